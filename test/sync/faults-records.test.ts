/** Rows F28 to F34 of the fault matrix: records that are strange or cannot be read. */
import { expect } from 'vitest';
import { readUnreadable } from '#archive/unreadable.ts';
import { listKinds, type ListKind, type SpanKind } from '#domain/record-kinds.ts';
import type { SimulatorOptions } from '#simulator/options.ts';
import { actions, eachTime, matchAt, prove, type Row, type Scene } from './fault-rows.ts';
import type { DialectName } from './world.ts';

const both: readonly DialectName[] = ['nokia', 'withings'];

/** Kinds of records that no document lists, in every list. */
async function addUnknown({ world }: Scene): Promise<void> {
  const at = world.nowSec() - 90_000;
  const segments = [
    { from: at - 9000, to: at - 6000, state: 42, model: 32 },
    { from: at - 6000, to: at - 3000, state: 1, model: 32 },
  ];
  await world.control('readings', {
    add: [
      { at, measures: [{ type: 9876, value: 1234, unit: -2 }] },
      { at: at - 60, category: 7, attrib: 10_009, values: { weightKg: 77.7 } },
    ],
    nights: { add: [{ from: at - 9000, to: at - 3000, modelId: 987, segments }] },
    workouts: { add: [{ from: at - 30_000, to: at - 29_000, category: 9876, attrib: 17, modelId: 987 }] },
  });
}

/** Bad records among the good ones, in the answers of some calls alone. */
function mingle(...chosen: readonly string[]) {
  return async (scene: Scene): Promise<void> => {
    const times = scene.moment === 'in steady state' ? 3 : 'always';
    for (const action of actions) {
      if (chosen.includes(action.action))
        await scene.world.strike(matchAt(scene, action), 'badRecords', times);
    }
  };
}

/** What was counted as unreadable of a kind, as text. */
async function unreadable({ tab }: Scene, kind: ListKind | SpanKind): Promise<string> {
  const records = await readUnreadable(tab.archive, kind);
  return JSON.stringify(records);
}

/** At least one kind keeps, of what it could not read, something that says so. */
function expectUnreadable(kinds: readonly (ListKind | SpanKind)[], pattern: RegExp) {
  return async (scene: Scene): Promise<void> => {
    await scene.world.untilRested(scene.tab);
    for (const kind of kinds) expect(await unreadable(scene, kind)).toMatch(pattern);
  };
}

function switched(switches: Partial<SimulatorOptions>) {
  return async ({ world }: Scene): Promise<void> => {
    await world.switchTo(switches);
  };
}

const quiet = { untold: ({ phase }: { phase: string }) => phase === 'error' };
const lists = ['getmeas', 'getactivity', 'getsummary', 'getworkouts'];

const rows: readonly Row[] = [
  {
    ...quiet,
    fault: 'F28 types, categories, states and models that no document lists',
    dialects: both,
    met: null,
    begin: addUnknown,
  },
  {
    ...quiet,
    fault: 'F29 exponents beyond every number',
    dialects: both,
    met: 'badRecords',
    begin: mingle('getmeas'),
    meanwhile: expectUnreadable(['measures'], /78400e400/),
    end: ({ world }) => world.heal(),
  },
  {
    ...quiet,
    fault: 'F30 fields that are null, missing, negative or in words',
    dialects: both,
    met: 'badRecords',
    begin: mingle(...lists),
    meanwhile: expectUnreadable(listKinds, /null/),
    end: ({ world }) => world.heal(),
  },
  {
    ...quiet,
    fault: 'F30 every number as text',
    dialects: both,
    met: null,
    begin: switched({ numbers: 'text' }),
  },
  {
    ...quiet,
    fault: 'F30 false in place of instants',
    dialects: ['nokia'],
    met: null,
    begin: switched({ falseForIntegers: true }),
    end: async ({ world, tab }) => {
      await world.untilRested(tab);
      await world.switchTo({ falseForIntegers: false });
      await world.clock.advance(60_000);
      tab.engine.readAgain();
    },
  },
  {
    ...quiet,
    fault: 'F31 nothing, said in another way from call to call',
    dialects: both,
    met: null,
    begin: async (scene) => {
      await scene.world.switchTo({ goals: 'none' });
      eachTime('empty', ['map', 'list', 'null', 'absent', 'empty body', 'list body', 'no body'])(scene);
    },
  },
  {
    ...quiet,
    fault: 'F32 keys of minutes that are no instants',
    dialects: both,
    met: 'badRecords',
    begin: mingle('getintradayactivity'),
    meanwhile: expectUnreadable(['intraday'], /series\.(?:noon|-5)/),
    end: ({ world }) => world.heal(),
  },
  {
    ...quiet,
    fault: 'F33 zones in quotation marks or escaped, from call to call',
    dialects: both,
    met: null,
    begin: eachTime('zones', ['quoted', 'escaped', 'plain']),
  },
  {
    ...quiet,
    fault: 'F33 zones that nobody knows, or none',
    dialects: both,
    met: null,
    begin: eachTime('zones', ['unknown', 'blank']),
    end: async ({ world, tab }) => {
      await world.untilRested(tab);
      world.surroundings.before = () => undefined;
      await world.switchTo({ zones: 'real' });
      // What could not be read is read again when the service writes it properly.
      await world.clock.advance(60_000);
      tab.engine.readAgain();
    },
  },
  {
    ...quiet,
    fault: 'F34 instants in milliseconds, before 1970 or none at all',
    dialects: both,
    met: 'badRecords',
    begin: mingle('getmeas', 'getsummary', 'getworkouts'),
    meanwhile: expectUnreadable(['measures', 'sleep-summary', 'workouts'], /1500000000000/),
    end: ({ world }) => world.heal(),
  },
  {
    ...quiet,
    fault: 'F34 phases of sleep without instants',
    dialects: both,
    met: 'badRecords',
    begin: mingle('get'),
    meanwhile: expectUnreadable(['sleep'], /startdate/),
    end: ({ world }) => world.heal(),
  },
];

prove(rows);
