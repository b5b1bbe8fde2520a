import * as oauth from 'oauth4webapi';
import { scopes as askedScopes } from '#api/dialects/dialect.ts';
import { nonceRequest, processNonceResponse, signedTokenParams } from '#api/dialects/signature.ts';
import type { Provider, UpstreamLimits } from './config.ts';
import { ProxyError } from './errors.ts';
import type { Grant, Session } from './session.ts';
import { parseJson, type Send } from './upstream-call.ts';

export type TokenEndpoint = {
  readonly provider: Provider;
  readonly send: Send;
  readonly limits: UpstreamLimits;
  readonly now: () => number;
};

/** An answer without `expires_in` means what has always been answered: three hours. */
const STANDARD_LIFE_SEC = 10_800;

/** The outcome of a redirect from the consent page, before any call. */
export type CallbackReading = 'granted' | 'denied' | 'invalid';

/** `denied` is any answer to our own question that carries no code: how the service says no is not documented. */
export function readCallback(provider: Provider, params: URLSearchParams, state: string): CallbackReading {
  try {
    const valid = oauth.validateAuthResponse(serverOf(provider), clientOf(provider), params, state);
    return valid.get('code') ? 'granted' : 'denied';
  } catch (error) {
    return error instanceof oauth.AuthorizationResponseError ? 'denied' : 'invalid';
  }
}

/** Spends the code. Throws `reconnect_required` when the service refuses it. */
export async function exchangeCode(
  endpoint: TokenEndpoint,
  params: URLSearchParams,
  state: string,
): Promise<Grant> {
  const { provider } = endpoint;
  const as = serverOf(provider);
  const client = clientOf(provider);
  const valid = oauth.validateAuthResponse(as, client, params, state);
  return requestGrant(endpoint, null, async (options) => {
    const response = await oauth.authorizationCodeGrantRequest(
      as,
      client,
      clientAuth(endpoint),
      valid,
      provider.redirectUri,
      // Neither generation has PKCE; the state, bound to the browser, stands in for it.
      oauth.nopkce,
      options,
    );
    return oauth.processAuthorizationCodeResponse(as, client, response);
  });
}

/**
 * Turns the refresh token into a new pair, and does not use it: as long as nobody does, the old refresh token lives on.
 *
 * Throws `reconnect_required` for an explicit refusal and for nothing else.
 */
export async function refreshGrant(endpoint: TokenEndpoint, session: Session): Promise<Grant> {
  const { provider } = endpoint;
  const as = serverOf(provider);
  const client = clientOf(provider);
  return requestGrant(endpoint, session, async (options) => {
    const response = await oauth.refreshTokenGrantRequest(
      as,
      client,
      clientAuth(endpoint),
      session.refreshToken,
      options,
    );
    return oauth.processRefreshTokenResponse(as, client, response);
  });
}

function serverOf(provider: Provider): oauth.AuthorizationServer {
  return {
    issuer: new URL(provider.endpoints.authorizeUrl).origin,
    token_endpoint: provider.endpoints.tokenUrl,
  };
}

function clientOf(provider: Provider): oauth.Client {
  return { client_id: provider.clientId };
}

/** The secret itself, or a signature made with it over a nonce that is fetched for this one call. */
function clientAuth({ provider, send, limits, now }: TokenEndpoint): oauth.ClientAuth {
  if (provider.tokenAuth === 'secret') return oauth.ClientSecretPost(provider.clientSecret);
  return async (_server, _client, body) => {
    const request = await nonceRequest(provider.endpoints.apiUrl, provider, now() / 1000);
    const { httpStatus, text } = await send(request, limits, false);
    const answer = processNonceResponse(httpStatus, parseJson(text));
    if ('failure' in answer) {
      const { code, vendorStatus, retryAfterSec } = answer.failure;
      throw new ProxyError(code, { vendorStatus, retryAfterSec });
    }
    const signed = await signedTokenParams(answer.nonce, provider);
    for (const [name, value] of Object.entries(signed)) body.set(name, value);
  };
}

async function requestGrant(
  endpoint: TokenEndpoint,
  previous: Session | null,
  request: (options: oauth.TokenEndpointRequestOptions) => Promise<oauth.TokenEndpointResponse>,
): Promise<Grant> {
  const { provider, now } = endpoint;
  const call = createDialectFetch(endpoint);
  try {
    const answer = await request({
      [oauth.customFetch]: call.fetch,
      // The configuration lets plain http pass for loopback alone.
      [oauth.allowInsecureRequests]: provider.endpoints.tokenUrl.startsWith('http:'),
      additionalParameters: { ...provider.dialect.tokenParams },
    });
    return toGrant(answer, previous, now());
  } catch (error) {
    if (error instanceof ProxyError) throw error;
    throw new ProxyError(call.refusal(error), { vendorStatus: call.vendorStatus() });
  }
}

/** Speaks standard OAuth to the library and the service's own way to the service. */
function createDialectFetch({ provider, send, limits }: TokenEndpoint) {
  let vendorStatus: number | undefined;
  return {
    vendorStatus: () => vendorStatus,
    refusal: (error: unknown) =>
      error instanceof oauth.ResponseBodyError && error.error === 'invalid_grant'
        ? ('reconnect_required' as const)
        : ('upstream_invalid' as const),
    fetch: async (
      url: string,
      init: oauth.CustomFetchOptions<'POST', URLSearchParams>,
    ): Promise<Response> => {
      const { method, headers, body } = init;
      // Never repeated: whether a code or a refresh token is spent is the service's to know.
      const { httpStatus, text } = await send({ method, url, headers, body: body.toString() }, limits, false);
      const json = parseJson(text);
      vendorStatus = numberAt(json, 'status') ?? httpStatus;
      const standard = provider.dialect.toStandardTokenAnswer(httpStatus, json);
      if (standard.status >= 500) {
        const retryAfterSec = numberAt(standard.json, 'retry_after');
        throw new ProxyError(retryAfterSec === undefined ? 'upstream_unavailable' : 'rate_limited', {
          vendorStatus,
          retryAfterSec,
        });
      }
      return Response.json(standard.json, { status: standard.status });
    },
  };
}

/** A grant is whole or it is none: half of one would overwrite a good one. */
function toGrant(answer: oauth.TokenEndpointResponse, previous: Session | null, now: number): Grant {
  const { access_token: accessToken, refresh_token: refreshToken, expires_in: lifeSec, scope } = answer;
  const userid = typeof answer['userid'] === 'string' ? answer['userid'] : previous?.userid;
  if (!refreshToken || !userid) throw new ProxyError('upstream_invalid');
  // Somebody else's tokens under this person's session would mix two records.
  if (previous !== null && userid !== previous.userid) throw new ProxyError('upstream_invalid');
  return {
    userid,
    accessToken,
    refreshToken,
    scopes: scope === undefined ? (previous?.scopes ?? askedScopes) : scope.split(' ').filter(Boolean),
    expiresAt: Math.floor(now / 1000) + (lifeSec ?? STANDARD_LIFE_SEC),
  };
}

function numberAt(json: unknown, name: string): number | undefined {
  if (typeof json !== 'object' || json === null) return undefined;
  const value = (json as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}
