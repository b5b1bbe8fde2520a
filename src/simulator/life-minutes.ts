import { contains, type Frame, minuteSec, type Span } from './life-frame.ts';
import { awakeHeartRate, clampHeartRate, restingHeartRate, sleepingHeartRate } from './life-heart.ts';
import type { DayKind } from './life-routine.ts';
import type { Bout, InBed, Schedule } from './life-schedule.ts';
import type { TrueMinutes } from './life.ts';
import { round } from './measures-draft.ts';
import type { Person } from './person.ts';

type MinutesOptions = {
  readonly person: Person;
  readonly frame: Frame;
  readonly schedule: Schedule;
  readonly kind: DayKind;
  readonly hasOxygen: boolean;
};

/** What one minute added; nothing where nothing happened. */
type Values = Omit<TrueMinutes, 'at' | 'durationSec'>;

/** Still minutes travel together, up to this many seconds in one entry. */
const longestRunSec = 1440;
const heartRateStepSec = 600;
const oxygenStepSec = 1800;

/** Chance of some steps in an ordinary minute awake, by kind of day. */
const bustle: Readonly<Record<DayKind, number>> = {
  office: 0.1,
  home: 0.1,
  weekend: 0.15,
  holiday: 0.13,
  abroad: 0.12,
  ski: 0.12,
  ill: 0.04,
  shift: 0.1,
  travel: 0.08,
};
const seatedBustle = 0.02;

/** The minute series of a day on which the tracker was worn: sparse, in order, each minute at most once. */
export function minutesOf(options: MinutesOptions): TrueMinutes[] {
  const { frame, schedule } = options;
  const entries: TrueMinutes[] = [];
  let stillFrom = frame.from;
  const closeRun = (to: number): void => {
    for (let at = stillFrom; at < to; at += longestRunSec) {
      entries.push({ at, durationSec: Math.min(longestRunSec, to - at) });
    }
  };
  const valuesAt = createValues(options);
  const isOff = createLookup(frame, schedule.offWrist);
  for (let at = frame.from; at < frame.to; at += minuteSec) {
    const isOffWrist = isOff(at) !== undefined;
    const values = isOffWrist ? null : valuesAt(at);
    if (!isOffWrist && values === null) continue;
    closeRun(at);
    stillFrom = at + minuteSec;
    if (values !== null) entries.push({ at, durationSec: minuteSec, ...values });
  }
  closeRun(frame.to);
  return entries;
}

function createValues({
  person,
  frame,
  schedule,
  kind,
  hasOxygen,
}: MinutesOptions): (at: number) => Values | null {
  const { random } = person;
  const restingBpm = restingHeartRate(person, frame.day);
  const bedAt = createLookup(frame, schedule.inBed);
  const boutAt = createLookup(frame, schedule.bouts);
  const seatAt = createLookup(frame, schedule.seated);
  const isSampled = (at: number): boolean =>
    at % heartRateStepSec === 0 && random.chance(0.88, 'contact', at / heartRateStepSec);
  return (at) => {
    const bed = bedAt(at);
    if (bed !== undefined) return asleepValues(person, bed, at, isSampled(at), hasOxygen);
    const bout = boutAt(at);
    const movement =
      bout === undefined ? idleValues(at, seatAt(at) === undefined) : boutValues(person, bout, at);
    if (bout?.workout === undefined && !isSampled(at)) return movement;
    const effort = bout === undefined ? (movement === null ? 0 : 0.08) : effortAt(bout, at);
    return { ...movement, heartRateBpm: awakeHeartRate(person, restingBpm, at, effort) };
  };

  function idleValues(at: number, isUp: boolean): Values | null {
    const minute = at / minuteSec;
    if (!random.chance(isUp ? bustle[kind] : seatedBustle, 'bustle', minute)) return null;
    const steps = random.integer(5, 44, 'few steps', minute);
    const climbM = random.chance(0.03, 'stairs', minute) ? random.integer(2, 4, 'stairs height', minute) : 0;
    return moved(steps, 0.62 * steps, climbM, 0.043 * steps);
  }
}

function asleepValues(
  person: Person,
  bed: InBed,
  at: number,
  isSampled: boolean,
  hasOxygen: boolean,
): Values | null {
  const { random } = person;
  if (!isSampled) return null;
  const progress = (at - bed.from) / (bed.to - bed.from);
  const restingBpm = restingHeartRate(person, bed.night);
  const heartRateBpm = clampHeartRate(sleepingHeartRate(person, restingBpm, at, progress));
  const isMeasuring = hasOxygen && at % oxygenStepSec === 0 && random.chance(0.6, 'oxygen night', bed.night);
  const spo2Percent = Math.min(99, Math.round(96 + random.normal('oxygen minute', at / minuteSec)));
  return isMeasuring ? { heartRateBpm, spo2Percent } : { heartRateBpm };
}

function boutValues({ random }: Person, bout: Bout, at: number): Values | null {
  if (bout.pause !== null && contains(bout.pause, at)) return null;
  const { pace } = bout;
  const minute = at / minuteSec;
  const vigour = 1 + 0.06 * random.normal('vigour', minute);
  const kcal = pace.kcalPerMinute * vigour;
  if (pace.swim !== undefined) {
    const { strokesPerMinute, poolLengthM } = pace.swim;
    const poolLaps = lapsUntil(bout, at + minuteSec) - lapsUntil(bout, at);
    const strokes = Math.round(strokesPerMinute * vigour);
    return { ...moved(0, poolLaps * poolLengthM, 0, kcal), strokes, poolLaps };
  }
  const steps = Math.round(pace.stepsPerMinute * vigour);
  const meters = steps * pace.strideM + pace.metersPerMinute * vigour;
  // Hills come in minutes: three in ten go up.
  const climbs = pace.climbMPerMinute > 0 && random.chance(0.3, 'hill', minute);
  const climbM = climbs ? (pace.climbMPerMinute / 0.3) * random.between(0.5, 1.5, 'hill height', minute) : 0;
  return moved(steps, meters, climbM, kcal);
}

/** Whole lengths of the pool swum from the start of the bout until then. */
function lapsUntil({ from, pause, pace }: Bout, at: number): number {
  const restSec = pause === null ? 0 : Math.max(0, Math.min(at, pause.to) - pause.from);
  return Math.floor(
    ((at - from - restSec) / minuteSec) * (pace.metersPerMinute / (pace.swim?.poolLengthM ?? 1)),
  );
}

/** Five minutes to warm up, and a pause calms down. */
function effortAt({ from, pause, pace }: Bout, at: number): number {
  const warmth = Math.min(1, 0.5 + (at - from) / (10 * minuteSec));
  const calm = pause !== null && contains(pause, at) ? 0.6 : 1;
  return pace.effort * warmth * calm;
}

/** Hundredths are all that travels. */
function moved(steps: number, meters: number, climbM: number, kcal: number): Values {
  return {
    steps,
    distanceM: round(meters, -2),
    elevationM: round(climbM, -2),
    activeKcal: round(kcal, -2),
  };
}

/** One look per minute and kind adds up: the spans are spread over the minutes of the day once. */
function createLookup<T extends Span>(
  { from, to }: Span,
  spans: readonly T[],
): (at: number) => T | undefined {
  const numbers = new Uint8Array((to - from) / minuteSec);
  for (const [index, span] of spans.entries()) {
    const first = Math.max(0, Math.ceil((span.from - from) / minuteSec));
    numbers.fill(index + 1, first, Math.max(first, Math.ceil((span.to - from) / minuteSec)));
  }
  const padded = [undefined, ...spans];
  return (at) => padded[numbers[(at - from) / minuteSec] ?? 0];
}
