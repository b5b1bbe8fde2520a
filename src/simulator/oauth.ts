import type { WireFlatTokenAnswer, WireTokenAnswer, WireTokens } from '#api/wire/oauth.ts';
import type { ServiceCall } from './call.ts';
import { accessLifeSec, type App, type DialectId, type Refused, type TokenPair } from './grants.ts';
import { appBudget } from './limits.ts';
import { type Answer, emptyReply, envelopeReply, failure, invalid, jsonReply, type Reply } from './reply.ts';
import { createSecret } from './random.ts';
import { readSignedApp } from './signature.ts';
import type { State } from './state.ts';

/** Address of the token endpoint in each generation; the shape of the answer goes with it. */
export const tokenPaths: Readonly<Record<string, DialectId>> = {
  '/oauth2/token': 'nokia',
  '/v2/oauth2': 'withings',
};

/** Code exchange and refresh. Refusals are status 503 at HTTP 200, as codes and tokens that are dead always are. */
export async function tokenReply(call: ServiceCall, dialect: DialectId, state: State): Promise<Reply> {
  if (call.method !== 'POST') return emptyReply(405, { allow: 'POST' });
  if (dialect === 'withings' && call.action !== 'requesttoken') {
    return envelopeReply(failure(2554, 'Not implemented: the action requesttoken is required'));
  }
  const app = await readApp(call, dialect, state);
  if ('status' in app) return envelopeReply(app);
  const refusal = limit(call, app, state);
  if (refusal !== null) return refusal;
  const outcome = grantTokens(call, app, dialect, state);
  if ('error' in outcome) return envelopeReply(failure(503, `Invalid Params: ${outcome.error}`));
  return dialect === 'nokia' ? flatReply(outcome, state) : envelopedReply(outcome, state);
}

/** By its secret, or today by a signature made with it. */
async function readApp(call: ServiceCall, dialect: DialectId, state: State): Promise<App | Answer> {
  const clientId = call.params.get('client_id') ?? '';
  const clientSecret = call.params.get('client_secret') ?? '';
  const isSigned = dialect === 'withings' && clientSecret === '' && call.params.has('signature');
  if (isSigned && clientId !== '') return readSignedApp(call, state);
  if (clientId === '' || clientSecret === '') return invalid('client id/client secret');
  state.apps.learn(clientId, clientSecret);
  return { clientId, clientSecret };
}

function limit(call: ServiceCall, app: App, state: State): Reply | null {
  if (state.switches.limits === 'off') return null;
  const signature = `${call.path} ${JSON.stringify([...call.params].sort(([a], [b]) => (a < b ? -1 : 1)))}`;
  const limited = { budgets: [appBudget(app.clientId)], signature };
  const refusal = state.limits.check(limited, state.clock.nowMs());
  if (refusal === null) return null;
  return envelopeReply(failure(601, refusal.error, { wait_seconds: refusal.waitSec }));
}

function grantTokens(
  call: ServiceCall,
  app: App,
  dialect: DialectId,
  state: State,
): TokenPair | { error: string } {
  const nowSec = state.clock.nowSec();
  const param = (name: string): string => call.params.get(name) ?? '';
  switch (param('grant_type')) {
    case 'authorization_code': {
      const request = { code: param('code'), redirectUri: param('redirect_uri'), app, dialect };
      return orError(state.grants.exchange(request, nowSec), 'code');
    }
    case 'refresh_token': {
      const request = { refreshToken: param('refresh_token'), app, dialect };
      return orError(state.grants.refresh(request, nowSec), 'refresh_token');
    }
    default:
      return { error: 'invalid grant_type' };
  }
}

function orError(outcome: TokenPair | Refused, subject: string): TokenPair | { error: string } {
  if (typeof outcome !== 'string') return outcome;
  if (outcome === 'wrong app') return { error: 'invalid client id/client secret' };
  return { error: outcome === 'wrong redirect' ? 'invalid redirect_uri' : `invalid ${subject}` };
}

/** 2018: a standard OAuth 2 answer, `userid` as text. */
function flatReply(pair: TokenPair, state: State): Reply {
  const answer: WireFlatTokenAnswer = { ...wireTokens(pair, state), userid: String(state.person.userid) };
  return jsonReply(200, answer);
}

/** Today: in an envelope, `userid` as a number. */
function envelopedReply(pair: TokenPair, state: State): Reply {
  const body: WireTokens = {
    ...wireTokens(pair, state),
    userid: state.switches.tokens === 'text' ? String(state.person.userid) : state.person.userid,
    csrf_token: createSecret(20),
  };
  const answer: WireTokenAnswer = { status: 0, body };
  return { ...jsonReply(200, answer), status: 0 };
}

function wireTokens(pair: TokenPair, { switches }: State): WireTokens {
  return {
    access_token: pair.accessToken,
    refresh_token: pair.refreshToken,
    expires_in: switches.tokens === 'text' ? String(accessLifeSec) : accessLifeSec,
    token_type: 'Bearer',
    scope: pair.scopes.join(','),
  };
}
