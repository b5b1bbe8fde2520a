import { describe, expect, test } from 'vitest';
import { decimal, type DialectName, noon, type Row, startSimulator } from './client.ts';

const range = { startdateymd: '2026-09-01', enddateymd: '2026-11-22' };
const paged = [
  ['nokia', 'getactivity'],
  ['withings', 'getactivity'],
  ['nokia', 'getsummary'],
  ['withings', 'getsummary'],
  ['nokia', 'getworkouts'],
  ['withings', 'getworkouts'],
] as const;

const start = async (dialect: DialectName, options: Parameters<typeof startSimulator>[0] = {}) => {
  const simulator = startSimulator({ years: 1, ...options });
  const { access_token } = await simulator.signIn(dialect);
  const ask = (action: string, params: Record<string, string> = {}) =>
    simulator.ask(dialect, access_token, action, params);
  return { ...simulator, ask, access_token };
};
const key = (row: Row) => String(row['id'] ?? row['date']);
const rowsOf = (body: Row): Row[] => (body['activities'] ?? body['series'] ?? []) as Row[];

test('a switch can be thrown while the simulator runs', async () => {
  const { ask, control } = await start('withings');
  await control('switches', { goals: 'none' });
  expect((await ask('getgoals')).body['goals']).toEqual([]);
});

test('the switches can be looked at', async () => {
  const { control } = await start('withings', { plan: 'basic' });
  expect(await (await control('switches')).json()).toMatchObject({
    plan: 'basic',
    sentinels: true,
    pageSize: 500,
  });
});

test('a reset puts the switches where they were', async () => {
  const { control } = await start('withings', { plan: 'basic' });
  await control('switches', { plan: 'full', sentinels: false });
  await control('reset', {});
  expect(await (await control('switches')).json()).toMatchObject({ plan: 'basic', sentinels: true });
});

test.each([
  [{ weather: 'rain' }, 'weather'],
  [{ plan: 'golden' }, 'plan'],
  [{ sentinels: 'yes' }, 'sentinels'],
  [{ rowsPerPage: 1.5 }, 'rowsPerPage'],
  [{ pageSize: 0 }, 'pageSize'],
])('%o is refused and names the field', async (change, field) => {
  const { control } = await start('withings');
  const response = await control('switches', change);
  expect([response.status, ((await response.json()) as { field: string }).field]).toEqual([400, field]);
});

test('nothing is switched where one of several is wrong', async () => {
  const { control } = await start('withings');
  await control('switches', { sentinels: false, plan: 'golden' });
  expect(await (await control('switches')).json()).toMatchObject({ sentinels: true });
});

test('limits can be lifted and set again', async () => {
  const { ask, control } = await start('withings', { limits: 'real' });
  await control('switches', { limits: 'off' });
  await ask('getdevice');
  const lifted = (await ask('getdevice')).status;
  await control('switches', { limits: 'real' });
  await ask('getdevice');
  expect([lifted, (await ask('getdevice')).status]).toEqual([0, 601]);
});

describe.each(paged)('a page in the manner of %s, %s,', (dialect, action) => {
  test.each([
    ['number', 1],
    ['boolean', true],
    ['text', 'true'],
  ] as const)('says more as a %s', async (more, expected) => {
    const { ask } = await start(dialect, { more, rowsPerPage: 3 });
    expect((await ask(action, range)).body['more']).toBe(expected);
  });

  test('says where it goes on', async () => {
    const { ask } = await start(dialect, { rowsPerPage: 3 });
    expect((await ask(action, range)).body['offset']).toBe(3);
  });

  test('can promise more without saying where', async () => {
    const { ask } = await start(dialect, { rowsPerPage: 3, offset: 'never' });
    const { body } = await ask(action, range);
    expect([body['more'], Object.hasOwn(body, 'offset')]).toEqual([true, false]);
  });

  test.each([
    ['told', [true, true]],
    ['silent', [false, false]],
  ] as const)('can be %s about being the last', async (lastPage, expected) => {
    const { ask } = await start(dialect, { lastPage, nightsPerCall: '300 rows' });
    const { body } = await ask(action, range);
    expect([Object.hasOwn(body, 'more'), Object.hasOwn(body, 'offset')]).toEqual(expected);
  });

  test('can come empty in the middle, and nothing is lost', async () => {
    const { ask, allRows, access_token } = await start(dialect, {
      rowsPerPage: 5,
      emptyMiddlePage: true,
      duplicateWorkouts: false,
    });
    const second = await ask(action, { ...range, offset: '5' });
    const plain = await start(dialect, { duplicateWorkouts: false, nightsPerCall: '300 rows' });
    expect([rowsOf(second.body), second.body['more']]).toEqual([[], true]);
    expect((await allRows(dialect, access_token, action, range)).map(key).toSorted()).toEqual(
      rowsOf((await plain.ask(action, range)).body)
        .map(key)
        .toSorted(),
    );
  });

  test('can begin with the oldest records, and nothing is lost', async () => {
    const options = { rowsPerPage: 5, duplicateWorkouts: false } as const;
    const turned = await start(dialect, { ...options, paging: 'oldest first' });
    const plain = await start(dialect, options);
    const [rows, others] = await Promise.all(
      [turned, plain].map(async ({ allRows, access_token }) => allRows(dialect, access_token, action, range)),
    );
    expect(rows?.map(key).toSorted()).toEqual(others?.map(key).toSorted());
    expect(key(rows?.[0] ?? {}) === key(others?.[0] ?? {})).toBe(false);
  });

  test.each(['newest first', 'oldest first'] as const)('can be sorted with the %s', async (order) => {
    const { ask } = await start(dialect, { order, duplicateWorkouts: false });
    const keys = rowsOf((await ask(action, range)).body).map((row) =>
      String(row['startdate'] ?? row['date']),
    );
    expect(keys).toEqual(order === 'oldest first' ? keys.toSorted() : keys.toSorted().reverse());
  });
});

describe.each(['nokia', 'withings'] as const)('nothing in the manner of %s', (dialect) => {
  const window = { startdate: '1000000000', enddate: '1000003600', data_fields: 'steps' };
  const days = { startdateymd: '2001-01-01', enddateymd: '2001-01-02' };
  const calls = [
    ['getactivity', days, 'activities'],
    ['getintradayactivity', window, 'series'],
    ['get', window, 'series'],
    ['getsummary', days, 'series'],
    ['getworkouts', days, 'series'],
    ['getmeas', { startdate: '1000000000', enddate: '1000003600' }, 'measuregrps'],
  ] as const;

  test.each(calls)('is an empty list in %s', async (action, params, key) => {
    expect((await (await start(dialect)).ask(action, params)).body[key]).toEqual([]);
  });

  test.each(calls)('can be an empty map in %s', async (action, params, key) => {
    expect((await (await start(dialect, { empty: 'map' })).ask(action, params)).body[key]).toEqual({});
  });

  test.each(calls)('can be null in %s', async (action, params, key) => {
    expect((await (await start(dialect, { empty: 'null' })).ask(action, params)).body[key]).toBeNull();
  });

  test.each(calls)('can be absent from %s', async (action, params, key) => {
    const { body } = await (await start(dialect, { empty: 'absent' })).ask(action, params);
    expect(Object.hasOwn(body, key)).toBe(false);
  });

  test.each(calls)('can be an empty body of %s', async (action, params) => {
    expect((await (await start(dialect, { empty: 'empty body' })).ask(action, params)).body).toEqual({});
  });

  test.each(calls)('can be a list for a body of %s', async (action, params) => {
    expect((await (await start(dialect, { empty: 'list body' })).ask(action, params)).body).toEqual([]);
  });

  test.each(calls)('can be no body at all of %s', async (action, params) => {
    expect(await (await start(dialect, { empty: 'no body' })).ask(action, params)).toEqual({ status: 0 });
  });
});

const zonesOf = async (zones: 'real' | 'plain' | 'quoted' | 'escaped' | 'unknown' | 'blank') => {
  const { ask } = await start('nokia', { zones });
  const texts = [
    ((await ask('getinfo')).body['user'] as unknown as Row)['timezone'],
    rowsOf((await ask('getsummary', range)).body)[0]?.['timezone'],
    rowsOf((await ask('getactivity', range)).body)[0]?.['timezone'],
    (await ask('getmeas')).body['timezone'],
  ];
  return texts.map(String);
};

describe('time zones', () => {
  test('are escaped in the profile and quoted in the nights of 2018', async () => {
    expect(await zonesOf('real')).toEqual([
      String.raw`Europe\/Paris`,
      '"Europe/Paris"',
      'Europe/Paris',
      'Europe/Paris',
    ]);
  });

  test.each([
    ['plain', 'Europe/Paris'],
    ['quoted', '"Europe/Paris"'],
    ['escaped', String.raw`Europe\/Paris`],
    ['unknown', 'Romance Standard Time'],
    ['blank', ''],
  ] as const)('can be %s everywhere', async (zones, text) => {
    expect(new Set(await zonesOf(zones))).toEqual(new Set([text]));
  });
});

test('every number can be a text', async () => {
  const { ask } = await start('withings', { numbers: 'text' });
  const [row] = rowsOf((await ask('getsummary', { ...range, data_fields: 'waso' })).body);
  expect([
    typeof row?.['id'],
    typeof row?.['startdate'],
    typeof ((row?.['data'] ?? {}) as Row)['waso'],
  ]).toEqual(['string', 'string', 'string']);
});

test('the status stays a number where the others are texts', async () => {
  expect((await (await start('withings', { numbers: 'text' })).ask('getsummary', range)).status).toBe(0);
});

test('minutes can be texts too', async () => {
  const { ask } = await start('withings', { numbers: 'text' });
  const { series } = (await ask('getintradayactivity', { data_fields: 'duration' })).body;
  expect(typeof Object.values(series as unknown as Record<string, Row>)[0]?.['duration']).toBe('string');
});

test('times of change can be false', async () => {
  const { ask } = await start('withings', { falseForIntegers: true });
  const [row] = rowsOf((await ask('getsummary', range)).body);
  expect([row?.['created'], row?.['modified']]).toEqual([false, false]);
});

test('the last offset can be false', async () => {
  const { ask } = await start('withings', { falseForIntegers: true });
  expect((await ask('getactivity', range)).body['offset']).toBe(false);
});

test('groups can have types and attribs that nobody knows', async () => {
  const { allGroups, access_token } = await start('withings', { unknownEnums: true });
  const groups = await allGroups('withings', access_token);
  expect([
    groups.some(({ attrib }) => attrib === 10_009),
    groups.some(({ measures }) => measures.some(({ type }) => type === 9876)),
  ]).toEqual([true, true]);
});

test('a list of subscriptions can have one that nobody knows', async () => {
  const simulator = await start('withings', { unknownEnums: true });
  const { body } = await simulator.call('withings', simulator.access_token, '/notify', { action: 'list' });
  expect((body['profiles'] as unknown as Row[]).map(({ appli }) => appli)).toEqual([987]);
});

test.each([
  ['percent', 97],
  ['ratio', 0.97],
] as const)('oxygen can be a %s', async (spo2, expected) => {
  const { control, groupsOf, getMeasures, access_token } = await start('withings', { spo2 });
  await control('readings', { add: [{ at: noon / 1000, values: { spo2Percent: 97 } }] });
  const [group] = groupsOf(await getMeasures('withings', access_token, { limit: '1' }));
  expect(group?.measures.map(decimal)).toEqual([expected]);
});

test('a basic plan has no pulse wave velocity', async () => {
  const add = [{ at: noon / 1000, values: { weightKg: 78, pulseWaveVelocityMPerSec: 7.1 } }];
  const { control, groupsOf, getMeasures, access_token } = await start('withings', { plan: 'basic' });
  await control('readings', { add });
  const [group] = groupsOf(await getMeasures('withings', access_token, { limit: '1' }));
  expect(group?.measures.map(({ type }) => type)).toEqual([1]);
});

test.each([
  ['nokia', 3],
  ['withings', 500],
] as const)('limit can be ignored, though not in the manner of %s', async (dialect, count) => {
  const { groupsOf, getMeasures, access_token } = await start(dialect, { limitParameter: 'ignored' });
  expect(groupsOf(await getMeasures(dialect, access_token, { limit: '3' }))).toHaveLength(count);
});

test.each([
  ['userid', ['mac_address', 'model', 'timezone', 'type', 'userid']],
  ['id', ['created', 'firstmeasure', 'id']],
] as const)('the profile can be told by its %s alone', async (getinfo, fields) => {
  const { ask } = await start('nokia', { getinfo });
  expect(Object.keys((await ask('getinfo')).body['user'] ?? {}).toSorted()).toEqual(fields);
});

test('the profile can come in a list', async () => {
  const { ask } = await start('nokia', { getinfo: 'users' });
  expect((await ask('getinfo')).body['users']).toHaveLength(1);
});

test('the profile can be gone', async () => {
  expect((await (await start('withings', { getinfo: 'gone' })).ask('getinfo')).status).toBe(2554);
});

test('the numbers of a token answer can be texts', async () => {
  const { signIn } = startSimulator({ years: 1, tokens: 'text' });
  expect(await signIn('withings')).toMatchObject({
    expires_in: '10800',
    userid: expect.stringMatching(/^\d+$/),
  });
});
