import type { DayNumber } from './calendar.ts';
import { type Span } from './life-frame.ts';
import { round } from './measures-draft.ts';
import { stage } from './life-sleep.ts';
import type { TrueNight, TrueSegment } from './life.ts';
import type { Person } from './person.ts';

type Summary = Record<string, number>;

/** Shown instead of a figure that the mat could not find: documented for these two fields. */
const notAvailable = -1;
const longEnoughForScoreSec = 3 * 3600;

/**
 * The service's own account of a stay in bed. Every duration and count follows from the segments, so that whoever
 * computes them again finds the same; minutes in a hole belong to none.
 */
export function summarize(
  person: Person,
  day: DayNumber,
  slot: number,
  segments: readonly TrueSegment[],
): Summary {
  const bed = spanOf(segments);
  const durations = durationsOf(segments, bed);
  const isMat = segments[0]?.model === 32;
  const sleepSec = durations['total_sleep_time'] ?? 0;
  const isScored = sleepSec >= longEnoughForScoreSec;
  const score = isScored ? { sleep_score: scoreOf(durations) } : {};
  if (isMat) {
    return {
      ...durations,
      ...score,
      ...vitalsOf(segments),
      ...breathingOf(person, day, slot),
      ...movementOf(person, day, slot, durations),
    };
  }
  // Trackers know neither dreams nor when one got up.
  const { remsleepduration: _rem, nb_rem_episodes: _episodes, durationtowakeup: _up, ...known } = durations;
  return { ...known, ...score };
}

/** Seconds from the start by kind of event, as `night_events` lists them. */
export function eventsOf(segments: readonly TrueSegment[]): TrueNight['events'] {
  const bed = spanOf(segments);
  const events = { 1: [0], 2: [] as number[], 3: [] as number[], 4: [] as number[] };
  for (const [index, segment] of segments.entries()) {
    const before = segments[index - 1];
    const offset = segment.from - bed.from;
    const wasAsleep = before !== undefined && isAsleep(before);
    if (isAsleep(segment) && !wasAsleep) events[2].push(offset);
    if (!isAsleep(segment) && wasAsleep) events[3].push(offset);
    if (segment.isOutOfBed === true) {
      events[4].push(offset);
      events[1].push(segment.to - bed.from);
    }
  }
  events[4].push(bed.to - bed.from);
  return events;
}

function durationsOf(segments: readonly TrueSegment[], bed: Span): Summary {
  const asleep = spanOf(segments.filter(isAsleep));
  const inState = (state: number): readonly TrueSegment[] =>
    segments.filter((segment) => segment.state === state);
  const awake = inState(stage.awake);
  const within = awake.filter(({ from, to }) => from >= asleep.from && to <= asleep.to);
  const sleepSec = sum(segments.filter(isAsleep));
  const latencySec = asleep.from - bed.from;
  const lingeringSec = bed.to - asleep.to;
  return {
    total_timeinbed: bed.to - bed.from,
    total_sleep_time: sleepSec,
    lightsleepduration: sum(inState(stage.light)),
    deepsleepduration: sum(inState(stage.deep)),
    remsleepduration: sum(inState(stage.rem)),
    wakeupduration: sum(awake),
    sleep_latency: latencySec,
    wakeup_latency: lingeringSec,
    durationtosleep: latencySec,
    durationtowakeup: lingeringSec,
    waso: sum(within),
    wakeupcount: within.filter((segment) => !within.some(({ to }) => to === segment.from)).length,
    out_of_bed_count: segments.filter(({ isOutOfBed }) => isOutOfBed === true).length,
    nb_rem_episodes: inState(stage.rem).length,
    sleep_efficiency: round(sleepSec / (bed.to - bed.from), -2),
  };
}

function vitalsOf(segments: readonly TrueSegment[]): Summary {
  const values = (name: 'heartRateBpm' | 'breathsPerMinute' | 'snoringSec'): number[] =>
    segments.flatMap((segment) => (segment[name] ?? []).map(([, value]) => value));
  const snoring = values('snoringSec');
  return {
    ...statistics('hr', values('heartRateBpm')),
    ...statistics('rr', values('breathsPerMinute')),
    snoring: snoring.reduce((sum, value) => sum + value, 0),
    snoringepisodecount: snoring.filter((value, index) => value > 0 && (snoring[index - 1] ?? 0) === 0)
      .length,
  };
}

export function statistics(prefix: string, values: readonly number[]): Summary {
  if (values.length === 0) return {};
  return {
    [`${prefix}_average`]: Math.round(values.reduce((sum, value) => sum + value, 0) / values.length),
    [`${prefix}_min`]: Math.min(...values),
    [`${prefix}_max`]: Math.max(...values),
  };
}

/** About one night in eight the mat gives up on breathing: −1 in both fields. */
function breathingOf({ random }: Person, day: DayNumber, slot: number): Summary {
  const disturbances = random.chance(1 / 8, 'no breathing', day, slot)
    ? notAvailable
    : random.integer(4, 38, 'disturbances', day, slot);
  return {
    breathing_disturbances_intensity: disturbances,
    apnea_hypopnea_index: disturbances === notAvailable ? notAvailable : Math.round(disturbances / 5),
  };
}

function movementOf({ random }: Person, day: DayNumber, slot: number, durations: Summary): Summary {
  const rmssd = 38 + 6 * random.normal('variability', day, slot);
  return {
    mvt_score_avg: random.integer(18, 70, 'movement', day, slot),
    mvt_active_duration: Math.round(0.4 * (durations['wakeupduration'] ?? 0)),
    rmssd_start_avg: Math.round(rmssd),
    rmssd_end_avg: Math.round(rmssd + 7 + 3 * random.normal('recovery', day, slot)),
  };
}

/** 0 to 100: length counts half, then depth, dreams and an undisturbed night. */
function scoreOf(durations: Summary): number {
  const share = (name: string, ofWhole: string): number =>
    (durations[name] ?? 0) / Math.max(1, durations[ofWhole] ?? 1);
  const length = Math.min(1, (durations['total_sleep_time'] ?? 0) / (7.75 * 3600));
  const depth = Math.min(1, share('deepsleepduration', 'total_sleep_time') / 0.2);
  const dreams = Math.min(1, share('remsleepduration', 'total_sleep_time') / 0.22);
  const calm = Math.max(0, 1 - share('wakeupduration', 'total_timeinbed') / 0.35);
  return Math.round(50 * length + 15 * depth + 15 * dreams + 20 * calm);
}

function isAsleep({ state }: TrueSegment): boolean {
  return state !== stage.awake;
}

function sum(parts: readonly Span[]): number {
  return parts.reduce((total, { from, to }) => total + to - from, 0);
}

function spanOf(segments: readonly TrueSegment[]): Span {
  return { from: segments[0]?.from ?? 0, to: segments.at(-1)?.to ?? 0 };
}
