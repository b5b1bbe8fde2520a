import type {
  Annotation as Flag,
  BandSeries,
  ChartWindow,
  LineSeries,
  Resolution,
  StemSeries,
} from '#charts/time-series.ts';
import { type Annotation, annotationsOf, type Decision } from '#domain/decisions.ts';
import {
  addDays,
  addMonths,
  endOfLocalDay,
  type LocalDay,
  startOfLocalDay,
  toEpochSec,
  toLocalDay,
} from '#domain/time.ts';
import { BAND_95, startsTrendSegment } from '#domain/trend.ts';
import { toCount } from '../count.ts';
import { toTrendLine, type Words } from './body-view.ts';
import type { WeightHistory } from './weight-history.ts';

/** In longer ranges single readings are specks: a line with the extremes of each month says more. */
export const MOST_DAYS_OF_READINGS = 190;

/** From each counted reading to the trend of its instant: what floats above it, and what sinks below. */
export function toStems(history: WeightHistory, { format, own }: Words): StemSeries {
  const { weighIns, trendKg } = history;
  return {
    id: 'stems',
    label: own.series.stems,
    kind: 'stems',
    at: Float64Array.from(weighIns, ({ at }) => at),
    // NaN where nothing is counted, and so no stem.
    value: Float64Array.from(weighIns, ({ kg }) => format.weightNumber(kg)),
    foot: Float64Array.from(trendKg, (kg) => format.weightNumber(kg)),
    tone: 'secondary',
    toneBelow: 'primary',
  };
}

/** The lowest and highest counted weighing of each month of the home zone, in the middle of its weighings. */
export function toWhiskers(history: WeightHistory, { format, own }: Words): StemSeries {
  const all: { from: number; to: number; low: number; high: number }[] = [];
  // A calendar is asked once a month, since ten years are drawn before anything else is.
  let endOfMonth = -Infinity;
  for (const { at, kg, status } of history.weighIns) {
    if (status !== 'counted') continue;
    const month = all.at(-1);
    if (month === undefined || at >= endOfMonth) {
      all.push({ from: at, to: at, low: kg, high: kg });
      endOfMonth = toEndOfMonth(toLocalDay(at, history.homeZone), history.homeZone);
    } else {
      month.to = at;
      month.low = Math.min(month.low, kg);
      month.high = Math.max(month.high, kg);
    }
  }
  return {
    id: 'whiskers',
    label: own.series.whiskers,
    kind: 'stems',
    at: Float64Array.from(all, ({ from, to }) => (from + to) / 2),
    value: Float64Array.from(all, ({ high }) => format.weightNumber(high)),
    foot: Float64Array.from(all, ({ low }) => format.weightNumber(low)),
    tone: 'muted',
    toneBelow: 'muted',
    isAlwaysDrawn: true,
  };
}

/** The first instant of the next month. */
function toEndOfMonth(day: LocalDay, zone: WeightHistory['homeZone']): number {
  const first = addDays(day, 1 - Number(day.slice(8)));
  return endOfLocalDay(addDays(addMonths(first, 1), -1), zone);
}

/** Where the level may well be, by the local linear trend; null while there is none. */
export function toBand({ band }: WeightHistory, { format, own }: Words): BandSeries | null {
  if (band === null) return null;
  const at: number[] = [];
  const value: number[] = [];
  const upper: number[] = [];
  for (const [index, instant] of band.at.entries()) {
    const before = at.at(-1);
    if (before !== undefined && startsTrendSegment(toEpochSec(before), toEpochSec(instant))) {
      at.push((before + instant) / 2);
      value.push(Number.NaN);
      upper.push(Number.NaN);
    }
    const level = band.level[index] ?? Number.NaN;
    const reach = BAND_95 * Math.sqrt(band.variance[index] ?? Number.NaN);
    at.push(instant);
    value.push(format.weightNumber(level - reach));
    upper.push(format.weightNumber(level + reach));
  }
  return {
    id: 'band',
    label: own.series.band,
    kind: 'band',
    at: Float64Array.from(at),
    value: Float64Array.from(value),
    upper: Float64Array.from(upper),
    tone: 'primary',
  };
}

/** The trend as it was a year before, laid over this one by the calendar: 29 February falls on the 28th. */
export function toYearAgo(history: WeightHistory, words: Words): LineSeries {
  const { at, value } = toTrendLine(history, words);
  const { homeZone } = history;
  let before = -Infinity;
  return {
    id: 'year-ago',
    label: words.own.series.yearAgo,
    kind: 'line',
    at: at.map((instant) => {
      const then = toEpochSec(Math.round(instant));
      const day = toLocalDay(then, homeZone);
      const start = startOfLocalDay(day, homeZone) ?? then;
      const later = startOfLocalDay(addMonths(day, 12), homeZone) ?? start;
      // Two days that fall on one keep their order.
      before = Math.max(before, later + (then - start));
      return before;
    }),
    value,
    thinning: 'shape',
    tone: 'muted',
    dash: 'dashed',
  };
}

/** What the reader noted, and where another scale began, as flags in order of their time. */
export function toFlags(history: WeightHistory, decisions: readonly Decision[], { own }: Words): Flag[] {
  const { homeZone, newScales } = history;
  const scales = newScales.map((at) => ({ id: `scale-${at}`, label: own.otherScale, at: Number(at) }));
  return [...annotationsOf(decisions).flatMap((note) => toFlag(note, homeZone)), ...scales].toSorted(
    (a, b) => a.at - b.at,
  );
}

function toFlag({ id, from, to, text }: Annotation, homeZone: WeightHistory['homeZone']): Flag[] {
  const at = startOfLocalDay(from, homeZone);
  if (at === null) return [];
  return [{ id, label: text, at, ...(to !== null && { to: endOfLocalDay(to, homeZone) }) }];
}

/** How far back and ahead the picture can go: from the day of the first weighing to the end of today. */
export function toExtent({ firstDay, homeZone, weighIns }: WeightHistory, today: LocalDay): ChartWindow {
  const first = weighIns[0]?.at ?? 0;
  return {
    from: (firstDay === null ? null : startOfLocalDay(firstDay, homeZone)) ?? first,
    to: Math.max(endOfLocalDay(today, homeZone), weighIns.at(-1)?.at ?? 0),
  };
}

/** The days of a window, in words. */
export function toWindowText(
  { homeZone }: WeightHistory,
  from: number,
  to: number,
  { format }: Words,
): string {
  const dayOf = (at: number): LocalDay => toLocalDay(toEpochSec(Math.round(at)), homeZone);
  // A window that ends with a day ends with the first second of the next.
  return format.dayRange(dayOf(from), dayOf(Math.max(from, to - 1)));
}

/** How many readings are in view, and whether each of them is drawn. */
export function toResolutionText({ count, perPixel, kept }: Resolution, { format, own }: Words): string {
  return own.resolution[kept](toCount(count, format), format.number(perPixel, 1));
}
