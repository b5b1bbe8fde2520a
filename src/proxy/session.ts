import { COOKIE_LIMIT, type CookieJar } from './cookies.ts';
import { randomText } from './bytes.ts';
import { ProxyError } from './errors.ts';
import type { Sealer } from './seal.ts';
import type { EndedSessions } from './shared-state.ts';

/** What the service granted. Times are epoch seconds. */
export type Grant = {
  readonly userid: string;
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly scopes: readonly string[];
  readonly expiresAt: number;
};

export type Session = Grant & {
  /** Stays the same over refreshes, so that a sign-out also ends older copies of the cookie. */
  readonly id: string;
  readonly provider: string;
  readonly signedInAt: number;
};

const DAY_SEC = 86_400;
/** Without a refresh for so long, the session ends. */
const IDLE_SEC = 30 * DAY_SEC;
/** The life of the service's refresh token: no session can be of use for longer. */
const ABSOLUTE_SEC = 365 * DAY_SEC;

/**
 * Sessions without a store: the cookie is the record. What must be remembered is only which ones were ended before
 * their time, by all instances alike.
 */
export type Sessions = {
  /** `Set-Cookie` of a new session. */
  start: (provider: string, grant: Grant) => Promise<string>;
  /** The same session with a new grant, and its idle time begun anew. */
  renew: (session: Session, grant: Grant) => Promise<string>;
  read: (cookieValue: string | undefined) => Promise<Session | null>;
  end: (session: Session) => Promise<void>;
};

export function createSessions(options: {
  sealer: Sealer;
  jar: CookieJar;
  ended: EndedSessions;
  now: () => number;
}): Sessions {
  const { sealer, jar, ended } = options;
  const nowSec = (): number => Math.floor(options.now() / 1000);

  async function seal(session: Session): Promise<string> {
    const endsAt = Math.min(nowSec() + IDLE_SEC, session.signedInAt + ABSOLUTE_SEC);
    const value = await sealer.seal('session', encodeSession(session, endsAt));
    // A cookie that the browser would drop without a word: the sign-in fails instead.
    if (jar.session.length + 1 + value.length > COOKIE_LIMIT) throw new ProxyError('upstream_invalid');
    return jar.setSession(value, endsAt - nowSec());
  }

  return {
    start: (provider, grant) => seal({ ...grant, id: randomText(16), provider, signedInAt: nowSec() }),
    renew: (session, grant) => seal({ ...session, ...grant }),
    async read(cookieValue) {
      if (cookieValue === undefined || cookieValue.length > COOKIE_LIMIT) return null;
      const decoded = decodeSession(await sealer.open('session', cookieValue));
      if (decoded === null || decoded.endsAt <= nowSec()) return null;
      return (await ended.has(decoded.session.id)) ? null : decoded.session;
    },
    end: (session) => ended.add(session.id, session.signedInAt + ABSOLUTE_SEC),
  };
}

/** A list rather than an object: names would cost room that long tokens need. */
function encodeSession(session: Session, endsAt: number): readonly (string | number)[] {
  const { id, provider, userid, accessToken, refreshToken, scopes, expiresAt, signedInAt } = session;
  return [id, provider, userid, accessToken, refreshToken, scopes.join(' '), expiresAt, signedInAt, endsAt];
}

/** The seal vouches for the values; their number and kinds are checked for cookies of another version. */
function decodeSession(value: unknown): { session: Session; endsAt: number } | null {
  if (!Array.isArray(value) || value.length !== 9) return null;
  const texts = value.slice(0, 6).filter((item) => typeof item === 'string');
  const times = value.slice(6).filter((item) => typeof item === 'number');
  const [id, provider, userid, accessToken, refreshToken, scopes] = texts;
  const [expiresAt, signedInAt, endsAt] = times;
  if (id === undefined || provider === undefined || userid === undefined || accessToken === undefined)
    return null;
  if (refreshToken === undefined || scopes === undefined) return null;
  if (expiresAt === undefined || signedInAt === undefined || endsAt === undefined) return null;
  return {
    session: {
      id,
      provider,
      userid,
      accessToken,
      refreshToken,
      scopes: scopes.split(' ').filter(Boolean),
      expiresAt,
      signedInAt,
    },
    endsAt,
  };
}
