import { ApiError } from '#api/errors.ts';
import { errorStatus, type ErrorCode } from '#api/wire/errors.ts';
import { createFakeService } from '../sync/fake-service.ts';

export const startSec = Date.parse('2026-03-01T06:00:00Z') / 1000;
export const baseUrl = 'http://127.0.0.1:8080/';

const providers = [{ id: 'simulator-withings', name: 'Withings (simulated)', simulated: true }];

type Account = { provider: string; userid: string };
type Fault = ErrorCode | 'network' | 'hang';

/** Our own server as the runtime sees it, with a little service behind it. */
export function createFakeServer() {
  const service = createFakeService({ nowSec: startSec });
  for (let index = 0; index < 5; index++) service.add(index + 1, startSec - index * 86_400, 80 + index);
  const requests: string[] = [];
  const faults = new Map<string, Fault>();
  let held: Promise<void> | undefined;
  let account: Account | null = null;
  let grants = 0;
  /** Kinds that our server is notified of, until when where they end; no line at all where it has no address. */
  const subscriptions = new Map<number, number | null>();
  const notifier: Record<string, unknown> = { live: true, since: startSec - 86_400, heard: {} };

  async function answer(method: string, path: string, url: URL): Promise<Response> {
    if (path === 'auth/session') {
      return Response.json(
        account === null
          ? { connected: false, providers }
          : {
              connected: true,
              ...account,
              dialect: 'withings',
              scopes: ['user.metrics'],
              expiresAt: startSec + 10_800 + grants,
              providers,
            },
      );
    }
    if (path === 'auth/logout') {
      account = null;
      return new Response(null, { status: 204 });
    }
    if (path === 'auth/refresh') return new Response(null, { status: 204 });
    if (account === null) return failure('auth_required');
    if (path === 'api/subscriptions')
      return answerSubscriptions(method, Number(url.searchParams.get('appli')));
    try {
      return Response.json(await service.client.get(path, Object.fromEntries(url.searchParams)));
    } catch (error) {
      if (error instanceof ApiError) return failure(error.code);
      throw error;
    }
  }

  function answerSubscriptions(method: string, appli: number): Response {
    if (method === 'GET') {
      const callbackurl = 'https://dash.example/hooks/';
      const profiles = [...subscriptions].map(([kind, expires]) => ({
        appli: kind,
        callbackurl,
        comment: null,
        own: true,
        ...(expires !== null && { expires }),
      }));
      return Response.json({ profiles, notifier });
    }
    if (method === 'POST') subscriptions.set(appli, null);
    else subscriptions.delete(appli);
    return new Response(null, { status: 204 });
  }

  const fetch: typeof globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const path = url.pathname.slice(1);
    const method = init?.method ?? 'GET';
    requests.push(`${method} ${path}`);
    const fault = faults.get(`${method} ${path}`) ?? faults.get(path) ?? faults.get('*');
    if (fault === 'network') throw new TypeError('fetch failed');
    if (fault === 'hang') return new Promise<Response>(() => undefined);
    const response = fault === undefined ? await answer(method, path, url) : failure(fault);
    await held;
    return response;
  };

  return {
    fetch,
    service,
    requests,
    subscriptions,
    notifier,
    /** A new grant, as after the consent page. */
    signIn(as: Account = { provider: 'simulator-withings', userid: '42' }): void {
      account = as;
      grants++;
      service.signInAs(as);
    },
    isSignedIn: () => account !== null,
    /** Fails a path, with a method before it one call of it, or every one at `*`. */
    fail(path: string, fault: Fault): void {
      faults.set(path, fault);
    },
    /** Keeps every answer back until the returned function is called. */
    hold(): () => void {
      let release: (() => void) | undefined;
      held = new Promise((resolve) => {
        release = resolve;
      });
      return () => {
        held = undefined;
        release?.();
      };
    },
    heal(): void {
      faults.clear();
    },
  };
}

export type FakeServer = ReturnType<typeof createFakeServer>;

function failure(code: ErrorCode): Response {
  return Response.json({ code, message: code }, { status: errorStatus[code] });
}
