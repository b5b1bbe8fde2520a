import type { DayNumber } from './calendar.ts';
import { contains, type Span } from './life-frame.ts';
import { clampHeartRate, restingHeartRate, sleepingHeartRate } from './life-heart.ts';
import { stage } from './life-sleep.ts';
import type { TrueSegment } from './life.ts';
import type { Person } from './person.ts';

type Tracks = Required<Pick<TrueSegment, 'heartRateBpm' | 'breathsPerMinute' | 'snoringSec'>>;
type Points = [number, number][];

const stepSec = 300;
const heartRateByStage: Readonly<Record<number, number>> = {
  [stage.awake]: 7,
  [stage.deep]: -2,
  [stage.rem]: 2.5,
};

/** What the mat felt and heard every five minutes of one segment; a short segment may hold no such instant. */
export function tracksOf(
  person: Person,
  day: DayNumber,
  night: Span,
  segment: Span & { readonly state: number },
): Partial<Tracks> {
  const { random } = person;
  const restingBpm = restingHeartRate(person, day);
  const heartRateBpm: Points = [];
  const breathsPerMinute: Points = [];
  const snoringSec: Points = [];
  const breathing = 13.6 + 0.5 * random.normal('breathing', day) + (person.isIll(day) ? 2 : 0);
  // A cold, or lying on the back: most nights are quiet.
  const snores = person.isIll(day) ? 0.5 : Math.max(0, 0.1 + 0.12 * random.normal('snoring', day));
  for (let at = Math.ceil(segment.from / stepSec) * stepSec; contains(segment, at); at += stepSec) {
    const progress = (at - night.from) / (night.to - night.from);
    const bpm = sleepingHeartRate(person, restingBpm, at, progress) + (heartRateByStage[segment.state] ?? 0);
    heartRateBpm.push([at, clampHeartRate(bpm)]);
    const key = at / stepSec;
    const livelier = segment.state === stage.deep ? 0 : 0.9;
    breathsPerMinute.push([
      at,
      Math.round(
        breathing +
          livelier * (0.4 + random.normal('breath', key)) +
          (segment.state === stage.awake ? 1.5 : 0),
      ),
    ]);
    const isSnoring = segment.state !== stage.awake && random.chance(snores, 'snore', Math.floor(key / 3));
    snoringSec.push([at, isSnoring ? random.integer(15, 240, 'snore length', key) : 0]);
  }
  return heartRateBpm.length === 0 ? {} : { heartRateBpm, breathsPerMinute, snoringSec };
}
