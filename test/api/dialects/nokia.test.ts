import { describe, expect, it } from 'vitest';

import type { Call } from '#api/dialects/dialect.ts';
import { nokia } from '#api/dialects/nokia.ts';

const grant = { accessToken: 'token with+signs&', userid: '3537173' };

function urlOf(call: Call, apiUrl = nokia.endpoints.apiUrl): URL {
  return new URL(nokia.dataRequest(call, apiUrl, grant).url);
}

function paramsOf(call: Call): Record<string, string> {
  const {
    action: _,
    access_token: __,
    userid: ___,
    ...params
  } = Object.fromEntries(urlOf(call).searchParams);
  return params;
}

describe('a Nokia data call', () => {
  it('is a GET', () => {
    expect(nokia.dataRequest({ operation: 'user' }, nokia.endpoints.apiUrl, grant).method).toBe('GET');
  });

  it('carries the token in the query, encoded', () => {
    expect(urlOf({ operation: 'user' }).searchParams.get('access_token')).toBe('token with+signs&');
  });

  it('sends no Authorization header', () => {
    const request = nokia.dataRequest({ operation: 'user' }, nokia.endpoints.apiUrl, grant);
    expect(request.headers.has('Authorization')).toBe(false);
  });

  it('names the person on each call', () => {
    expect(urlOf({ operation: 'measures' }).searchParams.get('userid')).toBe('3537173');
  });

  it('follows no redirect', () => {
    const request = nokia.dataRequest({ operation: 'user' }, nokia.endpoints.apiUrl, grant);
    expect(request.redirect).toBe('manual');
  });

  it('asks for the profile at /user', () => {
    const url = urlOf({ operation: 'user' });
    expect([url.origin, url.pathname, url.searchParams.get('action')]).toEqual([
      'https://api.health.nokia.com',
      '/user',
      'getinfo',
    ]);
  });

  it('asks for measures at /measure', () => {
    const url = urlOf({ operation: 'measures' });
    expect([url.pathname, url.searchParams.get('action')]).toEqual(['/measure', 'getmeas']);
  });

  it.each([
    ['https://proxy.example/nokia/', '/nokia/measure'],
    ['https://proxy.example/nokia', '/nokia/measure'],
    ['https://proxy.example', '/measure'],
  ])('keeps the path prefix of %s', (apiUrl, path) => {
    expect(urlOf({ operation: 'measures' }, apiUrl).pathname).toBe(path);
  });
});

describe('the parameters of a Nokia getmeas', () => {
  it('are none for everything', () => {
    expect(paramsOf({ operation: 'measures' })).toEqual({});
  });

  it('name one type', () => {
    expect(paramsOf({ operation: 'measures', types: [1] })).toEqual({ meastype: '1' });
  });

  it('filter nothing when several types are wanted', () => {
    expect(paramsOf({ operation: 'measures', types: [9, 10, 11] })).toEqual({});
  });

  it('carry window, category, page size and offset', () => {
    expect(paramsOf({ operation: 'measures', from: 1, to: 2, category: 1, limit: 200, offset: 400 })).toEqual(
      { startdate: '1', enddate: '2', category: '1', limit: '200', offset: '400' },
    );
  });

  it('never ask for data_fields', () => {
    expect(urlOf({ operation: 'measures', types: [1] }).searchParams.has('data_fields')).toBe(false);
  });
});
