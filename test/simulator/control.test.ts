import { expect, test } from 'vitest';
import { noon, startSimulator } from './client.ts';

const nowSec = noon / 1000;

test('without control there is nothing at /__sim', async () => {
  const { send } = startSimulator({ years: 1, control: false });
  const paths = ['/__sim', '/__sim/calls', '/__sim/truth?kind=measures', '/__sim/reset'];
  const statuses = await Promise.all(paths.map(async (path) => (await send(path)).status));
  expect(statuses).toEqual([404, 404, 404, 404]);
});

test('a page of another site cannot reach the controls', async () => {
  const { send } = startSimulator({ years: 1 });
  const response = await send('/__sim/reset', {
    method: 'POST',
    headers: { 'sec-fetch-site': 'cross-site' },
  });
  expect(response.status).toBe(403);
});

test('an unknown control is 404', async () => {
  expect((await startSimulator({ years: 1 }).control('weather')).status).toBe(404);
});

test('the clock moves by seconds', async () => {
  const { control } = startSimulator({ years: 1 });
  expect(await (await control('clock', { advanceSec: 90 })).json()).toEqual({ now: nowSec + 90 });
});

test('the clock can be set', async () => {
  const { control } = startSimulator({ years: 1 });
  expect(await (await control('clock', { now: '2027-01-01T00:00:00Z' })).json()).toEqual({
    now: Date.parse('2027-01-01T00:00:00Z') / 1000,
  });
});

test('an added reading is true and on the wire', async () => {
  const { control, truth, signIn, getMeasures, groupsOf } = startSimulator({ years: 1 });
  const added = await control('readings', { add: [{ at: nowSec - 5, values: { weightKg: 78.4 } }] });
  const { added: ids } = (await added.json()) as { added: number[] };
  const { access_token } = await signIn('withings');
  expect((await truth()).at(-1)).toMatchObject({ grpid: ids[0], measures: [{ type: 1, value: 78.4 }] });
  expect(groupsOf(await getMeasures('withings', access_token, { limit: '1' }))[0]).toMatchObject({
    grpid: ids[0],
    measures: [{ type: 1, value: 784, unit: -1 }],
  });
});

test('a reading can be added as it is on the wire', async () => {
  const { control, truth } = startSimulator({ years: 1 });
  const measures = [{ type: 1, value: 95_817, unit: -3 }];
  await control('readings', { add: [{ at: nowSec, measures }] });
  expect((await truth()).at(-1)?.measures).toEqual([{ type: 1, value: 95.817 }]);
});

test('a reading can be added with zone, attrib and category', async () => {
  const { control, truth } = startSimulator({ years: 1 });
  const extra = { timeZone: 'Asia/Kathmandu', attrib: 1, category: 2 };
  await control('readings', { add: [{ at: '2026-11-22T11:59:59Z', values: { weightKg: 70 }, ...extra }] });
  expect((await truth()).at(-1)).toMatchObject({ timezone: 'Asia/Kathmandu', attrib: 1, category: 2 });
});

test('a reading can be dated in milliseconds by mistake', async () => {
  const { control, truth } = startSimulator({ years: 1 });
  await control('readings', { add: [{ at: noon, values: { weightKg: 80 } }] });
  expect((await truth()).at(-1)?.date).toBe(noon);
});

test('an edit changes the values and the time of the change, not the identity', async () => {
  const { control, truth, advance } = startSimulator({ years: 1 });
  const [before] = await truth();
  await advance(50);
  await control('readings', { edit: [{ grpid: before?.grpid, values: { heightM: 1.8 } }] });
  expect((await truth())[0]).toEqual({
    ...before,
    measures: [{ type: 4, value: 1.8 }],
    modified: nowSec + 50,
  });
});

test('a deleted reading is gone', async () => {
  const { control, truth } = startSimulator({ years: 1 });
  const [first, second] = await truth();
  await control('readings', { delete: [first?.grpid] });
  expect((await truth())[0]).toEqual(second);
});

test('truth is sorted by time', async () => {
  const dates = (await startSimulator({ years: 2 }).truth()).map(({ date }) => date);
  expect(dates).toEqual(dates.toSorted((a, b) => a - b));
});

test('truth keeps to a window', async () => {
  const records = await startSimulator({ years: 1 }).truth(`&from=${nowSec - 86_400}&to=${nowSec}`);
  expect(records.every(({ date }) => date >= nowSec - 86_400 && date <= nowSec)).toBe(true);
});

test('truth has no wire notation', async () => {
  const records = await startSimulator({ years: 1 }).truth();
  const fields = new Set(
    records.flatMap(({ measures }) => measures.flatMap((measure) => Object.keys(measure))),
  );
  expect([...fields].toSorted()).toEqual(['type', 'value']);
});

test('truth knows the person', async () => {
  const answer = await startSimulator().control('truth?kind=user');
  expect(await answer.json()).toMatchObject({
    kind: 'user',
    timezone: 'Europe/Paris',
    firstWeightDay: '2016-10-02',
  });
});

test('a reset forgets tokens, clock, faults, calls and changes', async () => {
  const simulator = startSimulator({ years: 1 });
  const before = await simulator.truth();
  const { access_token } = await simulator.signIn('nokia');
  await simulator.control('readings', { delete: [before[0]?.grpid] });
  await simulator.setFault('html200', {}, 'always');
  await simulator.advance(86_400);
  await simulator.control('reset', {});
  expect(await simulator.calls()).toEqual([]);
  expect(await simulator.truth()).toEqual(before);
  expect((await simulator.getMeasures('nokia', access_token)).status).toBe(401);
});

test.each([
  ['clock', {}, 'advanceSec'],
  ['clock', { advanceSec: 1, now: 1 }, 'advanceSec'],
  ['clock', { advanceSec: 'soon' }, 'advanceSec'],
  ['clock', { now: '2026-01-01' }, 'now'],
  ['clock', { now: 1e12 }, 'now'],
  ['clock', { advanceSec: 1e10 }, 'advanceSec'],
  ['clock', { speed: 2 }, 'speed'],
  ['clock', [], 'body'],
  ['tokens', { kill: 'everything' }, 'kill'],
  ['faults', { fault: 'fire' }, 'fault.kind'],
  ['faults', { fault: { kind: 'status' } }, 'fault.status'],
  ['faults', { fault: { kind: 'http', http: 99 } }, 'fault.http'],
  ['faults', { fault: { kind: 'http', http: 600 } }, 'fault.http'],
  ['faults', { fault: { kind: 'delay', ms: -1 } }, 'fault.ms'],
  ['faults', { fault: 'stall', times: 0 }, 'times'],
  ['faults', { fault: 'stall', match: { nth: 0 } }, 'match.nth'],
  ['faults', { fault: 'stall', match: { route: '/x' } }, 'match.route'],
  ['readings', { add: [{ values: { weightKg: 80 } }] }, 'add[0].at'],
  ['readings', { add: [{ at: 1e14, values: { weightKg: 80 } }] }, 'add[0].at'],
  ['readings', { add: [{ at: nowSec }] }, 'add[0].values'],
  ['readings', { add: [{ at: nowSec, values: { weight: 80 } }] }, 'add[0].values.weight'],
  ['readings', { add: [{ at: nowSec, values: { weightKg: '80' } }] }, 'add[0].values.weightKg'],
  ['readings', { add: [{ at: nowSec, values: { weightKg: 80.123_456_7 } }] }, 'add[0].values.weightKg'],
  ['readings', { add: [{ at: nowSec, timeZone: 'Mars', values: { weightKg: 80 } }] }, 'add[0].timeZone'],
  ['readings', { add: [{ at: nowSec, measures: [{ type: 1, value: 80.5 }] }] }, 'add[0].measures[0].value'],
  ['readings', { edit: [{ grpid: 1, attrib: 0 }] }, 'edit[0].grpid'],
  ['readings', { delete: [1] }, 'delete[0]'],
  ['readings', { add: {} }, 'add'],
])('%s with %j is 400 and names %s', async (path, body, field) => {
  const response = await startSimulator({ years: 1 }).control(path, body);
  expect([response.status, ((await response.json()) as { field: string }).field]).toEqual([400, field]);
});

test('a body that is no JSON is 400', async () => {
  const { send } = startSimulator({ years: 1 });
  expect((await send('/__sim/clock', { method: 'POST', body: 'later' })).status).toBe(400);
});

test.each(['', '?kind=dreams', '?kind=measures&from=monday'])('truth%s is 400', async (query) => {
  expect((await startSimulator({ years: 1 }).control(`truth${query}`)).status).toBe(400);
});

test('a change that is wrong in one part changes nothing', async () => {
  const { control, truth } = startSimulator({ years: 1 });
  const before = await truth();
  await control('readings', { add: [{ at: nowSec, values: { weightKg: 80 } }], delete: [1] });
  expect(await truth()).toEqual(before);
});
