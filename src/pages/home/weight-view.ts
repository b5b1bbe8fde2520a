import type { LineSeries } from '#charts/time-series.ts';
import type { MeasureReading } from '#domain/measures.ts';
import { computeTheilSenRate, type Rate, RATE_WINDOW_DAYS } from '#domain/rate.ts';
import {
  addDays,
  type EpochSec,
  formatInstant,
  SECONDS_PER_DAY,
  type TimeZone,
  toEpochSec,
  toLocalDay,
  UTC,
} from '#domain/time.ts';
import { computeGapAwareTrend, type TrendPoint } from '#domain/trend.ts';
import { computeWeighIns, type WeighIn, type WeightVerdicts } from '#domain/weigh-ins.ts';
import { toCount } from '../count.ts';
import type { FigureWords, Sentence, Words } from './tile-view.ts';

/** Days that the picture reaches back. */
export const WEIGHT_DAYS = 90;
const DAYS_PER_WEEK = 7;

/** Computed once per change of the archive, by what the weight page computes with. */
export type HomeWeight = {
  readonly weighIns: readonly WeighIn[];
  readonly counted: readonly { readonly at: EpochSec; readonly value: number }[];
  /** In kg: the usual trend, which has the whole history behind it. */
  readonly trend: readonly TrendPoint[];
  /** By whose clock days are told. */
  readonly zone: TimeZone;
};

export function computeHomeWeight(
  readings: readonly MeasureReading[],
  { verdicts, clockZone }: { readonly verdicts: WeightVerdicts; readonly clockZone: TimeZone | null },
): HomeWeight {
  const weighIns = computeWeighIns(readings, verdicts);
  const counted = weighIns.flatMap(({ status, at, kg }) => (status === 'counted' ? [{ at, value: kg }] : []));
  return {
    weighIns,
    counted,
    trend: computeGapAwareTrend(counted),
    zone: clockZone ?? readings.at(-1)?.timeZone ?? UTC,
  };
}

/** Weighings that wait for the reader to say whose they are. */
export function countDoubtful({ weighIns }: HomeWeight): number {
  return weighIns.filter(({ status }) => status === 'doubtful').length;
}

/** Where the trend stands and how fast it goes; null where nobody was ever weighed. */
export function toWeightSentence(weight: HomeWeight, now: EpochSec, words: Words): Sentence | null {
  const { format, own } = words;
  const last = weight.trend.at(-1);
  if (last === undefined) {
    return weight.weighIns.length === 0 ? null : { main: null, rest: own.weight.doubtful };
  }
  const isNow = now - last.at <= RATE_WINDOW_DAYS * SECONDS_PER_DAY;
  const trend = isNow ? own.weight.now : own.weight.asOf(format.day(toLocalDay(last.at, weight.zone)));
  const rate = computeTheilSenRate(weight.counted, { until: now });
  return { main: format.weight(last.value), rest: rateText(trend, rate, words) };
}

function rateText(trend: string, rate: Rate | null, { format, own }: Words): string {
  // Three or four readings have a slope, but an interval without ends.
  if (rate === null || !Number.isFinite(rate.high)) return own.weight.tooFew(trend);
  if (rate.low <= 0 && rate.high >= 0) return own.weight.noise(trend);
  return own.weight.rate(
    trend,
    format.weightDelta(rate.perDay * DAYS_PER_WEEK),
    format.weightDeltaNumber(rate.low * DAYS_PER_WEEK),
    format.weightDeltaNumber(rate.high * DAYS_PER_WEEK),
  );
}

export type WeightPicture = FigureWords & {
  readonly series: LineSeries;
  /** Epoch seconds at its ends. */
  readonly from: number;
  readonly to: number;
  /** In the unit of the axis. */
  readonly minSpan: number;
};

/** A line over less than a kilogram looks as flat as it is. */
const MIN_SPAN_KG = 2;

/** The trend of the last days, up to now, or to the last weighing of one who has left off; null where there is none. */
export function toWeightPicture(
  { trend, zone }: HomeWeight,
  now: EpochSec,
  { format, own }: Words,
): WeightPicture | null {
  const last = trend.at(-1);
  if (last === undefined) return null;
  const isOld = last.at < now - WEIGHT_DAYS * SECONDS_PER_DAY;
  const to = isOld ? last.at : Math.max(now, last.at);
  const from = to - WEIGHT_DAYS * SECONDS_PER_DAY;
  const points = trend.filter(({ at }) => at >= from);
  const [lowest, highest] = points.reduce(
    ([low, high], { value }) => [Math.min(low, value), Math.max(high, value)],
    [Infinity, -Infinity],
  );
  const lastDay = toLocalDay(toEpochSec(to), zone);
  const unit = format.weightAxisUnit;
  const name = own.weight.name(unit, format.dayRange(addDays(lastDay, -WEIGHT_DAYS), lastDay));
  return {
    name,
    summary: own.weight.summary(toCount(WEIGHT_DAYS, format), format.weight(lowest), format.weight(highest)),
    table: {
      caption: name,
      columns: [{ header: own.weight.table.time }, { header: own.weight.table.trend(unit), numeric: true }],
      rows: () =>
        points.toReversed().map(({ at, value }) => ({
          datetime: formatInstant(at, zone),
          time: format.dateTime(at, zone),
          cells: [format.weightTableNumber(value, 2)],
        })),
    },
    series: toLine(points, format),
    from,
    to,
    minSpan: format.weightNumber(MIN_SPAN_KG),
  };
}

/** Broken where the trend begins anew. */
function toLine(points: readonly TrendPoint[], format: Words['format']): LineSeries {
  const at: number[] = [];
  const value: number[] = [];
  for (const point of points) {
    const before = at.at(-1);
    if (point.startsSegment && before !== undefined) {
      at.push((before + point.at) / 2);
      value.push(Number.NaN);
    }
    at.push(point.at);
    value.push(format.weightNumber(point.value));
  }
  return {
    id: 'trend',
    label: '',
    kind: 'line',
    tone: 'primary',
    at: Float64Array.from(at),
    value: Float64Array.from(value),
  };
}
