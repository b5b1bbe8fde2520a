import { describe, expect, it } from 'vitest';

import type { Call } from '#api/dialects/dialect.ts';
import { nokia } from '#api/dialects/nokia.ts';
import { toWebRequest } from '#api/dialects/request.ts';

const grant = { accessToken: 'token with+signs&', userid: '3537173' };

function requestOf(call: Call, apiUrl = nokia.endpoints.apiUrl): Request {
  const request = nokia.dataRequest(call, apiUrl, grant);
  if (request === null) throw new Error(`Failed to build ${call.operation}: 2018 has no such call.`);
  return toWebRequest(request);
}

function urlOf(call: Call, apiUrl = nokia.endpoints.apiUrl): URL {
  return new URL(requestOf(call, apiUrl).url);
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
    expect(requestOf({ operation: 'user' }).method).toBe('GET');
  });

  it('carries the token in the query, encoded', () => {
    expect(urlOf({ operation: 'user' }).searchParams.get('access_token')).toBe('token with+signs&');
  });

  it('sends no Authorization header', () => {
    expect(requestOf({ operation: 'user' }).headers.has('Authorization')).toBe(false);
  });

  it('names the person on each call', () => {
    expect(urlOf({ operation: 'measures' }).searchParams.get('userid')).toBe('3537173');
  });

  it('follows no redirect', () => {
    expect(requestOf({ operation: 'user' }).redirect).toBe('manual');
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

/** One call of every operation that 2018 has, and where the document puts it. */
const callback = { callbackUrl: 'https://dash.example/hooks/s?x=1&y', appli: 44 };
const calls: readonly (readonly [Call, path: string, params: Record<string, string>])[] = [
  [{ operation: 'user' }, '/user', { action: 'getinfo' }],
  [{ operation: 'devices' }, '/v2/user', { action: 'getdevice' }],
  [{ operation: 'measures' }, '/measure', { action: 'getmeas' }],
  [
    { operation: 'activity', from: '2015-09-04', to: '2015-09-08', offset: 200 },
    '/v2/measure',
    { action: 'getactivity', startdateymd: '2015-09-04', enddateymd: '2015-09-08', offset: '200' },
  ],
  [
    { operation: 'intraday', from: 1_368_138_600, to: 1_368_142_469 },
    '/v2/measure',
    { action: 'getintradayactivity', startdate: '1368138600', enddate: '1368142469' },
  ],
  [
    { operation: 'sleep', from: 1_368_138_600, to: 1_368_142_469 },
    '/v2/sleep',
    { action: 'get', startdate: '1368138600', enddate: '1368142469' },
  ],
  [
    { operation: 'sleep-summary', from: '2014-06-20', to: '2014-10-25', offset: 300 },
    '/v2/sleep',
    { action: 'getsummary', startdateymd: '2014-06-20', enddateymd: '2014-10-25', offset: '300' },
  ],
  [
    { operation: 'workouts', from: '2014-10-04', to: '2014-10-08' },
    '/v2/measure',
    { action: 'getworkouts', startdateymd: '2014-10-04', enddateymd: '2014-10-08' },
  ],
  [{ operation: 'subscriptions', appli: 1 }, '/notify', { action: 'list' }],
  [
    { operation: 'subscription', ...callback },
    '/notify',
    { action: 'get', callbackurl: callback.callbackUrl, appli: '44' },
  ],
  [
    { operation: 'subscribe', ...callback, comment: 'é&=' },
    '/notify',
    { action: 'subscribe', callbackurl: callback.callbackUrl, appli: '44', comment: 'é&=' },
  ],
  [
    { operation: 'revoke', ...callback },
    '/notify',
    { action: 'revoke', callbackurl: callback.callbackUrl, appli: '44' },
  ],
];

describe('the Nokia call', () => {
  it.each(calls.map(([call, path, params]) => ({ operation: call.operation, call, path, params })))(
    '$operation goes to its place with its parameters, the person and the token',
    ({ call, path, params }) => {
      const url = urlOf(call);
      expect([url.pathname, Object.fromEntries(url.searchParams)]).toEqual([
        path,
        { ...params, userid: grant.userid, access_token: grant.accessToken },
      ]);
    },
  );

  it('activity of one day asks for that date, as the document does, and not for a range', () => {
    expect(paramsOf({ operation: 'activity', from: '2015-05-15', to: '2015-05-15' })).toEqual({
      date: '2015-05-15',
    });
  });

  it('sleep-summary asks in dates, though the document types them as unix epoch', () => {
    expect(paramsOf({ operation: 'sleep-summary', from: '2014-06-20', to: '2014-10-25' })).toEqual({
      startdateymd: '2014-06-20',
      enddateymd: '2014-10-25',
    });
  });

  it('sleep-summary may ask for what changed since, and for no days then', () => {
    expect(paramsOf({ operation: 'sleep-summary', updatedSince: 1_412_087_110.9 })).toEqual({
      lastupdate: '1412087110',
    });
  });

  it('never asks for data_fields, which came later', () => {
    const asking = calls.filter(([call]) => urlOf(call).searchParams.has('data_fields'));
    expect(asking).toEqual([]);
  });

  it.each<Call>([
    { operation: 'goals' },
    { operation: 'update-subscription', ...callback, newAppli: 1 },
    { operation: 'activity', updatedSince: 1_400_000_000 },
    { operation: 'workouts', updatedSince: 1_400_000_000 },
  ])('%j cannot be asked, since the document has no such call or parameter', (call) => {
    expect(nokia.dataRequest(call, nokia.endpoints.apiUrl, grant)).toBeNull();
  });
});
