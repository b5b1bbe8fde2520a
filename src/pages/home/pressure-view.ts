import type { LineSeries } from '#charts/time-series.ts';
import {
  computePressureReadings,
  computePressureSessions,
  type PressureSession,
} from '#domain/blood-pressure.ts';
import type { Verdict } from '#domain/decisions.ts';
import { computeHomeSeries } from '#domain/home-pressure.ts';
import type { MeasureReading } from '#domain/measures.ts';
import {
  type BloodPressureGuideline,
  classifyPressure,
  type Pressure,
  roundPressure,
} from '#domain/pressure-classes.ts';
import {
  addDays,
  type EpochSec,
  formatInstant,
  SECONDS_PER_DAY,
  type TimeZone,
  toLocalDay,
} from '#domain/time.ts';
import { toCount } from '../count.ts';
import type { FigureWords, Sentence, Words } from './tile-view.ts';

/** Days that the picture reaches back. */
const PRESSURE_DAYS = 90;
/** Nobody who measures day by day leaves out so many. */
const GAP_DAYS = 4;

export type PressureChoices = {
  readonly verdicts: ReadonlyMap<number | string, Verdict>;
  readonly dropsFirst: boolean;
};

export function computeSessions(
  values: readonly MeasureReading[],
  { verdicts, dropsFirst }: PressureChoices,
): PressureSession[] {
  return computePressureSessions(computePressureReadings(values, { verdicts }).readings, { dropsFirst });
}

export type PressureOptions = {
  readonly now: EpochSec;
  readonly guideline: BloodPressureGuideline;
  /** Null where each reading has its own. */
  readonly clockZone: TimeZone | null;
};

/** The home average with its class, or the last sitting where there is none yet; null without any. */
export function toPressureSentence(
  sessions: readonly PressureSession[],
  { now, guideline, clockZone }: PressureOptions,
  words: Words,
): Sentence | null {
  const { format, own } = words;
  const { pressure: say } = own;
  const last = sessions.at(-1);
  if (last === undefined) return null;
  const home = computeHomeSeries(sessions, { until: toLocalDay(now, clockZone ?? last.timeZone) });
  const average = home?.average?.value;
  const classBy = (pressure: Pressure): string =>
    say.classBy(say.classes[classifyPressure(pressure, guideline)], say.guidelines[guideline]);
  if (home === null || average === undefined) {
    return { main: toText(last, words), rest: `${say.single(format.day(last.day))} ${classBy(last)}` };
  }
  const mean = { systolicMmHg: average.systolic.mean, diastolicMmHg: average.diastolic.mean };
  const basis = say.home(
    format.dayRange(home.firstDay, home.lastDay),
    toCount(average.readings, format),
    toCount(average.days, format),
  );
  return {
    main: toText(mean, words),
    rest: [basis, classBy(mean), ...(average.isValid ? [] : [say.invalid])].join(' '),
  };
}

/** `128/84 mmHg`, in whole mmHg. */
function toText(pressure: Pressure, { format, own }: Words): string {
  const { systolicMmHg, diastolicMmHg } = roundPressure(pressure);
  return `${format.number(systolicMmHg, 0)}/${format.number(diastolicMmHg, 0)} ${own.pressure.unit}`;
}

export type PressurePicture = FigureWords & {
  readonly systolic: LineSeries;
  readonly diastolic: LineSeries;
  readonly from: number;
  readonly to: number;
};

/** The sittings of the ninety days up to the last one; null without any. */
export function toPressurePicture(
  sessions: readonly PressureSession[],
  clockZone: TimeZone | null,
  { format, own }: Words,
): PressurePicture | null {
  const last = sessions.at(-1);
  if (last === undefined) return null;
  const from = last.at - PRESSURE_DAYS * SECONDS_PER_DAY;
  const shown = sessions.filter(({ at }) => at >= from);
  const { table } = own.pressure;
  const name = own.pressure.name(format.dayRange(addDays(last.day, -PRESSURE_DAYS), last.day));
  return {
    name,
    summary: own.pressure.summary(toCount(shown.length, format)),
    table: {
      caption: name,
      columns: [
        { header: table.time },
        { header: table.systolic, numeric: true },
        { header: table.diastolic, numeric: true },
      ],
      rows: () =>
        shown.toReversed().map((session) => ({
          datetime: formatInstant(session.at, clockZone ?? session.timeZone),
          time: format.dateTime(session.at, clockZone ?? session.timeZone),
          cells: [format.tableNumber(session.systolicMmHg, 1), format.tableNumber(session.diastolicMmHg, 1)],
        })),
    },
    systolic: toLine('systolic', 'primary', shown, (session) => session.systolicMmHg),
    diastolic: toLine('diastolic', 'muted', shown, (session) => session.diastolicMmHg),
    from,
    to: last.at,
  };
}

/** Broken where nothing was measured for so long that a line would make it up. */
function toLine(
  id: string,
  tone: LineSeries['tone'],
  sessions: readonly PressureSession[],
  valueOf: (session: PressureSession) => number,
): LineSeries {
  const at: number[] = [];
  const value: number[] = [];
  for (const session of sessions) {
    const before = at.at(-1);
    if (before !== undefined && session.at - before > GAP_DAYS * SECONDS_PER_DAY) {
      at.push((before + session.at) / 2);
      value.push(Number.NaN);
    }
    at.push(session.at);
    value.push(valueOf(session));
  }
  return { id, tone, kind: 'line', label: '', at: Float64Array.from(at), value: Float64Array.from(value) };
}
