import { describe, expect, test } from 'vitest';
import { type DialectName, noon, type Row, startSimulator } from './client.ts';

const nowSec = noon / 1000;

const start = async (dialect: DialectName, options: Parameters<typeof startSimulator>[0] = {}) => {
  const simulator = startSimulator({ years: 1, ...options });
  const { access_token } = await simulator.signIn(dialect);
  const devices = async () =>
    (await simulator.ask(dialect, access_token, 'getdevice')).body['devices'] as unknown as Row[];
  return { ...simulator, devices, access_token };
};

describe.each(['nokia', 'withings'] as const)('getdevice in the manner of %s', (dialect) => {
  test('tells of five devices', async () => {
    const { devices, truthOf } = await start(dialect);
    const truth = await truthOf('devices');
    expect((await devices()).map(({ type, model, battery }) => [type, model, battery])).toEqual(
      truth.map(({ type, model, battery }) => [type, model, battery]),
    );
    expect(truth.map(({ type }) => type)).toEqual([
      'Scale',
      'Blood Pressure Monitor',
      'Activity Tracker',
      'Sleep Monitor',
      'Smart Connected Thermometer',
    ]);
  });

  test('has one with a battery that nobody knows', async () => {
    expect((await (await start(dialect)).devices()).map(({ battery }) => battery)).toContain('unknown');
  });

  test('has a type that nobody knows where that is switched on', async () => {
    const { devices } = await start(dialect, { unknownEnums: true });
    expect((await devices()).map(({ type }) => type)).toContain('Toaster');
  });
});

test('in 2018 a device had three fields', async () => {
  const devices = await (await start('nokia')).devices();
  expect(new Set(devices.flatMap((device) => Object.keys(device)))).toEqual(
    new Set(['type', 'model', 'battery']),
  );
});

test('today a device has nine fields', async () => {
  const [device = {}] = await (await start('withings')).devices();
  expect(Object.keys(device)).toHaveLength(9);
});

test('today the dates of sessions may be null', async () => {
  const devices = await (await start('withings')).devices();
  expect([
    devices.some((device) => device['first_session_date'] === null),
    devices.some((device) => device['last_session_date'] === null),
  ]).toEqual([true, true]);
});

test('no session lies ahead', async () => {
  const devices = await (await start('withings')).devices();
  expect(devices.filter((device) => Number(device['last_session_date']) > nowSec)).toEqual([]);
});

test('the devices are those that the records name', async () => {
  const { devices, truth, truthOf } = await start('withings');
  const known = new Set((await devices()).map(({ deviceid }) => deviceid));
  const weighing = (await truth()).findLast(({ measures }) => measures.some(({ type }) => type === 6));
  const night = (await truthOf('sleep-summary')).findLast(({ model }) => model === 32);
  const day = (await truthOf('activity')).at(-1);
  expect(
    [weighing?.deviceid, night?.['deviceId'], day?.['deviceId']].filter((id) => !known.has(id ?? '')),
  ).toEqual([]);
});
