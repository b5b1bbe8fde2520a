/** Runs the rows of the fault matrix, each at three moments, against a whole world; see `world.ts`. */
import { describe, expect, it, vi } from 'vitest';
import type { Fault } from '#simulator/faults.ts';
import type { Switches } from '#simulator/switches.ts';
import type { SyncStatus } from '#sync/sync-status.ts';
import {
  createWorld,
  type DialectName,
  type FaultMatch,
  type Keeping,
  type Tab,
  type World,
  type WorldOptions,
} from './world.ts';

/** For a busy machine; a world by itself takes a second or two. */
const longestSceneMs = 60_000;

export const moments = ['at first sync', 'in mid-page', 'in steady state'] as const;
export type Moment = (typeof moments)[number];

/** Where a row plays: the fault is set before anything was read, or after everything was. */
export type Scene = { readonly world: World; readonly tab: Tab; readonly moment: Moment };

export type Row = {
  /** The row's number in the fault matrix, and what happens. */
  readonly fault: string;
  readonly dialects: readonly DialectName[];
  /** Each moment in each dialect, because the dialects differ in this. */
  readonly isInBoth?: boolean;
  readonly moments?: readonly Moment[];
  readonly world?: Partial<WorldOptions>;
  readonly keep?: Keeping;
  /** Before the tab opens its archive. */
  readonly prepare?: (world: World, moment: Moment) => unknown;
  readonly begin: (scene: Scene) => unknown;
  /** What the reader is told at some time while it lasts. */
  readonly told?: (status: SyncStatus, scene: Scene) => boolean;
  /** What the reader must never be told. */
  readonly untold?: (status: SyncStatus) => boolean;
  /** After it was told, and the fault is still there. */
  readonly meanwhile?: (scene: Scene) => unknown;
  readonly end?: (scene: Scene) => unknown;
  readonly afterwards?: (scene: Scene) => unknown;
  /** Kind of the simulator's fault that must have been met; that the row is not about nothing. */
  readonly met?: Fault['kind'] | null;
};

/** The calls whose answers the archive is made of. */
export const actions = [
  { path: '/measure', action: 'getmeas', isList: true },
  { path: '/v2/measure', action: 'getactivity', isList: true },
  { path: '/v2/sleep', action: 'getsummary', isList: true },
  { path: '/v2/measure', action: 'getworkouts', isList: true },
  { path: '/v2/measure', action: 'getintradayactivity', isList: false },
  { path: '/v2/sleep', action: 'get', isList: false },
] as const;

export type Action = (typeof actions)[number];

/** In mid-page: a later page of a list, a later window of what has no pages. */
export function matchAt(
  { moment, world }: Pick<Scene, 'moment' | 'world'>,
  { path, action, isList }: Action,
): FaultMatch {
  if (moment !== 'in mid-page') return { path, action };
  // In 2018 a call tells a week of nights, which is less than a page.
  const isPaged = isList && !(action === 'getsummary' && world.dialect === 'nokia');
  return isPaged ? { path, action, page: 'later' } : { path, action, nth: 4 };
}

/** Sets a fault for every kind of call, at the row's moment. */
export async function strikeAll(
  scene: Scene,
  fault: Fault | Fault['kind'] | ((action: Action, index: number) => Fault | Fault['kind']),
  times: number | 'always' = 1,
): Promise<void> {
  for (const [index, action] of actions.entries()) {
    const chosen = typeof fault === 'function' ? fault(action, index) : fault;
    await scene.world.strike(matchAt(scene, action), chosen, times);
  }
}

/** Another of some manners of answering with each call that a browser makes. */
export function eachTime<Name extends keyof Switches>(name: Name, manners: readonly Switches[Name][]) {
  return ({ world }: Scene): void => {
    let turn = 0;
    world.surroundings.before = async ({ pathname }) => {
      if (!pathname.startsWith('/api/')) return;
      await world.switchTo({ [name]: manners[turn % manners.length] });
      turn += 1;
    };
  };
}

const daySec = 86_400;

/** Something new of every kind, so that there is something to miss. */
export async function live(world: World): Promise<void> {
  const now = world.nowSec();
  const groups = (await world.truth('measures')) as { grpid: number; date: number }[];
  const old = groups.find(({ date }) => date > now - 40 * daySec);
  await world.control('readings', {
    add: [
      { at: now - 60, values: { weightKg: 78.123 } },
      { at: now - 50 * daySec, values: { weightKg: 81.5 } },
    ],
    edit: old === undefined ? [] : [{ grpid: old.grpid, values: { weightKg: 66.6 } }],
    workouts: { add: [{ from: now - 20_000, to: now - 18_000, values: { steps: 4000, calories: 200 } }] },
    nights: { add: [{ from: now - 9000, to: now - 4000 }] },
  });
}

const patienceMs = 3 * 3600_000;
const longestWaitMs = 45 * 60_000;

/**
 * Every row in both generations at every moment takes minutes. Unless asked for, the generations take turns; of the rows
 * of one fault the first is played at every moment, and each of the others at one.
 */
const isEveryScene = process.env['FAULTS'] === 'all';
/** Elsewhere than in UTC one moment of each row suffices: what depends on the host's zone depends on it each time. */
const isEveryMoment = isEveryScene || ['UTC', undefined].includes(process.env['TZ']);

/** Registers rows as tests. A row in two manners takes them in turn from moment to moment, unless it asks for both. */
export function prove(rows: readonly Row[]): void {
  vi.setConfig({ testTimeout: longestSceneMs });
  const proven = new Set<string>();
  for (const [index, row] of rows.entries()) {
    const { dialects, isInBoth = false } = row;
    const [number = ''] = row.fault.split(' ');
    const isFirstOfFault = !proven.has(number);
    proven.add(number);
    describe(`${row.fault}:`, () => {
      for (const moment of row.moments ?? moments) {
        const turn = moments.indexOf(moment) + index;
        const isWhole = isEveryScene || (isEveryMoment && isFirstOfFault);
        if (!isWhole && row.moments === undefined && turn % moments.length !== 0) continue;
        const next = turn % dialects.length;
        for (const dialect of isInBoth || isEveryScene ? dialects : dialects.slice(next, next + 1)) {
          it(`${moment}, in the manner of ${dialect}: nothing is lost, doubled or altered`, async () => {
            await play(row, dialect, moment);
          });
        }
      }
    });
  }
}

async function play(row: Row, dialect: DialectName, moment: Moment): Promise<void> {
  const world = await createWorld({ ...row.world, dialect });
  await row.prepare?.(world, moment);
  const tab = await world.openTab(row.keep === undefined ? {} : { keep: row.keep });
  const scene: Scene = { world, tab, moment };
  try {
    if (moment === 'in steady state') {
      tab.engine.start();
      await world.untilRested(tab);
      tab.told.length = 0;
      await row.begin(scene);
      await live(world);
      await world.clock.advance(longestWaitMs);
    } else {
      await row.begin(scene);
      tab.engine.start();
      await world.clock.settle();
    }
    const { told } = row;
    if (told !== undefined) {
      await world.until(
        'the reader is told',
        () => scene.tab.told.some((status) => told(status, scene)),
        patienceMs,
      );
    } else if (row.end !== undefined) await world.clock.advance(longestWaitMs);
    await row.meanwhile?.(scene);
    await row.end?.(scene);
    await expectWhole(scene);
    await row.afterwards?.(scene);
    const { untold = () => false, met = 'status' } = row;
    expect(tab.told.filter(untold)).toStrictEqual([]);
    const faults = (await world.serviceCalls()).flatMap(({ fault }) => (fault === null ? [] : [fault]));
    expect(met === null || new Set(faults)).toStrictEqual(met === null || new Set([met]));
  } finally {
    tab.engine.stop();
  }
}

/** The archive and the truth are one, there is a lot of both, and the last days have their minutes and segments. */
export async function expectWhole({ world, tab }: Pick<Scene, 'world' | 'tab'>): Promise<void> {
  const { differences, counts, coveredDays } = await world.compare(tab);
  expect(differences).toStrictEqual([]);
  expect(Math.min(...Object.values(counts))).toBeGreaterThan(40);
  expect(coveredDays.intraday).toBeGreaterThanOrEqual(29);
  expect(coveredDays.sleep).toBeGreaterThanOrEqual(29);
}
