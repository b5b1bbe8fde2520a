import { expect, test } from 'vitest';
import { startSimulator } from './client.ts';

const start = async () => {
  const simulator = startSimulator({ years: 1, limits: 'real' });
  const { access_token, refresh_token } = await simulator.signIn('withings');
  const ask = (params: Record<string, string> = {}, token = access_token) =>
    simulator.getMeasures('withings', token, { limit: '1', ...params });
  return { ...simulator, ask, refresh_token };
};

test('the same arguments within ten seconds are refused with 601', async () => {
  const { ask, advance } = await start();
  await ask();
  await advance(9);
  expect((await ask()).status).toBe(601);
});

test('the refusal says how many seconds are left', async () => {
  const { ask, advance } = await start();
  await ask();
  await advance(3);
  expect((await ask()).body['wait_seconds']).toBe(7);
});

test('the same arguments are answered after ten seconds', async () => {
  const { ask, advance } = await start();
  await ask();
  await advance(10);
  expect((await ask()).status).toBe(0);
});

test('a refused call does not start the ten seconds anew', async () => {
  const { ask, advance } = await start();
  await ask();
  await advance(9);
  await ask();
  await advance(1);
  expect((await ask()).status).toBe(0);
});

test('other arguments are answered at once', async () => {
  const { ask } = await start();
  await ask();
  expect((await ask({ offset: '1' })).status).toBe(0);
});

test('the order of the arguments does not matter', async () => {
  const { ask } = await start();
  await ask({ offset: '1', category: '1' });
  expect((await ask({ category: '1', offset: '1' })).status).toBe(601);
});

test('another token makes no other call of it', async () => {
  const { ask, refresh, tokensOf, refresh_token } = await start();
  await ask();
  const { access_token } = tokensOf('withings', await refresh('withings', refresh_token));
  expect((await ask({}, access_token)).status).toBe(601);
});

test('a call refused for its token may be repeated with a new one at once', async () => {
  const { ask, control, refresh, tokensOf, refresh_token } = await start();
  await control('tokens', { kill: 'access' });
  await ask();
  const { access_token } = tokensOf('withings', await refresh('withings', refresh_token));
  expect((await ask({}, access_token)).status).toBe(0);
});

test('an app is refused above 120 calls a minute', async () => {
  const { ask } = await start();
  const statuses: number[] = [];
  // The sign-in was the first of the 120.
  for (let index = 0; index < 120; index += 1) statuses.push((await ask({ offset: String(index) })).status);
  expect([statuses.filter((status) => status === 0).length, statuses.at(-1)]).toEqual([119, 601]);
});

test('the budget of an app comes back after a minute', async () => {
  const { ask, advance } = await start();
  for (let index = 0; index < 120; index += 1) await ask({ offset: String(index) });
  await advance(60);
  expect((await ask({ offset: '500' })).status).toBe(0);
});

test('limits can be lifted', async () => {
  const { signIn, getMeasures } = startSimulator({ years: 1, limits: 'off' });
  const { access_token } = await signIn('withings');
  await getMeasures('withings', access_token);
  expect((await getMeasures('withings', access_token)).status).toBe(0);
});

test('a clock turned back blocks nobody', async () => {
  const { ask, advance } = await start();
  await ask();
  await advance(-3600);
  expect((await ask()).status).toBe(0);
});

/** How many of so many calls in one minute are answered. */
const answered = async (dialect: 'nokia' | 'withings', action: string, calls: number) => {
  const simulator = startSimulator({ years: 1, limits: 'real' });
  const { access_token } = await simulator.signIn(dialect);
  let count = 0;
  for (let index = 0; index < calls; index += 1) {
    const window = { startdate: String(1_795_000_000 + index), enddate: '1795003600', data_fields: 'steps' };
    const days = { startdateymd: '2026-11-20', enddateymd: '2026-11-20', offset: String(index) };
    const params = action === 'getintradayactivity' ? window : days;
    if ((await simulator.ask(dialect, access_token, action, params)).status === 0) count += 1;
  }
  return count;
};

test.each([
  // The sign-in was the first of the app's 120.
  ['nokia', 'getactivity', 60],
  ['nokia', 'getintradayactivity', 119],
  ['nokia', 'getworkouts', 119],
  ['withings', 'getactivity', 119],
] as const)('in the manner of %s a minute has room for so many of %s: %i', async (dialect, action, room) => {
  expect(await answered(dialect, action, 125)).toBe(room);
});

test('what one service refuses counts towards no other', async () => {
  const simulator = startSimulator({ years: 1, limits: 'real' });
  const { access_token } = await simulator.signIn('nokia');
  const ask = (action: string, index: number) =>
    simulator.ask('nokia', access_token, action, {
      startdateymd: '2026-11-20',
      enddateymd: '2026-11-20',
      offset: String(index),
    });
  for (let index = 0; index < 100; index += 1) await ask('getactivity', index);
  const statuses: number[] = [];
  for (let index = 0; index < 60; index += 1) statuses.push((await ask('getworkouts', index)).status);
  expect(statuses.filter((status) => status === 0)).toHaveLength(59);
});
