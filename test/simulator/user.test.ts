import { describe, expect, test } from 'vitest';
import { type DialectName, startSimulator } from './client.ts';

describe.each<DialectName>(['nokia', 'withings'])('getinfo in the manner of %s', (dialect) => {
  const userOf = async () => {
    const { signIn, call } = startSimulator();
    const tokens = await signIn(dialect);
    const { body } = await call(dialect, tokens.access_token, '/user', { action: 'getinfo' });
    return { tokens, user: body['user'] as unknown as Record<string, unknown> };
  };

  test('escapes the zone twice, as the document does', async () => {
    expect((await userOf()).user['timezone']).toBe(String.raw`Europe\/Paris`);
  });

  test('names the account of the tokens', async () => {
    const { tokens, user } = await userOf();
    expect(String(user['userid'])).toBe(String(tokens.userid));
  });

  test('says from when on there is data', async () => {
    const first = (await userOf()).user['firstmeasure'];
    expect(first).toEqual({ weight: '2016-10-02', activity: '2016-10-02' });
  });
});

test('both generations know the same person', async () => {
  const { signIn } = startSimulator();
  const nokia = await signIn('nokia');
  const withings = await signIn('withings');
  expect(Number(nokia.userid)).toBe(withings.userid);
});
