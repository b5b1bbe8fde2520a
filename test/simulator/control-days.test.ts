import { describe, expect, test } from 'vitest';
import { noon, type Row, startSimulator } from './client.ts';

const nowSec = noon / 1000;
const start = () => startSimulator({ years: 1 });
const change = async (simulator: ReturnType<typeof start>, body: unknown) =>
  (await (await simulator.control('readings', body)).json()) as Record<string, Record<string, unknown[]>>;
const fieldOf = async (simulator: ReturnType<typeof start>, body: unknown) => {
  const response = await simulator.control('readings', body);
  return [response.status, ((await response.json()) as { field?: string }).field];
};

describe('an added night', () => {
  const night = { from: nowSec - 30_000, to: nowSec - 5000 };

  test('is true', async () => {
    const simulator = start();
    const { nights } = await change(simulator, { nights: { add: [night] } });
    expect(
      (await simulator.truthOf('sleep-summary')).find(({ id }) => id === nights?.['added']?.[0]),
    ).toMatchObject({
      ...night,
      day: '2026-11-22',
      timeZone: 'Europe/Paris',
      model: 32,
      created: nowSec,
      modified: nowSec,
    });
  });

  test('has a summary that follows from its phases', async () => {
    const simulator = start();
    const segments = [
      { from: night.from, to: night.from + 600, state: 0, model: 32 },
      { from: night.from + 600, to: night.from + 4200, state: 2, model: 32 },
      { from: night.from + 4200, to: night.to, state: 1, model: 32 },
    ];
    const { nights } = await change(simulator, { nights: { add: [{ ...night, segments }] } });
    const added = (await simulator.truthOf('sleep-summary')).find(({ id }) => id === nights?.['added']?.[0]);
    expect(added?.['summary']).toMatchObject({
      sleep_latency: 600,
      deepsleepduration: 3600,
      total_timeinbed: 25_000,
    });
  });

  test('can be sent back as the truth shows it', async () => {
    const simulator = start();
    const [truth] = await simulator.truthOf('sleep', `&from=${nowSec - 86_400}&to=${nowSec}`);
    const { id: _id, ...copy } = truth ?? {};
    const { nights } = await change(simulator, { nights: { add: [copy] } });
    const added = (await simulator.truthOf('sleep', `&from=${nowSec - 86_400}&to=${nowSec}`)).find(
      ({ id }) => id === nights?.['added']?.[0],
    );
    expect({ ...added, id: 0, created: 0, modified: 0 }).toEqual({
      ...truth,
      id: 0,
      created: 0,
      modified: 0,
    });
  });
});

test('an edited night keeps what was not edited', async () => {
  const simulator = start();
  const before = (await simulator.truthOf('sleep-summary'))[40];
  await change(simulator, { nights: { edit: [{ id: before?.['id'], isNap: true }] } });
  const after = (await simulator.truthOf('sleep-summary')).find(({ id }) => id === before?.['id']);
  expect(after).toEqual({ ...before, isNap: true, modified: nowSec });
});

test('a deleted night is gone', async () => {
  const simulator = start();
  const before = (await simulator.truthOf('sleep-summary'))[40];
  await change(simulator, { nights: { delete: [before?.['id']] } });
  expect((await simulator.truthOf('sleep-summary')).map(({ id }) => id)).not.toContain(before?.['id']);
});

test('an edited workout can be edited again', async () => {
  const simulator = start();
  const [before] = await simulator.truthOf('workouts');
  await change(simulator, { workouts: { edit: [{ id: before?.['id'], category: 2 }] } });
  await change(simulator, { workouts: { edit: [{ id: before?.['id'], attrib: 2 }] } });
  expect((await simulator.truthOf('workouts'))[0]).toEqual({
    ...before,
    category: 2,
    attrib: 2,
    modified: nowSec,
  });
});

test('a day can be edited by its minutes, and its totals follow', async () => {
  const simulator = start();
  const minutes = [
    { at: nowSec - 7200, durationSec: 60, steps: 90, distanceM: 61.5 },
    { at: nowSec - 7140, durationSec: 60, steps: 112, distanceM: 80 },
  ];
  await change(simulator, { days: { edit: [{ day: '2026-11-22', minutes }] } });
  const [day] = await simulator.truthOf('activity', '&from=2026-11-22&to=2026-11-22');
  expect(day?.['totals']).toMatchObject({ steps: 202, distance: 141.5 });
});

test('the minutes of an edited day are on the wire', async () => {
  const simulator = start();
  const minutes = [{ at: nowSec - 7200, durationSec: 60, steps: 90 }];
  await change(simulator, { days: { edit: [{ day: '2026-11-22', minutes }] } });
  const told = await simulator.truthOf('intraday', `&from=${nowSec - 43_200}&to=${nowSec}`);
  expect(told.filter(({ at }) => Number(at) > nowSec - 40_000).map(({ steps }) => steps)).toEqual([90]);
});

test('a day can be sent back as the truth shows it', async () => {
  const simulator = start();
  const [truth] = await simulator.truthOf('activity', '&from=2026-11-10&to=2026-11-10');
  await change(simulator, { days: { add: [truth] } });
  expect(await simulator.truthOf('activity', '&from=2026-11-10&to=2026-11-10')).toEqual([
    { ...truth, modified: nowSec },
  ]);
});

test('a deleted day has neither row nor minutes nor workouts', async () => {
  const simulator = start();
  const [workout] = await simulator.truthOf('workouts', '&from=2026-10-01&to=2026-11-15');
  const day = String(workout?.['day']);
  await change(simulator, { days: { delete: [day] } });
  expect([
    await simulator.truthOf('activity', `&from=${day}&to=${day}`),
    await simulator.truthOf('workouts', `&from=${day}&to=${day}`),
  ]).toEqual([[], []]);
});

test('an added record can become known later', async () => {
  const simulator = start();
  const night = { from: nowSec - 30_000, to: nowSec - 5000 };
  const { nights } = await change(simulator, { nights: { add: [night] }, readableAfterSec: 60 });
  const isThere = async () =>
    (await simulator.truthOf('sleep-summary')).some(({ id }) => id === nights?.['added']?.[0]);
  const before = await isThere();
  await simulator.advance(60);
  expect([before, await isThere()]).toEqual([false, true]);
});

test.each([
  [{ nights: { add: [{ from: nowSec }] } }, 'nights.add[0].to'],
  [{ nights: { add: [{ id: 1, from: nowSec, to: nowSec }] } }, 'nights.add[0].id'],
  [{ nights: { edit: [{ id: 1 }] } }, 'nights.edit[0].id'],
  [{ nights: { delete: [1] } }, 'nights.delete[0]'],
  [{ nights: { add: [{ from: nowSec, to: nowSec, timeZone: 'Mars' }] } }, 'nights.add[0].timeZone'],
  [{ nights: { add: [{ from: nowSec, to: nowSec, colour: 1 }] } }, 'nights.add[0].colour'],
  [
    { nights: { add: [{ from: nowSec, to: nowSec, segments: [{ from: 1 }] }] } },
    'nights.add[0].segments[0].to',
  ],
  [
    { workouts: { add: [{ from: nowSec, to: nowSec, values: { steps: 'x' } }] } },
    'workouts.add[0].values.steps',
  ],
  [{ workouts: { edit: [{ id: 1 }] } }, 'workouts.edit[0].id'],
  [{ days: { edit: [{ day: '2026-02-30' }] } }, 'days.edit[0].day'],
  [{ days: { edit: [{ day: '1999-01-01' }] } }, 'days.edit[0].day'],
  [
    { days: { edit: [{ day: '2026-11-20', minutes: [{ at: nowSec }] }] } },
    'days.edit[0].minutes[0].durationSec',
  ],
  [{ days: 'all' }, 'days'],
  [{ readableAfterSec: -1 }, 'readableAfterSec'],
])('%j is refused and names the field', async (body, field) => {
  expect(await fieldOf(start(), body)).toEqual([400, field]);
});

test('nothing is changed where one of several is wrong', async () => {
  const simulator = start();
  const before = await simulator.truthOf('workouts');
  const body = { workouts: { add: [{ from: nowSec - 60, to: nowSec }] }, nights: { delete: [1] } };
  await simulator.control('readings', body);
  expect(await simulator.truthOf('workouts')).toEqual(before);
});

test.each(['intraday', 'sleep'])('the truth of %s needs its bounds', async (kind) => {
  const response = await start().control(`truth?kind=${kind}`);
  expect([response.status, ((await response.json()) as Row)['field']]).toEqual([400, 'from']);
});

test.each(['activity', 'sleep-summary', 'workouts'])(
  'the truth of %s takes days and instants',
  async (kind) => {
    const simulator = start();
    const byDay = await simulator.truthOf(kind, '&from=2026-10-01&to=2026-10-31');
    const byInstant = await simulator.truthOf(kind, '&from=2026-10-01T10:00:00Z&to=2026-10-31T10:00:00Z');
    expect(byDay.length).toBeGreaterThan(5);
    expect(byInstant).toEqual(byDay);
  },
);

test('no record is told or revised more than a week after its end', async () => {
  const simulator = startSimulator({ years: 2 });
  const kinds = await Promise.all(
    ['activity', 'sleep-summary', 'workouts'].map((kind) => simulator.truthOf(kind)),
  );
  const lags = kinds.flat().map(({ to, modified }) => Number(modified) - Number(to));
  expect(Math.max(...lags)).toBeLessThan(7 * 86_400);
});
