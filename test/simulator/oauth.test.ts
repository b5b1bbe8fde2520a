import { expect, test } from 'vitest';
import { app, redirectUri, startSimulator } from './client.ts';

test('in 2018 the token answer is flat and the userid a text', async () => {
  const { newCode, exchange } = startSimulator({ years: 1 });
  expect(await exchange('nokia', await newCode())).toEqual({
    access_token: expect.stringMatching(/^[\da-f]{40}$/),
    refresh_token: expect.stringMatching(/^[\da-f]{40}$/),
    expires_in: 10_800,
    token_type: 'Bearer',
    scope: 'user.info,user.metrics,user.activity',
    userid: expect.stringMatching(/^\d+$/),
  });
});

test('today the token answer is in an envelope and the userid a number', async () => {
  const { newCode, exchange } = startSimulator({ years: 1 });
  expect(await exchange('withings', await newCode())).toEqual({
    status: 0,
    body: {
      access_token: expect.any(String),
      refresh_token: expect.any(String),
      csrf_token: expect.any(String),
      expires_in: 10_800,
      token_type: 'Bearer',
      scope: 'user.info,user.metrics,user.activity',
      userid: expect.any(Number),
    },
  });
});

test('today the token call needs an action', async () => {
  const { post, json, newCode } = startSimulator({ years: 1 });
  const params = {
    ...app,
    grant_type: 'authorization_code',
    code: await newCode(),
    redirect_uri: redirectUri,
  };
  expect((await json(post('/v2/oauth2', params))).status).toBe(2554);
});

test('the document of 2018 puts the parameters into the address of a POST', async () => {
  const { send, json, newCode } = startSimulator({ years: 1 });
  const params = {
    ...app,
    grant_type: 'authorization_code',
    code: await newCode(),
    redirect_uri: redirectUri,
  };
  const answer = await json(send(`/oauth2/token?${new URLSearchParams(params)}`, { method: 'POST' }));
  expect(answer).toHaveProperty('access_token');
});

test('"form-data body params" are read too', async () => {
  const { send, json, newCode } = startSimulator({ years: 1 });
  const body = new FormData();
  const params = {
    ...app,
    grant_type: 'authorization_code',
    code: await newCode(),
    redirect_uri: redirectUri,
  };
  for (const [name, value] of Object.entries(params)) body.set(name, value);
  expect(await json(send('/oauth2/token', { method: 'POST', body }))).toHaveProperty('access_token');
});

test('a token call is a POST', async () => {
  expect((await startSimulator({ years: 1 }).send('/oauth2/token')).status).toBe(405);
});

test('an unknown grant type is refused', async () => {
  const { post, json } = startSimulator({ years: 1 });
  expect((await json(post('/oauth2/token', { ...app, grant_type: 'password' }))).status).toBe(503);
});

test('a token call without a secret is refused', async () => {
  const { post, json, newCode } = startSimulator({ years: 1 });
  const params = { client_id: 'my-app', grant_type: 'authorization_code', code: await newCode() };
  expect((await json(post('/oauth2/token', params))).status).toBe(503);
});

test('a code exchanged twice within ten seconds is answered with 601', async () => {
  const { newCode, exchange, advance } = startSimulator({ years: 1, limits: 'real' });
  const code = await newCode();
  await exchange('withings', code);
  await advance(9);
  expect((await exchange('withings', code)).status).toBe(601);
});

test('a refresh repeated after ten seconds is answered', async () => {
  const { signIn, refresh, advance, tokensOf } = startSimulator({ years: 1, limits: 'real' });
  const { refresh_token } = await signIn('withings');
  await refresh('withings', refresh_token);
  await advance(10);
  expect(tokensOf('withings', await refresh('withings', refresh_token)).access_token).toBeDefined();
});

test('the shape of data follows the endpoint that issued the token, not the manner of the call', async () => {
  const { signIn, getMeasures, groupsOf } = startSimulator({ years: 1 });
  const { access_token } = await signIn('nokia');
  const [group] = groupsOf(await getMeasures('withings', access_token, { limit: '1' }));
  expect(group).not.toHaveProperty('created');
});

test('a refresh at the other endpoint moves the link to the other generation', async () => {
  const { signIn, refresh, tokensOf, getMeasures, groupsOf } = startSimulator({ years: 1 });
  const { refresh_token } = await signIn('nokia');
  const { access_token } = tokensOf('withings', await refresh('withings', refresh_token));
  const [group] = groupsOf(await getMeasures('withings', access_token, { limit: '1' }));
  expect(group).toHaveProperty('created');
});
