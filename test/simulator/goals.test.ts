import { expect, test } from 'vitest';
import { type DialectName, startSimulator } from './client.ts';

const start = async (dialect: DialectName, options: Parameters<typeof startSimulator>[0] = {}) => {
  const simulator = startSimulator({ years: 1, ...options });
  const { access_token } = await simulator.signIn(dialect);
  return { ...simulator, goals: () => simulator.ask(dialect, access_token, 'getgoals') };
};

test('today there are goals for steps, sleep and weight', async () => {
  const { goals, control } = await start('withings');
  const told = (await goals()).body['goals'] as unknown as {
    steps: number;
    sleep: number;
    weight: { value: number; unit: number };
  };
  const { goals: truth } = (await (await control('truth?kind=goals')).json()) as {
    goals: { steps: number; sleepSec: number; weightKg: number };
  };
  expect([told.steps, told.sleep, told.weight.value * 10 ** told.weight.unit]).toEqual([
    truth.steps,
    truth.sleepSec,
    truth.weightKg,
  ]);
});

test('the goal for the weight is the last one set', async () => {
  const { goals, control } = await start('withings');
  await control('readings', {
    add: [{ at: '2026-11-22T11:00:00Z', category: 2, values: { weightKg: 71.5 } }],
  });
  expect((await goals()).body['goals']).toMatchObject({ weight: { value: 71_500, unit: -3 } });
});

test('no goals are an empty list', async () => {
  expect((await (await start('withings', { goals: 'none' })).goals()).body).toEqual({ goals: [] });
});

test('in 2018 there was no such call', async () => {
  expect((await (await start('nokia')).goals()).status).toBe(2554);
});
