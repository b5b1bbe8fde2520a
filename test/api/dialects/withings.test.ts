import { describe, expect, it } from 'vitest';

import type { Call } from '#api/dialects/dialect.ts';
import { withings } from '#api/dialects/withings.ts';

const grant = { accessToken: 'abc123', userid: '3537173' };

function requestOf(call: Call, apiUrl = withings.endpoints.apiUrl): Request {
  return withings.dataRequest(call, apiUrl, grant);
}

async function formOf(call: Call): Promise<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(await requestOf(call).text()));
}

describe('a Withings data call', () => {
  it('is a POST', () => {
    expect(requestOf({ operation: 'user' }).method).toBe('POST');
  });

  it('is a form', () => {
    expect(requestOf({ operation: 'user' }).headers.get('Content-Type')).toMatch(
      /^application\/x-www-form-urlencoded/,
    );
  });

  it('carries the token as a bearer', () => {
    expect(requestOf({ operation: 'user' }).headers.get('Authorization')).toBe('Bearer abc123');
  });

  it('keeps everything out of the address', () => {
    expect(requestOf({ operation: 'measures', types: [1], from: 5 }).url).toBe(
      'https://wbsapi.withings.net/measure',
    );
  });

  it('does not repeat the token in the form', async () => {
    expect(await requestOf({ operation: 'measures' }).text()).not.toContain('abc123');
  });

  it('follows no redirect', () => {
    expect(requestOf({ operation: 'user' }).redirect).toBe('manual');
  });

  it('asks for the profile at /user', async () => {
    const call: Call = { operation: 'user' };
    expect([new URL(requestOf(call).url).pathname, await formOf(call)]).toEqual([
      '/user',
      { action: 'getinfo' },
    ]);
  });

  it('keeps a path prefix with and without its slash', () => {
    expect([
      requestOf({ operation: 'user' }, 'http://127.0.0.1:8080/simulator').url,
      requestOf({ operation: 'user' }, 'http://127.0.0.1:8080/simulator/').url,
    ]).toEqual(['http://127.0.0.1:8080/simulator/user', 'http://127.0.0.1:8080/simulator/user']);
  });
});

describe('the form of a Withings getmeas', () => {
  it('is the action alone for everything', async () => {
    expect(await formOf({ operation: 'measures' })).toEqual({ action: 'getmeas' });
  });

  it('lists the types with commas', async () => {
    expect(await formOf({ operation: 'measures', types: [9, 10, 11] })).toMatchObject({
      meastypes: '9,10,11',
    });
  });

  it('lists no types when none are named', async () => {
    expect(await formOf({ operation: 'measures', types: [] })).toEqual({ action: 'getmeas' });
  });

  it('sends either a window or lastupdate, never both', async () => {
    expect(await formOf({ operation: 'measures', from: 1, to: 2, updatedSince: 3 })).toEqual({
      action: 'getmeas',
      lastupdate: '3',
    });
  });

  it('leaves out the page size, which is no longer documented', async () => {
    expect(await formOf({ operation: 'measures', limit: 10 })).not.toHaveProperty('limit');
  });
});

it('asks the token endpoint for requesttoken', () => {
  expect(withings.tokenParams).toEqual({ action: 'requesttoken' });
});
