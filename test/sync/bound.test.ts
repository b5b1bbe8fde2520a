import { describe, expect, test } from 'vitest';

import { limitsOf } from '#api/service-limits.ts';
import { listKinds } from '#domain/record-kinds.ts';
import { addDays, addMonths, type LocalDay } from '#domain/time.ts';
import {
  boundOf,
  createAccount,
  createModelService,
  runToRest,
  toDay,
  type ModelAccount,
  type PageOrder,
} from './model-service.ts';

const startMs = Date.parse('2026-11-22T09:00:00Z');
const today = toDay('2026-11-22');
const orders: readonly PageOrder[] = ['newest first', 'oldest first', 'shuffled'];
const dialects = ['nokia', 'withings'] as const;
/** Ten years are some hundred plans, and other tests run beside. */
const patience = { timeout: 60_000 };

function accountOf(years: number, seed = 1): ModelAccount {
  return createAccount({ firstDay: addMonths(addDays(today, -50), -12 * years), today, seed });
}

function firstDayOf(account: ModelAccount): LocalDay | null {
  return listKinds.flatMap((kind) => account[kind].map(({ day }) => day)).sort()[0] ?? null;
}

function idsOf(account: ModelAccount): string[] {
  return listKinds.flatMap((kind) => account[kind].map(({ id }) => id)).sort();
}

describe.each(dialects)('the first reading of everything, %s', patience, (dialect) => {
  const limits = limitsOf(dialect);

  test.each([1, 5, 10])(
    '%i years take no more than a twentieth more calls than the fewest possible',
    (years) => {
      for (const seed of [1, 2]) {
        const account = accountOf(years, seed);
        const service = createModelService({ account, limits });
        const { made } = runToRest(service.answer, { limits, startMs, firstDayHint: firstDayOf(account) });
        const bound = boundOf(account, limits, { today });
        expect(made.length).toBeLessThanOrEqual(bound * 1.05);
      }
    },
  );

  test.each([1, 5, 10])('%i years without a profile take no more either', (years) => {
    for (const seed of [1, 2]) {
      const account = accountOf(years, seed);
      const service = createModelService({ account, limits });
      const { made } = runToRest(service.answer, { limits, startMs });
      const bound = boundOf(account, limits, { today });
      expect(made.length).toBeLessThanOrEqual(bound * 1.05);
    }
  });

  describe.each(orders)('pages %s', (order) => {
    test.each([
      ['with', true],
      ['without', false],
    ])('every record arrives %s a word that there is more', (_, hasPages) => {
      for (const isHinted of [true, false]) {
        const account = accountOf(3);
        const service = createModelService({ account, limits, order, hasPages });
        runToRest(service.answer, { limits, startMs, firstDayHint: isHinted ? firstDayOf(account) : null });
        expect([...service.delivered].sort()).toEqual(idsOf(account));
      }
    });
  });

  test('an account without records is known to be empty after two looks at each list', () => {
    const account = createAccount({ firstDay: today, today, kinds: [] });
    const service = createModelService({ account, limits });
    const { made, state } = runToRest(service.answer, { limits, startMs });
    expect(listKinds.every((kind) => state.lists[kind].isComplete)).toBe(true);
    // 2018 tells of nights week by week, so that it takes a while to know that there are none.
    const sleep = dialect === 'nokia' ? 31 : 0;
    expect(made.length).toBeLessThanOrEqual(3 + 2 * listKinds.length + sleep);
  });

  test('an account with a scale alone is not asked for minutes', () => {
    const account = createAccount({ firstDay: addMonths(today, -24), today, kinds: ['measures'] });
    const service = createModelService({ account, limits });
    const { planned } = runToRest(service.answer, { limits, startMs, firstDayHint: firstDayOf(account) });
    expect(planned.filter(({ operation }) => operation === 'intraday')).toEqual([]);
  });

  test('a list that begins years after the account arrives whole', () => {
    const scale = createAccount({ firstDay: addMonths(today, -96), today, kinds: ['measures', 'workouts'] });
    const mat = createAccount({
      firstDay: addMonths(today, -20),
      today,
      kinds: ['activity', 'sleep-summary'],
    });
    const account = { ...scale, activity: mat.activity, 'sleep-summary': mat['sleep-summary'] };
    const service = createModelService({ account, limits });
    runToRest(service.answer, { limits, startMs, firstDayHint: firstDayOf(account) });
    expect([...service.delivered].sort()).toEqual(idsOf(account));
  });

  test('a list that was given up years ago arrives whole', () => {
    const account = createAccount({ firstDay: addMonths(today, -96), today: addMonths(today, -40) });
    const service = createModelService({ account, limits });
    runToRest(service.answer, { limits, startMs });
    expect([...service.delivered].sort()).toEqual(idsOf(account));
  });

  test('one empty answer in the wrong place loses nothing', () => {
    const account = accountOf(2);
    for (const wrong of [1, 2, 3, 4, 5, 6, 7, 9, 12]) {
      const service = createModelService({ account, limits, glitches: (call) => call === wrong });
      runToRest(service.answer, { limits, startMs, firstDayHint: firstDayOf(account) });
      expect([...service.delivered].sort(), `call ${wrong}`).toEqual(idsOf(account));
    }
  });

  test('windows of nights that are cut to a week from some call on lose nothing', () => {
    const account = accountOf(2);
    for (const from of [1, 3, 4, 5, 6, 8]) {
      const service = createModelService({ account, limits, cutsNights: (call) => call >= from });
      runToRest(service.answer, { limits, startMs, firstDayHint: firstDayOf(account) });
      expect([...service.delivered].sort(), `from call ${from}`).toEqual(idsOf(account));
    }
  });
});
