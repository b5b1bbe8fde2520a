import { describe, expect, it } from 'vitest';
import {
  assembleNights,
  dateOfNight,
  defaultNightRules,
  type AssembledNights,
  type NightRules,
} from '#domain/night-assembly.ts';
import type { NightSummary, SleepSegment } from '#domain/sleep.ts';
import { createRevisions } from '#domain/night-vendor.ts';
import { day, instant, segmentsFrom, summaryOf, zone } from './build-sleep.ts';

const BERLIN = zone('Europe/Berlin');
const ordinary = 'A12 L30 D50 L20 R15 A4 L60 D30 L40 R40 A1 L60 R45 L30 A8';

function assemble(segments: readonly SleepSegment[], rules: Partial<NightRules> = {}): AssembledNights {
  return assembleNights(segments, { rules: { ...defaultNightRules, ...rules }, zoneOf: () => BERLIN });
}

function datesOf({ nights, naps }: AssembledNights) {
  return { nights: [...nights.keys()], naps: [...naps.keys()] };
}

describe('an ordinary night', () => {
  const { nights, naps, leftOut } = assemble(segmentsFrom('2026-06-10T23:00+02:00', ordinary));

  it('has the date of its waking', () => {
    expect([...nights.keys()]).toEqual(['2026-06-11']);
  });

  it('is made of every segment and leaves nothing over', () => {
    expect(nights.get(day('2026-06-11'))?.pieces).toHaveLength(15);
    expect([...naps.keys(), ...leftOut]).toEqual([]);
  });

  it('is the same whatever the order of its segments', () => {
    const backwards = assemble(segmentsFrom('2026-06-10T23:00+02:00', ordinary).toReversed());
    expect(backwards.nights).toEqual(nights);
  });
});

describe('nothing recorded', () => {
  it('makes no night and no nap', () => {
    expect(datesOf(assemble([]))).toEqual({ nights: [], naps: [] });
  });
});

describe('a broken night', () => {
  it('is one after a break of 90 minutes, which is no data', () => {
    const { nights, naps } = assemble(brokenFor(90));
    expect(nights.get(day('2026-06-11'))?.holes).toEqual([
      { from: instant('2026-06-11T02:35+02:00'), to: instant('2026-06-11T04:05+02:00') },
    ]);
    expect(naps.size).toBe(0);
  });

  it('is a night and a nap after a break of 130 minutes', () => {
    const found = assemble(brokenFor(130));
    expect(datesOf(found)).toEqual({ nights: ['2026-06-11'], naps: ['2026-06-11'] });
    expect(found.nights.get(day('2026-06-11'))?.numbers.tstSec).toBe(200 * 60);
    expect(found.naps.get(day('2026-06-11'))?.[0]?.numbers.tstSec).toBe(190 * 60);
  });

  it('is two after exactly two hours, and one after a second less', () => {
    const [hours, less] = [brokenFor(120), brokenFor(120)];
    const late = less.map((segment, index) =>
      index < 3 ? segment : { ...segment, from: (segment.from - 1) as typeof segment.from },
    );
    expect(assemble(hours).naps.size).toBe(1);
    expect(assemble(late).naps.size).toBe(0);
  });

  it('is joined as far as the reader says', () => {
    expect(assemble(brokenFor(90), { mergeGapMin: 60 }).naps.size).toBe(1);
    expect(assemble(brokenFor(200), { mergeGapMin: 240 }).naps.size).toBe(0);
  });

  it('stays one over a hole of an hour, even where nothing is to be joined', () => {
    expect(assemble(brokenFor(60), { mergeGapMin: 0 }).naps.size).toBe(0);
    expect(assemble(brokenFor(61), { mergeGapMin: 0 }).naps.size).toBe(1);
  });
});

describe('a nap', () => {
  it('from 14:00 to 15:10 is apart from the night of its date', () => {
    const night = segmentsFrom('2026-06-10T23:00+02:00', ordinary);
    const nap = segmentsFrom('2026-06-11T14:00+02:00', 'A5 L60 A5');
    const found = assemble([...nap, ...night]);
    expect(datesOf(found)).toEqual({ nights: ['2026-06-11'], naps: ['2026-06-11'] });
    expect(found.naps.get(day('2026-06-11'))?.[0]?.numbers.tibSec).toBe(70 * 60);
  });

  it('is never promoted: without a night there is none', () => {
    const found = assemble(segmentsFrom('2026-06-11T03:00+02:00', 'A5 L179 A5'));
    expect(datesOf(found)).toEqual({ nights: [], naps: ['2026-06-11'] });
  });

  it('begins to be a night with three hours of sleep', () => {
    const found = assemble(segmentsFrom('2026-06-11T03:00+02:00', 'A5 L180 A5'));
    expect(datesOf(found)).toEqual({ nights: ['2026-06-11'], naps: [] });
  });

  it('belongs to the date on which it began, in the zone of the place', () => {
    const evening = segmentsFrom('2026-06-11T23:40+02:00', 'L70');
    expect([...assemble(evening).naps.keys()]).toEqual(['2026-06-11']);
  });

  it('has twenty minutes of sleep at least', () => {
    expect(assemble(segmentsFrom('2026-06-11T14:00+02:00', 'A30 L20')).naps.size).toBe(1);
    const { naps, leftOut } = assemble(segmentsFrom('2026-06-11T14:00+02:00', 'A30 L19'));
    expect(naps.size).toBe(0);
    expect(leftOut.map(({ reason }) => reason)).toEqual(['tooLittleSleep', 'tooLittleSleep']);
  });

  it('of three hours beside a longer night of the same date stays a nap', () => {
    const night = segmentsFrom('2026-06-10T22:00+02:00', 'L420');
    const later = segmentsFrom('2026-06-11T08:00+02:00', 'L200');
    const found = assemble([...later, ...night]);
    expect(found.nights.get(day('2026-06-11'))?.numbers.tstSec).toBe(420 * 60);
    expect(found.naps.get(day('2026-06-11'))?.[0]?.numbers.tstSec).toBe(200 * 60);
  });
});

describe('the date of a night', () => {
  it('ends with noon: a middle at noon belongs to it, a second later to the next', () => {
    expect(dateOfNight(instant('2026-06-11T12:00+02:00'), BERLIN, 12)).toBe('2026-06-11');
    expect(dateOfNight(instant('2026-06-11T12:00:01+02:00'), BERLIN, 12)).toBe('2026-06-12');
  });

  it('follows the boundary of somebody who sleeps by day', () => {
    expect(dateOfNight(instant('2026-06-11T13:30+02:00'), BERLIN, 18)).toBe('2026-06-11');
    expect(dateOfNight(instant('2026-06-11T13:30+02:00'), BERLIN, 12)).toBe('2026-06-12');
  });

  it('is that of a waking in the morning with a boundary at midnight too', () => {
    expect(dateOfNight(instant('2026-06-11T03:30+02:00'), BERLIN, 0)).toBe('2026-06-11');
    expect(dateOfNight(instant('2026-06-11T00:00+02:00'), BERLIN, 0)).toBe('2026-06-10');
  });

  it('is never a date that the zone skipped', () => {
    // Samoa had no 30 December 2011: Thursday's night ends on Saturday.
    expect(dateOfNight(instant('2011-12-30T02:00-10:00'), zone('Pacific/Apia'), 12)).toBe('2011-12-31');
  });
});

describe('a change of the clock', () => {
  it('does not lengthen the night of 29 March 2026, which the clock makes an hour longer', () => {
    const { nights } = assemble(segmentsFrom('2026-03-28T23:00+01:00', 'A10 L420 A10'));
    // 23:00 to 07:20 on the clock.
    expect(nights.get(day('2026-03-29'))?.numbers).toMatchObject({
      tibSec: 440 * 60,
      upAt: instant('2026-03-29T07:20+02:00'),
    });
  });

  it('does not shorten the night of 25 October 2026, in which an hour comes twice', () => {
    const { nights } = assemble(segmentsFrom('2026-10-24T23:00+02:00', 'A10 L420 A10'));
    expect(nights.get(day('2026-10-25'))?.numbers).toMatchObject({
      tibSec: 440 * 60,
      upAt: instant('2026-10-25T05:20+01:00'),
    });
  });

  it('moves the noon that ends the night', () => {
    // The last second of the 23 hours from noon to noon.
    expect(dateOfNight(instant('2026-03-29T10:00:00Z'), BERLIN, 12)).toBe('2026-03-29');
    expect(dateOfNight(instant('2026-03-29T10:00:01Z'), BERLIN, 12)).toBe('2026-03-30');
  });
});

describe('two devices at once', () => {
  const mat = segmentsFrom('2026-06-10T23:00+02:00', 'A10 L60 D40 R20 H20 L200 A10');
  const tracker = segmentsFrom('2026-06-10T22:56+02:00', 'A8 L130 D60 L160 A20', { source: 'tracker' });
  const { nights, leftOut } = assemble([...tracker, ...mat]);
  const night = nights.get(day('2026-06-11'));

  it('make one night in which no instant is told twice', () => {
    const ends = night?.pieces.map(({ to }) => to) ?? [];
    expect(night?.pieces.slice(1).every(({ from }, index) => from >= (ends[index] ?? 0))).toBe(true);
  });

  it('let the mat speak wherever it does', () => {
    const told = night?.pieces
      .filter(({ segment }) => segment.source === 'mat')
      .map(({ from, to }) => ({ from, to }));
    expect(told).toEqual(mat.map(({ from, to }) => ({ from, to })));
  });

  it('let the tracker fill what the mat missed', () => {
    expect(night?.holes).toEqual([]);
    const filled = night?.pieces.filter(({ segment }) => segment.source === 'tracker') ?? [];
    expect(filled.reduce((sum, { from, to }) => sum + to - from, 0)).toBe((4 + 20 + 14) * 60);
  });

  it('name what was covered entirely', () => {
    const hidden = segmentsFrom('2026-06-10T23:05+02:00', 'L3', { source: 'tracker' });
    expect(assemble([...mat, ...hidden]).leftOut).toEqual([{ segment: hidden[0], reason: 'overlapped' }]);
    // Its 160 minutes of light sleep lie within the mat's 200.
    expect(leftOut).toEqual([{ segment: tracker[3], reason: 'overlapped' }]);
  });
});

describe('two accounts of one device', () => {
  const first = segmentsFrom('2026-06-10T23:00+02:00', 'L240', { deviceId: 'a' });
  const second = segmentsFrom('2026-06-10T23:30+02:00', 'D240', { deviceId: 'a' });

  it('are settled for the one that was revised last', () => {
    const revised = [
      revision('2026-06-10T23:00+02:00', '2026-06-11T08:00Z'),
      revision('2026-06-10T23:30+02:00', '2026-06-12T08:00Z'),
    ];
    const { nights } = assembleNights([...first, ...second], {
      rules: defaultNightRules,
      zoneOf: () => BERLIN,
      modifiedAt: createRevisions(revised),
    });
    expect(nights.get(day('2026-06-11'))?.numbers).toMatchObject({ lightSec: 1800, deepSec: 240 * 60 });
  });

  it('are settled for the one that began first where nobody knows', () => {
    const { nights } = assemble([...second, ...first]);
    expect(nights.get(day('2026-06-11'))?.numbers).toMatchObject({ lightSec: 240 * 60, deepSec: 1800 });
  });
});

describe('what cannot count', () => {
  const night = segmentsFrom('2026-06-10T23:00+02:00', ordinary);

  it('is a segment without length, with its reason', () => {
    const at = instant('2026-06-11T01:00+02:00');
    const empty = { from: at, to: at, state: 1, source: 'mat' } as const;
    const negative = { ...empty, to: (at - 60) as typeof at };
    expect(assemble([...night, empty, negative]).leftOut).toEqual([
      { segment: empty, reason: 'empty' },
      { segment: negative, reason: 'empty' },
    ]);
  });

  it('is a segment that came twice', () => {
    const [again] = night;
    const { nights, leftOut } = assemble([...night, ...night.slice(0, 1)]);
    expect(leftOut).toEqual([{ segment: again, reason: 'repeated' }]);
    expect(nights).toEqual(assemble(night).nights);
  });
});

function brokenFor(minutes: number): SleepSegment[] {
  return segmentsFrom('2026-06-10T23:00+02:00', `A10 L200 A5 H${minutes} A5 L190 A5`);
}

function revision(from: string, modified: string): NightSummary {
  return summaryOf([from, '2026-06-11T03:30+02:00'], { timeZone: BERLIN, modifiedAt: instant(modified) });
}
