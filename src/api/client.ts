/**
 * The browser's way to its own server.
 *
 * Law of this room: it speaks to the proxy alone, in neutral words; every failure leaves it as an `ApiError`
 * (or as the caller's own abort reason); nothing leaves it undecoded; nothing here ends a session.
 */
import { ApiError, decodeErrorAnswer, parseJson } from './errors.ts';
import { decodeSession } from './session.ts';
import type { SessionBody } from '#api/wire/session.ts';

// For the rooms above, which do not see the wire.
export type { ProviderBody, SessionBody } from '#api/wire/session.ts';

export type QueryParams = Readonly<Record<string, string | number | undefined>>;

export type Client = {
  /** Parsed JSON of a data route such as `api/measures`; an ended access token is renewed on the way. */
  readonly get: (path: string, params?: QueryParams, signal?: AbortSignal) => Promise<unknown>;
  /** The same for a call that changes something. What the service refused for an ended token, it has not done. */
  readonly send: (
    method: 'POST' | 'DELETE',
    path: string,
    params?: QueryParams,
    signal?: AbortSignal,
  ) => Promise<unknown>;
  readonly session: (signal?: AbortSignal) => Promise<SessionBody>;
  /** Renews the access token unless another tab or call has just done so. */
  readonly refresh: () => Promise<void>;
  /** Renews when fewer than five minutes are left; meant to be called when idle. */
  readonly refreshIfDue: () => Promise<void>;
  readonly logout: () => Promise<void>;
};

export type ClientOptions = {
  readonly fetch: typeof fetch;
  /** Absolute address of the installation, ending in a slash. */
  readonly baseUrl: string;
  /** Absent in old browsers and on plain http; calls of this page still share one refresh. */
  readonly locks?: Pick<LockManager, 'request'> | undefined;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** The proxy gives up on the service after 20 s; this is for a proxy that does not answer at all. */
  readonly timeoutMs?: number;
};

/** One per origin: refresh tokens rotate, and two tabs spending the same one at once is how links get lost. */
const REFRESH_LOCK = 'homeostat-refresh';
const EARLY_REFRESH_MS = 5 * 60 * 1000;
const DEFAULT_TIMEOUT_MS = 30_000;
/** Any custom header makes a cross-site request impossible without CORS, which the server never grants. */
const CSRF_HEADER = { 'X-Dash': '1' };

type Method = 'GET' | 'POST' | 'DELETE';

/** What this page knew when a call began; tells whether the token was renewed while the call was on its way. */
type Sighting = { readonly renewals: number; readonly expiresAt: number | undefined };

type ConnectedSession = Extract<SessionBody, { connected: true }>;

/** Creates the client; it keeps no secret, only when the access token ends. */
export function createClient(options: ClientOptions): Client {
  const { fetch, baseUrl, locks, now, timeoutMs = DEFAULT_TIMEOUT_MS } = options;
  let seen: Sighting = { renewals: 0, expiresAt: undefined };
  let account: string | undefined;
  let renewalUnderWay: Promise<boolean> | null = null;
  let isClockTrusted = true;

  async function sendOnce(
    method: Method,
    path: string,
    params: QueryParams = {},
    signal?: AbortSignal,
  ): Promise<unknown> {
    signal?.throwIfAborted();
    const task = `${method} ${path}`;
    const url = new URL(path, baseUrl);
    for (const [name, value] of Object.entries(params)) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    // By hand rather than `AbortSignal.any`, which Firefox has only since 124.
    const limit = new AbortController();
    const abort = (): void => {
      limit.abort();
    };
    const timer = setTimeout(abort, timeoutMs);
    signal?.addEventListener('abort', abort, { once: true });
    try {
      const response = await fetch(url, {
        method,
        headers: CSRF_HEADER,
        credentials: 'same-origin',
        cache: 'no-store',
        // Nothing of ours redirects: this is a login wall in between, and its page is no answer.
        redirect: 'error',
        signal: limit.signal,
      });
      const text = await response.text();
      if (!response.ok) {
        throw decodeErrorAnswer(task, {
          status: response.status,
          text,
          retryAfter: response.headers.get('Retry-After'),
        });
      }
      if (text === '') return undefined;
      const json = parseJson(text);
      if (json === undefined) throw new ApiError('upstream_invalid', task, { reason: 'no JSON came back' });
      return json;
    } catch (error) {
      if (error instanceof ApiError) throw error;
      if (signal?.aborted === true) throw signal.reason;
      throw new ApiError(limit.signal.aborted ? 'upstream_timeout' : 'upstream_unavailable', task, {
        cause: error,
      });
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    }
  }

  async function look(signal?: AbortSignal): Promise<SessionBody> {
    const body = decodeSession(await sendOnce('GET', 'auth/session', {}, signal));
    seen = { ...seen, expiresAt: body.connected ? body.expiresAt : undefined };
    return body;
  }

  async function session(signal?: AbortSignal): Promise<SessionBody> {
    const body = await look(signal);
    account = body.connected ? accountKey(body) : undefined;
    return body;
  }

  /**
   * The session for a renewal: still connected, and still the same person. Another tab may have connected another
   * account since; repeating the call then would hand one person's records to the other's archive.
   */
  async function sameSession(): Promise<ConnectedSession> {
    const body = await look();
    if (!body.connected) throw new ApiError('auth_required', 'renew the session');
    account ??= accountKey(body);
    if (accountKey(body) !== account) {
      throw new ApiError('auth_required', 'renew the session', { reason: 'another account was connected' });
    }
    return body;
  }

  /** `true` when the token was renewed here, `false` when that had already happened elsewhere. */
  function renew(sighting: Sighting): Promise<boolean> {
    if (seen.renewals !== sighting.renewals) return Promise.resolve(false);
    renewalUnderWay ??= renewOnce(sighting.expiresAt).finally(() => {
      renewalUnderWay = null;
    });
    return renewalUnderWay;
  }

  async function renewOnce(failingExpiresAt: number | undefined): Promise<boolean> {
    const before = failingExpiresAt ?? (await sameSession()).expiresAt;
    return exclusively(async () => {
      const { expiresAt } = await sameSession();
      if (expiresAt !== before) {
        seen = { renewals: seen.renewals + 1, expiresAt };
        return false;
      }
      await sendOnce('POST', 'auth/refresh');
      seen = { renewals: seen.renewals + 1, expiresAt: undefined };
      // Only to learn the new end; the token is renewed whether or not this look succeeds.
      await look().catch(() => undefined);
      return true;
    });
  }

  async function exclusively<T>(task: () => Promise<T>): Promise<T> {
    if (locks === undefined) return task();
    let isHeld = false;
    try {
      return await locks.request(REFRESH_LOCK, async () => {
        isHeld = true;
        return task();
      });
    } catch (error) {
      if (isHeld) throw error;
      // The lock itself was refused (opaque origin, document no longer active): better unlocked than signed out.
      return task();
    }
  }

  async function send(
    method: Method,
    path: string,
    params?: QueryParams,
    signal?: AbortSignal,
  ): Promise<unknown> {
    // Three at most: as sent, after finding the token renewed elsewhere, after renewing it here.
    for (let attempt = 1, hasRefreshed = false; ; attempt += 1) {
      const sighting = seen;
      try {
        return await sendOnce(method, path, params, signal);
      } catch (error) {
        if (!(error instanceof ApiError) || error.code !== 'auth_expired') throw error;
        // A token fresh from the service was refused as well: waiting mends nothing, linking again may.
        if (hasRefreshed) throw new ApiError('reconnect_required', `${method} ${path}`, { cause: error });
        if (attempt === 3) throw error;
      }
      hasRefreshed = await untilAborted(renew(sighting), signal);
    }
  }

  function isDue(): boolean {
    return seen.expiresAt !== undefined && seen.expiresAt * 1000 - now() <= EARLY_REFRESH_MS;
  }

  async function refreshIfDue(): Promise<void> {
    if (!isClockTrusted) return;
    if (seen.expiresAt === undefined) await session();
    if (!isDue()) return;
    await renew(seen);
    // A token fresh from the service that looks old here: this device's clock is ahead. From now on a token is
    // renewed when the service refuses it, not by the clock.
    isClockTrusted = !isDue();
  }

  return {
    get: async (path, params, signal) => send('GET', path, params, signal),
    send,
    session,
    refresh: async () => {
      await renew(seen);
    },
    refreshIfDue,
    logout: async () => {
      await sendOnce('POST', 'auth/logout');
      seen = { ...seen, expiresAt: undefined };
      account = undefined;
    },
  };
}

function accountKey(session: ConnectedSession): string {
  return `${session.provider}:${session.userid}`;
}

/** Lets one caller leave while the shared work goes on for the others. */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  const settled = new AbortController();
  const departure = new Promise<never>((_, reject) => {
    const leave = (): void => {
      // The caller's own reason, which need not be an Error.
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', leave, { once: true, signal: settled.signal });
    if (signal.aborted) leave();
  });
  try {
    return await Promise.race([work, departure]);
  } finally {
    settled.abort();
  }
}
