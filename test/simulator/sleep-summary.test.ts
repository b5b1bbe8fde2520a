import { describe, expect, test } from 'vitest';
import { type DialectName, noon, type Row, startSimulator } from './client.ts';

const dialects: DialectName[] = ['nokia', 'withings'];
const nowSec = noon / 1000;
const range = { startdateymd: '2026-09-01', enddateymd: '2026-11-22' };
const fieldsOf2018 = [
  'wakeupduration',
  'lightsleepduration',
  'deepsleepduration',
  'remsleepduration',
  'durationtosleep',
  'durationtowakeup',
  'wakeupcount',
];
const unasked = [
  ...fieldsOf2018,
  'nb_rem_episodes',
  'out_of_bed_count',
  'sleep_efficiency',
  'sleep_latency',
  'total_sleep_time',
  'total_timeinbed',
  'wakeup_latency',
  'waso',
];
const byId = (a: Row, b: Row) => Number(a['id']) - Number(b['id']);

const start = async (dialect: DialectName, options: Parameters<typeof startSimulator>[0] = {}) => {
  const simulator = startSimulator({ years: 1, ...options });
  const { access_token } = await simulator.signIn(dialect);
  const ask = (params: Record<string, string> = range) =>
    simulator.ask(dialect, access_token, 'getsummary', params);
  const rows = async (params: Record<string, string> = range) =>
    ((await ask(params)).body['series'] ?? []) as Row[];
  const all = (params: Record<string, string> = range) =>
    simulator.allRows(dialect, access_token, 'getsummary', params);
  return { ...simulator, ask, rows, all };
};
const count = (list: Row[]) => list.filter((data) => data['hr_average'] !== undefined).length;
const dataOf = (row: Row | undefined): Row => (row?.['data'] ?? {}) as Row;

describe.each(dialects)('getsummary in the manner of %s', (dialect) => {
  test('tells the truth', async () => {
    const { all, truthOf } = await start(dialect);
    const names = dialect === 'nokia' ? fieldsOf2018 : unasked;
    const told = (await all()).map(({ id, model, startdate, enddate, date, data, modified }) => ({
      id,
      model,
      startdate,
      enddate,
      date,
      data,
      modified,
    }));
    const truth = await truthOf('sleep-summary', '&from=2026-09-01&to=2026-11-22');
    expect(told.toSorted(byId)).toEqual(
      truth.toSorted(byId).map(({ id, model, from, to, day, summary, modified }) => ({
        id,
        model,
        startdate: from,
        enddate: to,
        date: day,
        data: Object.fromEntries(Object.entries(summary as Row).filter(([name]) => names.includes(name))),
        modified,
      })),
    );
  });

  test('gives every night exactly once over all pages', async () => {
    const { all, truthOf } = await start(dialect, { rowsPerPage: 7 });
    const truth = await truthOf('sleep-summary', '&from=2026-09-01&to=2026-11-22');
    expect((await all()).toSorted(byId).map(({ id }) => id)).toEqual(
      truth.toSorted(byId).map(({ id }) => id),
    );
  });

  test('labels a night with the local day on which it ended', async () => {
    const rows = await (await start(dialect, { zones: 'plain' })).rows();
    const days = rows.map(({ enddate, timezone }) =>
      new Intl.DateTimeFormat('sv-SE', { timeZone: String(timezone) }).format(Number(enddate) * 1000),
    );
    expect(rows.map(({ date }) => date)).toEqual(days);
  });

  test('returns by lastupdate what changed since', async () => {
    const { rows, control, advance } = await start(dialect, { revisions: 'none' });
    await advance(100);
    const added = await control('readings', {
      nights: { add: [{ from: nowSec - 100 * 86_400, to: nowSec - 100 * 86_400 + 7200 }] },
    });
    const { nights } = (await added.json()) as { nights: { added: number[] } };
    const changed = await rows({ lastupdate: String(nowSec + 50) });
    expect(changed.map(({ id }) => id)).toEqual(nights.added);
  });

  test('tells of a night again when it was revised', async () => {
    const { rows, control, truthOf } = await start(dialect);
    const revised = (await truthOf('sleep-summary')).find(
      ({ created, modified }) => Number(modified) - Number(created) > 3600,
    );
    const day = { startdateymd: String(revised?.['day']), enddateymd: String(revised?.['day']) };
    const find = async () => (await rows(day)).find(({ id }) => id === revised?.['id']);
    const final = await find();
    await control('clock', { now: Number(revised?.['modified']) - 60 });
    const first = await find();
    expect(first?.['enddate']).toBeLessThan(Number(final?.['enddate']));
    expect([first?.['modified'], final?.['modified']]).toEqual([revised?.['created'], revised?.['modified']]);
  });

  test('tells of a night once and for all where nothing is revised', async () => {
    const { truthOf } = await start(dialect, { revisions: 'none' });
    const nights = await truthOf('sleep-summary');
    expect(nights.filter(({ created, modified }) => created !== modified)).toEqual([]);
  });

  test('can number the device in place of its kind', async () => {
    const rows = await (await start(dialect, { summaryModel: 'device' })).rows();
    expect(rows.map(({ model }) => model)).toContain(63);
  });
});

test('in 2018 a call gives seven days and says that there is more', async () => {
  const { ask } = await start('nokia');
  const { body } = await ask();
  const days = new Set((body['series'] as unknown as Row[]).map(({ date }) => date));
  expect([days.size <= 7, body['more'], typeof body['offset']]).toEqual([true, true, 'number']);
});

test('in 2018 what is beyond seven days can be cut off silently', async () => {
  const { ask } = await start('nokia', { nightsPerCall: '7 days cut' });
  const { body } = await ask();
  const days = (body['series'] as unknown as Row[]).map(({ date }) => String(date));
  expect([days.toSorted().at(-1), body['more']]).toEqual(['2026-09-07', false]);
});

test('in 2018 a call can give 300 nights', async () => {
  const { rows } = await start('nokia', { nightsPerCall: '300 rows' });
  expect(await rows({ startdateymd: '2025-11-25', enddateymd: '2026-11-22' })).toHaveLength(300);
});

test('today a page has 300 nights', async () => {
  const { ask } = await start('withings');
  const { body } = await ask({ startdateymd: '2025-11-25', enddateymd: '2026-11-22' });
  expect([(body['series'] as unknown as Row[]).length, body['more'], body['offset']]).toEqual([
    300,
    true,
    300,
  ]);
});

test('in 2018 the zone stands in quotes', async () => {
  const [row] = await (await start('nokia')).rows();
  expect(row?.['timezone']).toBe('"Europe/Paris"');
});

test('today the zone is plain', async () => {
  const [row] = await (await start('withings')).rows();
  expect(row?.['timezone']).toBe('Europe/Paris');
});

test('in 2018 the days may be epoch seconds, as the table has them', async () => {
  const { rows } = await start('nokia');
  const told = await rows({ startdateymd: '1795219200', enddateymd: '1795305600' });
  expect([...new Set(told.map(({ date }) => String(date)))].toSorted()).toEqual(['2026-11-21', '2026-11-22']);
});

test('today a night says when it was created and whether it is complete', async () => {
  const [row] = await (await start('withings')).rows();
  expect(Object.keys(row ?? {})).toEqual(
    expect.arrayContaining(['created', 'modified', 'completed', 'model_id', 'hash_deviceid']),
  );
});

test('today fifteen fields come unasked', async () => {
  const rows = await (await start('withings')).rows();
  expect(new Set(rows.flatMap((row) => Object.keys(dataOf(row))))).toEqual(new Set(unasked));
});

test('today exactly what was asked for comes', async () => {
  const { rows } = await start('withings');
  const data = (await rows({ ...range, data_fields: 'sleep_score,rr_max' })).map(dataOf);
  expect(new Set(data.flatMap((values) => Object.keys(values)))).toEqual(new Set(['sleep_score', 'rr_max']));
});

test('today the events of the night can be asked for', async () => {
  const { rows } = await start('withings');
  const [row] = await rows({ ...range, data_fields: 'night_events' });
  expect(dataOf(row)['night_events']).toMatchObject({ 1: expect.arrayContaining([0]) });
});

test.each([
  [true, true],
  [false, false],
])('with sentinels %s there are nights with -1: %s', async (sentinels, expected) => {
  const { rows } = await start('withings', { sentinels });
  const data = await rows({ ...range, data_fields: 'apnea_hypopnea_index' });
  expect(data.some((row) => dataOf(row)['apnea_hypopnea_index'] === -1)).toBe(expected);
});

test('a basic plan has no score', async () => {
  const { rows } = await start('withings', { plan: 'basic' });
  const told = await rows({ ...range, data_fields: 'sleep_score,total_sleep_time' });
  expect(new Set(told.flatMap((row) => Object.keys(dataOf(row))))).toEqual(new Set(['total_sleep_time']));
});

test('a call without data_fields can be refused', async () => {
  const { ask } = await start('withings', { missingDataFields: 'fails' });
  expect([(await ask()).status, (await ask({ ...range, data_fields: 'waso' })).status]).toEqual([503, 0]);
});

test('nights can be modified before they are created', async () => {
  const rows = await (await start('withings', { modifiedBeforeCreated: true })).rows();
  expect(rows.some(({ created, modified }) => Number(modified) < Number(created))).toBe(true);
});

test('heart rate is missing in some nights where that is switched on', async () => {
  const { rows } = await start('withings', { missingHeartRate: true });
  const told = (await rows({ ...range, data_fields: 'hr_average,waso' })).map(dataOf);
  const usual = (await (await start('withings')).rows({ ...range, data_fields: 'hr_average' })).map(dataOf);
  expect([count(told) > 5, count(told) < count(usual) - 5]).toEqual([true, true]);
});
