import type { PlaneCross, PlaneRegion } from '#charts/plane-paths.ts';
import type { PlanePoints } from '#charts/ScatterPlane.tsx';
import type { PillarSeries, ReferenceLine, SeriesReading } from '#charts/time-series.ts';
import type { ChartTableRow } from '#charts/ChartTable.tsx';
import type { PressurePeriod, PressureSession } from '#domain/blood-pressure.ts';
import type { HomeSeries } from '#domain/home-pressure.ts';
import {
  type BloodPressureGuideline,
  classifyPressure,
  isSeverePressure,
  type Pressure,
  pressureRules,
  roundPressure,
  SEVERE_ABOVE,
} from '#domain/pressure-classes.ts';
import { endingOn, countDays, type ViewRange } from '#domain/range.ts';
import { addDays, toLocalDay } from '#domain/time.ts';
import type { Moment } from '../moment.ts';
import { toCount } from '../count.ts';
import { firstIndexFrom, type VitalsHistory } from './vitals-history.ts';
import { type RangeView, toMomentOf, type Words } from './vitals-view.ts';

const LISTED = 14;

/** `128/84`, in whole mmHg. */
export function toPressureText(pressure: Pressure, { format }: Pick<Words, 'format'>): string {
  const { systolicMmHg, diastolicMmHg } = roundPressure(pressure);
  return `${format.number(systolicMmHg, 0)}/${format.number(diastolicMmHg, 0)}`;
}

export function toClassName(
  pressure: Pressure,
  guideline: BloodPressureGuideline,
  { messages }: Pick<Words, 'messages'>,
): string {
  return messages.pressure.classes[classifyPressure(pressure, guideline)];
}

/** Whole numbers belong to the class that their bound names; what rounds to them lies half a unit further out. */
const HALF = 0.5;

/** The classes of a guideline as nested regions, and the part of the highest that is very high. */
export function toRegions(guideline: BloodPressureGuideline, { messages }: Words): PlaneRegion[] {
  const regions = pressureRules[guideline].map(({ class: name, systolicBelow, diastolicBelow }) => ({
    id: name,
    label: messages.pressure.classes[name],
    kind: 'corner' as const,
    x: Math.min(diastolicBelow - HALF, SEVERE_ABOVE.diastolicMmHg + HALF),
    y: Math.min(systolicBelow - HALF, SEVERE_ABOVE.systolicMmHg + HALF),
  }));
  return [
    ...regions,
    { id: 'severe', label: messages.pressure.classes.severe, kind: 'corner', x: null, y: null },
  ];
}

export function toPlanePoints(sessions: readonly PressureSession[], { messages }: Words): PlanePoints {
  return {
    label: messages.pressure.plane.points,
    at: Float64Array.from(sessions, ({ at }) => at),
    x: Float64Array.from(sessions, ({ diastolicMmHg }) => diastolicMmHg),
    y: Float64Array.from(sessions, ({ systolicMmHg }) => systolicMmHg),
  };
}

export function toCross(home: HomeSeries | null, { messages }: Words): PlaneCross | null {
  const average = home?.average?.value;
  if (average === undefined) return null;
  const { plane } = messages.pressure;
  return {
    label: average.ellipse === null ? plane.crossAlone : plane.cross,
    x: average.diastolic.mean,
    y: average.systolic.mean,
    ...(average.ellipse !== null && { ellipse: average.ellipse }),
  };
}

/** How many sittings each class of the guideline has, from the lowest class. */
export function toPlaneSummary(
  sessions: readonly PressureSession[],
  guideline: BloodPressureGuideline,
  { format, messages }: Words,
): string {
  const { plane, classes } = messages.pressure;
  const counts = pressureRules[guideline].flatMap(({ class: name }) => {
    const count = sessions.filter((session) => classifyPressure(session, guideline) === name).length;
    return count === 0 ? [] : [plane.classCount(classes[name], format.number(count, 0))];
  });
  return plane.summary(toCount(sessions.length, format), counts.join(', '));
}

/** Mornings and evenings of neighbouring days stand apart where there is room for them at all. */
const PILLAR_SEC = 6 * 3600;

/** A pillar from D to S per sitting, in three series that are told apart by tone and by look. */
export function toPillars({ sessions }: VitalsHistory, { messages }: Words): PillarSeries[] {
  const { chart } = messages.pressure;
  const pillars = (period: PressurePeriod, look: Pick<PillarSeries, 'tone' | 'look'>): PillarSeries[] => {
    const own = sessions.filter((session) => session.period === period);
    if (own.length === 0) return [];
    return [
      {
        id: period,
        label: chart[period],
        kind: 'pillars',
        at: Float64Array.from(own, ({ at }) => at),
        value: Float64Array.from(own, ({ diastolicMmHg }) => diastolicMmHg),
        upper: Float64Array.from(own, ({ systolicMmHg }) => systolicMmHg),
        lengthSec: PILLAR_SEC,
        ...look,
      },
    ];
  };
  return [
    ...pillars('midday', { tone: 'muted' }),
    ...pillars('morning', { tone: 'primary' }),
    ...pillars('evening', { tone: 'secondary', look: 'hollow' }),
  ];
}

/** Where the highest class of a guideline begins. */
export function toLimits(
  guideline: BloodPressureGuideline,
  { format, messages }: Words,
): readonly ReferenceLine[] {
  const rules = pressureRules[guideline];
  const [before, highest] = [rules.at(-2), rules.at(-1)];
  if (before === undefined || highest === undefined) return [];
  const { chart, classes } = messages.pressure;
  const name = classes[highest.class];
  return [
    {
      id: 'systolic',
      label: chart.limitSystolic(name, format.number(before.systolicBelow, 0)),
      value: before.systolicBelow,
    },
    {
      id: 'diastolic',
      label: chart.limitDiastolic(name, format.number(before.diastolicBelow, 0)),
      value: before.diastolicBelow,
    },
  ];
}

export function toChartSummary(sessions: readonly PressureSession[], { format, messages }: Words): string {
  const extent = (valueOf: (session: PressureSession) => number): string => {
    const values = sessions.map((session) => Math.round(valueOf(session)));
    const low = values.reduce((least, value) => Math.min(least, value), Infinity);
    const high = values.reduce((most, value) => Math.max(most, value), -Infinity);
    return `${format.number(low, 0)}–${format.number(high, 0)}`;
  };
  return messages.pressure.chart.summary(
    toCount(sessions.length, format),
    extent(({ systolicMmHg }) => systolicMmHg),
    extent(({ diastolicMmHg }) => diastolicMmHg),
  );
}

/** What there is to say of a sitting beside its numbers. */
export function toNotes(session: PressureSession, { messages }: Words): string[] {
  const { note } = messages.pressure;
  return [
    ...(session.source === 'manual' ? [note.manual] : []),
    ...(session.readings.some(({ isAveraged }) => isAveraged) ? [note.averaged] : []),
    ...(session.dropped === null ? [] : [note.first]),
  ];
}

export type PressureTable = {
  readonly columns: readonly { readonly header: string; readonly numeric?: boolean }[];
  readonly rowOf: (session: PressureSession) => ChartTableRow;
};

/** Every table of sittings has the same columns, so that they can be laid beside each other. */
export function toPressureTable(
  history: VitalsHistory,
  guideline: BloodPressureGuideline,
  words: Words,
): PressureTable {
  const { format, messages } = words;
  const { table, periods } = messages.pressure;
  return {
    columns: [
      { header: table.time },
      { header: table.systolic, numeric: true },
      { header: table.diastolic, numeric: true },
      { header: table.pulse, numeric: true },
      { header: table.readings, numeric: true },
      { header: table.period },
      { header: table.class },
      { header: table.note },
    ],
    rowOf(session) {
      const { datetime, text } = toMomentOf(session, history, words);
      return {
        datetime,
        time: text,
        cells: [
          format.tableNumber(session.systolicMmHg, 1),
          format.tableNumber(session.diastolicMmHg, 1),
          session.pulsePerMin === null ? '' : format.tableNumber(session.pulsePerMin, 1),
          format.tableNumber(session.readings.length, 0),
          periods[session.period],
          toClassName(session, guideline, words),
          toNotes(session, words).join('; '),
        ],
      };
    },
  };
}

/** What is said about the sitting under the crosshair. */
export function toSessionLines(
  session: PressureSession,
  guideline: BloodPressureGuideline,
  words: Words,
): SeriesReading['lines'] {
  const { format, messages } = words;
  const { title, unit, table } = messages.pressure;
  const notes = toNotes(session, words);
  return [
    { label: title, value: `${toPressureText(session, words)} ${unit}` },
    { label: table.class, value: toClassName(session, guideline, words) },
    ...(session.pulsePerMin === null
      ? []
      : [{ label: table.pulse, value: format.number(session.pulsePerMin, 0) }]),
    ...(notes.length === 0 ? [] : [{ label: table.note, value: notes.join('; ') }]),
  ];
}

/** Of the sittings at an instant the first. */
export function sessionAt({ sessions }: VitalsHistory, at: number): PressureSession | null {
  const session = sessions[firstIndexFrom(sessions, at)];
  return session?.at === at ? session : null;
}

/** The newest reading of some sittings that is very high; null where none is. */
export function findSevere(sessions: readonly PressureSession[]): Pressure | null {
  return (
    sessions
      .flatMap(({ readings, dropped }) => (dropped === null ? readings : [dropped, ...readings]))
      .findLast(isSeverePressure) ?? null
  );
}

export type ListedSession = Moment & {
  readonly key: string;
  readonly value: string;
  readonly class: string;
  readonly pulse: string | null;
  readonly notes: string;
};

/** The newest sittings, whatever the range. */
export function toListedSessions(
  history: VitalsHistory,
  guideline: BloodPressureGuideline,
  words: Words,
): ListedSession[] {
  return history.sessions
    .slice(-LISTED)
    .map((session) => ({
      key: `${session.at} ${session.readings[0]?.groupIds[0] ?? ''}`,
      ...toMomentOf(session, history, words),
      value: toPressureText(session, words),
      class: toClassName(session, guideline, words),
      pulse:
        session.pulsePerMin === null
          ? null
          : `${words.format.number(session.pulsePerMin, 0)} ${words.messages.vitals.units.bpm}`,
      notes: toNotes(session, words).join('; '),
    }))
    .toReversed();
}

export type NearestView = { readonly text: string; readonly range: ViewRange } | null;

/** Where the nearest sitting lies when a range holds none: the one before it, or else the one after. */
export function toNearest(history: VitalsHistory, view: RangeView, { format, messages }: Words): NearestView {
  const { sessions, homeZone } = history;
  const before = sessions[firstIndexFrom(sessions, view.from) - 1];
  const nearest = before ?? sessions[firstIndexFrom(sessions, view.to)];
  if (nearest === undefined) return null;
  const day = toLocalDay(nearest.at, homeZone);
  const { lastOn, nextOn } = messages.pressure;
  if (before !== undefined)
    return { text: lastOn(format.day(day)), range: { ...endingOn(view.range, day), preset: null } };
  return {
    text: nextOn(format.day(day)),
    range: { preset: null, from: day, to: addDays(day, countDays(view.range) - 1) },
  };
}
