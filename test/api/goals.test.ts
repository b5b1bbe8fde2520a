import { describe, expect, it } from 'vitest';

import { ApiError } from '#api/errors.ts';
import { decodeGoals, fetchGoals } from '#api/goals.ts';

describe('goals', () => {
  it('are steps, seconds of sleep and a weight with its exponent', () => {
    expect(
      decodeGoals({ goals: { steps: 10_000, sleep: 28_800, weight: { value: 70_500, unit: -3 } } }),
    ).toEqual({
      steps: 10_000,
      sleepSec: 28_800,
      weightKg: 70.5,
    });
  });

  it('scale the weight in decimals', () => {
    expect(decodeGoals({ goals: { weight: { value: 95_817, unit: -3 } } })).toEqual({ weightKg: 95.817 });
  });

  it.each([
    ['an empty list, as the service sends it', { goals: [] }],
    ['an empty object', { goals: {} }],
    ['null', { goals: null }],
    ['nothing', {}],
    ['an empty body', []],
    ['a body of null', null],
    ['no body', undefined],
  ])('are none in %s', (_, body) => {
    expect(decodeGoals(body)).toEqual({});
  });

  it.each([
    ['steps', { steps: 'many' }],
    ['steps', { steps: 0 }],
    ['steps', { steps: -1 }],
    ['sleep', { sleep: null }],
    ['sleep', { sleep: 28_800.5 }],
    ['weight', { weight: [] }],
    ['weight', { weight: 70.5 }],
    ['weight', { weight: { value: 70_500 } }],
    ['weight', { weight: { value: 0, unit: -3 } }],
    ['weight', { weight: { value: 1, unit: 400 } }],
  ])('lose unreadable %s alone: %j', (name, goals) => {
    const good = { steps: 8000, sleep: 27_000, weight: { value: 70, unit: 0 } };
    const all = { steps: 8000, sleepSec: 27_000, weightKg: 70 };
    const lost = { steps: 'steps', sleep: 'sleepSec', weight: 'weightKg' }[name];
    expect(decodeGoals({ goals: { ...good, ...goals } })).toEqual(
      Object.fromEntries(Object.entries(all).filter(([key]) => key !== lost)),
    );
  });

  it.each([['text'], [42], [[1]], [{ goals: 'none' }], [{ goals: [1] }]])(
    'cannot be read from %j',
    (body) => {
      expect(() => decodeGoals(body)).toThrow(
        expect.objectContaining({ code: 'upstream_invalid', constructor: ApiError }),
      );
    },
  );

  it('are asked for at the neutral route', async () => {
    const asked: string[] = [];
    await fetchGoals({ get: async (path) => void asked.push(path) });
    expect(asked).toEqual(['api/goals']);
  });
});
