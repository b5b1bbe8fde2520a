import type { ServiceCall } from './call.ts';
import type { Fault } from './faults.ts';
import type { Access, DialectId, Refused } from './grants.ts';
import { callsPerMinute } from './limits.ts';
import { getMeasures, spoilMeasures } from './measures.ts';
import { type Answer, failure } from './reply.ts';
import type { State } from './state.ts';
import { getInfo } from './user.ts';

type Operation = {
  /** Permission it takes; without it the answer is 2553. */
  readonly scope: string;
  readonly answer: (
    params: ReadonlyMap<string, string>,
    context: { readonly state: State; readonly dialect: DialectId },
  ) => Answer;
};

/** Every data call there is: path, then action. An unknown action of a known path is 2554, anything else 2556. */
const services: Readonly<Record<string, Readonly<Record<string, Operation>>>> = {
  '/user': { getinfo: { scope: 'user.info', answer: getInfo } },
  '/measure': { getmeas: { scope: 'user.metrics', answer: getMeasures } },
};

/** Addresses under which the services have more than is simulated. */
const knownPaths: ReadonlySet<string> = new Set([
  '/user',
  '/measure',
  '/v2/user',
  '/v2/measure',
  '/v2/sleep',
  '/notify',
]);

export function isServicePath(path: string): boolean {
  return knownPaths.has(path) || path.startsWith('/v2/');
}

export function answerCall(call: ServiceCall, state: State, fault: Fault | null): Answer {
  if (!knownPaths.has(call.path)) return failure(2556, 'Service is not defined');
  const operation = ownEntry(ownEntry(services, call.path) ?? {}, call.action ?? '');
  if (operation === undefined) return failure(2554, 'Wrong action or wrong webservice');
  const access = authenticate(call, state);
  if (typeof access === 'string') return failure(401, refusalText[access]);
  if (!access.scopes.includes(operation.scope)) {
    return failure(2553, 'Insufficient scope: the app may not read this');
  }
  const refusal = limit(call, access, state);
  if (refusal !== null) return refusal;
  const answer = operation.answer(call.params, { state, dialect: access.dialect });
  return fault === null ? answer : spoil(answer, fault, call);
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
  if (typeof access === 'string' || !state.strictAuth) return access;
  const isPlaced =
    access.dialect === 'nokia'
      ? call.method === 'GET' && call.tokenPlace === 'query'
      : call.method === 'POST' && call.tokenPlace === 'bearer';
  return isPlaced ? access : 'misplaced';
}

function limit(call: ServiceCall, access: Access, state: State): Answer | null {
  if (!state.enforcesLimits) return null;
  const params = [...call.params]
    .filter(([name]) => name !== 'access_token')
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const limited = {
    app: access.clientId,
    perMinute: callsPerMinute,
    signature: `${access.clientId} ${state.person.userid} ${call.path} ${JSON.stringify(params)}`,
  };
  const refusal = state.limits.check(limited, state.clock.nowMs());
  return refusal === null ? null : failure(601, refusal.error, { wait_seconds: refusal.waitSec });
}

function spoil(answer: Answer, fault: Fault, call: ServiceCall): Answer {
  if (fault.kind !== 'more') return spoilMeasures(answer, fault, Number(call.params.get('offset') ?? 0));
  const body: Record<string, unknown> = { ...(typeof answer.body === 'object' && answer.body) };
  for (const name of ['more', 'offset'] as const) {
    if (fault[name] === null) delete body[name];
    else if (fault[name] !== undefined) body[name] = fault[name];
  }
  return { ...answer, body };
}

/** Names come from the caller: `__proto__` must not find anything. */
function ownEntry<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
