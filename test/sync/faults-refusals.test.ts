/** Rows F1 to F8 and F38 of the fault matrix: what the service refuses, and how. */
import { expect } from 'vitest';
import { prove, strikeAll, type Scene } from './fault-rows.ts';
import type { ServiceCall } from './world-server.ts';

/** As long as the service wished. */
const waitSec = 37;

function refreshes({ world }: Scene): number {
  return world.server.calls.filter(({ path }) => path === '/auth/refresh').length;
}

/** Connects again and starts what had ended. */
async function reconnect({ world, tab }: Scene): Promise<void> {
  await world.heal();
  await world.signIn();
  tab.engine.stop();
  tab.engine.start();
}

/** The calls that followed a refusal sooner than it wished. */
function impatient(calls: readonly ServiceCall[]): ServiceCall[] {
  const refusals = calls.filter(({ status, fault }) => status === 601 && fault !== null);
  return calls.filter(({ atMs }) =>
    refusals.some((refusal) => atMs > refusal.atMs && atMs < refusal.atMs + waitSec * 1000),
  );
}

const bothDialects = ['nokia', 'withings'] as const;
const generalErrors = [2551, 2554, 2556];
const serverErrors = [500, 502, 503, 504];
const yearSec = 31_536_000;

prove([
  {
    fault: 'F1 an access token that dies with each kind of call',
    dialects: ['nokia', 'withings'],
    met: 'killAccess',
    begin: (scene) => strikeAll(scene, 'killAccess'),
    untold: ({ phase }) => phase === 'error' || phase === 'reconnect',
    afterwards: (scene) => expect(refreshes(scene)).toBeGreaterThan(0),
  },
  {
    fault: 'F2 a token fresh from the service that is refused as well',
    dialects: ['withings'],
    begin: (scene) => strikeAll(scene, { kind: 'status', status: 401 }, 'always'),
    told: ({ phase, error }) => phase === 'reconnect' && error === 'reconnect_required',
    meanwhile: (scene) => expect(refreshes(scene)).toBe(1),
    end: reconnect,
  },
  {
    fault: 'F2 a refresh token that dies',
    dialects: ['nokia'],
    met: 'killRefresh',
    begin: (scene) => strikeAll(scene, 'killRefresh'),
    told: ({ phase, error }) => phase === 'reconnect' && error === 'reconnect_required',
    end: reconnect,
  },
  {
    fault: 'F3 HTTP 401 with a page of HTML',
    dialects: ['nokia', 'withings'],
    met: 'http',
    begin: (scene) => strikeAll(scene, { kind: 'http', http: 401 }),
    untold: ({ phase }) => phase === 'error' || phase === 'reconnect',
  },
  {
    fault: 'F4 status 601 with a time to wait',
    dialects: ['nokia', 'withings'],
    world: { limits: 'real' },
    begin: (scene) => strikeAll(scene, { kind: 'status', status: 601, body: { wait_seconds: waitSec } }),
    told: ({ phase, retryAt, error }, { world }) =>
      phase === 'waiting' && error === 'rate_limited' && (retryAt ?? 0) <= world.nowSec() + waitSec,
    afterwards: async ({ world }) => {
      const calls = await world.serviceCalls();
      expect(impatient(calls)).toStrictEqual([]);
      expect(calls.filter(({ status, fault }) => status === 601 && fault === null)).toStrictEqual([]);
    },
  },
  {
    fault: 'F6 status 2551, 2554 and 2556',
    dialects: ['withings', 'nokia'],
    begin: (scene) =>
      strikeAll(scene, (_, index) => ({ kind: 'status', status: generalErrors[index % 3] ?? 2556 }), 2),
    told: ({ phase }) => phase === 'error',
    untold: ({ phase }) => phase === 'reconnect',
  },
  {
    fault: 'F6 status 2555, which meant an unknown error in 2018',
    dialects: ['nokia'],
    begin: (scene) => strikeAll(scene, { kind: 'status', status: 2555 }, 2),
    told: ({ phase }) => phase === 'error',
    untold: ({ phase }) => phase === 'reconnect',
  },
  {
    fault: 'F7 HTTP 500, 502, 503 and 504',
    dialects: ['nokia', 'withings'],
    met: 'http',
    begin: (scene) =>
      strikeAll(scene, (_, index) => ({ kind: 'http', http: serverErrors[index % 4] ?? 500 }), 2),
    told: ({ phase, error, retryAt }) =>
      phase === 'error' &&
      (error === 'upstream_unavailable' || error === 'upstream_timeout') &&
      retryAt !== null,
    untold: ({ phase }) => phase === 'reconnect',
  },
  {
    fault: 'F8 a clock a year ahead, and calls refused for it',
    dialects: ['nokia', 'withings'],
    world: { aheadSec: yearSec },
    begin: (scene) => strikeAll(scene, { kind: 'status', status: 503 }),
    told: ({ clockAheadSec }) => Math.abs((clockAheadSec ?? 0) - yearSec) < 120,
    untold: ({ phase }) => phase === 'reconnect',
  },
  {
    fault: 'F8 a clock an hour behind',
    dialects: ['withings'],
    met: null,
    world: { aheadSec: -3600 },
    begin: () => undefined,
    told: ({ clockAheadSec }) => Math.abs((clockAheadSec ?? 0) + 3600) < 120,
    untold: ({ phase }) => phase === 'reconnect',
  },
  ...[328, 353].map((status, index) => ({
    fault: `F38 status ${status}: the service no longer has this person`,
    dialects: [bothDialects[index] ?? 'nokia'] as const,
    begin: ({ world, moment }: Scene) =>
      world.strike({ nth: moment === 'in mid-page' ? 40 : 1 }, { kind: 'status', status }, 'always'),
    told: ({ error }: { error: string | null }) => error === 'not_granted',
    end: reconnect,
  })),
]);
