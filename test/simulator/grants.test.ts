import { describe, expect, test } from 'vitest';
import { type DialectName, startSimulator } from './client.ts';

const eightHours = 8 * 3600;

describe.each<DialectName>(['nokia', 'withings'])('tokens in the manner of %s', (dialect) => {
  const statusOf = async (
    { getMeasures }: ReturnType<typeof startSimulator>,
    token: string,
  ): Promise<number> => (await getMeasures(dialect, token, { limit: '1' })).status;

  test('a code works once', async () => {
    const { newCode, exchange } = startSimulator({ years: 1 });
    const code = await newCode();
    await exchange(dialect, code);
    expect((await exchange(dialect, code)).status).toBe(503);
  });

  test('a code works for 29 seconds', async () => {
    const { newCode, exchange, advance, tokensOf } = startSimulator({ years: 1 });
    const code = await newCode();
    await advance(29);
    expect(tokensOf(dialect, await exchange(dialect, code)).access_token).toMatch(/^[\da-f]{40}$/);
  });

  test('a code is dead after 30 seconds', async () => {
    const { newCode, exchange, advance } = startSimulator({ years: 1 });
    const code = await newCode();
    await advance(30);
    expect((await exchange(dialect, code)).status).toBe(503);
  });

  test('a code belongs to the app that asked', async () => {
    const { newCode, exchange } = startSimulator({ years: 1 });
    expect((await exchange(dialect, await newCode(), { client_id: 'other' })).status).toBe(503);
  });

  test('a code belongs to the address it was sent to', async () => {
    const { newCode, exchange } = startSimulator({ years: 1 });
    const answer = await exchange(dialect, await newCode(), { redirect_uri: 'https://other.test/' });
    expect(answer.status).toBe(503);
  });

  test('a refusal comes with HTTP 200', async () => {
    const { post } = startSimulator({ years: 1 });
    const path = dialect === 'nokia' ? '/oauth2/token' : '/v2/oauth2';
    const params = {
      action: 'requesttoken',
      client_id: 'a',
      client_secret: 'b',
      grant_type: 'refresh_token',
    };
    expect((await post(path, { ...params, refresh_token: 'nonsense' })).status).toBe(200);
  });

  test('an access token works for three hours less a second', async () => {
    const simulator = startSimulator({ years: 1 });
    const { access_token } = await simulator.signIn(dialect);
    await simulator.advance(10_799);
    expect(await statusOf(simulator, access_token)).toBe(0);
  });

  test('an access token has expired after three hours', async () => {
    const simulator = startSimulator({ years: 1 });
    const { access_token } = await simulator.signIn(dialect);
    await simulator.advance(10_800);
    expect(await statusOf(simulator, access_token)).toBe(401);
  });

  test('an unknown access token is 401', async () => {
    expect(await statusOf(startSimulator({ years: 1 }), 'nonsense')).toBe(401);
  });

  test('a refresh gives another pair', async () => {
    const { signIn, refresh, tokensOf } = startSimulator({ years: 1 });
    const first = await signIn(dialect);
    const second = tokensOf(dialect, await refresh(dialect, first.refresh_token));
    expect([second.access_token, second.refresh_token]).not.toEqual([
      first.access_token,
      first.refresh_token,
    ]);
  });

  test('the old refresh token still works while nobody has used the new access token', async () => {
    const simulator = startSimulator({ years: 1 });
    const first = await simulator.signIn(dialect);
    await simulator.refresh(dialect, first.refresh_token);
    await simulator.advance(60);
    const again = simulator.tokensOf(dialect, await simulator.refresh(dialect, first.refresh_token));
    expect(await statusOf(simulator, again.access_token)).toBe(0);
  });

  test('the old refresh token is dead once the new access token is used', async () => {
    const simulator = startSimulator({ years: 1 });
    const first = await simulator.signIn(dialect);
    const second = simulator.tokensOf(dialect, await simulator.refresh(dialect, first.refresh_token));
    await statusOf(simulator, second.access_token);
    expect((await simulator.refresh(dialect, first.refresh_token)).status).toBe(503);
  });

  test('the old refresh token is dead after eight hours', async () => {
    const { signIn, refresh, advance } = startSimulator({ years: 1 });
    const first = await signIn(dialect);
    await refresh(dialect, first.refresh_token);
    await advance(eightHours);
    expect((await refresh(dialect, first.refresh_token)).status).toBe(503);
  });

  test('repeating a refresh does not prolong the old token', async () => {
    const { signIn, refresh, advance } = startSimulator({ years: 1 });
    const first = await signIn(dialect);
    await refresh(dialect, first.refresh_token);
    await advance(eightHours - 60);
    await refresh(dialect, first.refresh_token);
    await advance(60);
    expect((await refresh(dialect, first.refresh_token)).status).toBe(503);
  });

  test('the pair of the first refresh survives a second one with the old token', async () => {
    const simulator = startSimulator({ years: 1 });
    const first = await simulator.signIn(dialect);
    const second = simulator.tokensOf(dialect, await simulator.refresh(dialect, first.refresh_token));
    await simulator.refresh(dialect, first.refresh_token);
    expect(await statusOf(simulator, second.access_token)).toBe(0);
  });

  test('using the old access token does not end the grace', async () => {
    const simulator = startSimulator({ years: 1 });
    const first = await simulator.signIn(dialect);
    await simulator.refresh(dialect, first.refresh_token);
    await statusOf(simulator, first.access_token);
    const again = simulator.tokensOf(dialect, await simulator.refresh(dialect, first.refresh_token));
    expect(again.refresh_token).toMatch(/^[\da-f]{40}$/);
  });

  test('a refresh token lives for a year', async () => {
    const { signIn, refresh, advance } = startSimulator({ years: 1 });
    const { refresh_token } = await signIn(dialect);
    await advance(365 * 86_400);
    expect((await refresh(dialect, refresh_token)).status).toBe(503);
  });

  test.each([{ client_secret: 'other' }, { client_id: 'other' }])(
    'a refresh with %o is refused',
    async (changes) => {
      const { signIn, refresh } = startSimulator({ years: 1 });
      const { refresh_token } = await signIn(dialect);
      const answer = await refresh(dialect, refresh_token, changes);
      expect([answer.status, answer.error]).toEqual([503, 'Invalid Params: invalid client id/client secret']);
    },
  );

  test('killing access tokens leaves the refresh token alive', async () => {
    const simulator = startSimulator({ years: 1 });
    const first = await simulator.signIn(dialect);
    await simulator.control('tokens', { kill: 'access' });
    expect(await statusOf(simulator, first.access_token)).toBe(401);
    const second = simulator.tokensOf(dialect, await simulator.refresh(dialect, first.refresh_token));
    expect(await statusOf(simulator, second.access_token)).toBe(0);
  });

  test('killing refresh tokens ends the grant', async () => {
    const simulator = startSimulator({ years: 1 });
    const first = await simulator.signIn(dialect);
    await simulator.control('tokens', { kill: 'refresh' });
    expect(await statusOf(simulator, first.access_token)).toBe(401);
    expect((await simulator.refresh(dialect, first.refresh_token)).status).toBe(503);
  });
});
