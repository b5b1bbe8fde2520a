import type { IntradaySample } from './intraday.ts';
import type { Span } from './record-kinds.ts';
import { type EpochSec, type LocalDay, offsetSecAt, type TimeZone } from './time.ts';
import { daySpan } from './windows.ts';

/**
 * A local day as a regular grid of its minutes, out of the sparse entries that the service sends.
 *
 * A day has as many minutes as its clock gives it: 1,440, or 1,380, 1,410, 1,470 and 1,500 where the clock changes.
 */
export type DayMinutes = {
  readonly day: LocalDay;
  readonly zone: TimeZone;
  readonly from: EpochSec;
  /** Exclusive. */
  readonly to: EpochSec;
  readonly count: number;
  /** What is known of each minute, a `minuteState`. */
  readonly state: Uint8Array;
  /** Amounts per minute, NaN where nothing is known of it; an amount that no entry of the day names is absent. */
  readonly amounts: Readonly<Partial<Record<AmountName, Float64Array>>>;
  /** Readings at their instants, ascending. */
  readonly heartRate: { readonly at: Float64Array; readonly bpm: Float64Array };
  /** What the clock shows at the beginning of each minute, in minutes from 00:00. */
  readonly clockMin: Uint16Array;
  /** A device that tells stillness leaves out a minute only when it is not worn. */
  readonly isStillnessTold: boolean;
};

/** What of a minute is known, least first. */
export const minuteState = {
  /** Still to come. */
  ahead: 0,
  /** The service was not asked yet. */
  unread: 1,
  /** It was, and said nothing: the device lay aside. */
  unknown: 2,
  /** Between two entries of a worn device that says nothing while nothing happens: every amount is zero. */
  between: 3,
  /** An entry tells of it. */
  measured: 4,
} as const;

export const amountNames = [
  'steps',
  'distanceM',
  'elevationM',
  'activeKcal',
  'strokes',
  'poolLaps',
] as const satisfies readonly (keyof IntradaySample)[];

export type AmountName = (typeof amountNames)[number];

type DayMinutesInput = {
  readonly day: LocalDay;
  readonly zone: TimeZone;
  /** Of the day and its fringes, in any order: an entry of the evening before may last beyond midnight. */
  readonly samples: readonly IntradaySample[];
  /** What was read, ascending and apart from each other; the whole day where absent. */
  readonly covered?: readonly Span[];
  /** Minutes that begin at or after it are still to come; none where absent. */
  readonly now?: EpochSec;
};

export const MINUTE_SEC = 60;

/** The longest that the service lets one still entry last (recorded answers of 2015), and so the longest silence. */
export const LONGEST_SILENCE_SEC = 1440;

const QUARTER_SEC = 900;

/**
 * Spreads the entries of a day evenly over its minutes; null where the zone skipped the date.
 *
 * An entry covers its seconds from `at` on for `durationSec`, or one minute where it names none, and each minute gets
 * the share of its seconds. Entries of one device that overlap add up; of two devices worn at once, the one that counted
 * more counts, minute by minute. An entry with nothing but a duration tells that there was no movement. A device whose
 * entries never tell that is silent while nothing happens: up to 24 minutes between two of its entries are zero.
 */
export function computeDayMinutes(input: DayMinutesInput): DayMinutes | null {
  const { day, zone, samples } = input;
  const span = daySpan(day, zone);
  if (span === null) return null;
  const { from, to } = span;
  const count = Math.round((to - from) / MINUTE_SEC);
  const state = stateOf(input, span, count);
  const named = new Set(amountNames.filter((name) => samples.some((sample) => sample[name] !== undefined)));
  const devices = byDevice(samples);
  const isStillnessTold = [...devices.values()].some((own) => own.some(isStill));
  // Steps are what an entry without anything says zero of.
  if (isStillnessTold) named.add('steps');
  const amounts: Partial<Record<AmountName, Float64Array>> = {};
  for (const name of named) amounts[name] = new Float64Array(count);

  for (const own of devices.values()) {
    own.sort((a, b) => a.at - b.at);
    const isTelling = own.some(isStill);
    const counted: Partial<Record<AmountName, Float64Array>> = {};
    let knownTo = Number.NEGATIVE_INFINITY;
    for (const sample of own) {
      const begin = sample.at - from;
      const end = begin + lengthOf(sample);
      if (!isTelling && begin > knownTo && begin - knownTo <= LONGEST_SILENCE_SEC) {
        raise(state, Math.ceil(knownTo / MINUTE_SEC), Math.floor(begin / MINUTE_SEC), minuteState.between);
      }
      knownTo = Math.max(knownTo, end);
      raise(state, Math.floor(begin / MINUTE_SEC), Math.ceil(end / MINUTE_SEC), minuteState.measured);
      for (const name of named) {
        const value = sample[name];
        if (value !== undefined) spread((counted[name] ??= new Float64Array(count)), begin, end, value);
      }
    }
    for (const name of named) keepLarger(amounts[name], counted[name]);
  }
  for (const lane of Object.values(amounts)) {
    for (let minute = 0; minute < count; minute += 1) {
      if (!isKnown(state[minute])) lane[minute] = Number.NaN;
    }
  }
  const heartRate = heartRateWithin(samples, span);
  return {
    day,
    zone,
    from,
    to,
    count,
    state,
    amounts,
    heartRate,
    clockMin: clockMinutes(from, count, zone),
    isStillnessTold,
  };
}

/** Whether amounts are known of a minute in this state. */
export function isKnown(state: number | undefined): boolean {
  return state === minuteState.between || state === minuteState.measured;
}

/** The minutes of a day between two instants, as indices of its grid: a minute belongs where it begins. */
export function minuteRange(
  { from, count }: Pick<DayMinutes, 'from' | 'count'>,
  begin: number,
  end: number,
): { readonly first: number; readonly last: number } {
  const index = (at: number) => Math.min(count, Math.max(0, Math.ceil((at - from) / MINUTE_SEC)));
  return { first: index(begin), last: Math.max(index(begin), index(end)) };
}

/** Takes away what binary fractions add up to where an entry was spread over minutes; NaN stays. */
export function withoutDrift(sum: number): number {
  return Number(sum.toFixed(6));
}

function stateOf({ covered, now }: DayMinutesInput, span: Span, count: number): Uint8Array {
  const { from } = span;
  const state = new Uint8Array(count).fill(minuteState.unread);
  for (const read of covered ?? [span]) {
    const first = Math.ceil((read.from - from) / MINUTE_SEC);
    raise(state, first, Math.floor((read.to - from) / MINUTE_SEC), minuteState.unknown);
  }
  if (now !== undefined && now < span.to) {
    state.fill(minuteState.ahead, Math.max(0, Math.ceil((now - from) / MINUTE_SEC)));
  }
  return state;
}

function isStill(sample: IntradaySample): boolean {
  return (
    sample.durationSec !== undefined &&
    sample.heartRateBpm === undefined &&
    sample.spo2Percent === undefined &&
    amountNames.every((name) => sample[name] === undefined)
  );
}

function byDevice(samples: readonly IntradaySample[]): Map<string, IntradaySample[]> {
  const devices = new Map<string, IntradaySample[]>();
  for (const sample of samples) {
    const key = sample.deviceId ?? '';
    const own = devices.get(key);
    if (own === undefined) devices.set(key, [sample]);
    else own.push(sample);
  }
  return devices;
}

function lengthOf({ durationSec }: IntradaySample): number {
  return durationSec !== undefined && durationSec > 0 ? durationSec : MINUTE_SEC;
}

/** Never less than is known already. */
function raise(state: Uint8Array, first: number, last: number, known: number): void {
  for (let minute = Math.max(0, first); minute < Math.min(last, state.length); minute += 1) {
    if ((state[minute] ?? 0) < known) state[minute] = known;
  }
}

/** `begin` and `end` in seconds from the first minute; what lies outside the grid is left out. */
function spread(lane: Float64Array, begin: number, end: number, value: number): void {
  const first = Math.max(0, Math.floor(begin / MINUTE_SEC));
  const last = Math.min(lane.length, Math.ceil(end / MINUTE_SEC));
  for (let minute = first; minute < last; minute += 1) {
    const seconds = Math.min(end, (minute + 1) * MINUTE_SEC) - Math.max(begin, minute * MINUTE_SEC);
    lane[minute] = (lane[minute] ?? 0) + (value * seconds) / (end - begin);
  }
}

function keepLarger(lane: Float64Array | undefined, other: Float64Array | undefined): void {
  if (lane === undefined || other === undefined) return;
  for (const [minute, value] of other.entries()) if (value > (lane[minute] ?? 0)) lane[minute] = value;
}

/** Of two devices at one instant the mean. */
function heartRateWithin(samples: readonly IntradaySample[], { from, to }: Span): DayMinutes['heartRate'] {
  const readings = samples
    .filter(({ at, heartRateBpm }) => heartRateBpm !== undefined && at >= from && at < to)
    .toSorted((a, b) => a.at - b.at);
  const at: number[] = [];
  const bpm: number[] = [];
  let same = 0;
  for (const { at: instant, heartRateBpm = 0 } of readings) {
    if (at.at(-1) === instant) {
      same += 1;
      const mean = bpm.at(-1) ?? 0;
      bpm[bpm.length - 1] = mean + (heartRateBpm - mean) / same;
      continue;
    }
    same = 1;
    at.push(instant);
    bpm.push(heartRateBpm);
  }
  return { at: Float64Array.from(at), bpm: Float64Array.from(bpm) };
}

/** Every change of a clock since 1972 came at a full quarter of an hour in UTC. */
function clockMinutes(from: EpochSec, count: number, zone: TimeZone): Uint16Array {
  const clock = new Uint16Array(count);
  for (let minute = 0; minute < count;) {
    const at = from + minute * MINUTE_SEC;
    const shown = at + offsetSecAt(at, zone);
    const until = Math.min(count, minute + (QUARTER_SEC - modulo(at, QUARTER_SEC)) / MINUTE_SEC);
    for (let index = 0; minute + index < until; index += 1) {
      clock[minute + index] = Math.floor(modulo(shown + index * MINUTE_SEC, DAY_SEC) / MINUTE_SEC);
    }
    minute = Math.max(minute + 1, Math.ceil(until));
  }
  return clock;
}

const DAY_SEC = 86_400;

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
