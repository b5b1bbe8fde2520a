import { createSecret } from './random.ts';

/** Token rules of both generations, as the service states them: times in seconds. */
export const codeLifeSec = 30;
export const accessLifeSec = 10_800;
const refreshLifeSec = 365 * 86_400;
/** How long a superseded refresh token may still be used while nobody has used what replaced it. */
const graceSec = 8 * 3600;

export type DialectId = 'nokia' | 'withings';
/** Without a secret where the app signs and has never shown it. */
export type App = { readonly clientId: string; readonly clientSecret: string | null };

export type TokenPair = {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly scopes: readonly string[];
};

/** Who a data call speaks for. */
export type Access = {
  readonly clientId: string;
  readonly scopes: readonly string[];
  /** Of the endpoint that issued the token: the shape of the answers follows it. */
  readonly dialect: DialectId;
};

export type Refused = 'unknown' | 'expired' | 'wrong app' | 'wrong redirect';

type Grant = { readonly app: App; readonly scopes: readonly string[] };
type Code = { clientId: string; redirectUri: string; scopes: readonly string[]; endsAt: number };
type AccessToken = { grant: Grant; dialect: DialectId; endsAt: number; supersedes: string | null };
type RefreshToken = { grant: Grant; endsAt: number };

/**
 * Codes and tokens. A refresh hands out a new pair and leaves the old refresh token alive until the new access
 * token is first used, at most 8 h. Whoever lost the answer repeats the refresh with the old token and receives
 * another fresh pair; pairs handed out in between stay valid, and the first access token used ends the old one.
 */
export type Grants = {
  readonly issueCode: (
    request: { clientId: string; redirectUri: string; scopes: readonly string[] },
    nowSec: number,
  ) => string;
  readonly exchange: (
    request: { code: string; redirectUri: string; app: App; dialect: DialectId },
    nowSec: number,
  ) => TokenPair | Refused;
  readonly refresh: (
    request: { refreshToken: string; app: App; dialect: DialectId },
    nowSec: number,
  ) => TokenPair | Refused;
  /** Recognises a token of a data call, which counts as its use. */
  readonly use: (accessToken: string, nowSec: number) => Access | Refused;
  readonly killAccess: () => void;
  readonly killRefresh: () => void;
};

export function createGrants(): Grants {
  const codes = new Map<string, Code>();
  const accessTokens = new Map<string, AccessToken>();
  const refreshTokens = new Map<string, RefreshToken>();

  const issue = (grant: Grant, dialect: DialectId, supersedes: string | null, nowSec: number): TokenPair => {
    const pair = { accessToken: createSecret(20), refreshToken: createSecret(20), scopes: grant.scopes };
    dropOlder(accessTokens, nowSec - refreshLifeSec);
    accessTokens.set(pair.accessToken, { grant, dialect, endsAt: nowSec + accessLifeSec, supersedes });
    refreshTokens.set(pair.refreshToken, { grant, endsAt: nowSec + refreshLifeSec });
    return pair;
  };
  return {
    issueCode: (request, nowSec) => {
      const code = createSecret(20);
      dropOlder(codes, nowSec);
      codes.set(code, { ...request, endsAt: nowSec + codeLifeSec });
      return code;
    },
    exchange: ({ code, redirectUri, app, dialect }, nowSec) => {
      const issued = codes.get(code);
      if (issued === undefined) return 'unknown';
      if (nowSec >= issued.endsAt) return 'expired';
      if (issued.clientId !== app.clientId) return 'wrong app';
      if (issued.redirectUri !== redirectUri) return 'wrong redirect';
      codes.delete(code);
      return issue({ app, scopes: issued.scopes }, dialect, null, nowSec);
    },
    refresh: ({ refreshToken, app, dialect }, nowSec) => {
      const known = refreshTokens.get(refreshToken);
      if (known === undefined) return 'unknown';
      if (nowSec >= known.endsAt) return 'expired';
      const { grant } = known;
      if (!isSameApp(grant.app, app)) return 'wrong app';
      // The grace runs from the first refresh; repeating it does not prolong it.
      known.endsAt = Math.min(known.endsAt, nowSec + graceSec);
      return issue(grant, dialect, refreshToken, nowSec);
    },
    use: (accessToken, nowSec) => {
      const token = accessTokens.get(accessToken);
      if (token === undefined) return 'unknown';
      if (nowSec >= token.endsAt) return 'expired';
      if (token.supersedes !== null) {
        refreshTokens.delete(token.supersedes);
        token.supersedes = null;
      }
      return { clientId: token.grant.app.clientId, scopes: token.grant.scopes, dialect: token.dialect };
    },
    killAccess: () => {
      accessTokens.clear();
    },
    killRefresh: () => {
      accessTokens.clear();
      refreshTokens.clear();
      codes.clear();
    },
  };
}

function isSameApp(a: App, b: App): boolean {
  if (a.clientId !== b.clientId) return false;
  return a.clientSecret === null || b.clientSecret === null || a.clientSecret === b.clientSecret;
}

function dropOlder(entries: Map<string, { endsAt: number }>, limit: number): void {
  for (const [key, { endsAt }] of entries) if (endsAt <= limit) entries.delete(key);
}
