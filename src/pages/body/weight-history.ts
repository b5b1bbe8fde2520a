import type { SmoothedTrend } from '#domain/local-linear-trend.ts';
import type { MeasureReading } from '#domain/measures.ts';
import { type EpochSec, type LocalDay, type TimeZone, toLocalDay, UTC } from '#domain/time.ts';
import { computeGapAwareTrend, type TrendPoint } from '#domain/trend.ts';
import { computeWeighIns, computeWeightGoal, type WeighIn, type WeightVerdicts } from '#domain/weigh-ins.ts';
import type { OtherEstimators } from './other-estimators.ts';
import type { Estimator } from './weight-choices.ts';

/** Everything that does not depend on what part of it is looked at: computed once per change of the archive. */
export type WeightHistory = {
  /** All that were fetched, of every category. */
  readonly readings: readonly MeasureReading[];
  readonly verdicts: WeightVerdicts;
  readonly weighIns: readonly WeighIn[];
  /** Trend in kg beside `weighIns`; NaN where the weighing is not counted. */
  readonly trendKg: Float64Array;
  /** In kg. */
  readonly trend: readonly TrendPoint[];
  /** Whose trend that is; the usual one while another is on its way. */
  readonly estimator: Estimator;
  /** The local linear trend with its doubt, in kg; null where nobody asked for it, or it is on its way. */
  readonly band: SmoothedTrend | null;
  readonly goal: HistoryGoal | null;
  /** Instants of the first weighing on each scale that was not there from the beginning. */
  readonly newScales: readonly EpochSec[];
  /** Days and ranges are this zone's: the latest record's, unless all is told by the clocks of one zone. */
  readonly homeZone: TimeZone;
  /** The zone in which every time is told; null where each weighing has its own. */
  readonly clockZone: TimeZone | null;
  readonly firstDay: LocalDay | null;
};

/** In kg, one weight where both are the same; `isOwn`: the reader's settings have it, not the service. */
export type HistoryGoal = { readonly lowKg: number; readonly highKg: number; readonly isOwn: boolean };

/** What the reader has to say about a history. */
export type HistoryChoices = {
  readonly goal?: { readonly lowKg: number; readonly highKg: number } | undefined;
  readonly clockZone?: TimeZone | null;
  readonly verdicts?: WeightVerdicts;
  readonly estimator?: Estimator;
  readonly hasBand?: boolean;
  /** The program of all estimators but the usual one; null while it is on its way. */
  readonly others?: OtherEstimators | null;
};

const noVerdicts: WeightVerdicts = new Map();

export function computeWeightHistory(
  readings: readonly MeasureReading[],
  choices: HistoryChoices = {},
): WeightHistory {
  const { goal, clockZone = null, verdicts = noVerdicts, others = null } = choices;
  const { estimator = 'average', hasBand = false } = choices;
  const weighIns = computeWeighIns(readings, verdicts);
  const counted = weighIns.filter((weighIn) => weighIn.status === 'counted');
  const points = counted.map(({ at, kg }) => ({ at, value: kg }));
  const homeZone = clockZone ?? latestZone(readings);
  const other = others?.computeOthers(points, { estimator, hasBand, zone: homeZone }) ?? null;
  const trend = other?.trend ?? computeGapAwareTrend(points);
  const trendKg = new Float64Array(weighIns.length).fill(Number.NaN);
  let next = 0;
  for (const [index, weighIn] of weighIns.entries()) {
    if (weighIn.status !== 'counted') continue;
    trendKg[index] = trend[next]?.value ?? Number.NaN;
    next += 1;
  }
  const first = weighIns[0];
  return {
    readings,
    verdicts,
    weighIns,
    trendKg,
    trend,
    estimator: other?.trend == null ? 'average' : estimator,
    band: other?.band ?? null,
    goal: toGoal(computeWeightGoal(readings), goal),
    newScales: findNewScales(counted),
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

/** A scale in two bathrooms is new once; weighings that name none say nothing. */
function findNewScales(counted: readonly WeighIn[]): EpochSec[] {
  const known = new Set<string>();
  const found: EpochSec[] = [];
  for (const { at, deviceId } of counted) {
    if (deviceId === undefined || known.has(deviceId)) continue;
    if (known.size > 0) found.push(at);
    known.add(deviceId);
  }
  return found;
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
