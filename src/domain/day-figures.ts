import {
  type AmountName,
  type DayMinutes,
  isKnown,
  MINUTE_SEC,
  minuteRange,
  minuteState,
  withoutDrift,
} from './day-minutes.ts';
import { assembleNights, defaultNightRules, type Sleep } from './night-assembly.ts';
import type { Span } from './record-kinds.ts';
import type { SleepSegment } from './sleep.ts';
import { unionSpans } from './spans.ts';
import { addDays, type EpochSec, type LocalDay, startOfLocalDay, type TimeZone, toEpochSec } from './time.ts';

/** From this cadence on walking is moderate (Tudor-Locke et al. 2018), in steps per minute. */
export const MODERATE_CADENCE = 100;
/** From this cadence on it is vigorous. */
export const VIGOROUS_CADENCE = 130;

const PEAK_MINUTES = 30;

/** What a stretch of a day adds up to. Null where nothing is known, never zero. */
export type SpanTotals = {
  readonly minutes: number;
  readonly measuredMin: number;
  /** Taken as still: between two entries of a worn device. */
  readonly betweenMin: number;
  /** Read, and nothing is known. */
  readonly unknownMin: number;
  readonly unreadMin: number;
  readonly amounts: Readonly<Record<AmountName, number | null>>;
  /** Over the readings, not over time. */
  readonly heartRate: HeartRateFigures | null;
  readonly moderateMin: number | null;
  readonly vigorousMin: number | null;
};

export type HeartRateFigures = {
  readonly readings: number;
  readonly meanBpm: number;
  readonly minBpm: number;
  readonly maxBpm: number;
};

/** Sums of the minutes that begin within a stretch. */
export function computeSpanTotals(minutes: DayMinutes, span: Span): SpanTotals {
  const { first, last } = minuteRange(minutes, span.from, span.to);
  const counts = [0, 0, 0, 0, 0];
  for (let minute = first; minute < last; minute += 1) {
    const state = minutes.state[minute] ?? minuteState.unknown;
    counts[state] = (counts[state] ?? 0) + 1;
  }
  const isAnyKnown = (counts[minuteState.between] ?? 0) + (counts[minuteState.measured] ?? 0) > 0;
  const { steps } = minutes.amounts;
  const from = (cadence: number): number | null =>
    steps === undefined || !isAnyKnown
      ? null
      : steps.subarray(first, last).reduce((count, value) => count + (value >= cadence ? 1 : 0), 0);
  const sum = (name: AmountName): number | null => {
    const lane = minutes.amounts[name];
    return lane === undefined || !isAnyKnown ? null : sumOf(lane, first, last);
  };
  return {
    minutes: last - first,
    measuredMin: counts[minuteState.measured] ?? 0,
    betweenMin: counts[minuteState.between] ?? 0,
    unknownMin: counts[minuteState.unknown] ?? 0,
    unreadMin: counts[minuteState.unread] ?? 0,
    amounts: {
      steps: sum('steps'),
      distanceM: sum('distanceM'),
      elevationM: sum('elevationM'),
      activeKcal: sum('activeKcal'),
      strokes: sum('strokes'),
      poolLaps: sum('poolLaps'),
    },
    heartRate: heartRateWithin(minutes, span),
    moderateMin: from(MODERATE_CADENCE),
    vigorousMin: from(VIGOROUS_CADENCE),
  };
}

/**
 * Peak 30-minute cadence: the mean of the 30 highest minutes, consecutive or not, in steps per minute.
 *
 * After Tudor-Locke et al. (2012). Null where fewer than 30 minutes are known.
 */
export function computePeakCadence({ amounts }: Pick<DayMinutes, 'amounts'>): number | null {
  const known = amounts.steps?.filter((value) => !Number.isNaN(value)).toSorted() ?? new Float64Array();
  if (known.length < PEAK_MINUTES) return null;
  return known.subarray(-PEAK_MINUTES).reduce((sum, value) => sum + value, 0) / PEAK_MINUTES;
}

/** So many minutes each, from the first of the day on. */
export type Bins = {
  readonly at: Float64Array;
  /** The sum of what is known; NaN where nothing is. */
  readonly value: Float64Array;
  /** Minutes that are known. */
  readonly knownMin: Uint8Array;
  readonly lengthMin: number;
};

/** An amount in bins of some minutes; all of them unknown where the day names no such amount. */
export function computeBins(minutes: DayMinutes, name: AmountName, lengthMin: number): Bins {
  const { from, count, state } = minutes;
  const lane = minutes.amounts[name];
  const bins = Math.ceil(count / lengthMin);
  const at = Float64Array.from({ length: bins }, (_, bin) => from + bin * lengthMin * MINUTE_SEC);
  const value = new Float64Array(bins).fill(Number.NaN);
  const knownMin = new Uint8Array(bins);
  for (let bin = 0; bin < bins; bin += 1) {
    const end = Math.min(count, (bin + 1) * lengthMin);
    for (let minute = bin * lengthMin; minute < end; minute += 1) {
      if (isKnown(state[minute])) knownMin[bin] = (knownMin[bin] ?? 0) + 1;
    }
    if (lane !== undefined && (knownMin[bin] ?? 0) > 0) value[bin] = sumOf(lane, bin * lengthMin, end);
  }
  return { at, value, knownMin, lengthMin };
}

/** A way of saying how far a total of the service is from the sum of its minutes. */
export type VendorDifference = {
  readonly vendor: number;
  readonly minutes: number;
  /** Of the service's total; ∞ where that is zero. */
  readonly ratio: number;
};

/** More than this share apart and the page says so. */
export const VENDOR_TOLERANCE = 0.02;

/** The service's total beside the sum of the minutes where they differ by more than 2 %; null where they agree. */
export function compareWithVendor(
  vendor: number | undefined,
  minutes: number | null,
): VendorDifference | null {
  if (vendor === undefined || minutes === null) return null;
  const difference = minutes - vendor;
  const ratio = difference === 0 ? 0 : difference / vendor;
  return Math.abs(ratio) > VENDOR_TOLERANCE ? { vendor, minutes, ratio } : null;
}

/** What of the nights around a day its own figures hang on. */
export type DaySleep = {
  /** When the night that ended on this day was slept; null where none was recorded. */
  readonly wokeAt: EpochSec | null;
  /** When the next night began; null where none is known. */
  readonly bedAt: EpochSec | null;
  /** Those that began on this day. */
  readonly naps: readonly Span[];
  /** Every stay in bed, nights and naps, ascending: within these nobody sits. */
  readonly stays: readonly Span[];
};

/** Wake-up, bedtime and naps of a day, by the rules of `assembleNights`, out of the segments of the days around it. */
export function computeDaySleep(
  segments: readonly SleepSegment[],
  { day, zone }: { readonly day: LocalDay; readonly zone: TimeZone },
): DaySleep {
  const { nights, naps } = assembleNights(segments, { rules: defaultNightRules, zoneOf: () => zone });
  const after = [addDays(day, 1), addDays(day, 2)].map((next) => nights.get(next));
  return {
    wokeAt: nights.get(day)?.numbers.wokeAt ?? null,
    // No zone ever skipped two dates in a row.
    bedAt:
      (after[0] ?? (startOfLocalDay(addDays(day, 1), zone) === null ? after[1] : undefined))?.numbers.bedAt ??
      null,
    naps: (naps.get(day) ?? []).map(spanOf),
    stays: [...nights.values(), ...[...naps.values()].flat()].map(spanOf).toSorted((a, b) => a.from - b.from),
  };
}

function spanOf({ numbers: { bedAt, upAt } }: Sleep): Span {
  return { from: bedAt, to: upAt };
}

/**
 * The longest time without a step between wake-up and bedtime; null where nobody wore the device or slept.
 *
 * Minutes of which nothing is known end it, and so do stays in bed and workouts: on a bicycle one takes no step either.
 * A day without an end of its own ends with itself. Of two as long, the earlier.
 */
export function computeLongestSit(
  minutes: DayMinutes,
  sleep: DaySleep,
  workouts: readonly Span[] = [],
): Span | null {
  const { steps } = minutes.amounts;
  if (steps === undefined || sleep.wokeAt === null) return null;
  const end = sleep.bedAt === null ? minutes.to : Math.min(minutes.to, sleep.bedAt);
  const { first, last } = minuteRange(minutes, sleep.wokeAt, end);
  const isBusy = new Uint8Array(minutes.count);
  for (const { from, to } of unionSpans([...sleep.stays, ...workouts])) {
    isBusy.fill(
      1,
      Math.max(0, Math.floor((from - minutes.from) / MINUTE_SEC)),
      Math.max(0, Math.ceil((to - minutes.from) / MINUTE_SEC)),
    );
  }
  let best: { begin: number; length: number } | null = null;
  let begin = first;
  for (let minute = first; minute < last; minute += 1) {
    if (steps[minute] !== 0 || isBusy[minute] === 1) {
      begin = minute + 1;
      continue;
    }
    const length = minute + 1 - begin;
    if (best === null || length > best.length) best = { begin, length };
  }
  if (best === null) return null;
  const from = toEpochSec(minutes.from + best.begin * MINUTE_SEC);
  return { from, to: toEpochSec(from + best.length * MINUTE_SEC) };
}

function heartRateWithin(
  { heartRate: { at, bpm } }: DayMinutes,
  { from, to }: Span,
): HeartRateFigures | null {
  let readings = 0;
  let sum = 0;
  let minBpm = Infinity;
  let maxBpm = -Infinity;
  for (const [index, instant] of at.entries()) {
    if (instant < from || instant >= to) continue;
    const value = bpm[index] ?? Number.NaN;
    readings += 1;
    sum += value;
    minBpm = Math.min(minBpm, value);
    maxBpm = Math.max(maxBpm, value);
  }
  return readings === 0 ? null : { readings, meanBpm: sum / readings, minBpm, maxBpm };
}

/** Of what is known. */
function sumOf(lane: Float64Array, first: number, last: number): number {
  let sum = 0;
  for (let minute = first; minute < last; minute += 1) {
    const value = lane[minute] ?? Number.NaN;
    if (!Number.isNaN(value)) sum += value;
  }
  return withoutDrift(sum);
}
