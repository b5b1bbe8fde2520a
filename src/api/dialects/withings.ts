import { dataFields } from './data-fields.ts';
import type { Dialect } from './dialect.ts';
import {
  daysParams,
  formRequest,
  measuresParams,
  subscriptionChangeParams,
  subscriptionParams,
  targetOf,
  toInteger,
  upstreamUrl,
  windowParams,
  type Targets,
  type UpstreamParams,
} from './request.ts';
import { readDataFailure, type OperationOverrides } from './status.ts';
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
    const target = targetOf(targets, call);
    if (target === null) return null;
    return formRequest(upstreamUrl(apiUrl, target.path), target.params, {
      authorization: `Bearer ${grant.accessToken}`,
    });
  },
  // Without it the token endpoint refuses every exchange since 2021.
  tokenParams: { action: 'requesttoken' },
  toStandardTokenAnswer: (httpStatus, json) => toStandardTokenAnswer(httpStatus, json),
  readFailure: (operation, httpStatus, json) =>
    readDataFailure(operation, httpStatus, json, operationOverrides[operation]),
};

/** No longer in the documentation: "wrong action" then says that the call is gone, and no retry brings it back. */
const operationOverrides: OperationOverrides = { user: { 2554: 'authorization' } };

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
  devices: () => ({ path: 'v2/user', params: { action: 'getdevice' } }),
  goals: () => ({ path: 'v2/user', params: { action: 'getgoals' } }),
  activity: (call) => ({
    path: 'v2/measure',
    // Without `date`, which is gone: one day is a range like any other.
    params: { action: 'getactivity', ...daysParams(call), ...dataFieldsParam(dataFields.activity) },
  }),
  intraday: (call) => ({
    path: 'v2/measure',
    params: { action: 'getintradayactivity', ...windowParams(call), ...dataFieldsParam(dataFields.intraday) },
  }),
  sleep: (call) => ({
    path: 'v2/sleep',
    params: { action: 'get', ...windowParams(call), ...dataFieldsParam(dataFields.sleep) },
  }),
  'sleep-summary': (call) => ({
    path: 'v2/sleep',
    params: { action: 'getsummary', ...daysParams(call), ...dataFieldsParam(dataFields.sleepSummary) },
  }),
  workouts: (call) => ({
    path: 'v2/measure',
    params: { action: 'getworkouts', ...daysParams(call), ...dataFieldsParam(dataFields.workouts) },
  }),
  subscriptions: (call) => ({
    path: 'notify',
    params: { action: 'list', ...(call.appli !== undefined && { appli: toInteger(call.appli) }) },
  }),
  subscription: (call) => ({ path: 'notify', params: { action: 'get', ...subscriptionParams(call) } }),
  subscribe: (call) => ({
    path: 'notify',
    params: {
      action: 'subscribe',
      ...subscriptionParams(call),
      ...(call.comment !== undefined && { comment: call.comment }),
    },
  }),
  revoke: (call) => ({ path: 'notify', params: { action: 'revoke', ...subscriptionParams(call) } }),
  'update-subscription': (call) => ({
    path: 'notify',
    params: { action: 'update', ...subscriptionParams(call), ...subscriptionChangeParams(call) },
  }),
};

function dataFieldsParam(fields: readonly string[]): UpstreamParams {
  return { data_fields: fields.join(',') };
}
