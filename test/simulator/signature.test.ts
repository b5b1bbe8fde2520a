import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { app, type Json, noon, redirectUri, startSimulator } from './client.ts';

const timestamp = String(noon / 1000);
const sign = (values: readonly string[], secret = app.client_secret) =>
  createHmac('sha256', secret).update(values.join(',')).digest('hex');

const start = async () => {
  const simulator = startSimulator({ years: 1 });
  const { control, post, json, newCode } = simulator;
  await control('apps', { clientId: app.client_id, clientSecret: app.client_secret });
  const getNonce = (changes: Record<string, string> = {}): Promise<Json> =>
    json(
      post('/v2/signature', {
        action: 'getnonce',
        client_id: app.client_id,
        timestamp,
        signature: sign(['getnonce', app.client_id, timestamp]),
        ...changes,
      }),
    );
  const nonce = async () => String((await getNonce()).body['nonce']);
  const tokens = async (nonce: string, changes: Record<string, string> = {}): Promise<Json> =>
    json(
      post('/v2/oauth2', {
        action: 'requesttoken',
        client_id: app.client_id,
        nonce,
        signature: sign(['requesttoken', app.client_id, nonce]),
        grant_type: 'authorization_code',
        code: await newCode(),
        redirect_uri: redirectUri,
        ...changes,
      }),
    );
  return { ...simulator, getNonce, nonce, tokens };
};

test('a signed call gets a nonce', async () => {
  expect((await (await start()).getNonce()).body).toEqual({ nonce: expect.stringMatching(/^[0-9a-f]{40}$/) });
});

test.each([
  ['signature', '0'.repeat(64)],
  ['timestamp', String(Number(timestamp) + 1)],
])('another %s is refused with 342', async (name, value) => {
  expect((await (await start()).getNonce({ [name]: value })).status).toBe(342);
});

test('any other action is 2554', async () => {
  expect((await (await start()).getNonce({ action: 'get' })).status).toBe(2554);
});

test('a signature stands in for the secret', async () => {
  const { nonce, tokens } = await start();
  expect((await tokens(await nonce())).body).toMatchObject({ expires_in: 10_800, token_type: 'Bearer' });
});

test('a signed app can refresh', async () => {
  const { nonce, tokens } = await start();
  const { body } = await tokens(await nonce());
  const refreshToken = String(body['refresh_token']);
  const refreshed = await tokens(await nonce(), { grant_type: 'refresh_token', refresh_token: refreshToken });
  expect(refreshed.status).toBe(0);
});

test('a signed app and one with its secret are the same', async () => {
  const { nonce, tokens, refresh } = await start();
  const { body } = await tokens(await nonce());
  expect((await refresh('withings', String(body['refresh_token']))).status).toBe(0);
});

test('a wrong signature is refused with 342', async () => {
  const { nonce, tokens } = await start();
  const given = await nonce();
  const signature = sign(['requesttoken', app.client_id, given], 'another secret');
  expect((await tokens(given, { signature })).status).toBe(342);
});

test('a nonce serves once', async () => {
  const { nonce, tokens } = await start();
  const given = await nonce();
  expect([(await tokens(given)).status, (await tokens(given)).status]).toEqual([0, 503]);
});

test.each([
  [1799, 0],
  [1800, 503],
])('a nonce of %i seconds is answered with %i', async (age, status) => {
  const { nonce, tokens, advance } = await start();
  const given = await nonce();
  await advance(age);
  expect((await tokens(given)).status).toBe(status);
});

test('an app is known by the secret that it once showed', async () => {
  const simulator = startSimulator({ years: 1 });
  await simulator.signIn('withings');
  const params = { action: 'getnonce', client_id: app.client_id, timestamp, signature: 'f'.repeat(64) };
  expect((await simulator.json(simulator.post('/v2/signature', params))).status).toBe(342);
});

test('of an app that never showed a secret every signature passes', async () => {
  const simulator = startSimulator({ years: 1 });
  const params = { action: 'getnonce', client_id: 'stranger', timestamp, signature: 'f'.repeat(64) };
  expect((await simulator.json(simulator.post('/v2/signature', params))).status).toBe(0);
});

test('what is no signature never passes', async () => {
  const simulator = startSimulator({ years: 1 });
  const params = { action: 'getnonce', client_id: 'stranger', timestamp, signature: 'please' };
  expect((await simulator.json(simulator.post('/v2/signature', params))).status).toBe(342);
});

test('in 2018 there were no signatures', async () => {
  const { nonce, newCode, post, json } = await start();
  const given = await nonce();
  const params = {
    client_id: app.client_id,
    nonce: given,
    signature: sign(['', app.client_id, given]),
    grant_type: 'authorization_code',
    code: await newCode(),
    redirect_uri: redirectUri,
  };
  expect((await json(post('/oauth2/token', params))).status).toBe(503);
});
