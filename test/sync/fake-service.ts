import type { Client } from '#api/client.ts';
import { ApiError } from '#api/errors.ts';
import type { ErrorCode } from '#api/wire/errors.ts';
import type { WireMeasureGroup, WireMeasuresBody } from '#api/wire/measures.ts';

export type Call = { readonly path: string; readonly params: Readonly<Record<string, unknown>> };

/** What a test may do to one call: answer it itself, fail it, or act before the service does. */
export type Interference = (call: Call, index: number) => unknown;

type StoredGroup = WireMeasureGroup & { grpid: number; date: number; modified: number };

/** What a person without any of it is told. */
const emptyAnswers: Readonly<Record<string, unknown>> = {
  'api/activity': { activities: [], more: false, offset: 0 },
  'api/sleep-summary': { series: [], more: false, offset: 0 },
  'api/workouts': { series: [], more: false, offset: 0 },
  'api/intraday': { series: {} },
  'api/sleep': { series: [] },
  'api/devices': { devices: [] },
  'api/goals': { goals: [] },
};

/**
 * The service behind the client, as far as a sync sees it: groups newest first, pages by offset, `updatetime`, windows
 * and "changed since". Of everything else the person has nothing, unless a test gives it. Its clock is its own.
 */
export function createFakeService(options: { nowSec: number; pageSize?: number }) {
  const { pageSize = 3 } = options;
  const groups = new Map<number, StoredGroup>();
  const answers = new Map<string, unknown>(Object.entries(emptyAnswers));
  const calls: Call[] = [];
  let nowSec = options.nowSec;
  let account = { provider: 'simulator-withings', userid: '42' };
  let interfere: Interference | undefined;
  let sessions = 0;

  function answer(params: Call['params']): WireMeasuresBody {
    const since = Number(params['updatedSince'] ?? 0);
    const offset = Number(params['offset'] ?? 0);
    const from = Number(params['from'] ?? 0);
    const to = Number(params['to'] ?? Infinity);
    const matching = [...groups.values()]
      .filter(({ modified, date }) => modified >= since && date >= from && date <= to)
      .toSorted((a, b) => b.date - a.date || b.grpid - a.grpid);
    const more = offset + pageSize < matching.length;
    return {
      updatetime: nowSec,
      timezone: 'Europe/Paris',
      measuregrps: matching.slice(offset, offset + pageSize),
      ...(more && { more: 1, offset: offset + pageSize }),
    };
  }

  const client: Pick<Client, 'get' | 'session' | 'refreshIfDue'> = {
    async get(path, params = {}, signal) {
      signal?.throwIfAborted();
      const call = { path, params };
      calls.push(call);
      const own = await interfere?.(call, calls.filter((other) => other.path === path).length);
      signal?.throwIfAborted();
      if (own instanceof Error) throw own;
      if (own !== undefined) return own;
      if (path === 'api/user') return { user: { userid: account.userid } };
      return path === 'api/measures' ? answer(params) : answers.get(path);
    },
    async session() {
      sessions++;
      return {
        connected: true,
        ...account,
        dialect: 'withings',
        scopes: ['user.metrics'],
        expiresAt: nowSec + 3600,
        providers: [],
      };
    },
    async refreshIfDue() {},
  };

  function callsTo(path: string): Call['params'][] {
    return calls.filter((call) => call.path === path).map((call) => call.params);
  }

  return {
    client,
    calls,
    callsTo,
    measureCalls: () => callsTo('api/measures'),
    sessionCalls: () => sessions,
    /** A weigh-in taken and uploaded at this second, or uploaded later. */
    add(grpid: number, date: number, kg = 80, uploadedAt = date): void {
      groups.set(grpid, {
        grpid,
        date,
        created: uploadedAt,
        modified: uploadedAt,
        category: 1,
        attrib: 0,
        measures: [{ type: 1, value: Math.round(kg * 1000), unit: -3 }],
      });
    },
    edit(grpid: number, change: Partial<StoredGroup>): void {
      const group = groups.get(grpid);
      if (group === undefined) throw new Error(`Failed to edit group ${grpid}: there is none. Add it first.`);
      groups.set(grpid, { ...group, modified: nowSec, ...change });
    },
    remove(grpid: number): void {
      groups.delete(grpid);
    },
    /** What a call is answered from now on, whatever it asks for. */
    give(path: string, body: unknown): void {
      answers.set(path, body);
    },
    setTime(sec: number): void {
      nowSec = sec;
    },
    time: () => nowSec,
    signInAs(other: { provider: string; userid: string }): void {
      account = other;
    },
    interfere(how: Interference): void {
      interfere = how;
    },
    /** What a complete archive holds: id, time and kilograms. */
    truth: () =>
      [...groups.values()]
        .map((group) => [group.grpid, group.date, Number(group.measures?.[0]?.value) / 1000])
        .toSorted((a, b) => Number(a[1]) - Number(b[1]) || Number(a[0]) - Number(b[0])),
  };
}

export type FakeService = ReturnType<typeof createFakeService>;

export function failWith(code: ErrorCode, retryAfterSec?: number): ApiError {
  return new ApiError(code, 'test', { retryAfterSec });
}
