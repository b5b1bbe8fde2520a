import { expect, test } from 'vitest';
import { startSimulator } from './client.ts';

test('the log holds no secret of a whole session', async () => {
  const { newCode, exchange, refresh, getMeasures, calls, tokensOf } = startSimulator({ years: 1 });
  const code = await newCode();
  const first = tokensOf('nokia', await exchange('nokia', code));
  const second = tokensOf('nokia', await refresh('nokia', first.refresh_token));
  await getMeasures('nokia', second.access_token);
  const log = JSON.stringify(await calls());
  const secrets = [code, first.access_token, first.refresh_token, second.access_token, 'my-secret', 'xyz'];
  expect(secrets.filter((secret) => log.includes(secret))).toEqual([]);
});

test('the log says what was called and how it ended', async () => {
  const { signIn, getMeasures, calls } = startSimulator({ years: 1 });
  const { access_token } = await signIn('withings');
  await getMeasures('withings', access_token, { category: '1' });
  expect((await calls()).at(-1)).toMatchObject({
    atMs: Date.parse('2026-11-22T12:00:00Z'),
    method: 'POST',
    path: '/measure',
    action: 'getmeas',
    params: { category: '1' },
    token: 'bearer',
    http: 200,
    status: 0,
  });
});

test('a token in the address is on record', async () => {
  const { signIn, getMeasures, calls } = startSimulator({ years: 1 });
  const { access_token } = await signIn('nokia');
  await getMeasures('nokia', access_token);
  expect((await calls()).at(-1)).toMatchObject({ token: 'query', secretsInQuery: ['access_token'] });
});

test('a token in the header leaves no secret in the address', async () => {
  const { signIn, getMeasures, calls } = startSimulator({ years: 1 });
  const { access_token } = await signIn('withings');
  await getMeasures('withings', access_token);
  expect((await calls()).at(-1)).toMatchObject({ secretsInQuery: [] });
});

test('looking at the log is not logged', async () => {
  const { calls } = startSimulator({ years: 1 });
  await calls();
  expect(await calls()).toEqual([]);
});
