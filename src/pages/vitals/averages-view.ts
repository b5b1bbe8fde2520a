import type { Estimate } from '#domain/confidence.ts';
import type { PressureAverages } from '#domain/pressure-averages.ts';
import type { Pressure } from '#domain/pressure-classes.ts';
import { toPressureText } from './pressure-view.ts';
import type { AverageKey } from './vitals-explanations.ts';
import type { Words } from './vitals-view.ts';

export type AverageLine = {
  readonly key: AverageKey;
  readonly label: string;
  /** Null where there are too few sittings for one. */
  readonly value: string | null;
  readonly detail: string | null;
};

/** Each average as text with its unit; a mean with its interval. */
export function toAverageLines(averages: PressureAverages, words: Words): AverageLine[] {
  const { format, messages } = words;
  const { averages: text, unit } = messages.pressure;
  const { systolic, diastolic, pulse, variability, morning, evening, morningMinusEvening } = averages;
  const pressure = (value: Pressure | null): string | null =>
    value && `${toPressureText(value, words)} ${unit}`;
  const one = (value: number): string => `${format.number(value, 0)} ${unit}`;
  return [
    line(
      'mean',
      text.mean,
      pressure({ systolicMmHg: systolic.mean, diastolicMmHg: diastolic.mean }),
      toPairInterval(systolic, diastolic, words),
    ),
    line('morning', text.morning, pressure(morning)),
    line('evening', text.evening, pressure(evening)),
    line(
      'difference',
      text.difference,
      morningMinusEvening &&
        `${format.signed(morningMinusEvening.systolicMmHg, 1)}/${format.signed(morningMinusEvening.diastolicMmHg, 1)} ${unit}`,
    ),
    line(
      'sd',
      text.sd,
      systolic.sd === null || diastolic.sd === null
        ? null
        : `${format.number(systolic.sd, 1)}/${format.number(diastolic.sd, 1)} ${unit}`,
    ),
    line(
      'variability',
      text.variability,
      variability &&
        `${format.number(variability.systolicMmHg, 1)}/${format.number(variability.diastolicMmHg, 1)} ${unit}`,
    ),
    line('pulsePressure', text.pulsePressure, one(averages.pulsePressureMmHg)),
    line('meanPressure', text.meanPressure, one(averages.meanPressureMmHg)),
    line(
      'pulse',
      text.pulse,
      pulse && `${format.number(pulse.mean, 0)} ${messages.vitals.units.bpm}`,
      pulse === null || pulse.low === null || pulse.high === null
        ? null
        : text.interval(format.number(pulse.low, 0), format.number(pulse.high, 0)),
    ),
  ];
}

function line(
  key: AverageKey,
  label: string,
  value: string | null,
  detail: string | null = null,
): AverageLine {
  return { key, label, value, detail };
}

/** The interval of both values, from 125/80 to 131/84; null where there is none. */
export function toPairInterval(systolic: Estimate, diastolic: Estimate, words: Words): string | null {
  if (systolic.low === null || systolic.high === null) return null;
  if (diastolic.low === null || diastolic.high === null) return null;
  return words.messages.pressure.averages.interval(
    toPressureText({ systolicMmHg: systolic.low, diastolicMmHg: diastolic.low }, words),
    toPressureText({ systolicMmHg: systolic.high, diastolicMmHg: diastolic.high }, words),
  );
}
