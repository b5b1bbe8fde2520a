import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { limitsOf } from '#api/service-limits.ts';
import { createSyncState, type CoveredSpan, type ListState, type SyncState } from '#archive/sync-state.ts';
import { listKinds, type ListKind } from '#domain/record-kinds.ts';
import { addDays, cleanTimeZone, toEpochSec, UTC, type EpochSec, type LocalDay } from '#domain/time.ts';
import { createHints } from '#sync/hints.ts';
import type { PlanInput, PlannedCall, Step, Wish } from '#sync/plan.ts';
import { planNext } from '#sync/planner.ts';
import {
  createAccount,
  createModelService,
  nothing,
  runToRest,
  toDay,
  type ModelService,
} from './model-service.ts';

const nowMs = Date.parse('2026-11-22T15:00:00Z');
const now = toEpochSec(nowMs / 1000);
const today = toDay('2026-11-22');
const withings = limitsOf('withings');
const nokia = limitsOf('nokia');

function inputOf(change: Partial<PlanInput> = {}): PlanInput {
  return {
    state: createSyncState(1),
    coverage: { intraday: [], sleep: [] },
    zoneOn: () => UTC,
    firstDayHint: null,
    wishes: [],
    limits: withings,
    made: [],
    nowMs,
    newsBefore: toEpochSec(0),
    hinted: [],
    ...change,
  };
}

/** When somebody has just said that something of a day has changed. */
function hinted(input: PlanInput, kind: Wish['kind'], day: LocalDay): PlanInput {
  const hints = createHints(() => nowMs);
  hints.add([{ kind, from: day, to: day }]);
  return { ...input, hinted: hints.candidates(input) };
}

function callOf(step: Step): PlannedCall {
  if (step.do !== 'call') throw new Error(`Expected a call and not: ${step.do}.`);
  return step.call;
}

/** An archive in which everything is as it should be. */
function settled(change: Partial<Record<ListKind, Partial<ListState>>> = {}): SyncState {
  const state = createSyncState(1);
  const lists = { ...state.lists };
  for (const kind of listKinds) {
    lists[kind] = {
      ...lists[kind],
      reachedBack: toDay('2016-10-01'),
      isComplete: true,
      cursor: now,
      windowDays: 200,
      newsAt: now,
      recentAt: now,
      rereadAt: now,
      ...change[kind],
    };
  }
  return { ...state, lists, facts: { user: now, devices: now, goals: now } };
}

function coveredUntil(days: number, readAt: EpochSec = now): PlanInput['coverage'] {
  const span: CoveredSpan = {
    from: toEpochSec(now - 40 * 86_400),
    to: toEpochSec(now - 15 * 3600 + days * 86_400),
    readAt,
    isStale: false,
  };
  return { intraday: [span], sleep: [span] };
}

const rested = { state: settled(), coverage: coveredUntil(2) };

function spanOf(day: string): { from: number; to: number } {
  const from = Date.parse(`${day}T00:00:00Z`) / 1000;
  return { from, to: from + 86_400 };
}

describe('with nothing archived', () => {
  test('the measures come first, their newest days', () => {
    const call = callOf(planNext(inputOf()));
    expect(call).toMatchObject({ operation: 'measures', ask: { type: 'window', to: null } });
    expect('ask' in call && call.ask.type === 'window' && call.ask.from).not.toBeNull();
  });

  test.each([
    ['measures', 1],
    ['activity', 3],
    ['sleep-summary', 3],
    ['workouts', 3],
    ['intraday', 3],
    ['sleep', 3],
  ] as const)('what a chart of %s shows was asked for by call %i', (kind, by) => {
    const account = createAccount({ firstDay: addDays(today, -3700), today });
    const service = createModelService({ account, limits: withings });
    const wishes = [{ kind, from: addDays(today, -1), to: today }];
    const { planned } = runToRest(service.answer, { limits: withings, startMs: nowMs, wishes });
    expect(planned.findIndex(({ operation }) => operation === kind)).toBeLessThan(by);
  });
});

describe('what a screen shows', () => {
  test('in the far past of a list raises the history of that list', () => {
    const state = settled({ workouts: { isComplete: false, reachedBack: toDay('2025-06-01') } });
    const wishes = [{ kind: 'workouts', from: toDay('2020-01-01'), to: toDay('2020-02-01') } as const];
    expect(callOf(planNext(inputOf({ ...rested, state, wishes })))).toMatchObject({
      operation: 'workouts',
      purpose: 'screen',
      ask: { to: '2025-05-31' },
    });
  });

  test('of minutes is asked for before its neighbours, and those in the background', () => {
    const wishes = [{ kind: 'intraday', from: toDay('2019-05-05'), to: toDay('2019-05-05') } as const];
    const input = inputOf({ ...rested, wishes });
    const call = callOf(planNext(input));
    expect(call).toEqual({ operation: 'intraday', purpose: 'screen', ...spanOf('2019-05-05') });
    const covered = {
      from: spanOf('2019-05-05').from,
      to: spanOf('2019-05-05').to,
      readAt: now,
      isStale: false,
    };
    const coverage = { ...rested.coverage, intraday: [covered as CoveredSpan, ...rested.coverage.intraday] };
    expect(callOf(planNext({ ...input, coverage }))).toEqual({
      operation: 'intraday',
      purpose: 'recent',
      ...spanOf('2019-05-04'),
    });
  });

  test('of minutes is asked for as far as it is not here', () => {
    const { from, to } = spanOf('2019-05-05');
    const half = { from, to: toEpochSec(from + 40_000), readAt: now, isStale: false } as CoveredSpan;
    const wishes = [{ kind: 'intraday', from: toDay('2019-05-05'), to: toDay('2019-05-05') } as const];
    const coverage = { ...rested.coverage, intraday: [half, ...rested.coverage.intraday] };
    expect(callOf(planNext(inputOf({ ...rested, coverage, wishes })))).toMatchObject({
      from: from + 40_000,
      to,
    });
  });

  test('of today is read again with every look for news', () => {
    const wishes = [{ kind: 'intraday', from: today, to: today } as const];
    const coverage = coveredUntil(2, toEpochSec(now - 400));
    const input = inputOf({ state: settled({}), coverage, wishes });
    expect(planNext(input).do).toBe('rest');
    expect(callOf(planNext({ ...input, newsBefore: toEpochSec(now - 300) }))).toMatchObject({
      operation: 'intraday',
      ...spanOf('2026-11-22'),
    });
  });

  test('of a day of 25 hours takes two calls that leave nothing out', () => {
    const paris = cleanTimeZone('Europe/Paris') ?? UTC;
    const wishes = [{ kind: 'intraday', from: toDay('2019-10-27'), to: toDay('2019-10-27') } as const];
    const service = createModelService({
      account: createAccount({ firstDay: today, today, kinds: [] }),
      limits: withings,
    });
    const { planned } = runToRest(service.answer, {
      ...rested,
      limits: withings,
      startMs: nowMs,
      wishes,
      zoneOn: () => paris,
      newsBefore: toEpochSec(0),
    });
    const shown = planned.flatMap((call) =>
      'from' in call && call.purpose === 'screen' ? [call.to - call.from] : [],
    );
    expect(shown.toSorted((a, b) => a - b)).toEqual([3600, 86_400]);
  });
});

describe('news', () => {
  test('are asked for since a day before the cursor', () => {
    const step = planNext(inputOf({ ...rested, newsBefore: toEpochSec(now + 1) }));
    expect(callOf(step)).toEqual({
      operation: 'measures',
      purpose: 'news',
      ask: { type: 'changes', since: now - 86_400 },
    });
  });

  test('of a cursor that lies ahead are asked for since a day before now', () => {
    const state = settled({ measures: { cursor: toEpochSec(now + 9e6), newsAt: null } });
    expect(callOf(planNext(inputOf({ ...rested, state })))).toMatchObject({ ask: { since: now - 86_400 } });
  });

  test('of a list that does not tell changes are its last seven days', () => {
    const state = settled({ activity: { newsAt: null } });
    expect(callOf(planNext(inputOf({ ...rested, state, limits: nokia })))).toEqual({
      operation: 'activity',
      purpose: 'news',
      ask: { type: 'window', from: '2026-11-16', to: null },
    });
  });

  test('that a hint names are asked for at once', () => {
    expect(callOf(planNext(hinted(inputOf(rested), 'workouts', today)))).toMatchObject({
      operation: 'workouts',
      purpose: 'news',
      ask: { type: 'changes' },
    });
  });

  test('of minutes that a hint names are read although they are here', () => {
    const coverage = coveredUntil(2, toEpochSec(now - 60));
    const input = inputOf({ ...rested, coverage });
    expect(callOf(planNext(hinted(input, 'intraday', toDay('2026-11-20'))))).toEqual({
      operation: 'intraday',
      purpose: 'news',
      ...spanOf('2026-11-20'),
    });
  });
});

describe('by itself', () => {
  test('nothing is asked where everything is as it should be, until something falls due', () => {
    expect(planNext(inputOf(rested))).toEqual({ do: 'rest', untilMs: Date.parse('2026-11-23T00:00:00Z') });
  });

  test('the facts are read again after a day', () => {
    const state = { ...settled(), facts: { user: now, devices: toEpochSec(now - 86_400), goals: now } };
    expect(callOf(planNext(inputOf({ ...rested, state })))).toMatchObject({ operation: 'devices' });
  });

  test('the last page of days is read again after a day', () => {
    const state = settled({ activity: { recentAt: toEpochSec(now - 86_400) } });
    expect(callOf(planNext(inputOf({ ...rested, state })))).toMatchObject({
      operation: 'activity',
      purpose: 'recent',
      ask: { from: addDays(today, -199), to: null },
    });
  });

  test('everything is read again after thirty days', () => {
    const state = settled({ measures: { rereadAt: toEpochSec(now - 30 * 86_400) } });
    expect(callOf(planNext(inputOf({ ...rested, state })))).toMatchObject({
      operation: 'measures',
      purpose: 'reread',
      ask: { to: null },
    });
  });

  test('a day that was read before it was over is read again when it is', () => {
    const coverage = coveredUntil(2);
    const untilToday = { ...coverage.intraday[0], to: toEpochSec(spanOf('2026-11-21').to) } as CoveredSpan;
    const yesterday = { ...spanOf('2026-11-21'), readAt: toEpochSec(now - 80_000), isStale: false };
    const today = { ...spanOf('2026-11-22'), readAt: now, isStale: false };
    const intraday = [{ ...untilToday, to: yesterday.from }, yesterday, today] as CoveredSpan[];
    expect(callOf(planNext(inputOf({ state: settled(), coverage: { ...coverage, intraday } })))).toEqual({
      operation: 'intraday',
      purpose: 'recent',
      ...spanOf('2026-11-21'),
    });
  });

  test('minutes whose totals changed are read again, not sooner than five minutes later', () => {
    const stale = { ...spanOf('2019-05-05'), isStale: true, readAt: toEpochSec(now - 299) } as CoveredSpan;
    const coverage = { ...rested.coverage, intraday: [stale, ...rested.coverage.intraday] };
    const input = inputOf({ ...rested, coverage });
    expect(planNext(input)).toEqual({ do: 'rest', untilMs: nowMs + 1000 });
    expect(callOf(planNext({ ...input, nowMs: nowMs + 1000 }))).toMatchObject(spanOf('2019-05-05'));
  });

  test('days with a missing record are read again when their time has come, before anything of that list', () => {
    const recheck = { from: toDay('2026-05-01'), to: null, notBefore: toEpochSec(now + 30) };
    const state = settled({ workouts: { recheck, recentAt: null } });
    expect(planNext(inputOf({ ...rested, state }))).toEqual({ do: 'rest', untilMs: nowMs + 30_000 });
    expect(callOf(planNext(inputOf({ ...rested, state, nowMs: nowMs + 30_000 })))).toMatchObject({
      operation: 'workouts',
      purpose: 'recheck',
      ask: { from: '2026-05-01', to: null },
    });
  });
});

describe('the pace', () => {
  const full = Array.from({ length: 100 }, (_, index) => ({
    operation: 'sleep' as const,
    atMs: nowMs - 1000,
    signature: `sleep ${index}`,
  }));

  test('of background work leaves calls to screens', () => {
    const state = settled({ measures: { isComplete: false, reachedBack: toDay('2026-01-01') } });
    const background = planNext(inputOf({ ...rested, state, made: full }));
    expect(background).toMatchObject({ do: 'wait', untilMs: nowMs + 60_000, next: { purpose: 'history' } });
    const wishes = [{ kind: 'measures', from: toDay('2020-01-01'), to: today } as const];
    expect(planNext(inputOf({ ...rested, state, made: full, wishes })).do).toBe('call');
  });

  test('of a list that a screen wants from far back leaves calls to a night that it wants', () => {
    const state = settled({ 'sleep-summary': { isComplete: false, reachedBack: toDay('2026-01-01') } });
    const wishes = [
      { kind: 'sleep-summary', from: toDay('2014-01-01'), to: toDay('2014-12-02') },
      { kind: 'sleep', from: toDay('2014-12-02'), to: toDay('2014-12-02') },
    ] as const;
    const more = [...full, ...full.slice(0, 10)];
    const plan = (made: typeof full) =>
      callOf(planNext(inputOf({ ...rested, state, made, wishes }))).operation;
    expect([plan(full), plan(more)]).toStrictEqual(['sleep-summary', 'sleep']);
  });

  test('lets other calls go first while an identical one has to wait', () => {
    const first = callOf(planNext(inputOf()));
    const { ask } = first as Extract<PlannedCall, { ask: unknown }> & { ask: { from: LocalDay | null } };
    const made = [
      { operation: 'measures' as const, atMs: nowMs - 1, signature: `measures ${ask.from ?? ''}..` },
    ];
    expect(callOf(planNext(inputOf({ made }))).operation).toBe('user');
  });
});

function movesBack(before: SyncState | undefined, after: SyncState, kind: ListKind): boolean {
  if (before === undefined) return false;
  const [was, is] = [before.lists[kind], after.lists[kind]];
  const isLessFar = was.reachedBack !== null && (is.reachedBack === null || is.reachedBack > was.reachedBack);
  return isLessFar || (was.cursor !== null && (is.cursor === null || is.cursor < was.cursor));
}

describe('whatever the service answers', { timeout: 60_000 }, () => {
  const answers = fc.array(
    fc.record({
      rows: fc.constantFrom(0, 1, 5, 199, 200, 500, 3000),
      pages: fc.integer({ min: 1, max: 3 }),
      first: fc.integer({ min: -1200, max: 5 }),
      length: fc.integer({ min: 0, max: 400 }),
      missing: fc.constantFrom(0, 0, 0, 3),
      serverTime: fc.constantFrom(null, -90_000, 0, 500),
    }),
    { minLength: 1, maxLength: 40 },
  );

  /** The same answers over and over. */
  function answering(list: readonly AnswerSeed[]): {
    answer: ModelService['answer'];
    missing: () => number;
  } {
    let index = -1;
    const at = (): AnswerSeed => list[Math.max(0, index) % list.length] ?? calm;
    return {
      missing: () => at().missing,
      answer: (_, ms) => {
        index += 1;
        const { rows, pages, first, length, serverTime } = at();
        const firstDay = rows === 0 ? null : addDays(today, first);
        return {
          ...nothing,
          rows,
          pages,
          fullPageRows: pages > 1 ? 200 : null,
          firstDay,
          lastDay: firstDay === null ? null : addDays(firstDay, length),
          serverTime: serverTime === null ? null : toEpochSec(Math.floor(ms / 1000) + serverTime),
        };
      },
    };
  }
  type AnswerSeed = {
    rows: number;
    pages: number;
    first: number;
    length: number;
    missing: number;
    serverTime: number | null;
  };
  const calm: AnswerSeed = { rows: 0, pages: 1, first: 0, length: 0, missing: 0, serverTime: null };

  test.each(['nokia', 'withings'] as const)('it comes to rest and keeps to the limits, %s', (dialect) => {
    const limits = limitsOf(dialect);
    fc.assert(
      fc.property(answers, fc.boolean(), (list, isHinted) => {
        const { answer, missing } = answering(list);
        const hint = isHinted ? addDays(today, -900) : null;
        const { made, state } = runToRest(answer, { limits, startMs: nowMs, missing, firstDayHint: hint });
        expect(listKinds.every((kind) => state.lists[kind].isComplete)).toBe(true);
        for (const [index, call] of made.entries()) {
          const minute = made
            .slice(Math.max(0, index - 200), index + 1)
            .filter(({ atMs }) => call.atMs - atMs < 60_000);
          expect(minute.length).toBeLessThanOrEqual(120);
          const same = minute.filter(
            (other) => other.signature === call.signature && call.atMs - other.atMs < 12_000,
          );
          expect(same.length === 1 || call.signature.includes('#')).toBe(true);
        }
      }),
      { numRuns: 12, endOnFailure: true },
    );
  });

  test('no list reaches back less far than before, and no cursor moves back', () => {
    fc.assert(
      fc.property(answers, (list) => {
        const { answer, missing } = answering(list);
        const states = [createSyncState(1)];
        const watch = (state: SyncState): void => void states.push(state);
        const run = { limits: withings, startMs: nowMs, missing, onState: watch };
        const { state, coverage, nowMs: endMs } = runToRest(answer, run);
        const nextDay = endMs + 2 * 86_400_000;
        const newsBefore = toEpochSec(Math.floor(nextDay / 1000));
        runToRest(answer, { ...run, state, coverage, startMs: nextDay, newsBefore });
        const stepsBack = states.flatMap((is, index) =>
          listKinds.filter((kind) => movesBack(states[index - 1], is, kind)),
        );
        expect(stepsBack).toEqual([]);
      }),
      { numRuns: 12, endOnFailure: true },
    );
  });
});
