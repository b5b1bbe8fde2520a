import { expect, test } from 'vitest';
import { type Json, noon, startSimulator } from './client.ts';

const start = async () => {
  const simulator = startSimulator({ years: 1 });
  const tokens = await simulator.signIn('withings');
  const ask = (params: Record<string, string> = {}, signal?: AbortSignal): Promise<Response> =>
    simulator.send('/measure', {
      method: 'POST',
      body: new URLSearchParams({ action: 'getmeas', ...params }),
      headers: { authorization: `Bearer ${tokens.access_token}` },
      ...(signal !== undefined && { signal }),
    });
  const askJson = async (params: Record<string, string> = {}): Promise<Json> => (await ask(params)).json();
  return { ...simulator, ...tokens, ask, askJson };
};

test('any status can be answered, with a body', async () => {
  const { askJson, setFault } = await start();
  await setFault({ kind: 'status', status: 601, body: { wait_seconds: 42 }, error: 'Too Many Request' });
  expect(await askJson()).toEqual({ status: 601, body: { wait_seconds: 42 }, error: 'Too Many Request' });
});

test('a fault passes after its times', async () => {
  const { askJson, setFault } = await start();
  await setFault({ kind: 'status', status: 2555 }, {}, 2);
  const statuses = [(await askJson()).status, (await askJson()).status, (await askJson()).status];
  expect(statuses).toEqual([2555, 2555, 0]);
});

test('a fault can stay until it is cleared', async () => {
  const { askJson, setFault, send } = await start();
  await setFault({ kind: 'status', status: 2555 }, {}, 'always');
  await askJson();
  const during = (await askJson()).status;
  await send('/__sim/faults', { method: 'DELETE' });
  expect([during, (await askJson()).status]).toEqual([2555, 0]);
});

test('a fault can wait for the nth call', async () => {
  const { askJson, setFault } = await start();
  await setFault({ kind: 'status', status: 2555 }, { nth: 3 });
  const statuses: number[] = [];
  for (let index = 0; index < 4; index += 1) statuses.push((await askJson()).status);
  expect(statuses).toEqual([0, 0, 2555, 0]);
});

test.each([{ path: '/user' }, { action: 'getinfo' }, { grantType: 'refresh_token' }])(
  'a fault that matches %o leaves getmeas alone',
  async (match) => {
    const { askJson, setFault } = await start();
    await setFault({ kind: 'status', status: 2555 }, match);
    expect((await askJson()).status).toBe(0);
  },
);

test('a fault can match refreshes only', async () => {
  const { refresh, refresh_token, setFault } = await start();
  await setFault({ kind: 'status', status: 503 }, { grantType: 'refresh_token' });
  expect((await refresh('withings', refresh_token)).status).toBe(503);
});

test.each([500, 502, 503])('HTTP %i comes with a page of HTML', async (http) => {
  const { ask, setFault } = await start();
  await setFault({ kind: 'http', http });
  const response = await ask();
  expect([response.status, response.headers.get('content-type')]).toEqual([http, 'text/html; charset=utf-8']);
});

test('a network that asks for a sign-in answers 200 with HTML', async () => {
  const { ask, setFault } = await start();
  await setFault('html200');
  const response = await ask();
  expect([response.status, (await response.text()).startsWith('<!doctype html>')]).toEqual([200, true]);
});

test('an answer can be cut at any byte', async () => {
  const { ask, setFault } = await start();
  const whole = await (await ask()).text();
  await setFault({ kind: 'truncate', atByte: 1234 });
  expect(await (await ask()).text()).toBe(whole.slice(0, 1234));
});

test('a lost connection rejects as fetch does', async () => {
  const { ask, setFault } = await start();
  await setFault('reset');
  await expect(ask()).rejects.toThrow(TypeError);
});

test('a connection can break in the middle of the answer', async () => {
  const { ask, setFault } = await start();
  await setFault({ kind: 'reset', atByte: 100 });
  const response = await ask();
  await expect(response.text()).rejects.toThrow('connection broke');
});

test('a stalled call ends when the caller gives up', async () => {
  const { ask, setFault } = await start();
  await setFault('stall');
  await expect(ask({}, AbortSignal.timeout(20))).rejects.toThrow(/abort|timeout/i);
});

test('a delayed call is answered late', async () => {
  const { askJson, setFault } = await start();
  await setFault({ kind: 'delay', ms: 60 });
  const begin = performance.now();
  await askJson();
  expect(performance.now() - begin).toBeGreaterThanOrEqual(55);
});

test('a dripping answer sends its bytes one by one', async () => {
  const { ask, setFault } = await start();
  await setFault({ kind: 'drip', bytesPerSec: 200 });
  const reader = (await ask()).body?.getReader();
  const sizes = [(await reader?.read())?.value?.length, (await reader?.read())?.value?.length];
  await reader?.cancel();
  expect(sizes).toEqual([1, 1]);
});

test('a huge answer is as long as asked', async () => {
  const { ask, setFault } = await start();
  await setFault({ kind: 'huge', bytes: 3_000_000 });
  expect((await (await ask()).arrayBuffer()).byteLength).toBe(3_000_000);
});

test('a redirect leads elsewhere', async () => {
  const { ask, setFault } = await start();
  await setFault({ kind: 'redirect', location: 'http://127.0.0.1:9/x' });
  const response = await ask();
  expect([response.status, response.headers.get('location')]).toEqual([302, 'http://127.0.0.1:9/x']);
});

test('an answer can come under another label', async () => {
  const { ask, setFault } = await start();
  await setFault({ kind: 'contentType', contentType: 'text/plain' });
  expect((await ask()).headers.get('content-type')).toBe('text/plain');
});

test('an answer can begin with a byte order mark', async () => {
  const { ask, setFault } = await start();
  await setFault('bom');
  expect([...new Uint8Array(await (await ask()).arrayBuffer()).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
});

test('a refresh whose answer is lost has taken place, and the old token repeats it', async () => {
  const { refresh, refresh_token, setFault, tokensOf, getMeasures } = await start();
  await setFault('dropAfterCommit', { grantType: 'refresh_token' });
  await expect(refresh('withings', refresh_token)).rejects.toThrow(TypeError);
  const { access_token } = tokensOf('withings', await refresh('withings', refresh_token));
  expect((await getMeasures('withings', access_token)).status).toBe(0);
});

test('bad records stand among the good ones, which stay as they are', async () => {
  const { askJson, setFault } = await start();
  const good = (await askJson()).body['measuregrps'] as unknown as object[];
  await setFault('badRecords');
  const mixed = (await askJson()).body['measuregrps'] as unknown as object[];
  const isGood = (group: unknown): boolean =>
    good.some((one) => JSON.stringify(one) === JSON.stringify(group));
  expect(mixed.length).toBeGreaterThan(good.length);
  expect(mixed.filter(isGood)).toEqual(good);
});

test('pages can go on for ever at one offset', async () => {
  const { askJson, setFault } = await start();
  await setFault('moreForever', {}, 'always');
  const { body } = await askJson({ offset: '500' });
  expect([body['more'], body['offset']]).toEqual([1, 500]);
});

test('after an empty page the next one continues in the same place', async () => {
  const { askJson, setFault } = await start();
  const expected = (await askJson({ offset: '500' })).body['measuregrps'];
  await setFault('emptyPage');
  const empty = (await askJson({ offset: '500' })).body;
  const next = (await askJson({ offset: String(empty['offset']) })).body;
  expect([empty['measuregrps'], next['measuregrps']]).toEqual([[], expected]);
});

test.each([true, '1', 'true', 0])('more can be said as %j', async (more) => {
  const { askJson, setFault } = await start();
  await setFault({ kind: 'more', more });
  expect((await askJson()).body['more']).toBe(more);
});

test('more can come without an offset', async () => {
  const { askJson, setFault } = await start();
  await setFault({ kind: 'more', offset: null });
  expect((await askJson()).body).not.toHaveProperty('offset');
});

test('access tokens can die between two pages', async () => {
  const { askJson, setFault } = await start();
  await setFault('killAccess', { action: 'getmeas', nth: 2 });
  expect([(await askJson()).status, (await askJson()).status]).toEqual([0, 401]);
});

test('refresh tokens can die between two pages', async () => {
  const { askJson, refresh, refresh_token, setFault } = await start();
  await setFault('killRefresh', { action: 'getmeas' });
  expect([(await askJson()).status, (await refresh('withings', refresh_token)).status]).toEqual([401, 503]);
});

test('a fault is on record', async () => {
  const { ask, setFault, calls } = await start();
  await setFault('html200');
  await ask();
  expect((await calls()).at(-1)).toMatchObject({ fault: 'html200', http: 200, status: null });
});

test('a call whose connection broke has no outcome on record', async () => {
  const { ask, setFault, calls } = await start();
  await setFault('reset');
  await ask().catch(() => undefined);
  expect((await calls()).at(-1)).toMatchObject({ fault: 'reset', http: null, status: null });
});

const days = { startdateymd: '2026-10-01', enddateymd: '2026-11-22' };
const hours = { startdate: String(noon / 1000 - 86_400), enddate: String(noon / 1000) };
const lists = [
  ['getactivity', days],
  ['getintradayactivity', hours],
  ['get', hours],
  ['getsummary', days],
  ['getworkouts', days],
  ['getdevice', {}],
] as const;
const recordsOf = (body: Record<string, unknown>): string[] => {
  const records = body['activities'] ?? body['series'] ?? body['devices'] ?? {};
  return Object.entries(records).map(([key, value]) =>
    JSON.stringify(Array.isArray(records) ? value : [key, value]),
  );
};

test.each(lists)(
  'bad records stand among the good ones of %s, which stay as they are',
  async (action, params) => {
    const { signIn, ask, setFault } = startSimulator({ years: 1 });
    const { access_token } = await signIn('withings');
    const good = recordsOf((await ask('withings', access_token, action, params)).body);
    await setFault('badRecords');
    const spoiled = recordsOf((await ask('withings', access_token, action, params)).body);
    expect(spoiled.length).toBeGreaterThan(good.length + 4);
    expect(good.filter((record) => !spoiled.includes(record))).toEqual([]);
  },
);

test.each(['getactivity', 'getsummary', 'getworkouts'])('a page of %s can come empty', async (action) => {
  const { signIn, ask, setFault } = startSimulator({ years: 1 });
  const { access_token } = await signIn('withings');
  const good = recordsOf((await ask('withings', access_token, action, days)).body);
  await setFault('emptyPage');
  const empty = (await ask('withings', access_token, action, days)).body;
  const next = await ask('withings', access_token, action, { ...days, offset: String(empty['offset']) });
  expect([recordsOf(empty), empty['more'], recordsOf(next.body)]).toEqual([[], true, good]);
});

test.each(['getactivity', 'getsummary', 'getworkouts'])('pages of %s can go on forever', async (action) => {
  const { signIn, ask, setFault } = startSimulator({ years: 1 });
  const { access_token } = await signIn('withings');
  await setFault('moreForever', {}, 'always');
  const offsets = [];
  for (const offset of ['0', '500', '500']) {
    const { body } = await ask('withings', access_token, action, { ...days, offset });
    offsets.push([body['more'], body['offset']]);
  }
  expect(new Set(offsets.map(String))).toEqual(new Set(['true,500']));
});

test.each(lists.filter(([action]) => action !== 'getdevice'))(
  'an answer of %s can come without any record, as if there were none',
  async (action, params) => {
    const { signIn, ask, setFault } = startSimulator({ years: 1, rowsPerPage: 5 });
    const { access_token } = await signIn('withings');
    await setFault('blank');
    const { status, body } = await ask('withings', access_token, action, params);
    expect([status, recordsOf(body), body['more']]).toEqual([0, [], undefined]);
  },
);

test('the single day of 2018 can come without its totals', async () => {
  const { signIn, ask, setFault } = startSimulator({ years: 1 });
  const { access_token } = await signIn('nokia');
  await setFault('blank');
  expect((await ask('nokia', access_token, 'getactivity', { date: '2026-11-21' })).body).toEqual({});
});

test('an answer without groups still tells the time of the service', async () => {
  const { askJson, setFault } = await start();
  await setFault('blank');
  expect((await askJson()).body).toEqual({
    measuregrps: [],
    updatetime: noon / 1000,
    timezone: 'Europe/Paris',
  });
});

test('keys can stand there twice, and the last of each counts', async () => {
  const { ask, askJson, setFault } = await start();
  const good = await askJson();
  await setFault('duplicateKeys', {}, 2);
  const text = await (await ask()).text();
  expect(text.startsWith('{"status":null,"status":0,')).toBe(true);
  expect([text.split('"grpid":null,').length > 2, await askJson()]).toEqual([true, good]);
});

test.each([
  ['first', ['2555', '0']],
  ['later', ['0', '2555']],
])('a fault can be kept to the %s page of a list', async (page, expected) => {
  const { askJson, setFault } = await start();
  await setFault({ kind: 'status', status: 2555 }, { page }, 'always');
  const statuses = [(await askJson()).status, (await askJson({ offset: '100' })).status];
  expect(statuses.map(String)).toEqual(expected);
});

test('there is no other page than the first and the later ones', async () => {
  const { setFault } = await start();
  expect((await setFault('bom', { page: 'last' })).status).toBe(400);
});
