import { describe, expect, it } from 'vitest';

import { ApiError, decodeErrorAnswer } from '#api/errors.ts';
import { errorCodes, errorStatus } from '#api/wire/errors.ts';

function decode(status: number, text: string, retryAfter: string | null = null): ApiError {
  return decodeErrorAnswer('GET api/measures', { status, text, retryAfter });
}

describe("an error in the proxy's own words", () => {
  it.each(errorCodes)('%s is taken at its word', (code) => {
    expect(decode(errorStatus[code], JSON.stringify({ code, message: 'm' })).code).toBe(code);
  });

  it('tells how long to wait', () => {
    expect(decode(429, '{"code":"rate_limited","message":"m","retryAfterSec":7}').retryAfterSec).toBe(7);
  });

  it('falls back on Retry-After', () => {
    expect(decode(429, '{"code":"rate_limited","message":"m"}', '9').retryAfterSec).toBe(9);
  });

  it('loses a wait that makes no sense, not its code', () => {
    expect(decode(429, '{"code":"rate_limited","message":"m","retryAfterSec":"soon"}')).toMatchObject({
      code: 'rate_limited',
      retryAfterSec: undefined,
    });
  });
});

describe('an error of something in between', () => {
  it.each([
    [400, 'upstream_invalid'],
    [401, 'upstream_invalid'],
    [403, 'upstream_invalid'],
    [404, 'upstream_invalid'],
    [408, 'upstream_timeout'],
    [413, 'upstream_invalid'],
    [429, 'rate_limited'],
    [500, 'upstream_unavailable'],
    [502, 'upstream_unavailable'],
    [503, 'upstream_unavailable'],
    [504, 'upstream_timeout'],
  ])('HTTP %i with HTML is %s', (status, code) => {
    expect(decode(status, '<html>no</html>').code).toBe(code);
  });

  it.each(['', '{}', 'null', '[]', '{"code":"session_over"}', '{"code":401}'])(
    'HTTP 401 with %j touches no session',
    (text) => {
      expect(decode(401, text).code).toBe('upstream_invalid');
    },
  );

  it('may ask to wait', () => {
    expect(decode(503, 'busy', '30').retryAfterSec).toBe(30);
  });

  it.each(['Wed, 21 Oct 2026 07:28:00 GMT', '-1', 'soon', '1e9'])('asks for no wait with %j', (header) => {
    expect(decode(503, 'busy', header).retryAfterSec).toBeUndefined();
  });
});

describe('the message', () => {
  it.each(errorCodes)('of %s says what failed, why, and what to do', (code) => {
    expect(new ApiError(code, 'read the measures').message).toMatch(
      /^Failed to read the measures: .+[^.]\. .+[^.]\.$/,
    );
  });
});
