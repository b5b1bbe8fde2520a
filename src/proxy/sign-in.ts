import { scopes } from '#api/dialects/dialect.ts';
import { hashText, isSameText, randomText } from './bytes.ts';
import type { CookieJar } from './cookies.ts';
import { ProxyError } from './errors.ts';
import { parseReturnPath } from './page-routes.ts';
import type { Sealer } from './seal.ts';
import type { Sessions } from './session.ts';
import type { SharedState } from './shared-state.ts';
import { readCallback } from './token-endpoint.ts';
import type { Upstream } from './upstream.ts';

type Cookies = readonly (readonly [name: string, value: string])[];

export type Departure = {
  /** The consent page's full address when a sign-in begins, a route below the base when it ends. */
  readonly location: string;
  readonly cookies: readonly string[];
  /** Why it came to nothing, for the log: the browser only learns the word in `location`. */
  readonly failure?: ProxyError;
};

type Transaction = {
  readonly state: string;
  readonly provider: string;
  readonly returnPath: string;
  /** Epoch ms. */
  readonly startedAt: number;
};

type Arrival = Omit<Departure, 'cookies'>;

const STATE_BYTES = 32;
const SUFFIX_LENGTH = 8;
const MOST_TRANSACTIONS = 8;
const TRANSACTION_MS = 10 * 60_000;
/** How long a repeated callback gets the answer of the first. Later ones are told to start again. */
const REPLAY_MS = 60_000;

/**
 * Signing in: a transaction cookie per attempt binds the one-time `state` to this browser, this service and one route
 * of ours. There is no PKCE at the service, so the `state` is the only defence against a foreign code.
 */
export type SignIn = {
  begin: (query: URLSearchParams, cookies: Cookies) => Promise<Departure>;
  finish: (provider: string, query: URLSearchParams, cookies: Cookies) => Promise<Departure>;
};

export function createSignIn(options: {
  upstreams: ReadonlyMap<string, Upstream>;
  sealer: Sealer;
  sessions: Sessions;
  jar: CookieJar;
  once: SharedState['once'];
  now: () => number;
}): SignIn {
  const { upstreams, sealer, sessions, jar, once, now } = options;
  /** Kept until no transaction of that time can be open any more: a state is good for one exchange. */
  const finished = once<Arrival>('sign-in', {
    keepMs: () => TRANSACTION_MS,
    // One that vanished with its instance is not finished by another: its code may be spent.
    lockMs: TRANSACTION_MS,
    maxEntries: 10_000,
    toText: ({ location }) => location,
    fromText: (location) => ({ location }),
  });

  async function openTransaction(value: string): Promise<Transaction | null> {
    const transaction = decodeTransaction(await sealer.open('txn', value));
    if (transaction === null) return null;
    return Math.abs(now() - transaction.startedAt) <= TRANSACTION_MS ? transaction : null;
  }

  /** Browsers cap the cookies of a host: the oldest attempts make room for a new one. */
  async function evict(cookies: Cookies): Promise<string[]> {
    const attempts = await Promise.all(
      cookies
        .filter(([name]) => jar.isTransaction(name))
        .map(async ([name, value]) => ({ name, startedAt: (await openTransaction(value))?.startedAt ?? 0 })),
    );
    // Browsers send cookies of one path oldest first: of two from the same millisecond the later one is newer.
    const living = attempts
      .filter(({ startedAt }) => startedAt > 0)
      .toReversed()
      .toSorted((a, b) => b.startedAt - a.startedAt);
    const kept = new Set(living.slice(0, MOST_TRANSACTIONS - 1).map(({ name }) => name));
    return attempts.filter(({ name }) => !kept.has(name)).map(({ name }) => jar.expire(name));
  }

  /** `keepCookie` is called at once and never remembered: only the first of repeated callbacks gets the session. */
  async function arrive(
    upstream: Upstream,
    query: URLSearchParams,
    transaction: Transaction,
    keepCookie: (cookie: string) => void,
  ): Promise<Arrival> {
    const reading = readCallback(upstream.provider, query, transaction.state);
    if (reading === 'invalid') throw new ProxyError('auth_state');
    if (reading === 'denied') return { location: 'connect?error=denied' };
    try {
      const grant = await upstream.exchangeCode(query, transaction.state);
      keepCookie(await sessions.start(upstream.provider.id, grant));
      return { location: transaction.returnPath.slice(1) };
    } catch (error) {
      return toFailedArrival(error instanceof ProxyError ? error : new ProxyError('internal'));
    }
  }

  return {
    async begin(query, cookies) {
      const upstream = upstreams.get(single(query, 'provider') ?? '');
      const returnPath = parseReturnPath(single(query, 'return') ?? '/');
      if (upstream === undefined || returnPath === null) throw new ProxyError('bad_request');
      const { provider } = upstream;
      const state = randomText(STATE_BYTES);
      const transaction: Transaction = { state, provider: provider.id, returnPath, startedAt: now() };
      const url = new URL(provider.endpoints.authorizeUrl);
      url.searchParams.set('response_type', 'code');
      url.searchParams.set('client_id', provider.clientId);
      url.searchParams.set('redirect_uri', provider.redirectUri);
      url.searchParams.set('scope', scopes.join(','));
      url.searchParams.set('state', state);
      const name = jar.transaction(state.slice(0, SUFFIX_LENGTH));
      const value = await sealer.seal('txn', encodeTransaction(transaction));
      return {
        location: url.href,
        cookies: [...(await evict(cookies)), jar.setTransaction(name, value, TRANSACTION_MS / 1000)],
      };
    },

    async finish(providerId, query, cookies) {
      const upstream = upstreams.get(providerId);
      const state = single(query, 'state');
      single(query, 'code');
      single(query, 'error');
      if (upstream === undefined || state === undefined) throw new ProxyError('auth_state');
      const name = jar.transaction(state.slice(0, SUFFIX_LENGTH));
      const values = cookies.filter(([candidate]) => candidate === name);
      const transaction = values.length === 1 ? await openTransaction(values[0]?.[1] ?? '') : null;
      if (transaction === null || transaction.provider !== providerId) throw new ProxyError('auth_state');
      if (!(await isSameText(transaction.state, state))) throw new ProxyError('auth_state');
      const older = await sessions.read(cookies.find(([candidate]) => candidate === jar.session)?.[1]);
      const granted: string[] = [];
      // The memory takes the state before the call goes out: however often the callback comes, the code is spent once.
      const { outcome, replayOf } = await finished
        .run(await hashText(state), () =>
          arrive(upstream, query, transaction, (cookie) => granted.push(cookie)),
        )
        .catch((error: unknown) => {
          if (!(error instanceof ProxyError) || error.details.reason !== 'shared state away') throw error;
          return { outcome: toFailedArrival(error), replayOf: null };
        });
      if (replayOf !== null && now() - replayOf > REPLAY_MS) throw new ProxyError('auth_state');
      if (granted.length > 0 && older !== null) await sessions.end(older);
      return { ...outcome, cookies: [jar.expire(name), ...granted] };
    },
  };
}

function toFailedArrival(failure: ProxyError): Arrival {
  const passing = ['upstream_unavailable', 'upstream_timeout', 'rate_limited'].includes(failure.code);
  return { location: `connect?error=${passing ? 'unreachable' : 'refused'}`, failure };
}

/** The one value of a parameter; a repeated one is an attempt to be read differently by two parsers. */
function single(query: URLSearchParams, name: string): string | undefined {
  const values = query.getAll(name);
  if (values.length > 1)
    throw new ProxyError(name === 'provider' || name === 'return' ? 'bad_request' : 'auth_state');
  return values[0];
}

function encodeTransaction({
  state,
  provider,
  returnPath,
  startedAt,
}: Transaction): readonly (string | number)[] {
  return [state, provider, returnPath, startedAt];
}

function decodeTransaction(value: unknown): Transaction | null {
  if (!Array.isArray(value) || value.length !== 4) return null;
  const [state, provider, returnPath, startedAt] = value as readonly unknown[];
  const whole =
    typeof state === 'string' &&
    typeof provider === 'string' &&
    typeof returnPath === 'string' &&
    typeof startedAt === 'number';
  return whole ? { state, provider, returnPath, startedAt } : null;
}
