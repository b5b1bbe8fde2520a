import type { ErrorCode } from '#api/wire/errors.ts';
import type { Operation, UpstreamFailure } from './dialect.ts';

/**
 * What the service's `status` numbers mean. It answers HTTP 200 on failure; the result is in the body.
 *
 * The families are those of developer.withings.com, "Response status"; the 2018 document names a dozen of the same
 * numbers ("Errors"). A number in no family is read as a general failure: it must neither sign out nor lose data.
 */
export type StatusFamily =
  | 'success'
  | 'authentication'
  | 'parameters'
  | 'account'
  | 'authorization'
  | 'timeout'
  | 'state'
  | 'frequency'
  | 'unsupported'
  | 'general';

type Range = number | readonly [first: number, last: number];

const families: readonly (readonly [StatusFamily, readonly Range[]])[] = [
  ['success', [0]],
  ['authentication', [[100, 102], 200, 401]],
  [
    'parameters',
    [
      [201, 213],
      [216, 218],
      [220, 221],
      223,
      225,
      [227, 230],
      [234, 236],
      238,
      [240, 252],
      254,
      [260, 267],
      [271, 272],
      [275, 276],
      [283, 288],
      290,
      [293, 295],
      297,
      [300, 304],
      321,
      [323, 327],
      [329, 352],
      [380, 382],
      400,
      [501, 511],
      523,
      532,
      [3017, 3019],
    ],
  ],
  // Listed under the parameters, but nothing in the call can mend them: 328 deactivated, 353 unknown userid.
  ['account', [328, 353]],
  ['authorization', [214, 277, 2553, 2555]],
  ['timeout', [522]],
  ['state', [524]],
  // 602 is listed as a general failure; clients in use have met it as a rate limit and treat it so.
  ['frequency', [601, 602]],
  ['unsupported', [2554]],
  [
    'general',
    [
      215,
      219,
      222,
      224,
      226,
      [231, 233],
      237,
      253,
      [255, 259],
      [268, 270],
      [273, 274],
      [278, 282],
      289,
      [291, 292],
      296,
      298,
      [305, 320],
      322,
      [370, 375],
      383,
      391,
      402,
      [516, 521],
      [525, 531],
      533,
      700,
      [1051, 1054],
      [2551, 2552],
      [2556, 2559],
      [3000, 3016],
      [3020, 3024],
      [5000, 5006],
      6000,
      [6010, 6011],
      9000,
      10_000,
    ],
  ],
];

/** Token code or refresh token dead: used twice, older than 30 s or a year, or the person unlinked the app. */
const DEAD_TOKEN = 503;

/** The same arguments are refused for 10 s; two more keep clear of the edge. */
const DEFAULT_WAIT_SEC = 12;
const LONGEST_WAIT_SEC = 3600;

/**
 * A refusal of the token is the only thing that ends a session; a data call can at most ask for a refresh. The call for
 * a nonce carries no token of a person: what is refused there is the app, which only its operator can mend.
 */
export type CallKind = 'data' | 'token' | 'nonce';

const codes: Readonly<Record<CallKind, Readonly<Record<Exclude<StatusFamily, 'success'>, ErrorCode>>>> = {
  data: {
    authentication: 'auth_expired',
    parameters: 'bad_request',
    account: 'not_granted',
    authorization: 'not_granted',
    timeout: 'upstream_timeout',
    state: 'upstream_unavailable',
    frequency: 'rate_limited',
    unsupported: 'upstream_unavailable',
    general: 'upstream_unavailable',
  },
  token: {
    authentication: 'reconnect_required',
    parameters: 'bad_request',
    account: 'reconnect_required',
    authorization: 'not_granted',
    timeout: 'upstream_timeout',
    state: 'upstream_unavailable',
    frequency: 'rate_limited',
    unsupported: 'upstream_unavailable',
    general: 'upstream_unavailable',
  },
  nonce: {
    authentication: 'bad_request',
    parameters: 'bad_request',
    account: 'not_granted',
    authorization: 'not_granted',
    timeout: 'upstream_timeout',
    state: 'upstream_unavailable',
    frequency: 'rate_limited',
    unsupported: 'upstream_unavailable',
    general: 'upstream_unavailable',
  },
};

const familyOfStatus: ReadonlyMap<number, StatusFamily> = new Map(
  families.flatMap(([family, ranges]) => ranges.flatMap(expand).map((status) => [status, family] as const)),
);

function expand(range: Range): number[] {
  if (typeof range === 'number') return [range];
  const [first, last] = range;
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Where one generation, or one call, reads a number differently from today's list. */
export type StatusOverrides = Readonly<Record<number, StatusFamily>>;
export type OperationOverrides = Readonly<Partial<Record<Operation, StatusOverrides>>>;

/** 305 is "too many subscriptions" (older documentation): repeating it is useless, revoking one is not. */
const notifyOverrides: StatusOverrides = { 305: 'parameters' };

/** What a number means of certain calls, in both generations. */
const sharedOverrides: OperationOverrides = {
  subscriptions: notifyOverrides,
  subscription: notifyOverrides,
  subscribe: notifyOverrides,
  revoke: notifyOverrides,
  'update-subscription': notifyOverrides,
};

/** The family of a status number; `general` for a number nobody has documented. */
export function statusFamily(status: number, overrides: StatusOverrides = {}): StatusFamily {
  return overrides[status] ?? familyOfStatus.get(status) ?? 'general';
}

/** The proxy's code for a body status; `null` for success. */
export function classifyStatus(
  kind: CallKind,
  status: number,
  overrides: StatusOverrides = {},
): ErrorCode | null {
  // 503 is an "invalid parameter" of a data call, yet on the token endpoint it says that the grant is dead.
  if (kind === 'token' && status === DEAD_TOKEN) return 'reconnect_required';
  const family = statusFamily(status, overrides);
  return family === 'success' ? null : codes[kind][family];
}

/** The proxy's code for a data answer without a readable envelope; `null` where HTTP says success. */
function classifyHttpStatus(httpStatus: number): ErrorCode | null {
  if (httpStatus >= 200 && httpStatus < 300) return null;
  if (httpStatus === 401) return 'auth_expired';
  if (httpStatus === 429) return 'rate_limited';
  if (httpStatus === 408 || httpStatus === 504 || httpStatus === 522 || httpStatus === 524) {
    return 'upstream_timeout';
  }
  // A redirect is never followed: the token would travel along.
  if (httpStatus >= 300 && httpStatus < 400) return 'upstream_invalid';
  return 'upstream_unavailable';
}

/** Reads the outcome of a data answer: body status first, HTTP status where there is none. */
export function readDataFailure(
  operation: Operation,
  httpStatus: number,
  json: unknown,
  overrides: StatusOverrides = {},
): UpstreamFailure | null {
  return readOutcome('data', httpStatus, json, { ...sharedOverrides[operation], ...overrides });
}

/** Reads the outcome of a call for a nonce; never `auth_expired`, since it is made without a token. */
export function readNonceFailure(httpStatus: number, json: unknown): UpstreamFailure | null {
  const failure = readOutcome('nonce', httpStatus, json, {});
  return failure?.code === 'auth_expired' ? { ...failure, code: 'bad_request' } : failure;
}

function readOutcome(
  kind: CallKind,
  httpStatus: number,
  json: unknown,
  overrides: StatusOverrides,
): UpstreamFailure | null {
  const status = readStatus(json);
  const httpCode = classifyHttpStatus(httpStatus);
  if (status === null || (status === 0 && httpCode !== null)) {
    return failure(httpCode ?? 'upstream_invalid', httpStatus, json);
  }
  const code = classifyStatus(kind, status, overrides);
  return code === null ? null : failure(code, status, json);
}

function failure(code: ErrorCode, vendorStatus: number, json: unknown): UpstreamFailure {
  return code === 'rate_limited'
    ? { code, vendorStatus, retryAfterSec: readWaitSeconds(json) }
    : { code, vendorStatus };
}

/** The envelope's `status`; `null` where the answer is no envelope. Old servers sent it as text. */
export function readStatus(json: unknown): number | null {
  if (!isRecord(json)) return null;
  return readInteger(json['status']);
}

/** How long a 601 asks to wait: `wait_seconds`, seen in its body, else the documented 10 s and a margin. */
export function readWaitSeconds(json: unknown): number {
  if (!isRecord(json)) return DEFAULT_WAIT_SEC;
  const body = isRecord(json['body']) ? json['body'] : {};
  const value = body['wait_seconds'] ?? json['wait_seconds'];
  const wait = typeof value === 'number' || typeof value === 'string' ? Number(value) : 0;
  return wait > 0 ? Math.min(Math.ceil(wait), LONGEST_WAIT_SEC) : DEFAULT_WAIT_SEC;
}

export function isRecord(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

export function readInteger(value: unknown): number | null {
  const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : null;
}
