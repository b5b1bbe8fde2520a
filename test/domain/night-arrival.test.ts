import { describe, expect, it } from 'vitest';
import {
  assembleNights,
  type AssemblyOptions,
  createNightAssembler,
  defaultNightRules,
  type Sleep,
} from '#domain/night-assembly.ts';
import type { SleepSegment } from '#domain/sleep.ts';
import { type TimeZone, toEpochSec } from '#domain/time.ts';
import { instant, segmentsFrom, zone } from './build-sleep.ts';
import { createLife, createRandom } from './night-lives.ts';

const SEED = 20_261_126;
const NIGHTS = 40;
const STEPS = 10;
const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Auckland'].map(zone);
const ruleSets = [
  defaultNightRules,
  { boundaryHour: 12, mergeGapMin: 0 },
  { boundaryHour: 18, mergeGapMin: 240 },
  { boundaryHour: 0, mergeGapMin: 90 },
];

/** A record that arrives in windows of hours in any order, some of them twice and with other segments in them. */
function* arrivals(
  segments: readonly SleepSegment[],
  from: number,
  random: () => number,
): Generator<SleepSegment[], void, undefined> {
  let known: SleepSegment[] = [];
  const lastSec = NIGHTS * 86_400;
  for (let step = 0; step < STEPS; step += 1) {
    const begin = from + Math.floor(random() * lastSec);
    const end = begin + Math.floor(random() * 12 * 86_400);
    const isWithin = (segment: SleepSegment): boolean => segment.from >= begin && segment.from < end;
    const changes = random() < 0.4;
    const arrived = segments.filter(isWithin).map((segment) => {
      if (!changes || random() < 0.8) return segment;
      // The service has judged anew, or has cut the segment shorter.
      return random() < 0.5
        ? { ...segment, state: Math.floor(random() * 4) }
        : { ...segment, to: toEpochSec(segment.from + Math.floor((segment.to - segment.from) / 2)) };
    });
    known = [...known.filter((segment) => !isWithin(segment)), ...arrived];
    yield known
      .map((segment) => ({ segment, place: random() }))
      .sort((a, b) => a.place - b.place)
      .map(({ segment }) => segment);
  }
}

describe(`nights that arrive piece by piece (seed ${SEED})`, () => {
  it.each(ruleSets)(
    'are at every step those of a whole assembly, by $boundaryHour and $mergeGapMin',
    (rules) => {
      const random = createRandom(SEED + rules.boundaryHour + rules.mergeGapMin);
      const life = createLife(random, { from: instant('2026-03-10T11:00Z'), nights: NIGHTS, zones });
      const options: AssemblyOptions = {
        rules,
        zoneOf: ({ to }): TimeZone => life.zoneAt(to),
        modifiedAt: ({ from, source }) =>
          from % 7 === 0 ? undefined : toEpochSec((from % 1000) + source.length),
      };
      const assemble = createNightAssembler(options);
      let nights = 0;
      for (const segments of arrivals(life.segments, life.from, random)) {
        const whole = assembleNights(segments, options);
        const found = assemble(segments);
        nights += found.nights.size;
        expect(found).toEqual(whole);
        expect([...found.nights.keys()]).toEqual([...whole.nights.keys()]);
      }
      expect(nights).toBeGreaterThan(NIGHTS);
    },
  );
});

describe('a night that has been assembled before', () => {
  const options = { rules: defaultNightRules, zoneOf: () => zone('Europe/Berlin') };
  const first = segmentsFrom('2026-06-10T23:00+02:00', 'A10 L200 D60 R40 L120 A5');
  const second = segmentsFrom('2026-06-11T23:00+02:00', 'A10 L200 D60 R40 L120 A5');

  it('is the same object when another arrives', () => {
    const assemble = createNightAssembler(options);
    const [before] = nightsOf(assemble, first);
    expect(nightsOf(assemble, [...second, ...first])[0]).toBe(before);
  });

  it('is another one when a segment of it is', () => {
    const assemble = createNightAssembler(options);
    const [before] = nightsOf(assemble, first);
    const changed = first.map((segment, index) => (index === 2 ? { ...segment, state: 1 } : segment));
    const [after] = nightsOf(assemble, changed);
    expect([before?.numbers.deepSec, after?.numbers.deepSec]).toEqual([3600, 0]);
  });

  it('is one with what arrives less than two hours after it', () => {
    const assemble = createNightAssembler(options);
    const [before] = nightsOf(assemble, first);
    const [after] = nightsOf(assemble, [...first, ...segmentsFrom('2026-06-11T08:00+02:00', 'L60')]);
    expect([before, after].map((night) => night?.numbers.upAt)).toEqual([
      instant('2026-06-11T06:15+02:00'),
      instant('2026-06-11T09:00+02:00'),
    ]);
  });
});

function nightsOf(assemble: ReturnType<typeof createNightAssembler>, segments: SleepSegment[]): Sleep[] {
  return [...assemble(segments).nights.values()];
}
