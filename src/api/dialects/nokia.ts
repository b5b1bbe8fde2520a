import type { Dialect } from './dialect.ts';
import { measuresParams, targetOf, toInteger, upstreamUrl, type Targets } from './request.ts';
import { readDataFailure, type StatusOverrides } from './status.ts';
import { toStandardTokenAnswer } from './token-answer.ts';

/**
 * Nokia Health API, 2018: GET with the token in the query, `userid` on each call, a flat token answer.
 *
 * The query carries the token because the document shows no other place ("Making requests"): never log an address
 * of this dialect.
 */
export const nokia: Dialect = {
  id: 'nokia',
  endpoints: {
    authorizeUrl: 'https://account.health.nokia.com/oauth2_user/authorize2',
    tokenUrl: 'https://account.health.nokia.com/oauth2/token',
    apiUrl: 'https://api.health.nokia.com/',
  },
  dataRequest(call, apiUrl, grant) {
    const { path, params } = targetOf(targets, call);
    const url = upstreamUrl(apiUrl, path);
    url.search = new URLSearchParams({
      ...params,
      userid: grant.userid,
      access_token: grant.accessToken,
    }).toString();
    // Not followed: a redirect would carry the token to wherever it points.
    return new Request(url, { redirect: 'manual' });
  },
  tokenParams: {},
  toStandardTokenAnswer: (httpStatus, json) => toStandardTokenAnswer(httpStatus, json, statusOverrides),
  readFailure: (operation, httpStatus, json) => readDataFailure(operation, httpStatus, json, statusOverrides),
};

/** "2555: An unknown error occurred" (document, "General errors"); today's list counts it as unauthorized. */
const statusOverrides: StatusOverrides = { 2555: 'general' };

const targets: Targets = {
  user: () => ({ path: 'user', params: { action: 'getinfo' } }),
  measures(call) {
    const [type, ...furtherTypes] = call.types ?? [];
    return {
      path: 'measure',
      params: {
        action: 'getmeas',
        ...measuresParams(call),
        // One type or all of them: the filter takes a single number.
        ...(type !== undefined && furtherTypes.length === 0 && { meastype: toInteger(type) }),
        ...(call.limit !== undefined && { limit: toInteger(call.limit) }),
      },
    };
  },
};
