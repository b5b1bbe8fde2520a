import type { Dialect } from './dialect.ts';
import {
  daysParams,
  measuresParams,
  subscriptionParams,
  targetOf,
  toInteger,
  upstreamUrl,
  windowParams,
  type Targets,
} from './request.ts';
import { readDataFailure, type OperationOverrides, type StatusOverrides } from './status.ts';
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
    const target = targetOf(targets, call);
    if (target === null) return null;
    const query = new URLSearchParams({
      ...target.params,
      userid: grant.userid,
      access_token: grant.accessToken,
    });
    return { method: 'GET', url: `${upstreamUrl(apiUrl, target.path)}?${query}`, headers: {}, body: null };
  },
  tokenParams: {},
  toStandardTokenAnswer: (httpStatus, json) => toStandardTokenAnswer(httpStatus, json, statusOverrides),
  readFailure: (operation, httpStatus, json) =>
    readDataFailure(operation, httpStatus, json, { ...statusOverrides, ...operationOverrides[operation] }),
};

/** "2555: An unknown error occurred" (document, "General errors"); today's list counts it as unauthorized. */
const statusOverrides: StatusOverrides = { 2555: 'general' };

/** Not in the document, though clients of its time asked it: "wrong action" then says that there is no such call. */
const operationOverrides: OperationOverrides = { subscription: { 2554: 'authorization' } };

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
  devices: () => ({ path: 'v2/user', params: { action: 'getdevice' } }),
  goals: () => null,
  activity(call) {
    if (call.updatedSince !== undefined) return null;
    const isSingleDay = call.from !== undefined && call.from === call.to && call.offset === undefined;
    return {
      path: 'v2/measure',
      params: {
        action: 'getactivity',
        // The form the document has for one day; it is answered with a flat body instead of a list.
        ...(isSingleDay ? { date: call.from } : daysParams(call)),
      },
    };
  },
  intraday: (call) => ({
    path: 'v2/measure',
    params: { action: 'getintradayactivity', ...windowParams(call) },
  }),
  sleep: (call) => ({ path: 'v2/sleep', params: { action: 'get', ...windowParams(call) } }),
  'sleep-summary': (call) => ({
    path: 'v2/sleep',
    params: { action: 'getsummary', ...daysParams(call) },
  }),
  workouts(call) {
    if (call.updatedSince !== undefined) return null;
    // Plural, as the heading has it; the singular of the example address is a wrong action (2554).
    return { path: 'v2/measure', params: { action: 'getworkouts', ...daysParams(call) } };
  },
  // The list cannot be narrowed to one kind: more comes than was asked for.
  subscriptions: () => ({ path: 'notify', params: { action: 'list' } }),
  subscription: (call) => ({ path: 'notify', params: { action: 'get', ...subscriptionParams(call) } }),
  subscribe: (call) => ({
    path: 'notify',
    params: {
      action: 'subscribe',
      ...subscriptionParams(call),
      // Missing among the parameters, yet error 304 is about it and the list shows it.
      ...(call.comment !== undefined && { comment: call.comment }),
    },
  }),
  revoke: (call) => ({ path: 'notify', params: { action: 'revoke', ...subscriptionParams(call) } }),
  'update-subscription': () => null,
};
