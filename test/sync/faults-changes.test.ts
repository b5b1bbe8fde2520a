/** Rows F25 to F27 of the fault matrix: records that change, vanish or come late. */
import { prove, type Row, type Scene } from './fault-rows.ts';
import type { DialectName, World } from './world.ts';

const daySec = 86_400;
const both: readonly DialectName[] = ['nokia', 'withings'];

type Known = {
  readonly measures: readonly { readonly grpid: number }[];
  readonly days: readonly { readonly day: string; readonly totals: Readonly<Record<string, number>> }[];
  readonly nights: readonly { readonly id: number; readonly summary: Readonly<Record<string, number>> }[];
  readonly workouts: readonly { readonly id: number; readonly values: Readonly<Record<string, number>> }[];
};

/** The record so many places before the last. */
function one(records: readonly unknown[] | undefined, index: number): never[] {
  const record = records?.at(-1 - index);
  // The control plane's own records; a wrong shape is refused by it.
  return record === undefined ? [] : [record as never];
}

/** So many records back from the newest of each kind: some of the last days, and some of the depths. */
async function pick(world: World, back: number): Promise<Known> {
  const [measures, days, nights, workouts] = await Promise.all(
    ['measures', 'activity', 'sleep-summary', 'workouts'].map(async (kind) => world.truth(kind)),
  );
  return {
    measures: one(measures, back * 3),
    days: one(days, back),
    nights: one(nights, back),
    workouts: one(workouts, Math.ceil(back / 2)),
  };
}

async function edit(world: World, back: number): Promise<void> {
  const { measures, days, nights, workouts } = await pick(world, back);
  await world.control('readings', {
    edit: measures.map(({ grpid }) => ({ grpid, values: { weightKg: 66.6 } })),
    days: { edit: days.map(({ day, totals }) => ({ day, totals: { ...totals, steps: 4321 } })) },
    nights: {
      edit: nights.map(({ id, summary }) => ({ id, summary: { ...summary, wakeupcount: 9 } })),
    },
    workouts: { edit: workouts.map(({ id, values }) => ({ id, values: { ...values, steps: 1234 } })) },
  });
}

async function remove(world: World, back: number): Promise<void> {
  const { measures, days, nights, workouts } = await pick(world, back);
  await world.control('readings', {
    delete: measures.map(({ grpid }) => grpid),
    days: { delete: days.map(({ day }) => day) },
    nights: { delete: nights.map(({ id }) => id) },
    workouts: { delete: workouts.map(({ id }) => id) },
  });
}

/** Taken so many days ago, and told only now. */
async function addLate(world: World, daysAgo: number): Promise<void> {
  const at = world.nowSec() - daysAgo * daySec;
  await world.control('readings', {
    add: [{ at, values: { weightKg: 82.1, fatRatioPercent: 21.5 } }],
    nights: { add: [{ from: at - 9000, to: at - 1800 }] },
    workouts: { add: [{ from: at - 40_000, to: at - 38_000, values: { steps: 2500 } }] },
  });
}

/** Before anything was asked, after the first pages, or when all was read. */
function when(change: (world: World) => Promise<void>) {
  return async ({ world, moment }: Scene): Promise<void> => {
    if (moment !== 'in mid-page') {
      await change(world);
      return;
    }
    let later = 0;
    world.surroundings.before = async ({ searchParams }) => {
      if (!searchParams.has('offset')) return;
      later += 1;
      if (later === 6) await change(world);
    };
  };
}

/** Once a day the latest days are read again as they stand; all others when the reader asks for it. */
async function readAgain({ world, tab }: Scene): Promise<void> {
  await world.sleep(tab, 26);
  tab.engine.readAgain();
  await world.untilRested(tab);
}

const quiet = { met: null, untold: ({ phase }: { phase: string }) => phase === 'error' };

const rows: readonly Row[] = [
  {
    ...quiet,
    fault: 'F25 records of the last days, edited',
    dialects: both,
    begin: when((world) => edit(world, 2)),
  },
  {
    ...quiet,
    fault: 'F25 old records, edited',
    dialects: both,
    begin: when((world) => edit(world, 40)),
    end: readAgain,
  },
  {
    ...quiet,
    fault: 'F26 records of the last days, deleted',
    dialects: both,
    begin: when((world) => remove(world, 2)),
    end: ({ world, tab }) => world.sleep(tab, 26),
  },
  {
    ...quiet,
    fault: 'F26 old records, deleted',
    dialects: both,
    begin: when((world) => remove(world, 40)),
    end: readAgain,
  },
  {
    ...quiet,
    fault: 'F27 records taken 40 days ago and told today',
    dialects: both,
    begin: when((world) => addLate(world, 40)),
    end: ({ world, tab }) => world.sleep(tab, 26),
  },
];

prove(rows);
