import { describe, expect, test } from 'vitest';
import { cpuMs } from '../support/cpu-clock.ts';
import { type DialectName, noon, type Row, startSimulator } from './client.ts';

const dialects: DialectName[] = ['nokia', 'withings'];
const nowSec = noon / 1000;
const range = { startdateymd: '2026-09-01', enddateymd: '2026-11-22' };
const every =
  'steps,distance,elevation,soft,moderate,intense,active,calories,totalcalories,hr_average,hr_min,hr_max,hr_zone_0,hr_zone_1,hr_zone_2,hr_zone_3';
const fieldsOf2018 = [
  'steps',
  'distance',
  'calories',
  'totalcalories',
  'elevation',
  'soft',
  'moderate',
  'intense',
];
const byDate = (a: Row, b: Row) => String(a['date']).localeCompare(String(b['date']));

const start = async (dialect: DialectName, options: Parameters<typeof startSimulator>[0] = {}) => {
  const simulator = startSimulator({ years: 1, ...options });
  const { access_token } = await simulator.signIn(dialect);
  const ask = (params: Record<string, string> = range) =>
    simulator.ask(dialect, access_token, 'getactivity', params);
  const rows = async (params: Record<string, string> = range) =>
    ((await ask(params)).body['activities'] ?? []) as Row[];
  const all = (params: Record<string, string> = range) =>
    simulator.allRows(dialect, access_token, 'getactivity', params);
  return { ...simulator, ask, rows, all };
};

describe.each(dialects)('getactivity in the manner of %s', (dialect) => {
  test('tells the truth', async () => {
    const { all, truthOf } = await start(dialect);
    const told = (await all({ ...range, data_fields: every })).toSorted(byDate).map((row) => ({
      date: row['date'],
      timezone: row['timezone'],
      totals: Object.fromEntries(
        every.split(',').flatMap((name) => (row[name] === undefined ? [] : [[name, row[name]]])),
      ),
    }));
    const names = dialect === 'nokia' ? fieldsOf2018 : every.split(',');
    const truth = await truthOf('activity', '&from=2026-09-01&to=2026-11-22');
    expect(told).toEqual(
      truth.map(({ day, timeZone, totals }) => ({
        date: day,
        timezone: timeZone,
        totals: Object.fromEntries(Object.entries(totals as Row).filter(([name]) => names.includes(name))),
      })),
    );
  });

  test('gives every day exactly once over all pages', async () => {
    const { all, truthOf } = await start(dialect, { rowsPerPage: 17 });
    const days = (await all()).map(({ date }) => String(date)).toSorted();
    expect(days).toEqual((await truthOf('activity', '&from=2026-09-01&to=2026-11-22')).map(({ day }) => day));
  });

  test('puts 200 rows on a page', async () => {
    const { rows } = await start(dialect);
    expect(await rows({ startdateymd: '2025-12-01', enddateymd: '2026-11-22' })).toHaveLength(200);
  });

  test('goes back in time from page to page', async () => {
    const { ask } = await start(dialect, { rowsPerPage: 20 });
    const first = (await ask()).body['activities'] as unknown as Row[];
    const second = (await ask({ ...range, offset: '20' })).body['activities'] as unknown as Row[];
    expect(second.toSorted(byDate).at(-1)?.['date']).toBe('2026-11-02');
    expect(first.toSorted(byDate)[0]?.['date']).toBe('2026-11-03');
  });

  test('knows nothing of tomorrow', async () => {
    const { rows } = await start(dialect);
    const days = (await rows({ startdateymd: '2026-11-20', enddateymd: '2026-12-20' })).map(
      ({ date }) => date,
    );
    expect(days).toEqual(['2026-11-20', '2026-11-21', '2026-11-22']);
  });

  test('lets today grow', async () => {
    const { rows, advance } = await start(dialect);
    const today = { startdateymd: '2026-11-22', enddateymd: '2026-11-22' };
    const [before] = await rows(today);
    await advance(2 * 3600);
    const [after] = await rows(today);
    expect(Number(after?.['steps'])).toBeGreaterThan(Number(before?.['steps']));
  });

  test('returns by lastupdate the days that changed since', async () => {
    const { rows, control, advance } = await start(dialect, { revisions: 'none' });
    await advance(100);
    await control('readings', { days: { edit: [{ day: '2026-03-05', totals: { steps: 4321 } }] } });
    await advance(100);
    const changed = await rows({ lastupdate: String(nowSec + 50) });
    expect(changed.map(({ date, steps }) => [date, steps])).toEqual([['2026-03-05', 4321]]);
  });

  test.each([
    ['startdateymd', '2026-02-30'],
    ['startdateymd', '1456000000'],
    ['enddateymd', '22/11/2026'],
    ['lastupdate', '1.5'],
    ['offset', '-1'],
  ])('refuses %s=%s with 503 and names it', async (name, value) => {
    const answer = await (await start(dialect)).ask({ ...range, [name]: value });
    expect([answer.status, answer.error]).toEqual([503, `Invalid Params: invalid ${name}`]);
  });

  test('answers a page at once when its days have been looked at', async () => {
    const { ask } = await start(dialect, { years: 2 });
    const two = { startdateymd: '2025-01-01', enddateymd: '2026-11-22' };
    for (let offset = 0; offset < 600; offset += 200) await ask({ ...two, offset: String(offset) });
    const times: number[] = [];
    for (let offset = 0; offset < 600; offset += 40) {
      const begun = cpuMs();
      await ask({ ...two, offset: String(offset) });
      times.push(cpuMs() - begun);
    }
    // A guard against blow-ups: a few ms of work, the rest is for a slow machine.
    expect(times.toSorted((a, b) => a - b)[times.length >> 1]).toBeLessThan(100);
  });
});

test('in 2018 a row had ten fields and no heart rate', async () => {
  const { rows } = await start('nokia');
  const fields = new Set((await rows()).flatMap((row) => Object.keys(row)));
  expect([...fields].toSorted()).toEqual(['date', 'timezone', ...fieldsOf2018].toSorted());
});

test('in 2018 a single day was the body itself', async () => {
  const { ask } = await start('nokia');
  const { body } = await ask({ date: '2026-11-20' });
  expect([body['date'], typeof body['steps'], body['activities']]).toEqual([
    '2026-11-20',
    'number',
    undefined,
  ]);
});

test('in 2018 a call without any date told of today', async () => {
  expect((await (await start('nokia')).ask({})).body['date']).toBe('2026-11-22');
});

test('in 2018 a single day without data had an empty body', async () => {
  expect((await (await start('nokia')).ask({ date: '2001-01-01' })).body).toEqual({});
});

test.each([
  ['list', 'array'],
  ['map', 'object'],
] as const)('a single day of 2018 can come as a %s', async (activities, kind) => {
  const { ask } = await start('nokia', { activities });
  const told = (await ask({ date: '2026-11-20' })).body['activities'];
  expect(Array.isArray(told) ? 'array' : typeof told).toBe(kind);
});

test('a range can come by date', async () => {
  const { ask } = await start('withings', { activities: 'map' });
  const { body } = await ask({ startdateymd: '2026-11-20', enddateymd: '2026-11-21' });
  expect(Object.keys(body['activities'] ?? {})).toEqual(['2026-11-20', '2026-11-21']);
});

test('in 2018 the last page said nothing of more', async () => {
  const { body } = await (await start('nokia')).ask({ startdateymd: '2026-11-20', enddateymd: '2026-11-21' });
  expect([Object.hasOwn(body, 'more'), Object.hasOwn(body, 'offset')]).toEqual([false, false]);
});

test('today the last page says more: false and an offset all the same', async () => {
  const { body } = await (
    await start('withings')
  ).ask({ startdateymd: '2026-11-20', enddateymd: '2026-11-21' });
  expect([body['more'], body['offset']]).toEqual([false, 200]);
});

test('today nothing of the heart comes unasked', async () => {
  const { rows } = await start('withings');
  const fields = (await rows()).flatMap((row) => Object.keys(row));
  expect(fields.filter((name) => name.startsWith('hr_'))).toEqual([]);
});

test('today only what was asked for comes, besides who measured it', async () => {
  const { rows } = await start('withings');
  const [row = {}] = await rows({ ...range, data_fields: 'steps,hr_max' });
  const metrics = Object.keys(row).filter((name) => every.split(',').includes(name));
  expect(metrics).toEqual(['steps', 'hr_max']);
});

test('today a row says who measured it and when it was changed', async () => {
  const { rows } = await start('withings', { aggregated: 'never' });
  const [row = {}] = await rows();
  expect(row).toMatchObject({
    brand: 1,
    is_tracker: true,
    deviceid: expect.stringMatching(/^[0-9a-f]{40}$/),
  });
});

test('today a call without days is refused', async () => {
  expect((await (await start('withings')).ask({ date: '2026-11-20' })).status).toBe(503);
});

test.each([
  ['never', 0],
  ['always', 83],
] as const)('rows without a device come %s', async (aggregated, count) => {
  const { rows } = await start('withings', { aggregated });
  const told = await rows();
  const expected = count === 0 ? 0 : told.length;
  expect(told.filter(({ deviceid }) => deviceid === null)).toHaveLength(expected);
});

test('rows without a device come sometimes', async () => {
  const told = await (await start('withings')).rows();
  const without = told.filter(({ deviceid }) => deviceid === null).length;
  expect([without > 0, without < told.length]).toEqual([true, true]);
});

test('heart rate is missing on some days where that is switched on', async () => {
  const { rows } = await start('withings', { missingHeartRate: true });
  const told = await rows({ ...range, data_fields: 'hr_average' });
  const without = told.filter((row) => row['hr_average'] === undefined).length;
  expect([without > 10, without < told.length - 10]).toEqual([true, true]);
});

test('a day that came late is known in part until then', async () => {
  const { control, rows, truthOf } = await start('withings', { years: 2, aggregated: 'never' });
  const late = (await truthOf('activity')).find(
    ({ to, modified }) => Number(modified) - Number(to) > 3 * 3600 && Number(to) < nowSec - 86_400,
  );
  const day = {
    startdateymd: String(late?.['day']),
    enddateymd: String(late?.['day']),
    data_fields: 'steps',
  };
  const [final] = await rows(day);
  await control('clock', { now: Number(late?.['modified']) - 600 });
  const [first] = await rows(day);
  expect(Number(first?.['steps'])).toBeLessThan(Number(final?.['steps']));
  expect(Number(first?.['modified'])).toBeLessThan(Number(final?.['modified']));
});
