import type { MeasureReading } from '#domain/measures.ts';
import { type LocalDay, type TimeZone, toLocalDay, UTC } from '#domain/time.ts';
import { computeGapAwareTrend, type TrendPoint } from '#domain/trend.ts';
import { computeWeighIns, computeWeightGoal, type WeighIn } from '#domain/weigh-ins.ts';

/** Everything that does not depend on what part of it is looked at: computed once per change of the archive. */
export type WeightHistory = {
  readonly weighIns: readonly WeighIn[];
  /** Trend in kg beside `weighIns`; NaN where the weighing is not counted. */
  readonly trendKg: Float64Array;
  /** In kg. */
  readonly trend: readonly TrendPoint[];
  readonly goal: HistoryGoal | null;
  /** Days and ranges are this zone's: the latest record's, unless all is told by the clocks of one zone. */
  readonly homeZone: TimeZone;
  /** The zone in which every time is told; null where each weighing has its own. */
  readonly clockZone: TimeZone | null;
  readonly firstDay: LocalDay | null;
};

/** In kg, one weight where both are the same; `isOwn`: the reader's settings have it, not the service. */
export type HistoryGoal = { readonly lowKg: number; readonly highKg: number; readonly isOwn: boolean };

/** What the reader's settings have to say about a history. */
export type HistoryChoices = {
  readonly goal?: { readonly lowKg: number; readonly highKg: number } | undefined;
  readonly clockZone?: TimeZone | null;
};

export function computeWeightHistory(
  readings: readonly MeasureReading[],
  { goal, clockZone = null }: HistoryChoices = {},
): WeightHistory {
  const weighIns = computeWeighIns(readings);
  const counted = weighIns.filter((weighIn) => weighIn.status === 'counted');
  const trend = computeGapAwareTrend(counted.map(({ at, kg }) => ({ at, value: kg })));
  const trendKg = new Float64Array(weighIns.length).fill(Number.NaN);
  let next = 0;
  for (const [index, weighIn] of weighIns.entries()) {
    if (weighIn.status !== 'counted') continue;
    trendKg[index] = trend[next]?.value ?? Number.NaN;
    next += 1;
  }
  const homeZone = clockZone ?? latestZone(readings);
  const first = weighIns[0];
  return {
    weighIns,
    trendKg,
    trend,
    goal: toGoal(computeWeightGoal(readings), goal),
    homeZone,
    clockZone,
    firstDay: first === undefined ? null : toLocalDay(first.at, homeZone),
  };
}

/** The reader's own goal stands in for one that the service does not have. */
function toGoal(served: { readonly kg: number } | null, own: HistoryChoices['goal']): WeightHistory['goal'] {
  if (served !== null) return { lowKg: served.kg, highKg: served.kg, isOwn: false };
  return own === undefined ? null : { lowKg: own.lowKg, highKg: own.highKg, isOwn: true };
}

function latestZone(readings: readonly MeasureReading[]): TimeZone {
  let latest: MeasureReading | undefined;
  for (const reading of readings) if (latest === undefined || reading.at >= latest.at) latest = reading;
  return latest?.timeZone ?? UTC;
}

/** Index of the first item at or after an instant. */
export function firstIndexFrom(items: readonly { readonly at: number }[], at: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((items[middle]?.at ?? Infinity) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
