import * as fc from 'fast-check';
import type { IntradaySample } from '#domain/intraday.ts';
import type { SleepSegment, SleepTrack } from '#domain/sleep.ts';
import { toEpochSec, type EpochSec } from '#domain/time.ts';

/** Midnight in UTC, where the chunk of this day begins. */
export const midnight = seconds('2026-03-01T00:00:00Z');

export function seconds(iso: string): EpochSec {
  return toEpochSec(Date.parse(iso) / 1000);
}

/** So many seconds after the midnight above. */
export function after(sec: number): EpochSec {
  return toEpochSec(midnight + sec);
}

const numbers = fc.oneof(
  fc.integer({ min: 0, max: 300 }),
  fc.integer({ min: 0, max: 100_000 }).map((value) => value / 100),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, 0.1 + 0.2, 1e-7, 2 ** 53, -1, Number.MAX_VALUE),
);

const texts = fc.oneof(fc.constantFrom('', 'watch', 'mat'), fc.string({ unit: 'binary' }));

const metrics = {
  durationSec: numbers,
  steps: numbers,
  distanceM: numbers,
  elevationM: numbers,
  activeKcal: numbers,
  strokes: numbers,
  poolLaps: numbers,
  heartRateBpm: numbers,
  spo2Percent: numbers,
  rmssdMs: numbers,
  sdnn1Ms: numbers,
  hrvQuality: numbers,
  breathsPerMinute: numbers,
  chestMovementRate: numbers,
  coreBodyTemperatureC: numbers,
  modelId: numbers,
  deviceId: texts,
  model: texts,
} satisfies { [Field in Exclude<keyof IntradaySample, 'at'>]-?: fc.Arbitrary<IntradaySample[Field]> };

const secondOfDay = fc.integer({ min: 0, max: 86_399 });

/** Any sample of the day above that the domain allows. */
export const arbitrarySample: fc.Arbitrary<IntradaySample> = fc.record(
  { at: secondOfDay.map(after), ...metrics },
  { requiredKeys: ['at'], noNullPrototype: true },
);

/** Samples of the day above in any order, several at one instant among them. */
export const arbitrarySamples = fc.array(arbitrarySample, { maxLength: 20 });

const track: fc.Arbitrary<SleepTrack> = fc
  .array(fc.record({ at: secondOfDay.map(after), value: numbers }, { noNullPrototype: true }), {
    maxLength: 5,
  })
  .map((points) => points.toSorted((a, b) => a.at - b.at));

const segmentFields = {
  from: secondOfDay.map(after),
  state: fc.oneof(fc.constantFrom(0, 1, 2, 3, 15), fc.integer()),
  source: fc.constantFrom('tracker' as const, 'mat' as const, 'unknown' as const),
  sourceModel: fc.integer(),
  modelId: fc.integer(),
  model: texts,
  deviceId: texts,
  heartRateBpm: track,
  breathsPerMinute: track,
  snoringSec: track,
  sdnn1Ms: track,
  rmssdMs: track,
  hrvQuality: track,
  movementScore: track,
  chestMovementRate: track,
  withingsIndex: track,
  breathingSounds: track,
} satisfies { [Field in Exclude<keyof SleepSegment, 'to'>]-?: fc.Arbitrary<SleepSegment[Field]> };

/** Segments that begin on the day above, in any order. */
export const arbitrarySegments: fc.Arbitrary<SleepSegment[]> = fc.array(
  fc
    .tuple(
      fc.record(segmentFields, { requiredKeys: ['from', 'state', 'source'], noNullPrototype: true }),
      fc.integer({ min: 1, max: 100_000 }),
    )
    .map(([fields, lasts]) => ({ ...fields, to: toEpochSec(fields.from + lasts) })),
  { maxLength: 12 },
);

/** A minute with twenty steps unless told otherwise. */
export function createSample(at: EpochSec, fields: Partial<IntradaySample> = {}): IntradaySample {
  return { at, durationSec: 60, steps: 20, ...fields };
}

/** Ten minutes of light sleep from the mat, with a heart rate, unless told otherwise. */
export function createSegment(from: EpochSec, fields: Partial<SleepSegment> = {}): SleepSegment {
  return {
    from,
    to: toEpochSec(from + 600),
    state: 1,
    source: 'mat',
    heartRateBpm: [
      { at: from, value: 52 },
      { at: toEpochSec(from + 60), value: 51 },
    ],
    ...fields,
  };
}

/** What a watch says of one waking minute after another. */
export function createWakingDay(day: EpochSec): IntradaySample[] {
  return Array.from({ length: 960 }, (_, minute) => {
    const steps = (minute * 37) % 130;
    return {
      at: toEpochSec(day + 7 * 3600 + minute * 60),
      durationSec: 60,
      steps,
      distanceM: Math.round(steps * 72.3) / 100,
      activeKcal: Math.round(steps * 4.1) / 100,
      heartRateBpm: 58 + ((minute * 13) % 80),
      deviceId: 'a-watch',
      modelId: 93,
      model: 'Scanwatch',
    };
  });
}
