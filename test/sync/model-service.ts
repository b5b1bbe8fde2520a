import type { ServiceLimits } from '#api/service-limits.ts';
import { createSyncState, type CoveredSpan, type SyncState } from '#archive/sync-state.ts';
import { listKinds, type ListKind, type SpanKind } from '#domain/record-kinds.ts';
import {
  addDays,
  differenceInDays,
  SECONDS_PER_DAY,
  toEpochSec,
  toLocalDay,
  UTC,
  type EpochSec,
  type LocalDay,
} from '#domain/time.ts';
import { advance } from '#sync/advance.ts';
import { signatureOf, waitMs } from '#sync/pace.ts';
import type { MadeCall, Outcome, PlanInput, PlannedCall } from '#sync/plan.ts';
import { planNext } from '#sync/planner.ts';

export type ModelRecord = { readonly id: string; readonly day: LocalDay; readonly modified: EpochSec };
export type ModelAccount = Readonly<Record<ListKind, readonly ModelRecord[]>>;
export type PageOrder = 'newest first' | 'oldest first' | 'shuffled';

export type ModelOptions = {
  readonly account: ModelAccount;
  readonly limits: ServiceLimits;
  readonly order?: PageOrder;
  /** Without pages everything comes in one answer, and nothing says that there is more. */
  readonly hasPages?: boolean;
  /** Long windows of nights are answered with their first week, silently. */
  readonly cutsNights?: (call: number) => boolean;
  /** Answers that come empty although there are records. */
  readonly glitches?: (call: number) => boolean;
};

export type ModelService = {
  /** Rows of every page of a call. */
  readonly answer: (call: ListCall, nowMs: number) => Omit<Outcome, 'missing' | 'now'>;
  readonly delivered: ReadonlySet<string>;
};

type ListCall = Extract<PlannedCall, { readonly operation: ListKind }>;

/** The service as the documents describe it, without a wire: windows, changes, pages. */
export function createModelService(options: ModelOptions): ModelService {
  const { account, limits, order = 'newest first', hasPages = true } = options;
  const delivered = new Set<string>();
  let calls = 0;
  return {
    delivered,
    answer({ operation: kind, ask }, nowMs) {
      calls += 1;
      const isCut = kind === 'sleep-summary' && options.cutsNights?.(calls) === true;
      const rows = options.glitches?.(calls) === true ? [] : select(account[kind], ask, { isCut, nowMs });
      const pages = hasPages ? toPages(arrange(rows, order), kind, limits) : [rows];
      for (const { id } of rows) delivered.add(id);
      const days = rows.map(({ day }) => day).sort();
      const full = pages.slice(0, -1).map((page) => page.length);
      return {
        pages: Math.max(1, pages.length),
        rows: rows.length,
        fullPageRows: full.length === 0 ? null : Math.max(...full),
        firstDay: days[0] ?? null,
        lastDay: days.at(-1) ?? null,
        latestChange: rows.length === 0 ? null : toEpochSec(Math.max(...rows.map((row) => row.modified))),
        // Measures alone tell the time.
        serverTime: kind === 'measures' ? toEpochSec(Math.floor(nowMs / 1000)) : null,
      };
    },
  };
}

function select(
  records: readonly ModelRecord[],
  ask: ListCall['ask'],
  { isCut, nowMs }: { isCut: boolean; nowMs: number },
): readonly ModelRecord[] {
  if (ask.type === 'changes') return records.filter(({ modified }) => modified > ask.since);
  const from = ask.from ?? toDay('2000-01-01');
  const asked = ask.to ?? addDays(toLocalDay(toEpochSec(Math.floor(nowMs / 1000)), UTC), 2);
  const to = isCut && addDays(from, 6) < asked ? addDays(from, 6) : asked;
  return records.filter(({ day }) => day >= from && day <= to);
}

function arrange(rows: readonly ModelRecord[], order: PageOrder): readonly ModelRecord[] {
  if (order === 'shuffled') return rows.toSorted((a, b) => scatter(a.id) - scatter(b.id));
  const sorted = rows.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  return order === 'oldest first' ? sorted : sorted.reverse();
}

function scatter(text: string): number {
  return Array.from(text).reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 9973, 7);
}

/** 2018 tells a week of nights on a page, whatever their number. */
function toPages(rows: readonly ModelRecord[], kind: ListKind, limits: ServiceLimits): ModelRecord[][] {
  const pages: ModelRecord[][] = [];
  const longest = limits.longestDays[kind];
  for (const row of rows) {
    const page = pages.at(-1);
    const first = page?.[0];
    const isFull =
      page === undefined ||
      first === undefined ||
      page.length >= limits.rowsPerPage[kind] ||
      (longest !== undefined && Math.abs(differenceInDays(first.day, row.day)) >= longest);
    if (isFull) pages.push([row]);
    else page.push(row);
  }
  return pages;
}

export type Run = {
  readonly state: SyncState;
  readonly coverage: Readonly<Record<SpanKind, readonly CoveredSpan[]>>;
  readonly made: readonly MadeCall[];
  readonly planned: readonly PlannedCall[];
  /** When it came to rest, ms. */
  readonly nowMs: number;
};

type RunOptions = Partial<
  Pick<PlanInput, 'state' | 'coverage' | 'firstDayHint' | 'wishes' | 'hinted' | 'newsBefore' | 'zoneOn'>
> & {
  readonly limits: ServiceLimits;
  readonly startMs: number;
  readonly missing?: (call: ListCall) => number;
  /** Called with the state after each call. */
  readonly onState?: (state: SyncState) => void;
  /** Breaks off when it has not come to rest by then. */
  readonly mostCalls?: number;
};

const answerMs = 300;

/** Plans and advances until there is nothing left to do. */
export function runToRest(
  answer: ModelService['answer'],
  { limits, startMs, missing = () => 0, onState, mostCalls = 5000, ...given }: RunOptions,
): Run {
  let nowMs = startMs;
  let state = given.state ?? createSyncState(1);
  const coverage = {
    intraday: [...(given.coverage?.intraday ?? [])],
    sleep: [...(given.coverage?.sleep ?? [])],
  };
  const made: MadeCall[] = [];
  const planned: PlannedCall[] = [];
  const make = (call: PlannedCall, offset: string): void => {
    const reserve = call.purpose === 'screen' || call.purpose === 'news' ? 0 : 20;
    nowMs += waitMs(call.operation, made.slice(-200), limits, nowMs, offset === '' ? 0 : reserve);
    made.push({ operation: call.operation, atMs: nowMs, signature: `${signatureOf(call)}${offset}` });
    nowMs += answerMs;
  };
  for (;;) {
    if (made.length > mostCalls) throw new Error(`No rest after ${made.length} calls.`);
    const step = planNext({
      zoneOn: () => UTC,
      firstDayHint: null,
      wishes: [],
      hinted: [],
      newsBefore: toEpochSec(Math.floor(startMs / 1000)),
      ...given,
      state,
      coverage,
      limits,
      // Those of the last minute, and a few more.
      made: made.slice(-200),
      nowMs,
    });
    if (step.do === 'rest') return { state, coverage, made, planned, nowMs };
    if (step.do === 'wait') {
      nowMs = step.untilMs;
      continue;
    }
    const { call } = step;
    planned.push(call);
    make(call, '');
    const now = (): EpochSec => toEpochSec(Math.floor(nowMs / 1000));
    if ('ask' in call) {
      const outcome = answer(call, nowMs);
      for (let page = 1; page < outcome.pages; page += 1) make(call, `#${page}`);
      state = advance(state, call, { ...outcome, missing: missing(call), now: now() }, limits);
    } else {
      state = advance(state, call, { ...nothing, now: now() }, limits);
      if ('from' in call) cover(coverage[call.operation], { ...call, readAt: now(), isStale: false });
    }
    onState?.(state);
  }
}

export const nothing = {
  pages: 1,
  rows: 0,
  fullPageRows: null,
  firstDay: null,
  lastDay: null,
  latestChange: null,
  serverTime: null,
  missing: 0,
} as const;

function cover(entries: CoveredSpan[], { from, to, readAt, isStale }: CoveredSpan): void {
  const rest = entries.flatMap((entry) => [
    ...(entry.from < from ? [{ ...entry, to: earliest(entry.to, from) }] : []),
    ...(entry.to > to ? [{ ...entry, from: latest(entry.from, to) }] : []),
  ]);
  const all = [...rest, { from, to, readAt, isStale }].sort((a, b) => a.from - b.from);
  entries.splice(0, entries.length, ...all);
}

function earliest(a: EpochSec, b: EpochSec): EpochSec {
  return a < b ? a : b;
}

function latest(a: EpochSec, b: EpochSec): EpochSec {
  return a > b ? a : b;
}

/** Records by kind with the density of a person who uses everything: a year has so many, scattered by the seed. */
export function createAccount({
  firstDay,
  today,
  seed = 1,
  kinds = listKinds,
}: {
  firstDay: LocalDay;
  today: LocalDay;
  seed?: number;
  kinds?: readonly ListKind[];
}): ModelAccount {
  const random = createRandom(seed);
  const account: Record<ListKind, ModelRecord[]> = {
    measures: [],
    activity: [],
    'sleep-summary': [],
    workouts: [],
  };
  const days = differenceInDays(today, firstDay) + 1;
  for (let index = 0; index < days; index += 1) {
    const day = addDays(firstDay, index);
    // Habits change: some years have half as many weigh-ins again as others.
    const habit = 1 + 0.25 * Math.sin(index / 260);
    for (const kind of kinds) {
      const count = countOf(kind, random, habit);
      for (let nth = 0; nth < count; nth += 1) {
        account[kind].push({ id: `${kind} ${day} ${nth}`, day, modified: middayOf(day) });
      }
    }
  }
  return account;
}

function middayOf(day: LocalDay): EpochSec {
  return toEpochSec(Date.parse(`${day}T12:00:00Z`) / 1000);
}

/** As often as the simulator's person: 820 measure groups, 350 days, 425 nights, 245 workouts a year. */
function countOf(kind: ListKind, random: () => number, habit: number): number {
  const draw = random();
  switch (kind) {
    case 'measures':
      return draw < 0.25 ? 0 : Math.round(habit * (1 + 4 * random()));
    case 'activity':
      return draw < 0.96 ? 1 : 0;
    case 'sleep-summary':
      return draw < 0.05 ? 0 : draw < 0.8 ? 1 : 2;
    case 'workouts':
      return draw < 0.42 ? 0 : draw < 0.9 ? 1 : 2;
    default:
      return kind satisfies never;
  }
}

/** Numbers from 0 to 1, the same for the same seed (Park and Miller, 1988). */
function createRandom(seed: number): () => number {
  let state = seed * 7919 + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

export function toDay(text: string): LocalDay {
  return toLocalDay(toEpochSec(Date.parse(`${text}T00:00:00Z`) / 1000), UTC);
}

/** The fewest calls that the documents allow for an account; see the planner. */
export function boundOf(
  account: ModelAccount,
  limits: ServiceLimits,
  { today }: { today: LocalDay },
): number {
  const pages = (kind: ListKind): number =>
    Math.max(1, Math.ceil(account[kind].length / limits.rowsPerPage[kind]));
  const firstDay = listKinds.flatMap((kind) => account[kind].map(({ day }) => day)).sort()[0] ?? today;
  const days = differenceInDays(today, firstDay) + 1;
  const longest = limits.longestDays['sleep-summary'];
  const nights = longest === undefined ? pages('sleep-summary') : Math.ceil(days / longest);
  const hasAny = account.activity.length + account['sleep-summary'].length > 0;
  const recentDays = hasAny ? Math.min(30, days) : 0;
  const minutes = Math.ceil((recentDays * SECONDS_PER_DAY) / limits.longestWindowSec);
  return 3 + pages('measures') + pages('activity') + pages('workouts') + nights + minutes + recentDays;
}
