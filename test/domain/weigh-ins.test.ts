import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MeasureReading } from '#domain/measures.ts';
import { measureType } from '#domain/measures.ts';
import { cleanTimeZone, toEpochSec, UTC } from '#domain/time.ts';
import { computeWeighIns, computeWeightGoal, isDoubtful, isManual } from '#domain/weigh-ins.ts';

const MINUTE = 60;
const paris = cleanTimeZone('Europe/Paris') ?? UTC;

type Change = Partial<Omit<MeasureReading, 'at'>> & { at?: number };

/** A counted weight of 80 kg from a scale; groups are numbered by their time unless named. */
function reading({ at = 0, ...change }: Change = {}): MeasureReading {
  return {
    groupId: at + 1,
    at: toEpochSec(at),
    timeZone: UTC,
    category: 1,
    attrib: 0,
    type: measureType.weight,
    value: 80,
    ...change,
  };
}

describe('a weighing', () => {
  it('is one reading with what was known about it', () => {
    const readings = [reading({ at: 100, timeZone: paris, groupId: 7, deviceId: 'scale' })];
    expect(computeWeighIns(readings)).toEqual([
      {
        at: 100,
        timeZone: paris,
        kg: 80,
        status: 'counted',
        source: 'device',
        groupIds: [7],
        deviceId: 'scale',
      },
    ]);
  });

  it('has no device where none was named', () => {
    expect(computeWeighIns([reading()])[0]).not.toHaveProperty('deviceId');
  });

  it('takes in readings up to thirty minutes after its first', () => {
    const weighIns = computeWeighIns([reading(), reading({ at: 30 * MINUTE })]);
    expect(weighIns.map(({ at }) => at)).toEqual([0]);
  });

  it('leaves a reading after more than thirty minutes to the next one', () => {
    const weighIns = computeWeighIns([reading(), reading({ at: 30 * MINUTE + 1 })]);
    expect(weighIns.map(({ at }) => at)).toEqual([0, 30 * MINUTE + 1]);
  });

  it('counts the thirty minutes from its first reading, not from the one before', () => {
    const weighIns = computeWeighIns([0, 20, 40, 60].map((minute) => reading({ at: minute * MINUTE })));
    expect(weighIns.map(({ at }) => at / MINUTE)).toEqual([0, 40]);
  });

  it('has the middle one of three values', () => {
    const readings = [81, 80, 95].map((value, index) => reading({ at: index * MINUTE, value }));
    expect(computeWeighIns(readings)[0]?.kg).toBe(81);
  });

  it('has the mean of the two middle ones of four values', () => {
    const readings = [80, 82, 81, 95].map((value, index) => reading({ at: index * MINUTE, value }));
    expect(computeWeighIns(readings)[0]?.kg).toBe(81.5);
  });

  it('names every group that it was made of', () => {
    const readings = [reading({ at: MINUTE, groupId: 3 }), reading({ groupId: 12 })];
    expect(computeWeighIns(readings)[0]?.groupIds).toEqual([3, 12]);
  });

  it('counts the same value at the same instant once', () => {
    const readings = [
      reading({ groupId: 1, value: 90 }),
      reading({ groupId: 2, value: 90 }),
      reading({ groupId: 3, value: 80, at: MINUTE }),
      reading({ groupId: 4, value: 81, at: MINUTE }),
    ];
    expect(computeWeighIns(readings)[0]).toMatchObject({ kg: 81, groupIds: [1, 2, 3, 4] });
  });

  it('counts the same value at another instant again', () => {
    const readings = [90, 90, 80].map((value, index) => reading({ at: index, value }));
    expect(computeWeighIns(readings)[0]?.kg).toBe(90);
  });

  it('is manual when it was typed by hand', () => {
    expect(computeWeighIns([reading({ attrib: 2 })])[0]).toMatchObject({
      source: 'manual',
      status: 'counted',
    });
  });

  it('is from a device when one of its readings is', () => {
    const readings = [reading({ attrib: 2 }), reading({ at: MINUTE, deviceId: 'scale' })];
    expect(computeWeighIns(readings)[0]).toMatchObject({ source: 'device', deviceId: 'scale' });
  });
});

describe('a doubtful reading', () => {
  it.each([1, 4])('of attrib %d stays apart from a counted one of the same minute', (attrib) => {
    const weighIns = computeWeighIns([reading({ value: 60, attrib }), reading({ at: MINUTE })]);
    expect(weighIns.map(({ kg, status }) => [kg, status])).toEqual([
      [60, 'doubtful'],
      [80, 'counted'],
    ]);
  });

  it('does not stretch the weighing around it', () => {
    const readings = [reading({ attrib: 1 }), reading({ at: 20 * MINUTE }), reading({ at: 40 * MINUTE })];
    expect(computeWeighIns(readings).map(({ status, groupIds }) => [status, groupIds.length])).toEqual([
      ['doubtful', 1],
      ['counted', 2],
    ]);
  });

  it('merges with other doubtful ones', () => {
    const readings = [reading({ attrib: 1, value: 60 }), reading({ attrib: 1, value: 62, at: MINUTE })];
    expect(computeWeighIns(readings).map(({ kg }) => kg)).toEqual([61]);
  });

  it('comes after a counted one of the same instant', () => {
    const weighIns = computeWeighIns([reading({ attrib: 1, groupId: 1 }), reading({ groupId: 2 })]);
    expect(weighIns.map(({ status }) => status)).toEqual(['counted', 'doubtful']);
  });

  it.each([
    [0, false, false],
    [1, true, false],
    [2, false, true],
    [4, true, true],
    [5, false, false],
    [7, false, false],
    [8, false, false],
    [10_009, false, false],
  ])('is told by attrib: %d doubtful %s manual %s', (attrib, doubtful, manual) => {
    expect([isDoubtful(attrib), isManual(attrib)]).toEqual([doubtful, manual]);
  });
});

describe('weighings', () => {
  it('are none for no readings', () => {
    expect(computeWeighIns([])).toEqual([]);
  });

  it('never come from a goal', () => {
    expect(computeWeighIns([reading({ category: 2 })])).toEqual([]);
  });

  it('never come from a category that is not known', () => {
    expect(computeWeighIns([reading({ category: 3 })])).toEqual([]);
  });

  it('never come from other types', () => {
    const readings = [measureType.fatMass, measureType.height, 18].map((type) => reading({ type }));
    expect(computeWeighIns(readings)).toEqual([]);
  });

  it('never come from a segment of the body', () => {
    expect(computeWeighIns([reading({ position: 12 })])).toEqual([]);
  });

  it('come from what is marked as the whole body', () => {
    expect(computeWeighIns([reading({ position: 7 })])).toHaveLength(1);
  });

  it.each([0, -80, Number.NaN, Infinity])('never come from a weight of %d kg', (value) => {
    expect(computeWeighIns([reading({ value })])).toEqual([]);
  });

  it('do not lose a neighbour to an impossible one', () => {
    const readings = [reading({ value: Number.NaN }), reading({ at: MINUTE })];
    expect(computeWeighIns(readings).map(({ kg }) => kg)).toEqual([80]);
  });

  it('are sorted by time whatever the order of the readings', () => {
    const readings = [9000, 0, 5000].map((at) => reading({ at }));
    expect(computeWeighIns(readings).map(({ at }) => at)).toEqual([0, 5000, 9000]);
  });

  it('leave the readings in their order', () => {
    const readings = [reading({ at: 9000 }), reading({ at: 0 })];
    computeWeighIns(readings);
    expect(readings.map(({ at }) => at)).toEqual([9000, 0]);
  });

  it('are the same for every order of arrival', () => {
    const anyReading = fc
      .record({
        at: fc.integer({ min: 0, max: 5 * 60 }).map((minutes) => minutes * MINUTE),
        groupId: fc.integer({ min: 1, max: 50 }),
        value: fc.integer({ min: 60, max: 63 }),
        attrib: fc.constantFrom(0, 1, 2, 4),
      })
      .map(reading);
    const readings = fc.uniqueArray(anyReading, { selector: ({ groupId }) => groupId, maxLength: 20 });
    const shuffled = readings.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, ([list, mixed]) => {
        expect(computeWeighIns(mixed)).toEqual(computeWeighIns(list));
      }),
    );
  });

  it('name every group of a usable reading exactly once', () => {
    const readings = fc.array(fc.tuple(fc.integer({ min: 0, max: 20_000 }), fc.constantFrom(0, 1, 2)));
    fc.assert(
      fc.property(readings, (list) => {
        const weighIns = computeWeighIns(
          list.map(([at, attrib], index) => reading({ at, attrib, groupId: index })),
        );
        const named = weighIns.flatMap(({ groupIds }) => groupIds).toSorted((a, b) => a - b);
        expect(named).toEqual(list.map((_, index) => index));
      }),
    );
  });
});

describe('a weight goal', () => {
  it('is none where none was set', () => {
    expect(computeWeightGoal([reading()])).toBeNull();
  });

  it('is the one set last, whatever the order', () => {
    const readings = [
      reading({ at: 200, category: 2, value: 74 }),
      reading({ at: 100, category: 2, value: 76 }),
      reading({ at: 300, value: 81 }),
    ];
    expect(computeWeightGoal(readings)).toEqual({ kg: 74, setAt: 200 });
  });

  it('is that of the later group where two were set at one instant', () => {
    const readings = [
      reading({ groupId: 9, category: 2, value: 74 }),
      reading({ groupId: 5, category: 2, value: 76 }),
    ];
    expect(computeWeightGoal(readings)?.kg).toBe(74);
  });

  it('is never a goal for something else', () => {
    expect(computeWeightGoal([reading({ category: 2, type: measureType.fatRatio })])).toBeNull();
  });
});
