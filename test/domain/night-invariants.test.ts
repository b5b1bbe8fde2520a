import { describe, expect, it } from 'vitest';
import { assembleNights, defaultNightRules, type Sleep } from '#domain/night-assembly.ts';
import { stageShares } from '#domain/night-numbers.ts';
import type { TimeZone } from '#domain/time.ts';
import { instant, zone } from './build-sleep.ts';
import { assemblePlainly, createLife, createRandom, type Life, type PlainSleep } from './night-lives.ts';

const SEED = 20_260_329;
const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Auckland'].map(zone);
const ruleSets = [
  defaultNightRules,
  { boundaryHour: 12, mergeGapMin: 0 },
  { boundaryHour: 18, mergeGapMin: 240 },
  { boundaryHour: 0, mergeGapMin: 90 },
];
/** Four lives of 350 nights over both changes of the clock of their hemispheres. */
const lives = ruleSets.map((rules, index) => {
  const life = createLife(createRandom(SEED + index), {
    from: instant('2026-02-20T11:00Z'),
    nights: 350,
    zones,
  });
  const zoneOf = ({ to }: { readonly to: number }): TimeZone => life.zoneAt(to);
  return { rules, life, zoneOf, found: assembleNights(life.segments, { rules, zoneOf }) };
});

const sleeps = lives.flatMap(({ found }) => sleepsOf(found));

function sleepsOf({ nights, naps }: (typeof lives)[number]['found']): Sleep[] {
  return [...nights.values(), ...[...naps.values()].flat()];
}

describe(`a thousand generated nights (seed ${SEED})`, () => {
  it('are a thousand, with naps', () => {
    expect(lives.reduce((sum, { found }) => sum + found.nights.size, 0)).toBeGreaterThan(1000);
    expect(sleeps.length).toBeGreaterThan(1300);
  });

  it('sleep and wake are the sleep period without its holes', () => {
    for (const { numbers: n } of sleeps) expect(n.tstSec + n.wasoSec).toBe(n.sptSec - n.holesSec);
  });

  it('latency, sleep period and the wake after it are the time in bed', () => {
    for (const { numbers: n } of sleeps) expect(n.solSec + n.sptSec + n.afterWakeSec).toBe(n.tibSec);
  });

  it('stages are shares of the whole sleep', () => {
    for (const { numbers } of sleeps) {
      const shares = Object.values(stageShares(numbers));
      expect(shares.reduce<number>((sum, share) => sum + (share ?? 0), 0)).toBeCloseTo(1, 12);
    }
  });

  it('no time and no segment is in two sleeps', () => {
    for (const { found } of lives) {
      const owners = new Map<object, Sleep>();
      const pieces = sleepsOf(found).flatMap((sleep) => sleep.pieces.map((piece) => ({ ...piece, sleep })));
      for (const { segment, sleep } of pieces)
        expect(owners.set(segment, owners.get(segment) ?? sleep).get(segment)).toBe(sleep);
      pieces.sort((a, b) => a.from - b.from);
      for (const [index, { from }] of pieces.entries())
        expect(from).toBeGreaterThanOrEqual(pieces[index - 1]?.to ?? from);
    }
  });

  it('every segment is in a sleep, or left out for a reason', () => {
    for (const { life, found } of lives) {
      const told = new Set<object>(
        sleepsOf(found).flatMap(({ pieces }) => pieces.map(({ segment }) => segment)),
      );
      for (const { segment } of found.leftOut) told.add(segment);
      expect(life.segments.filter((segment) => !told.has(segment))).toEqual([]);
    }
  });

  it('are those that an assembly by the minute finds', () => {
    for (const { life, rules, found } of lives) expect(toPlain(found)).toEqual(plainly(life, rules));
  });

  it('are the same when a few days around one of them are all that is known', () => {
    for (const { life, rules, zoneOf, found } of lives) {
      for (const [date, night] of [...found.nights].filter((_, index) => index % 10 === 5)) {
        const [from, to] = [night.numbers.bedAt - 86_400, night.numbers.upAt + 86_400];
        const near = life.segments.filter((segment) => segment.from >= from && segment.from < to);
        expect(assembleNights(near, { rules, zoneOf }).nights.get(date)).toEqual(night);
      }
    }
  });
});

function plainly(life: Life, rules: (typeof ruleSets)[number]): PlainSleep[] {
  return assemblePlainly(life, rules).toSorted((a, b) => a.bedAt - b.bedAt);
}

function toPlain({ nights, naps }: (typeof lives)[number]['found']): PlainSleep[] {
  const named = [
    ...[...nights].map(([date, sleep]) => ({ date, sleep, isNap: false })),
    ...[...naps].flatMap(([date, found]) => found.map((sleep) => ({ date, sleep, isNap: true }))),
  ];
  return named
    .map(({ date, isNap, sleep: { numbers } }) => {
      const { bedAt, upAt, tstSec, wasoSec, solSec, sptSec, awakenings } = numbers;
      return { date, isNap, bedAt, upAt, tstSec, wasoSec, solSec, sptSec, awakenings };
    })
    .toSorted((a, b) => a.bedAt - b.bedAt);
}
