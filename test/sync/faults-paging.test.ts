/** Rows F19 to F24 and F36 of the fault matrix: lists that page badly. */
import type { SimulatorOptions } from '#simulator/options.ts';
import type { DialectName } from './world.ts';
import { actions, eachTime, matchAt, prove, strikeAll, type Row, type Scene } from './fault-rows.ts';

const both: readonly DialectName[] = ['nokia', 'withings'];
const lists = actions.filter(({ isList }) => isList);

/** A manner of answering: from the beginning, once lists are being read, or when everything was read. */
function switched(switches: Partial<SimulatorOptions>) {
  return async ({ world, moment }: Scene): Promise<void> => {
    if (moment !== 'in mid-page') {
      await world.switchTo(switches);
      return;
    }
    let isSwitched = false;
    world.surroundings.before = async (url) => {
      if (isSwitched || !url.searchParams.has('offset')) return;
      isSwitched = true;
      await world.switchTo(switches);
    };
  };
}

/** Once for each list, just before a later page is asked for. */
function betweenPages(change: (scene: Scene, list: string) => Promise<unknown>) {
  return (scene: Scene): void => {
    const changed = new Set<string>();
    scene.world.surroundings.before = async ({ pathname, searchParams }) => {
      if (changed.has(pathname) || !searchParams.has('offset')) return;
      changed.add(pathname);
      await change(scene, pathname.split('/').at(-1) ?? '');
    };
  };
}

/** At the head of the list, so that all that was told is told again one later. */
async function insert({ world }: Scene, list: string): Promise<void> {
  const now = world.nowSec();
  if (list === 'measures')
    await world.control('readings', {
      add: [1, 2, 3].map((back) => ({ at: now - back, values: { weightKg: 77 } })),
    });
  if (list === 'workouts')
    await world.control('readings', { workouts: { add: [{ from: now - 900, to: now - 300 }] } });
  if (list === 'sleep-summary')
    await world.control('readings', { nights: { add: [{ from: now - 9000, to: now - 4000 }] } });
}

/** Out of what was told already, so that the next page begins one too late. */
async function remove({ world }: Scene, list: string): Promise<void> {
  const latest = async (kind: string): Promise<Record<string, never>> =>
    ((await world.truth(kind)) as Record<string, never>[]).at(-2) ?? {};
  if (list === 'measures') await world.control('readings', { delete: [(await latest('measures'))['grpid']] });
  if (list === 'workouts')
    await world.control('readings', { workouts: { delete: [(await latest('workouts'))['id']] } });
  if (list === 'sleep-summary')
    await world.control('readings', { nights: { delete: [(await latest('sleep-summary'))['id']] } });
  if (list === 'activity')
    await world.control('readings', { days: { delete: [(await latest('activity'))['day']] } });
}

/** So much that is new that even changes come in pages. */
async function manyNews({ world }: Scene): Promise<void> {
  const now = world.nowSec();
  const many = Array.from({ length: 50 }, (_, index) => now - 600 - index * 7200);
  await world.control('readings', {
    add: many.map((at) => ({ at, values: { weightKg: 79 } })),
    workouts: { add: many.slice(0, 15).map((at) => ({ from: at, to: at + 300 })) },
  });
}

const rows: readonly Row[] = [
  {
    fault: 'F19 pages without end, each naming the same next one',
    dialects: both,
    met: 'moreForever',
    begin: async (scene) => {
      for (const list of lists) await scene.world.strike(matchAt(scene, list), 'moreForever', 'always');
    },
    told: ({ phase, stopped }) => phase === 'error' && stopped === 'no-progress',
    end: ({ world }) => world.heal(),
    untold: ({ phase }) => phase === 'reconnect',
  },
  {
    fault: 'F20 a promise of more and nothing but empty pages',
    dialects: both,
    met: 'emptyPage',
    begin: async (scene) => {
      for (const list of lists) await scene.world.strike(matchAt(scene, list), 'emptyPage', 'always');
    },
    told: ({ phase, stopped }) => phase === 'error' && stopped !== undefined,
    end: ({ world }) => world.heal(),
  },
  {
    fault: 'F20 one empty page in each list',
    dialects: ['nokia'],
    met: 'emptyPage',
    begin: (scene) => strikeAll(scene, 'emptyPage'),
    untold: ({ phase }) => phase === 'error',
  },
  {
    fault: 'F20 an answer without records, as if there were none',
    dialects: both,
    met: 'blank',
    begin: (scene) => strikeAll(scene, 'blank'),
    untold: ({ phase }) => phase === 'error',
    // What should have been there is looked for again within the day.
    end: ({ world, tab }) => world.sleep(tab, 26),
  },
  {
    fault: 'F21 pages that overlap',
    dialects: both,
    met: 'more',
    begin: async (scene) => {
      for (const list of lists) {
        const match = matchAt(scene, list);
        await scene.world.strike(match, { kind: 'more', more: true, offset: 5 });
      }
    },
    untold: ({ phase }) => phase === 'error',
  },
  {
    fault: 'F21 records that come twice',
    dialects: ['withings'],
    met: null,
    begin: switched({ duplicateGroups: true, duplicateWorkouts: true }),
    untold: ({ phase }) => phase === 'error',
  },
  {
    fault: 'F22 records that are added while a list is being read',
    dialects: both,
    met: null,
    begin: async (scene) => {
      if (scene.moment === 'in steady state') await manyNews(scene);
      betweenPages(insert)(scene);
    },
    untold: ({ phase }) => phase === 'error',
  },
  {
    fault: 'F22 records that are deleted while a list is being read',
    dialects: both,
    met: null,
    begin: async (scene) => {
      if (scene.moment === 'in steady state') await manyNews(scene);
      betweenPages(remove)(scene);
    },
    untold: ({ phase }) => phase === 'error',
    // A deletion shows when the latest days are read again.
    end: async ({ world, tab }) => {
      world.surroundings.before = () => undefined;
      await world.sleep(tab, 26);
    },
  },
  {
    fault: 'F23 records on a page in another order from call to call',
    dialects: both,
    met: null,
    begin: eachTime('order', ['scattered', 'newest first', 'oldest first']),
    untold: ({ phase }) => phase === 'error',
  },
  {
    fault: 'F23 lists that begin with their oldest record',
    dialects: both,
    met: null,
    // While a list is being read nobody turns it around.
    moments: ['at first sync', 'in steady state'],
    begin: switched({ paging: 'oldest first' }),
    untold: ({ phase }) => phase === 'error',
  },
  ...(
    [
      ['as a number, and a last page that says so', { more: 'number', lastPage: 'told' }],
      ['as a boolean, and a last page that is silent', { more: 'boolean', lastPage: 'silent' }],
      ['as a text, without an offset', { more: 'text', offset: 'never' }],
      ['before an empty page in the middle of every list', { emptyMiddlePage: true }],
    ] as const
  ).map(([words, switches]): Row => ({
    fault: `F24 more ${words}`,
    dialects: both,
    isInBoth: true,
    met: null,
    begin: switched(switches),
    untold: ({ phase }) => phase === 'error',
  })),
  ...(
    [
      ['7 days', '24 hours'],
      ['7 days cut', '7 days'],
      ['300 rows', '24 hours'],
    ] as const
  ).map(([nightsPerCall, sleepWindow]): Row => ({
    fault: `F36 nights in the manner "${nightsPerCall}", segments of ${sleepWindow} in a call`,
    dialects: both,
    isInBoth: true,
    met: null,
    begin: switched({ nightsPerCall, sleepWindow }),
    untold: ({ phase }) => phase === 'error',
  })),
];

prove(rows);
