import { describe, expect, it } from 'vitest';

import {
  classifyStatus,
  readDataFailure,
  readNonceFailure,
  readStatus,
  readWaitSeconds,
  statusFamily,
} from '#api/dialects/status.ts';
import type { Dialect, Operation } from '#api/dialects/dialect.ts';
import { nokia } from '#api/dialects/nokia.ts';
import { withings } from '#api/dialects/withings.ts';

/** Every documented number, written out again on purpose: a slip in a range of the table shows here. */
const documented = {
  authentication: [100, 101, 102, 200, 401],
  parameters: [
    201, 202, 203, 204, 205, 206, 207, 208, 209, 210, 211, 212, 213, 216, 217, 218, 220, 221, 223, 225, 227,
    228, 229, 230, 234, 235, 236, 238, 240, 241, 242, 243, 244, 245, 246, 247, 248, 249, 250, 251, 252, 254,
    260, 261, 262, 263, 264, 265, 266, 267, 271, 272, 275, 276, 283, 284, 285, 286, 287, 288, 290, 293, 294,
    295, 297, 300, 301, 302, 303, 304, 321, 323, 324, 325, 326, 327, 329, 330, 331, 332, 333, 334, 335, 336,
    337, 338, 339, 340, 341, 342, 343, 344, 345, 346, 347, 348, 349, 350, 351, 352, 380, 381, 382, 400, 501,
    502, 503, 504, 505, 506, 507, 508, 509, 510, 511, 523, 532, 3017, 3018, 3019,
  ],
  account: [328, 353],
  authorization: [214, 277, 2553, 2555],
  timeout: [522],
  state: [524],
  frequency: [601, 602],
  unsupported: [2554],
  general: [
    215, 219, 222, 224, 226, 231, 232, 233, 237, 253, 255, 256, 257, 258, 259, 268, 269, 270, 273, 274, 278,
    279, 280, 281, 282, 289, 291, 292, 296, 298, 305, 306, 307, 308, 309, 310, 311, 312, 313, 314, 315, 316,
    317, 318, 319, 320, 322, 370, 371, 372, 373, 374, 375, 383, 391, 402, 516, 517, 518, 519, 520, 521, 525,
    526, 527, 528, 529, 530, 531, 533, 700, 1051, 1052, 1053, 1054, 2551, 2552, 2556, 2557, 2558, 2559, 3000,
    3001, 3002, 3003, 3004, 3005, 3006, 3007, 3008, 3009, 3010, 3011, 3012, 3013, 3014, 3015, 3016, 3020,
    3021, 3022, 3023, 3024, 5000, 5001, 5002, 5003, 5004, 5005, 5006, 6000, 6010, 6011, 9000, 10_000,
  ],
} as const;

const onData = {
  authentication: 'auth_expired',
  parameters: 'bad_request',
  account: 'not_granted',
  authorization: 'not_granted',
  timeout: 'upstream_timeout',
  state: 'upstream_unavailable',
  frequency: 'rate_limited',
  unsupported: 'upstream_unavailable',
  general: 'upstream_unavailable',
} as const;

const rows = Object.entries(documented).flatMap(([family, codes]) =>
  // Object.entries widens the literal keys.
  codes.map((code) => [code, family as keyof typeof documented] as const),
);
const undocumented = [1, 99, 103, 199, 239, 299, 354, 512, 534, 603, 2550, 4711, 99_999, -1];

describe('a body status of a data call', () => {
  it.each(rows)('%i belongs to the family %s', (code, family) => {
    expect(statusFamily(code)).toBe(family);
  });

  it.each(rows)('%i (%s) becomes its contract code', (code, family) => {
    expect(classifyStatus('data', code)).toBe(onData[family]);
  });

  it.each([...rows.map(([code]) => code), ...undocumented])('%i never ends a session', (code) => {
    expect(['auth_required', 'reconnect_required']).not.toContain(classifyStatus('data', code));
  });

  it.each(undocumented)('%i, which nobody documents, is a failure of the service', (code) => {
    expect(classifyStatus('data', code)).toBe('upstream_unavailable');
  });

  it('0 is success', () => {
    expect(classifyStatus('data', 0)).toBeNull();
  });
});

describe('the error table of the 2018 document', () => {
  it.each([
    [401, 'auth_expired'],
    [286, 'bad_request'],
    [293, 'bad_request'],
    [304, 'bad_request'],
    [328, 'not_granted'],
    [343, 'bad_request'],
    [353, 'not_granted'],
    [601, 'rate_limited'],
    [2554, 'upstream_unavailable'],
    [2555, 'upstream_unavailable'],
    [2556, 'upstream_unavailable'],
  ])('%i reads as %s in the Nokia dialect', (status, code) => {
    expect(nokia.readFailure('measures', 200, { status })?.code).toBe(code);
  });

  it('2555, an unknown error then, is a missing permission today', () => {
    expect(withings.readFailure('measures', 200, { status: 2555 })?.code).toBe('not_granted');
  });
});

/** Every operation of the neutral calls; the type keeps the list whole. */
const operationKinds: Readonly<Record<Operation, 'data' | 'notify'>> = {
  user: 'data',
  devices: 'data',
  goals: 'data',
  measures: 'data',
  activity: 'data',
  intraday: 'data',
  sleep: 'data',
  'sleep-summary': 'data',
  workouts: 'data',
  subscriptions: 'notify',
  subscription: 'notify',
  subscribe: 'notify',
  revoke: 'notify',
  'update-subscription': 'notify',
};
// Object.keys widens the literal keys.
const operations = Object.keys(operationKinds) as Operation[];

/** What a number means of one call in one generation: the family, unless a row of this list says otherwise. */
function expectedCode(
  dialect: Dialect,
  operation: Operation,
  family: keyof typeof onData,
  code: number,
): string {
  if (code === 305 && operationKinds[operation] === 'notify') return 'bad_request';
  if (code === 2554 && dialect === withings && operation === 'user') return 'not_granted';
  if (code === 2554 && dialect === nokia && operation === 'subscription') return 'not_granted';
  if (code === 2555 && dialect === nokia) return 'upstream_unavailable';
  return onData[family];
}

describe.each([nokia, withings])('in the $id dialect', (dialect) => {
  it.each(operations)('every documented number of %s has its contract code', (operation) => {
    const wrong = rows
      .map(([status, family]) => ({
        status,
        expected: expectedCode(dialect, operation, family, status),
        received: dialect.readFailure(operation, 200, { status, body: {} })?.code,
      }))
      .filter(({ expected, received }) => expected !== received);
    expect(wrong).toEqual([]);
  });

  it.each(operations)('no number of %s, documented or not, ends a session', (operation) => {
    const codes = [...rows.map(([code]) => code), ...undocumented].map(
      (status) => dialect.readFailure(operation, 200, { status })?.code,
    );
    expect(codes.filter((code) => code === 'reconnect_required' || code === 'auth_required')).toEqual([]);
  });

  it.each([
    ['no such subscription', 'revoke', 286],
    ['a callback address that is absent or wrong', 'subscribe', 293],
    ['a subscription that could not be deleted', 'revoke', 294],
    ['a comment that is absent or wrong', 'subscribe', 304],
    ['too many subscriptions', 'subscribe', 305],
    ['a callback address that does not exist', 'subscribe', 343],
  ] as const)('%s is nothing that a repetition could mend', (_, operation, status) => {
    expect(dialect.readFailure(operation, 200, { status })?.code).toBe('bad_request');
  });

  it('too many of something else, 305 on a data call, is a failure of the service', () => {
    expect(dialect.readFailure('measures', 200, { status: 305 })?.code).toBe('upstream_unavailable');
  });

  it('an empty subscribe answer without a body is a success', () => {
    expect(dialect.readFailure('subscribe', 200, { status: 0 })).toBeNull();
  });
});

describe('a call that a generation no longer or not yet documents', () => {
  it.each([
    [withings, 'user'],
    [nokia, 'subscription'],
  ] as const)('is not there when $id answers "wrong action" to %s', (dialect, operation) => {
    expect(dialect.readFailure(operation, 200, { status: 2554 })?.code).toBe('not_granted');
  });
});

describe('a failed call for a nonce', () => {
  it.each([
    ['a wrong signature', 200, { status: 342 }, 'bad_request'],
    ['a wrong client id', 200, { status: 503 }, 'bad_request'],
    ['refused authentication', 200, { status: 401 }, 'bad_request'],
    ['refused authentication in HTTP', 401, undefined, 'bad_request'],
    ['a missing contract', 200, { status: 2553 }, 'not_granted'],
    ['too many calls', 200, { status: 601 }, 'rate_limited'],
    ['an outage', 502, undefined, 'upstream_unavailable'],
  ])('for %s is not about the person', (_, httpStatus, json, code) => {
    expect(readNonceFailure(httpStatus, json)?.code).toBe(code);
  });

  it.each([...rows.map(([code]) => code), ...undocumented])(
    '%i neither renews nor ends a session',
    (status) => {
      expect(['auth_expired', 'auth_required', 'reconnect_required']).not.toContain(
        readNonceFailure(200, { status })?.code,
      );
    },
  );
});

describe('a body status of a token call', () => {
  const refusals = rows.filter(([code]) => classifyStatus('token', code) === 'reconnect_required');

  it('ends the grant for refused authentication, a dead token and a dead account alone', () => {
    expect(refusals.map(([code]) => code).toSorted((a, b) => a - b)).toEqual([
      100, 101, 102, 200, 328, 353, 401, 503,
    ]);
  });

  it.each(undocumented)('%i, which nobody documents, leaves the grant alone', (code) => {
    expect(classifyStatus('token', code)).toBe('upstream_unavailable');
  });
});

describe('the outcome of a data answer', () => {
  it('is success for status 0', () => {
    expect(readDataFailure('measures', 200, { status: 0, body: {} })).toBeNull();
  });

  it('is success for a status 0 written as text', () => {
    expect(readDataFailure('measures', 200, { status: '0' })).toBeNull();
  });

  it('keeps the service number for the log', () => {
    expect(readDataFailure('measures', 200, { status: 2556 })?.vendorStatus).toBe(2556);
  });

  it('believes the body over an HTTP 403, as servers of 2012 sent it', () => {
    expect(readDataFailure('measures', 403, { status: 2556 })).toEqual({
      code: 'upstream_unavailable',
      vendorStatus: 2556,
    });
  });

  it('believes an HTTP 500 over a body that claims success', () => {
    expect(readDataFailure('measures', 500, { status: 0, body: {} })?.code).toBe('upstream_unavailable');
  });

  it.each([
    ['nothing readable', undefined],
    ['null', null],
    ['a list', []],
    ['text', 'ok'],
    ['an object without status', { body: {} }],
    ['a status that is no number', { status: 'ok' }],
    ['a fractional status', { status: 0.5 }],
  ])('is unreadable for %s at HTTP 200', (_, json) => {
    expect(readDataFailure('measures', 200, json)?.code).toBe('upstream_invalid');
  });

  it.each([
    [301, 'upstream_invalid'],
    [302, 'upstream_invalid'],
    [400, 'upstream_unavailable'],
    [401, 'auth_expired'],
    [403, 'upstream_unavailable'],
    [404, 'upstream_unavailable'],
    [408, 'upstream_timeout'],
    [429, 'rate_limited'],
    [500, 'upstream_unavailable'],
    [502, 'upstream_unavailable'],
    [503, 'upstream_unavailable'],
    [504, 'upstream_timeout'],
    [522, 'upstream_timeout'],
  ])('is, for HTTP %i with a page of HTML, %s', (httpStatus, code) => {
    expect(readDataFailure('measures', httpStatus, undefined)?.code).toBe(code);
  });

  it('tells how long to wait only when calls came too fast', () => {
    expect(readDataFailure('measures', 200, { status: 2556, body: { wait_seconds: 4 } })).not.toHaveProperty(
      'retryAfterSec',
    );
  });
});

describe('the wait of a 601', () => {
  it.each([
    ['wait_seconds of the body', { status: 601, body: { wait_seconds: 7 } }, 7],
    ['wait_seconds beside the status', { status: 601, wait_seconds: 9 }, 9],
    ['text', { status: 601, body: { wait_seconds: '15' } }, 15],
    ['a fraction, rounded up', { status: 601, body: { wait_seconds: 2.1 } }, 3],
    ['an absurd wait, cut to an hour', { status: 601, body: { wait_seconds: 1e9 } }, 3600],
    ['no wait', { status: 601, body: {} }, 12],
    ['no body', { status: 601 }, 12],
    ['junk', { status: 601, body: { wait_seconds: 'soon' } }, 12],
    ['a negative wait', { status: 601, body: { wait_seconds: -3 } }, 12],
    ['nothing at all', undefined, 12],
  ])('reads %s', (_, json, seconds) => {
    expect(readWaitSeconds(json)).toBe(seconds);
  });

  it('reaches the failure', () => {
    expect(readDataFailure('measures', 200, { status: 601, body: { wait_seconds: 7 } })).toEqual({
      code: 'rate_limited',
      vendorStatus: 601,
      retryAfterSec: 7,
    });
  });
});

describe('the status of an envelope', () => {
  it('is absent in a flat answer', () => {
    expect(readStatus({ access_token: 'a' })).toBeNull();
  });
});
