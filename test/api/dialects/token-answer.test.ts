import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { nokia } from '#api/dialects/nokia.ts';
import { withings } from '#api/dialects/withings.ts';

const tokens = {
  access_token: 'a1b2',
  refresh_token: 'r1s2',
  expires_in: 10_800,
  token_type: 'Bearer',
  scope: 'user.info,user.metrics',
  userid: 363,
};

const standard = {
  access_token: 'a1b2',
  refresh_token: 'r1s2',
  token_type: 'Bearer',
  expires_in: 10_800,
  scope: 'user.info user.metrics',
  userid: '363',
};

function isGrantOrError({ status, json }: { status: number; json: unknown }): boolean {
  // Always an object of texts and numbers.
  const fields = json as Record<string, unknown>;
  const required =
    status === 200 ? ['access_token', 'refresh_token', 'token_type'] : ['error', 'error_description'];
  return required.every((name) => typeof fields[name] === 'string' && fields[name] !== '');
}

describe('a granted token answer', () => {
  it('of 2018 is flat', () => {
    const flat = { ...tokens, userid: '363', expires_in: '10800' };
    expect(nokia.toStandardTokenAnswer(200, flat)).toEqual({ status: 200, json: standard });
  });

  it('of today is unwrapped', () => {
    expect(withings.toStandardTokenAnswer(200, { status: 0, body: tokens })).toEqual({
      status: 200,
      json: standard,
    });
  });

  it('loses what is not standard', () => {
    const answer = withings.toStandardTokenAnswer(200, { status: 0, body: { ...tokens, csrf_token: 'c' } });
    expect(answer.json).not.toHaveProperty('csrf_token');
  });

  it.each([
    ['no lifetime', undefined],
    ['a lifetime of zero', 0],
    ['a negative lifetime', -5],
    ['a fractional lifetime', 1.5],
    ['a lifetime in words', 'three hours'],
  ])('with %s says nothing about it rather than something wrong', (_, expiresIn) => {
    const answer = nokia.toStandardTokenAnswer(200, { ...tokens, expires_in: expiresIn });
    expect(answer.json).not.toHaveProperty('expires_in');
  });
});

describe('an answer that is no grant', () => {
  it.each([
    ['an empty body', { status: 0, body: {} }],
    ['an empty list', { status: 0, body: [] }],
    ['no body', { status: 0 }],
    ['no refresh token', { status: 0, body: { ...tokens, refresh_token: undefined } }],
    ['an empty access token', { status: 0, body: { ...tokens, access_token: '' } }],
    ['a numeric access token', { status: 0, body: { ...tokens, access_token: 12 } }],
    ['HTML', undefined],
    ['null', null],
    ['a list', [tokens]],
  ])('%s at HTTP 200 is an outage, not a refusal', (_, json) => {
    expect(withings.toStandardTokenAnswer(200, json)).toMatchObject({
      status: 503,
      json: { error: 'temporarily_unavailable' },
    });
  });

  it.each([500, 502, 503, 504])('tokens at HTTP %i are not believed', (httpStatus) => {
    expect(nokia.toStandardTokenAnswer(httpStatus, tokens).status).toBe(503);
  });

  it('a refusal at HTTP 500 is not believed', () => {
    expect(nokia.toStandardTokenAnswer(500, { error: 'invalid_grant' }).status).toBe(503);
  });

  it.each([301, 302])('tokens at a redirect, HTTP %i, are not believed', (httpStatus) => {
    expect(nokia.toStandardTokenAnswer(httpStatus, tokens).status).toBe(503);
  });

  it.each([400, 401, 403])('HTTP %i with a page of HTML is not a refusal', (httpStatus) => {
    expect(nokia.toStandardTokenAnswer(httpStatus, undefined).status).toBe(503);
  });
});

describe('a refused token', () => {
  it('is invalid_grant with number and text of the service', () => {
    expect(
      withings.toStandardTokenAnswer(200, {
        status: 503,
        body: {},
        error: 'Invalid Params: invalid refresh_token',
      }),
    ).toEqual({
      status: 400,
      json: { error: 'invalid_grant', error_description: '503 Invalid Params: invalid refresh_token' },
    });
  });

  it.each([100, 101, 102, 200, 328, 353, 401, 503])('is what status %i says', (status) => {
    expect(withings.toStandardTokenAnswer(200, { status })).toMatchObject({
      status: 400,
      json: { error: 'invalid_grant' },
    });
  });

  it('stays what the flat answer called it', () => {
    expect(
      nokia.toStandardTokenAnswer(400, { error: 'invalid_grant', error_description: 'expired' }),
    ).toEqual({
      status: 400,
      json: { error: 'invalid_grant', error_description: '400 expired' },
    });
  });

  it('is not confused with a wrong client secret', () => {
    const answer = withings.toStandardTokenAnswer(200, {
      status: 503,
      error: 'Invalid Params: invalid client_secret',
    });
    expect(answer).toMatchObject({ status: 400, json: { error: 'invalid_client' } });
  });

  it('describes itself without control characters', () => {
    const answer = withings.toStandardTokenAnswer(200, { status: 503, error: 'bad\r\nSet-Cookie: "a"' });
    expect(answer.json).toMatchObject({ error_description: '503 bad Set-Cookie: a' });
  });
});

describe('a failure that is no refusal', () => {
  it.each([601, 602, 522, 524, 2554, 2556, 700, 4711])('status %i leaves the grant alone', (status) => {
    expect(withings.toStandardTokenAnswer(200, { status })).toMatchObject({
      status: 503,
      json: { error: 'temporarily_unavailable' },
    });
  });

  it('tells how long to wait', () => {
    expect(
      withings.toStandardTokenAnswer(200, { status: 601, body: { wait_seconds: 8 } }).json,
    ).toMatchObject({
      retry_after: 8,
    });
  });

  it.each([
    [342, 'invalid_request'],
    [293, 'invalid_request'],
    [214, 'unauthorized_client'],
    [2555, 'unauthorized_client'],
  ])('status %i is %s', (status, error) => {
    expect(withings.toStandardTokenAnswer(200, { status }).json).toMatchObject({ error });
  });

  it.each(['temporarily_unavailable', 'server_error', 'slow_down'])('a flat %s is an outage', (error) => {
    expect(nokia.toStandardTokenAnswer(400, { error }).status).toBe(503);
  });
});

describe('whatever arrives', () => {
  const answers = fc.oneof(
    fc.anything(),
    fc.record(
      {
        status: fc.anything(),
        error: fc.anything(),
        body: fc.oneof(
          fc.anything(),
          fc.record(
            {
              access_token: fc.anything(),
              refresh_token: fc.anything(),
              expires_in: fc.anything(),
              userid: fc.anything(),
              scope: fc.anything(),
            },
            { requiredKeys: [] },
          ),
        ),
      },
      { requiredKeys: [] },
    ),
  );

  it.each([nokia, withings])('the $id dialect grants only with both tokens, and never throws', (dialect) => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), answers, (httpStatus, json) => {
        const answer = dialect.toStandardTokenAnswer(httpStatus, json);
        expect(answer).toSatisfy(isGrantOrError);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([nokia, withings])('the $id dialect reads a failure of any answer without throwing', (dialect) => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), answers, (httpStatus, json) => {
        expect(['auth_required', 'reconnect_required']).not.toContain(
          dialect.readFailure('measures', httpStatus, json)?.code,
        );
      }),
      { numRuns: 2000 },
    );
  });
});
