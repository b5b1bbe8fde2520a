import { getActivity } from './activity.ts';
import type { ServiceCall } from './call.ts';
import type { Params } from './day-query.ts';
import { getDevices } from './devices.ts';
import type { Fault } from './faults.ts';
import { getGoals } from './goals.ts';
import type { Access, DialectId, Refused } from './grants.ts';
import { getIntraday } from './intraday.ts';
import { appBudget } from './limits.ts';
import { getMeasures } from './measures.ts';
import { restyle } from './notation.ts';
import {
  getSubscription,
  listSubscriptions,
  revoke,
  subscribe,
  subscriptionScope,
  updateSubscription,
} from './notify.ts';
import { type Answer, failure } from './reply.ts';
import { getSleepSummary } from './sleep-summary.ts';
import { getSleep } from './sleep.ts';
import { spoil } from './spoil.ts';
import type { State } from './state.ts';
import { getInfo } from './user.ts';
import { getWorkouts } from './workouts.ts';

/** Who asks, and of whom. */
export type Context = { readonly state: State; readonly dialect: DialectId; readonly clientId: string };

type Operation = {
  /** Permission it takes; without it the answer is 2553. */
  readonly scope: string | ((params: Params) => string | null) | null;
  /** Calls a minute of its own, in the document of 2018. */
  readonly perMinuteIn2018?: number;
  readonly answer: (params: Params, context: Context) => Answer | Promise<Answer>;
};

/** Every data call there is: path, then action. An unknown action of a known path is 2554, anything else 2556. */
const services: Readonly<Record<string, Readonly<Record<string, Operation>>>> = {
  '/user': { getinfo: { scope: 'user.info', answer: getInfo } },
  '/v2/user': {
    getdevice: { scope: 'user.info', answer: getDevices },
    getgoals: { scope: 'user.info', answer: getGoals },
  },
  '/measure': { getmeas: { scope: 'user.metrics', answer: getMeasures } },
  '/v2/measure': {
    getactivity: { scope: 'user.activity', perMinuteIn2018: 60, answer: getActivity },
    getintradayactivity: { scope: 'user.activity', perMinuteIn2018: 120, answer: getIntraday },
    getworkouts: { scope: 'user.activity', answer: getWorkouts },
  },
  '/v2/sleep': {
    get: { scope: 'user.activity', answer: getSleep },
    getsummary: { scope: 'user.activity', answer: getSleepSummary },
  },
  '/notify': {
    subscribe: { scope: subscriptionScope, answer: subscribe },
    list: { scope: null, answer: listSubscriptions },
    get: { scope: null, answer: getSubscription },
    update: { scope: null, answer: updateSubscription },
    revoke: { scope: null, answer: revoke },
  },
};

export function isServicePath(path: string): boolean {
  return Object.hasOwn(services, path) || path.startsWith('/v2/');
}

export async function answerCall(call: ServiceCall, state: State, fault: Fault | null): Promise<Answer> {
  const actions = ownEntry(services, call.path);
  if (actions === undefined) return failure(2556, 'Service is not defined');
  const operation = ownEntry(actions, call.action ?? '');
  if (operation === undefined) return failure(2554, 'Wrong action or wrong webservice');
  const access = authenticate(call, state);
  if (typeof access === 'string') return failure(401, refusalText[access]);
  const { dialect, clientId } = access;
  const scope = typeof operation.scope === 'function' ? operation.scope(call.params) : operation.scope;
  if (scope !== null && !access.scopes.includes(scope)) {
    return failure(2553, 'Insufficient scope: the app may not read this');
  }
  if (dialect === 'nokia' && isSomebodyElse(call, state)) {
    return failure(250, 'The provided userid and/or Oauth credentials do not match');
  }
  const refusal = limit(call, access, operation, state);
  if (refusal !== null) return refusal;
  const answer = restyle(await operation.answer(call.params, { state, dialect, clientId }), state.switches);
  return fault === null ? answer : spoil(answer, fault, call);
}

/** In 2018 calls may name the person; today the field is not read. */
function isSomebodyElse({ params }: ServiceCall, { person }: State): boolean {
  return params.has('userid') && params.get('userid') !== String(person.userid);
}

type NoAccess = Refused | 'missing' | 'misplaced';

const refusalText: Readonly<Record<NoAccess, string>> = {
  missing: 'XRequestID: Not provided invalid_token: The access token is missing',
  misplaced: 'XRequestID: Not provided invalid_token: The access token is not where it belongs',
  expired: 'XRequestID: Not provided invalid_token: The access token expired',
  unknown: 'XRequestID: Not provided invalid_token: The access token provided is invalid',
  'wrong app': 'XRequestID: Not provided invalid_token: The access token provided is invalid',
  'wrong redirect': 'XRequestID: Not provided invalid_token: The access token provided is invalid',
};

function authenticate(call: ServiceCall, state: State): Access | NoAccess {
  if (call.token === null) return 'missing';
  const access = state.grants.use(call.token, state.clock.nowSec());
  if (typeof access === 'string' || !state.switches.strictAuth) return access;
  const isPlaced =
    access.dialect === 'nokia'
      ? call.method === 'GET' && call.tokenPlace === 'query'
      : call.method === 'POST' && call.tokenPlace === 'bearer';
  return isPlaced ? access : 'misplaced';
}

function limit(
  call: ServiceCall,
  { clientId, dialect }: Access,
  { perMinuteIn2018 }: Operation,
  state: State,
): Answer | null {
  if (state.switches.limits === 'off') return null;
  const params = [...call.params]
    .filter(([name]) => name !== 'access_token')
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const own = { name: `${clientId} ${call.path} ${call.action ?? ''}`, perMinute: perMinuteIn2018 ?? 0 };
  const hasOwn = dialect === 'nokia' && perMinuteIn2018 !== undefined;
  const limited = {
    budgets: hasOwn ? [appBudget(clientId), own] : [appBudget(clientId)],
    signature: `${clientId} ${state.person.userid} ${call.path} ${JSON.stringify(params)}`,
  };
  const refusal = state.limits.check(limited, state.clock.nowMs());
  return refusal === null ? null : failure(601, refusal.error, { wait_seconds: refusal.waitSec });
}

/** Names come from the caller: `__proto__` must not find anything. */
function ownEntry<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
