import type { Dialect } from './dialect.ts';
import { measuresParams, targetOf, toInteger, upstreamUrl, type Targets } from './request.ts';
import { readDataFailure } from './status.ts';
import { toStandardTokenAnswer } from './token-answer.ts';

/** Withings public API, today: POST form with a bearer token, an enveloped token answer. */
export const withings: Dialect = {
  id: 'withings',
  endpoints: {
    authorizeUrl: 'https://account.withings.com/oauth2_user/authorize2',
    tokenUrl: 'https://wbsapi.withings.net/v2/oauth2',
    apiUrl: 'https://wbsapi.withings.net/',
  },
  dataRequest(call, apiUrl, grant) {
    const { path, params } = targetOf(targets, call);
    return new Request(upstreamUrl(apiUrl, path), {
      method: 'POST',
      headers: { Authorization: `Bearer ${grant.accessToken}` },
      body: new URLSearchParams(params),
      // Not followed: a redirect would carry the token to wherever it points.
      redirect: 'manual',
    });
  },
  // Without it the token endpoint refuses every exchange since 2021.
  tokenParams: { action: 'requesttoken' },
  toStandardTokenAnswer: (httpStatus, json) => toStandardTokenAnswer(httpStatus, json),
  readFailure: (operation, httpStatus, json) => readDataFailure(operation, httpStatus, json),
};

const targets: Targets = {
  // No longer documented, still answered; a failure of this call costs the profile, not the data.
  user: () => ({ path: 'user', params: { action: 'getinfo' } }),
  measures(call) {
    const types = call.types ?? [];
    return {
      path: 'measure',
      params: {
        action: 'getmeas',
        ...measuresParams(call),
        ...(types.length > 0 && { meastypes: types.map(toInteger).join(',') }),
        // `limit` is gone from today's documentation and is not sent.
      },
    };
  },
};
