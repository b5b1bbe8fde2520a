import type { AssembledNights, Sleep } from './night-assembly.ts';
import { isAsleep } from './night-numbers.ts';
import type { DaySpan } from './record-kinds.ts';
import { minuteState } from './regularity.ts';
import { sleepState } from './sleep.ts';
import {
  addDays,
  differenceInDays,
  type LocalDay,
  offsetSecAt,
  SECONDS_PER_DAY,
  type TimeZone,
} from './time.ts';

export const MINUTES_PER_DAY = 1440;

/** What a minute of a raster holds: a stage, known to be awake outside of sleep, or unknown. */
export const rasterState = {
  awake: 0,
  light: 1,
  deep: 2,
  rem: 3,
  unspecified: 4,
  awakeInBed: 5,
  unknown: 255,
} as const;

/** Dates side by side, each from the boundary of its night on: `minutes[row · 1440 + minute]`. */
export type SleepRaster = {
  readonly from: LocalDay;
  readonly days: number;
  readonly minutes: Uint8Array;
};

type RasterOptions = {
  readonly days: DaySpan;
  readonly boundaryHour: number;
  /** Instants are read from this zone's clock; where absent, from that of the place of each sleep. */
  readonly clockZone?: TimeZone | null;
};

/** With an earlier boundary a date begins on its own morning; see `dateOfNight`. */
const EARLY_MORNING_HOUR = 3;
const MINUTE_SEC = 60;
const QUARTER_SEC = 900;

/**
 * Nights and naps as one state per minute of the clock, a row of 1,440 per date.
 *
 * A date whose night was recorded is awake outside of its sleeps; one without is unknown as a whole, but for its naps.
 * Holes and states that nobody knows are unknown, and so are minutes that the clock skipped. Of an hour that the clock
 * showed twice, the later one counts.
 */
export function computeSleepRaster(
  { nights, naps }: Pick<AssembledNights, 'nights' | 'naps'>,
  { days, boundaryHour, clockZone = null }: RasterOptions,
): SleepRaster {
  const count = Math.max(0, differenceInDays(days.to, days.from) + 1);
  const minutes = new Uint8Array(count * MINUTES_PER_DAY).fill(rasterState.unknown);
  const firstMinute = firstMinuteOf(days.from, boundaryHour);
  const fill = (state: number, from: number, to: number): void => {
    minutes.fill(state, Math.max(0, from - firstMinute), Math.max(0, to - firstMinute));
  };
  for (let row = 0; row < count; row += 1) {
    const night = nights.get(addDays(days.from, row));
    if (night === undefined) continue;
    const begin = firstMinute + row * MINUTES_PER_DAY;
    fill(rasterState.awake, begin, begin + MINUTES_PER_DAY);
  }
  // One day more on either side: its sleep may reach into the picture.
  for (let row = -1; row <= count; row += 1) {
    const date = addDays(days.from, row);
    const night = nights.get(date);
    for (const sleep of [...(night === undefined ? [] : [night]), ...(naps.get(date) ?? [])]) {
      paint(sleep, clockZone ?? sleep.timeZone, fill);
    }
  }
  return { from: days.from, days: count, minutes };
}

/** The rows of a raster as states of regularity. */
export function toRegularityRows({ days, minutes }: SleepRaster): Uint8Array[] {
  const states = new Uint8Array(minutes.length);
  // A table, because a year has half a million minutes.
  for (let minute = 0; minute < minutes.length; minute += 1) {
    states[minute] = regularityOf[minutes[minute] ?? rasterState.unknown] ?? minuteState.unknown;
  }
  return Array.from({ length: days }, (_, row) =>
    states.subarray(row * MINUTES_PER_DAY, (row + 1) * MINUTES_PER_DAY),
  );
}

const regularityOf = new Uint8Array(256).fill(minuteState.asleep);
regularityOf[rasterState.awake] = minuteState.awake;
regularityOf[rasterState.awakeInBed] = minuteState.awake;
regularityOf[rasterState.unknown] = minuteState.unknown;

/** Of all minutes that clocks count from 1970 on, the one with which a date's row begins. */
function firstMinuteOf(day: LocalDay, boundaryHour: number): number {
  const dayNumber = Date.parse(`${day}T00:00Z`) / 1000 / SECONDS_PER_DAY;
  const begins = boundaryHour < EARLY_MORNING_HOUR ? dayNumber : dayNumber - 1;
  return begins * MINUTES_PER_DAY + boundaryHour * 60;
}

function paint(sleep: Sleep, zone: TimeZone, fill: (state: number, from: number, to: number) => void): void {
  for (const { state, from, to } of runsOf(sleep, zone)) fill(state, from, to);
}

/** A state that lasts from one minute of the clock to another, counted from 1970; later ones cover earlier ones. */
type ClockRun = { readonly state: number; readonly from: number; readonly to: number };

// A memory of answers, not state: a year is painted anew for every night that arrives, and most nights stay.
const knownRuns = new WeakMap<Sleep, { readonly zone: TimeZone; readonly runs: readonly ClockRun[] }>();

function runsOf(sleep: Sleep, zone: TimeZone): readonly ClockRun[] {
  const known = knownRuns.get(sleep);
  if (known?.zone === zone) return known.runs;
  const runs = computeRuns(sleep, zone);
  knownRuns.set(sleep, { zone, runs });
  return runs;
}

function computeRuns({ numbers, pieces, holes }: Sleep, zone: TimeZone): ClockRun[] {
  const runs: ClockRun[] = [];
  const onClock = (state: number, from: number, to: number): void => {
    for (let begin = from; begin < to;) {
      const offset = offsetSecAt(begin, zone);
      const end = changeWithin(begin, to, zone) ?? to;
      runs.push({
        state,
        from: Math.floor((begin + offset) / MINUTE_SEC),
        to: Math.ceil((end + offset) / MINUTE_SEC),
      });
      const jump = end < to ? offsetSecAt(end, zone) - offset : 0;
      if (jump > 0) {
        const skipped = (end + offset) / MINUTE_SEC;
        runs.push({ state: rasterState.unknown, from: skipped, to: skipped + jump / MINUTE_SEC });
      }
      begin = end;
    }
  };
  for (const { from, to } of holes) onClock(rasterState.unknown, from, to);
  for (const { from, to, segment } of pieces) {
    // Out of bed before and after is awake as the day around it is.
    if (to <= numbers.bedAt || from >= numbers.upAt) continue;
    onClock(rasterStateOf(segment.state), from, to);
  }
  return runs;
}

/** Clocks change on quarters of an hour. */
function changeWithin(from: number, to: number, zone: TimeZone): number | null {
  const offset = offsetSecAt(from, zone);
  if (offsetSecAt(to, zone) === offset) return null;
  for (let at = Math.ceil((from + 1) / QUARTER_SEC) * QUARTER_SEC; at < to; at += QUARTER_SEC) {
    if (offsetSecAt(at, zone) !== offset) return at;
  }
  return null;
}

function rasterStateOf(state: number): number {
  switch (state) {
    case sleepState.light:
      return rasterState.light;
    case sleepState.deep:
      return rasterState.deep;
    case sleepState.rem:
      return rasterState.rem;
    case sleepState.awake:
    case sleepState.outOfBed:
      return rasterState.awakeInBed;
    default:
      return isAsleep(state) ? rasterState.unspecified : rasterState.unknown;
  }
}
