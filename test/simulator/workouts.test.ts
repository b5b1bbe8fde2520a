import { describe, expect, test } from 'vitest';
import { type DialectName, noon, type Row, startSimulator } from './client.ts';

const dialects: DialectName[] = ['nokia', 'withings'];
const nowSec = noon / 1000;
const range = { startdateymd: '2026-05-01', enddateymd: '2026-11-22' };
const every =
  'calories,intensity,manual_distance,manual_calories,hr_average,hr_min,hr_max,pause_duration,algo_pause_duration,spo2_average,steps,distance,elevation,pool_laps,strokes,pool_length';
const swim = {
  category: 7,
  from: nowSec - 7200,
  to: nowSec - 5400,
  values: { calories: 310, pool_laps: 40, strokes: 812, pool_length: 25, pause_duration: 120 },
};
const swimDay = { startdateymd: '2026-11-22', enddateymd: '2026-11-22', data_fields: every };
const byId = (a: Row, b: Row) => Number(a['id']) - Number(b['id']);

const start = async (dialect: DialectName, options: Parameters<typeof startSimulator>[0] = {}) => {
  const simulator = startSimulator({ years: 1, duplicateWorkouts: false, ...options });
  const { access_token } = await simulator.signIn(dialect);
  const ask = (params: Record<string, string> = range) =>
    simulator.ask(dialect, access_token, 'getworkouts', params);
  const rows = async (params: Record<string, string> = range) =>
    ((await ask(params)).body['series'] ?? []) as Row[];
  const all = (params: Record<string, string> = range) =>
    simulator.allRows(dialect, access_token, 'getworkouts', params);
  const addSwim = async () => {
    const added = await simulator.control('readings', { workouts: { add: [swim] } });
    return ((await added.json()) as { workouts: { added: number[] } }).workouts.added[0];
  };
  return { ...simulator, ask, rows, all, addSwim };
};
const dataOf = (row: Row | undefined): Row => (row?.['data'] ?? {}) as Row;

describe.each(dialects)('getworkouts in the manner of %s', (dialect) => {
  test('tells the truth', async () => {
    const { all, truthOf } = await start(dialect);
    const told = (await all({ ...range, data_fields: every })).map((row) => ({
      id: row['id'],
      category: row['category'],
      timezone: row['timezone'],
      model: row['model'],
      attrib: row['attrib'],
      startdate: row['startdate'],
      enddate: row['enddate'],
      date: row['date'],
      modified: row['modified'],
      calories: dataOf(row)['calories'],
      distance: dataOf(row)['distance'],
    }));
    const truth = await truthOf('workouts', '&from=2026-05-01&to=2026-11-22');
    expect(told.length).toBeGreaterThan(30);
    expect(told.toSorted(byId)).toEqual(
      truth.toSorted(byId).map((workout) => ({
        id: workout['id'],
        category: workout['category'],
        timezone: workout['timeZone'],
        model: workout['modelId'],
        attrib: workout['attrib'],
        startdate: workout['from'],
        enddate: workout['to'],
        date: workout['day'],
        modified: workout['modified'],
        calories: (workout['values'] as Row)['calories'],
        distance: (workout['values'] as Row)['distance'],
      })),
    );
  });

  test('gives every workout exactly once over all pages', async () => {
    const { all, truthOf } = await start(dialect, { rowsPerPage: 9 });
    const truth = await truthOf('workouts', '&from=2026-05-01&to=2026-11-22');
    expect((await all()).toSorted(byId).map(({ id }) => id)).toEqual(
      truth.toSorted(byId).map(({ id }) => id),
    );
  });

  test('leaves the workouts of a page unsorted', async () => {
    const starts = (await (await start(dialect)).rows()).map(({ startdate }) => Number(startdate));
    expect([starts.toSorted((a, b) => a - b), starts.toSorted((a, b) => b - a)]).not.toContainEqual(starts);
  });

  test('gives some workouts twice', async () => {
    const rows = await (await start(dialect, { duplicateWorkouts: true })).rows();
    expect(new Set(rows.map(({ id }) => id)).size).toBeLessThan(rows.length);
  });

  test('no longer gives what was deleted', async () => {
    const { rows, control, addSwim } = await start(dialect);
    const id = await addSwim();
    await control('readings', { workouts: { delete: [id] } });
    expect((await rows(swimDay)).map((row) => row['id'])).not.toContain(id);
  });

  test('returns by lastupdate what was edited', async () => {
    const { rows, control, advance, truthOf } = await start(dialect);
    const [first] = await truthOf('workouts');
    await advance(100);
    await control('readings', { workouts: { edit: [{ id: first?.['id'], category: 36 }] } });
    await advance(10);
    const changed = await rows({ lastupdate: String(nowSec + 99) });
    expect(changed.map(({ id, category }) => [id, category])).toEqual([[first?.['id'], 36]]);
  });

  test('knows a workout only when the device has told of it', async () => {
    const { rows, control, truthOf } = await start(dialect);
    const last = (await truthOf('workouts')).at(-1);
    await control('clock', { now: Number(last?.['modified']) - 1 });
    expect((await rows()).map(({ id }) => id)).not.toContain(last?.['id']);
  });

  test('has categories that nobody knows where that is switched on', async () => {
    const rows = await (await start(dialect, { unknownEnums: true })).rows();
    expect(rows.map(({ category }) => category)).toContain(9876);
  });

  test('is not there in the singular', async () => {
    const { signIn, call } = await start(dialect);
    const { access_token } = await signIn(dialect);
    expect(
      (await call(dialect, access_token, '/v2/measure', { action: 'getworkout', ...range })).status,
    ).toBe(2554);
  });
});

test('in 2018 a swim had laps and strokes under other names, and a duration', async () => {
  const { rows, addSwim } = await start('nokia');
  const id = await addSwim();
  const row = (await rows(swimDay)).find((candidate) => candidate['id'] === id);
  expect(dataOf(row)).toEqual({ calories: 310, nblengthpool: 40, nbmovement: 812, duration: 1680 });
});

test('in 2018 a workout named the person', async () => {
  const { rows, signIn } = await start('nokia');
  const { userid } = await signIn('nokia');
  const [row] = await rows();
  expect([row?.['userid'], Object.hasOwn(row ?? {}, 'deviceid')]).toEqual([Number(userid), false]);
});

test('today a swim has laps, strokes and the length of the pool', async () => {
  const { rows, addSwim } = await start('withings');
  const id = await addSwim();
  const row = (await rows(swimDay)).find((candidate) => candidate['id'] === id);
  expect(dataOf(row)).toEqual(swim.values);
});

test.each([
  ['nokia', 'today', 'strokes'],
  ['withings', '2018', 'nbmovement'],
] as const)('%s can have the names of %s', async (dialect, poolNames, name) => {
  const { rows, addSwim } = await start(dialect, { poolNames });
  const id = await addSwim();
  const row = (await rows(swimDay)).find((candidate) => candidate['id'] === id);
  expect(dataOf(row)[name]).toBe(812);
});

test('today nothing of the heart comes unasked', async () => {
  const fields = (await (await start('withings')).rows()).flatMap((row) => Object.keys(dataOf(row)));
  expect(fields.filter((name) => name.startsWith('hr_'))).toEqual([]);
});

test('a workout without a figure has a list in place of its data', async () => {
  const { control, rows } = await start('withings');
  await control('readings', { workouts: { add: [{ from: nowSec - 100, to: nowSec - 50 }] } });
  const told = await rows({ ...swimDay, data_fields: 'spo2_average' });
  expect(told.find(({ startdate }) => startdate === nowSec - 100)?.['data']).toEqual([]);
});

test('today the last page says more: false and offset: 0', async () => {
  const { body } = await (await start('withings')).ask(swimDay);
  expect([body['more'], body['offset']]).toEqual([false, 0]);
});
