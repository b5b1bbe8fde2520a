import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  computeCompositions,
  computeCompositionTrend,
  computeDeviceChanges,
  inputsOf,
} from '#domain/composition.ts';
import { measureType } from '#domain/measures.ts';
import { DAY, weighing } from './body-readings.ts';

const whole = { weight: 80, fatMass: 16, fatFreeMass: 64 };

function only(readings: Parameters<typeof computeCompositions>[0]) {
  const { compositions, excluded } = computeCompositions(readings);
  expect(excluded).toEqual([]);
  expect(compositions).toHaveLength(1);
  return compositions[0];
}

describe('a composition', () => {
  it('keeps what was measured', () => {
    expect(
      only(weighing(1, { ...whole, fatRatio: 20, muscleMass: 60.8, hydration: 44, boneMass: 3.2 })),
    ).toMatchObject({
      weightKg: { value: 80, isDerived: false },
      fatKg: { value: 16, isDerived: false },
      leanKg: { value: 64, isDerived: false },
      fatPercent: { value: 20, isDerived: false },
      muscleKg: 60.8,
      boneKg: 3.2,
      waterKg: 44,
    });
  });

  it('derives fat and fat-free mass from weight and fat in percent: 80 kg with 20 % are 16 and 64 kg', () => {
    expect(only(weighing(1, { weight: 80, fatRatio: 20 }))).toMatchObject({
      fatKg: { value: 16, isDerived: true },
      leanKg: { value: 64, isDerived: true },
      fatPercent: { value: 20, isDerived: false },
    });
  });

  it('derives fat from weight and fat-free mass', () => {
    expect(only(weighing(1, { weight: 80, fatFreeMass: 64 }))).toMatchObject({
      fatKg: { value: 16, isDerived: true },
      fatPercent: { value: 20, isDerived: true },
    });
  });

  it('derives the weight from both parts', () => {
    expect(only(weighing(1, { fatMass: 16, fatFreeMass: 64 }))?.weightKg).toEqual({
      value: 80,
      isDerived: true,
    });
  });

  it('has null for what was not measured', () => {
    expect(only(weighing(1, whole))).toMatchObject({ muscleKg: null, boneKg: null, waterKg: null });
  });

  it('is put together from the groups that a weighing was split into', () => {
    const readings = [
      ...weighing(1, { weight: 80 }, { groupId: 8, deviceId: 'a' }),
      ...weighing(1, { fatRatio: 20 }, { groupId: 9, deviceId: 'a' }),
    ];
    expect(only(readings)).toMatchObject({ groupIds: [8, 9], fatKg: { value: 16, isDerived: true } });
  });

  it('takes nothing from another instant', () => {
    const readings = [...weighing(1, { weight: 80 }), ...weighing(1.001, { fatRatio: 20 })];
    expect(computeCompositions(readings).compositions).toEqual([]);
  });

  it('takes nothing from another device of the same instant', () => {
    const readings = [
      ...weighing(1, { weight: 80 }, { groupId: 8, deviceId: 'a' }),
      ...weighing(1, { fatRatio: 20 }, { groupId: 9, deviceId: 'b' }),
    ];
    expect(computeCompositions(readings).compositions).toEqual([]);
  });

  it('takes nothing from a goal', () => {
    const readings = [...weighing(1, { weight: 80 }), ...weighing(1, { fatRatio: 20 }, { category: 2 })];
    expect(computeCompositions(readings).compositions).toEqual([]);
  });

  it('counts rows that are marked as the whole body’s', () => {
    expect(
      only([...weighing(1, { weight: 80 }), ...weighing(1, { fatMass: 16 }, { position: 7 })]),
    ).toMatchObject({
      fatKg: { value: 16 },
    });
  });

  it('never adds rows of the whole body that came twice, nor those of segments', () => {
    const readings = [
      ...weighing(1, { weight: 80 }),
      ...weighing(1, { fatMass: 16, fatFreeMass: 64 }, { position: 7 }),
      ...weighing(1, { fatMass: 16, fatFreeMass: 64 }, { position: 7 }),
      ...weighing(1, { fatMass: 2.4, fatFreeMass: 11 }, { position: 10 }),
      ...weighing(1, { fatMass: 2.3, fatFreeMass: 11 }, { position: 11 }),
    ];
    expect(only(readings)).toMatchObject({ fatKg: { value: 16 }, leanKg: { value: 64 } });
  });

  it('allows 0.1 kg between the parts and the weight', () => {
    expect(only(weighing(1, { weight: 80.1, fatMass: 16, fatFreeMass: 64 }))?.leanKg.value).toBe(64);
  });
});

function reasonOf(readings: Parameters<typeof computeCompositions>[0]) {
  const { compositions, excluded } = computeCompositions(readings);
  expect(compositions).toEqual([]);
  return excluded.map(({ reason }) => reason);
}

describe('a weighing without a composition', () => {
  it('has no fat', () => {
    expect(reasonOf(weighing(1, { weight: 80, boneMass: 3 }))).toEqual(['incomplete']);
  });

  it('may be of somebody else', () => {
    expect(reasonOf(weighing(1, whole, { attrib: 1 }))).toEqual(['doubtful']);
  });

  it('was taken out by the reader, whether as hidden or as somebody else’s', () => {
    for (const verdict of ['hide', 'not-me'] as const) {
      const { compositions, excluded } = computeCompositions(
        weighing(1, whole),
        new Map([[DAY + 1, verdict]]),
      );
      expect([compositions, excluded.map(({ reason }) => reason)]).toEqual([[], ['taken-out']]);
    }
  });

  it('is one no more once the reader keeps what is doubtful', () => {
    const kept = computeCompositions(weighing(1, whole, { attrib: 1 }), new Map([[DAY + 1, 'keep']]));
    expect([kept.compositions.length, kept.excluded]).toEqual([1, []]);
  });

  it('has parts that miss the weight by more than 0.1 kg', () => {
    expect(reasonOf(weighing(1, { weight: 80.11, fatMass: 16, fatFreeMass: 64 }))).toEqual(['contradictory']);
  });

  it('has a part that is all of it', () => {
    expect(reasonOf(weighing(1, { weight: 80, fatRatio: 100 }))).toEqual(['impossible']);
  });

  it('says so of each of its groups', () => {
    const readings = [
      ...weighing(1, { weight: 80 }, { groupId: 8 }),
      ...weighing(1, { boneMass: 3 }, { groupId: 9 }),
    ];
    expect(computeCompositions(readings).excluded).toEqual([
      { kind: 'measures', id: 8, at: DAY, reason: 'incomplete' },
      { kind: 'measures', id: 9, at: DAY, reason: 'incomplete' },
    ]);
  });
});

const anyReadings = fc
  .array(
    fc.record({
      day: fc.integer({ min: 0, max: 9 }),
      groupId: fc.integer({ min: 1, max: 12 }),
      attrib: fc.constantFrom(0, 1, 2, 10),
      device: fc.constantFrom('a', 'b'),
      type: fc.constantFrom(1, 5, 6, 8, 76, 77, 88),
      value: fc.double({ min: 0.5, max: 200, noNaN: true }),
      position: fc.constantFrom(undefined, 7, 10),
    }),
    { maxLength: 40 },
  )
  .map((rows) =>
    rows.flatMap(({ day, groupId, attrib, device, type, value, position }) =>
      weighing(
        day,
        { weight: value },
        {
          groupId: day * 100 + groupId,
          attrib,
          deviceId: device,
          ...(position !== undefined && { position }),
        },
      ).map((reading) => ({ ...reading, type })),
    ),
  );

describe('compositions of any readings', () => {
  it('put every group into one of them or leave it out, never both, unless its rows disagree about whose it is', () => {
    fc.assert(
      fc.property(anyReadings, (readings) => {
        // A real group has one owner and one device.
        const owners = new Map(readings.map((one) => [one.groupId, one]));
        const whole = readings.map((one) => ({
          ...one,
          attrib: owners.get(one.groupId)?.attrib ?? 0,
          deviceId: owners.get(one.groupId)?.deviceId ?? 'a',
        }));
        const { compositions, excluded } = computeCompositions(whole);
        const ids = [...inputsOf(compositions), ...excluded].map(({ id }) => Number(id));
        expect(ids.toSorted((a, b) => a - b)).toEqual([...owners.keys()].toSorted((a, b) => a - b));
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it('have parts that make up the weight', () => {
    fc.assert(
      fc.property(anyReadings, (readings) => {
        for (const { weightKg, fatKg, leanKg } of computeCompositions(readings).compositions) {
          expect(Math.abs(fatKg.value + leanKg.value - weightKg.value)).toBeLessThan(0.1001);
        }
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it('do not depend on the order of arrival', () => {
    fc.assert(
      fc.property(anyReadings, (readings) => {
        expect(computeCompositions(readings.toReversed()).compositions).toEqual(
          computeCompositions(readings).compositions,
        );
      }),
      { numRuns: 60, seed: 7 },
    );
  });
});

describe('the trend of a composition', () => {
  it('adds up to the trend of the weight on every day', () => {
    const days = fc.array(
      fc.tuple(
        fc.double({ min: 0, max: 50, noNaN: true }),
        fc.double({ min: 50, max: 120, noNaN: true }),
        fc.double({ min: 5, max: 45, noNaN: true }),
      ),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(days, (rows) => {
        let day = 0;
        const readings = rows.flatMap(([gap, weight, fatRatio], index) =>
          weighing((day += gap), { weight, fatRatio }, { groupId: index }),
        );
        const { compositions } = computeCompositions(readings);
        const asOne = compositions.map((one) => ({ ...one, fatKg: one.weightKg, leanKg: one.weightKg }));
        const weights = computeCompositionTrend(asOne).map(({ fatKg }) => fatKg);
        for (const [index, level] of computeCompositionTrend(compositions).entries()) {
          expect(level.fatKg + level.leanKg).toBeCloseTo(weights[index] ?? Number.NaN, 9);
        }
      }),
      { numRuns: 60, seed: 7 },
    );
  });
});

function on(day: number, deviceId?: string) {
  return weighing(day, whole, deviceId === undefined ? {} : { deviceId });
}

describe('a change of device', () => {
  it('is where another device weighs', () => {
    const { compositions } = computeCompositions([...on(1, 'a'), ...on(2, 'a'), ...on(3, 'b')]);
    expect(computeDeviceChanges(compositions)).toEqual([{ at: 3 * DAY, from: 'a', to: 'b' }]);
  });

  it('is not told of by a weighing without a device', () => {
    const { compositions } = computeCompositions([...on(1, 'a'), ...on(2), ...on(3, 'a')]);
    expect(computeDeviceChanges(compositions)).toEqual([]);
  });
});

describe('the types of a composition', () => {
  it('are read as they are, whatever else a weighing has', () => {
    const readings = [
      ...weighing(1, whole),
      ...weighing(1, { pulse: 60 }).map((one) => ({ ...one, type: measureType.pulse })),
    ];
    expect(only(readings)?.groupIds).toEqual([DAY + 1]);
  });
});
