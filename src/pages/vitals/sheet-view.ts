import type { PressureReason, PressureSession } from '#domain/blood-pressure.ts';
import type { Derived } from '#domain/derived.ts';
import type { Device } from '#domain/devices.ts';
import { type HomeSeries, LEAST_DAYS, LEAST_READINGS } from '#domain/home-pressure.ts';
import type { Estimate } from '#domain/confidence.ts';
import type { PressureAverages } from '#domain/pressure-averages.ts';
import type { Pressure } from '#domain/pressure-classes.ts';
import { toCount } from '../count.ts';
import { toPairInterval } from './averages-view.ts';
import { toPressureText } from './pressure-view.ts';
import type { VitalsHistory } from './vitals-history.ts';
import { toMomentOf, type Words } from './vitals-view.ts';

/** As many sittings as the list of one page holds, in its columns. */
export const MOST_LISTED = 66;

export type SheetRow = {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly interval: string;
  readonly n: string;
};

/** With what was measured, as far as the service says it; each sentence by itself. */
export function toDeviceTexts(
  sessions: readonly PressureSession[],
  devices: readonly Device[],
  { format, messages }: Words,
): string[] {
  const { sheet } = messages;
  const measured = sessions.filter(({ source }) => source === 'device');
  const ids = new Set(measured.map(({ deviceId }) => deviceId));
  const named = devices.filter(({ deviceId }) => deviceId !== undefined && ids.has(deviceId));
  // The service of 2018 names no device with a reading; where the account has one cuff, it is that.
  const cuffs = devices.filter(({ type }) => type === 'Blood Pressure Monitor');
  const models = [
    ...new Set((named.length > 0 ? named : ids.has(undefined) ? cuffs : []).map(({ model }) => model)),
  ];
  const typed = sessions
    .filter(({ source }) => source === 'manual')
    .reduce((count, { readings }) => count + readings.length, 0);
  return [
    ...(measured.length === 0
      ? []
      : [models.length === 0 ? sheet.deviceUnknown : sheet.device(models.join(', '))]),
    ...(typed === 0 ? [] : [sheet.typed(toCount(typed, format))]),
  ];
}

/** Whether the home protocol was kept, in a sentence. */
export function toCompletenessText(home: HomeSeries | null, { format, messages }: Words): string {
  const { sheet } = messages;
  if (home === null) return sheet.noSeries;
  const { readings = 0, days = 0, isValid = false } = home.average?.value ?? {};
  const [counted, on] = [toCount(readings, format), toCount(days, format)];
  return isValid
    ? sheet.complete(counted, on)
    : sheet.incomplete(counted, on, format.number(LEAST_READINGS, 0), format.number(LEAST_DAYS, 0));
}

/** Home average first, then what the sittings of the range amount to. */
export function toSheetRows(
  home: HomeSeries | null,
  averages: Derived<PressureAverages, PressureReason> | null,
  words: Words,
): SheetRow[] {
  const { format, messages } = words;
  const { home: homeText, averages: text } = messages.pressure;
  const row = (key: string, label: string, value: string, n: number, interval: string | null = null) => ({
    key,
    label,
    value,
    interval: interval ?? '–',
    n: format.number(n, 0),
  });
  const pair = (systolic: Estimate, diastolic: Estimate): string =>
    toPressureText({ systolicMmHg: systolic.mean, diastolicMmHg: diastolic.mean }, words);
  const average = home?.average?.value;
  const own = averages?.value;
  return [
    ...(average === undefined
      ? []
      : [
          row(
            'home',
            homeText.label,
            pair(average.systolic, average.diastolic),
            average.readings,
            toPairInterval(average.systolic, average.diastolic, words),
          ),
        ]),
    ...(own === undefined
      ? []
      : [
          row(
            'mean',
            `${text.title}: ${text.mean}`,
            pair(own.systolic, own.diastolic),
            own.sessions,
            toPairInterval(own.systolic, own.diastolic, words),
          ),
          ...(['morning', 'evening'] as const).flatMap((period) => {
            const value = own[period];
            return value === null
              ? []
              : [row(period, text[period], toPressureText(value, words), value.sessions)];
          }),
          ...(own.morningMinusEvening === null
            ? []
            : [
                row(
                  'difference',
                  text.difference,
                  decimals(own.morningMinusEvening, (value) => format.signed(value, 1)),
                  (own.morning?.sessions ?? 0) + (own.evening?.sessions ?? 0),
                ),
              ]),
          ...(own.systolic.sd === null || own.diastolic.sd === null
            ? []
            : [
                row(
                  'sd',
                  text.sd,
                  decimals({ systolicMmHg: own.systolic.sd, diastolicMmHg: own.diastolic.sd }, (value) =>
                    format.number(value, 1),
                  ),
                  own.sessions,
                ),
              ]),
          ...(own.variability === null
            ? []
            : [
                row(
                  'variability',
                  text.variability,
                  decimals(own.variability, (value) => format.number(value, 1)),
                  own.sessions,
                ),
              ]),
          row('pulsePressure', text.pulsePressure, format.number(own.pulsePressureMmHg, 0), own.sessions),
          row('meanPressure', text.meanPressure, format.number(own.meanPressureMmHg, 0), own.sessions),
          ...(own.pulse === null
            ? []
            : [
                row(
                  'pulse',
                  `${text.pulse} (${messages.vitals.units.bpm})`,
                  format.number(own.pulse.mean, 0),
                  own.pulse.n,
                  own.pulse.low === null || own.pulse.high === null
                    ? null
                    : text.interval(format.number(own.pulse.low, 0), format.number(own.pulse.high, 0)),
                ),
              ]),
        ]),
  ];
}

function decimals({ systolicMmHg, diastolicMmHg }: Pressure, write: (value: number) => string): string {
  return `${write(systolicMmHg)}/${write(diastolicMmHg)}`;
}

export type SheetSession = {
  readonly key: string;
  readonly datetime: string;
  readonly time: string;
  readonly value: string;
};

/** The newest sittings, as many as the page holds, and how many are left out. */
export function toSheetSessions(
  sessions: readonly PressureSession[],
  history: VitalsHistory,
  words: Words,
): { readonly listed: readonly SheetSession[]; readonly leftOut: number } {
  const { format } = words;
  const listed = sessions.slice(-MOST_LISTED).toReversed();
  return {
    listed: listed.map((session) => {
      const zone = history.clockZone ?? session.timeZone;
      const pulse = session.pulsePerMin === null ? '' : `, ${format.number(session.pulsePerMin, 0)}`;
      return {
        key: `${session.at} ${session.readings[0]?.groupIds[0] ?? ''}`,
        datetime: toMomentOf(session, history, words).datetime,
        time: format.dateTime(session.at, zone),
        value: `${toPressureText(session, words)}${pulse}${session.source === 'manual' ? ' *' : ''}`,
      };
    }),
    leftOut: sessions.length - listed.length,
  };
}
