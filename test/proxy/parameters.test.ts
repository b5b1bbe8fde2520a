import { describe, expect, it } from 'vitest';
import { createHarness, type Browser, type Harness } from './harness.ts';

async function signedIn(): Promise<Harness & { tab: Browser }> {
  const harness = createHarness();
  const tab = harness.browser();
  await tab.signIn();
  return { ...harness, tab };
}

const days = ['activity', 'sleep-summary', 'workouts'];
const windows = ['intraday', 'sleep'];
const bare = ['user', 'devices', 'goals'];

const refused: readonly (readonly [paths: readonly string[], query: string, name: string])[] = [
  [['measures'], 'from=1&from=2', 'from'],
  [['measures'], 'from=1e99', 'from'],
  [['measures'], 'from=-1', 'from'],
  [['measures'], 'from=1.5', 'from'],
  [['measures'], 'from=', 'from'],
  [['measures'], 'from=2026-03-01', 'from'],
  [['measures'], 'from=1767225600000', 'from'],
  [['measures'], 'from=2&to=1', 'to'],
  [['measures'], 'from=1&updatedSince=2', 'updatedSince'],
  [['measures'], 'types=1,,4', 'types'],
  [['measures'], 'types=weight', 'types'],
  [['measures'], `types=${Array.from({ length: 65 }, () => 1).join(',')}`, 'types'],
  [['measures'], 'category=3', 'category'],
  [['measures'], 'limit=0', 'limit'],
  [['measures'], 'access_token=x', 'access_token'],
  [['measures'], 'action=getmeas', 'action'],
  [['measures'], 'userid=2', 'userid'],
  [['measures'], '__proto__=1', '__proto__'],
  [['measures'], 'constructor=1', 'constructor'],
  [['measures'], 'From=1', 'From'],
  [days, '', 'from'],
  [days, 'offset=200', 'from'],
  [days, 'from=2026-03-01', 'to'],
  [days, 'to=2026-03-01', 'from'],
  [days, 'from=2026-02-29&to=2026-03-01', 'from'],
  [days, 'from=2026-01-01&to=2026-04-31', 'to'],
  [days, 'from=2026-3-1&to=2026-03-02', 'from'],
  [days, 'from=20260301&to=20260302', 'from'],
  [days, 'from=1772323200&to=1772409600', 'from'],
  [days, 'from=2026-03-01T00:00:00Z&to=2026-03-02', 'from'],
  [days, 'from=2026-03-02&to=2026-03-01', 'to'],
  [days, 'from=2026-03-01&to=2026-03-02&to=2026-03-02', 'to'],
  [days, 'from=2026-03-01&to=2026-03-02&updatedSince=1', 'updatedSince'],
  [days, 'updatedSince=2026-03-01', 'updatedSince'],
  [days, 'updatedSince=1&offset=-1', 'offset'],
  [days, 'updatedSince=1&types=1', 'types'],
  [days, 'date=2026-03-01', 'date'],
  [days, 'data_fields=steps', 'data_fields'],
  [windows, '', 'from'],
  [windows, 'from=1', 'to'],
  [windows, 'to=1', 'from'],
  [windows, 'from=2&to=1', 'to'],
  [windows, 'from=2026-03-01&to=2026-03-02', 'from'],
  [windows, 'from=1&to=2&offset=0', 'offset'],
  [windows, 'from=1&to=2&updatedSince=0', 'updatedSince'],
  [bare, 'from=1', 'from'],
];

describe('a data route', () => {
  it.each(refused.flatMap(([paths, query, name]) => paths.map((path) => ({ path, query, name }))))(
    'S28: /api/$path refuses "$query" and names $name',
    async ({ path, query, name }) => {
      const { service, tab } = await signedIn();
      const answer = await tab.ask(`/api/${path}?${query}`);
      expect([answer.status, await answer.json(), service.dataCalls()]).toStrictEqual([
        400,
        { code: 'bad_request', message: expect.stringContaining(`The parameter "${name}" `) },
        0,
      ]);
    },
  );

  it.each(['%3Cscript%3E=1', `${'x'.repeat(41)}=1`, 'a%0d%0ab=1', '=1'])(
    'S31: does not repeat a name that is none: %s',
    async (query) => {
      const { tab } = await signedIn();
      const answer = await tab.ask(`/api/measures?${query}`);
      expect(await answer.json()).toStrictEqual({
        code: 'bad_request',
        message: 'A parameter is not known here.',
      });
    },
  );

  it.each([
    ['activity', 'from=2024-02-29&to=2024-02-29', 'startdateymd=2024-02-29&enddateymd=2024-02-29'],
    ['activity', 'updatedSince=1772323200&offset=200', 'lastupdate=1772323200&offset=200'],
    ['sleep-summary', 'from=2026-03-01&to=2026-03-07', 'startdateymd=2026-03-01&enddateymd=2026-03-07'],
    ['workouts', 'to=2026-03-07&from=2026-03-01', 'startdateymd=2026-03-01&enddateymd=2026-03-07'],
    ['intraday', 'from=1772323200&to=1772409600', 'startdate=1772323200&enddate=1772409600'],
    ['sleep', 'from=1772323200&to=1772323200', 'startdate=1772323200&enddate=1772323200'],
    ['measures', 'from=1&to=2', 'startdate=1&enddate=2'],
  ])('asks the service for /api/%s?%s in its own words', async (path, query, sent) => {
    const { service, tab } = await signedIn();
    expect((await tab.ask(`/api/${path}?${query}`)).status).toBe(200);
    const body = new URLSearchParams(service.requests.at(-1)?.body);
    expect(Object.fromEntries(body)).toMatchObject(Object.fromEntries(new URLSearchParams(sent)));
  });
});
