import { expect, test } from 'vitest';
import { startSimulator } from './client.ts';

const start = async (options: Parameters<typeof startSimulator>[0] = {}) => {
  const simulator = startSimulator({ years: 1, ...options });
  const nokia = (await simulator.signIn('nokia')).access_token;
  const withings = (await simulator.signIn('withings')).access_token;
  const params = { action: 'getmeas', limit: '1' };
  const places = (token: string) => ({
    query: () =>
      simulator.json(simulator.send(`/measure?${new URLSearchParams({ ...params, access_token: token })}`)),
    form: () => simulator.json(simulator.post('/measure', { ...params, access_token: token })),
    bearer: () => simulator.json(simulator.post('/measure', params, { authorization: `Bearer ${token}` })),
    'bearer of a GET': () =>
      simulator.json(
        simulator.send(`/measure?${new URLSearchParams(params)}`, {
          headers: { authorization: `Bearer ${token}` },
        }),
      ),
  });
  return { ...simulator, nokia: places(nokia), withings: places(withings) };
};
const placeNames = ['query', 'form', 'bearer', 'bearer of a GET'] as const;
const cases = (['nokia', 'withings'] as const).flatMap((dialect) =>
  placeNames.map((place) => [dialect, place] as const),
);

test.each(cases)('a %s token is accepted in the %s', async (dialect, place) => {
  expect((await (await start())[dialect][place]()).status).toBe(0);
});

test.each(cases)(
  'a strict simulator takes a %s token in the %s only where it belongs',
  async (dialect, place) => {
    const belongs =
      (dialect === 'nokia' && place === 'query') || (dialect === 'withings' && place === 'bearer');
    expect((await (await start({ strictAuth: true }))[dialect][place]()).status).toBe(belongs ? 0 : 401);
  },
);

test('a call without a token is 401 at HTTP 200', async () => {
  const response = await startSimulator({ years: 1 }).send('/measure?action=getmeas');
  expect([response.status, ((await response.json()) as { status: number }).status]).toEqual([200, 401]);
});

test.each([
  ['/measure', 'getworkout', 2554],
  ['/measure', '__proto__', 2554],
  ['/v2/measure', 'getworkout', 2554],
  ['/v2/user', 'getinfo', 2554],
  ['/v2/sleep', 'getsleep', 2554],
  ['/notify', 'unsubscribe', 2554],
  ['/v2/nothing', 'get', 2556],
])('%s?action=%s is %i', async (path, action, status) => {
  const { signIn, call } = startSimulator({ years: 1 });
  const { access_token } = await signIn('nokia');
  expect((await call('nokia', access_token, path, { action })).status).toBe(status);
});

test('what was not granted is refused with 2553', async () => {
  const { signIn, getMeasures } = startSimulator({ years: 1 });
  const { access_token } = await signIn('withings', { scope: 'user.info' });
  expect((await getMeasures('withings', access_token)).status).toBe(2553);
});

test.each([
  ['getdevice', 'user.metrics,user.activity'],
  ['getgoals', 'user.metrics,user.activity'],
  ['getactivity', 'user.info,user.metrics'],
  ['getintradayactivity', 'user.info,user.metrics'],
  ['getworkouts', 'user.info,user.metrics'],
  ['get', 'user.info,user.metrics'],
  ['getsummary', 'user.info,user.metrics'],
])('%s is refused with 2553 to whoever may read only %s', async (action, scope) => {
  const { signIn, ask } = startSimulator({ years: 1 });
  const { access_token } = await signIn('withings', { scope });
  expect((await ask('withings', access_token, action)).status).toBe(2553);
});

test('in 2018 the userid of somebody else is refused everywhere', async () => {
  const { signIn, ask } = startSimulator({ years: 1 });
  const { access_token } = await signIn('nokia');
  expect((await ask('nokia', access_token, 'getdevice', { userid: '1' })).status).toBe(250);
});

test('today a userid is not read', async () => {
  const { signIn, ask } = startSimulator({ years: 1 });
  const { access_token } = await signIn('withings');
  expect((await ask('withings', access_token, 'getdevice', { userid: '1' })).status).toBe(0);
});
