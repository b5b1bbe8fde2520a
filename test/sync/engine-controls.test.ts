import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openArchive, type Archive } from '#archive/archive.ts';
import { readRemoved } from '#archive/removed.ts';
import { parseLocalDay, type LocalDay } from '#domain/time.ts';
import type { Wish } from '#sync/plan.ts';
import { account, createEngineTabs, start, type EngineTabs } from './engine-tabs.ts';
import { failWith } from './fake-service.ts';
import { settle } from './surroundings.ts';

const day = 86_400;
const minute = 60_000;

let tabs: EngineTabs;

beforeEach(() => {
  tabs = createEngineTabs();
});

afterEach(() => {
  tabs.stop();
});

function toDay(text: string): LocalDay {
  const parsed = parseLocalDay(text);
  if (parsed === null) throw new Error(`Failed to read ${text}: it is no day. Write YYYY-MM-DD.`);
  return parsed;
}

function wish(kind: Wish['kind'], from: string, to = from): Wish {
  return { kind, from: toDay(from), to: toDay(to) };
}

async function stored(archive: Archive) {
  return (await archive.readReadings([1])).map((reading) => [reading.groupId, reading.at, reading.value]);
}

function paths(): string[] {
  return tabs.service.calls.map(({ path }) => path.replace('api/', ''));
}

/** Days of activity that reach back for years, so that history takes several windows. */
function giveYearsOfActivity(): void {
  const rows = Array.from({ length: 1000 }, (_, back) => ({
    date: new Date((start - back * day) * 1000).toISOString().slice(0, 10),
    timezone: 'Europe/Paris',
    modified: start - back * day,
    steps: 1000 + back,
  }));
  tabs.service.interfere(({ path, params }) => {
    if (path !== 'api/activity') return undefined;
    const { from, to, updatedSince } = params;
    const isMeant = ({ date, modified }: (typeof rows)[number]) =>
      updatedSince === undefined
        ? date >= String(from) && date <= String(to)
        : modified >= Number(updatedSince);
    return { activities: rows.filter(isMeant).slice(0, 200), more: false, offset: 0 };
  });
}

describe('a pause', () => {
  it('keeps every call back', async () => {
    const { engine } = await tabs.startTab();
    engine.pause();
    await settle();
    const before = tabs.service.calls.length;
    engine.syncNow();
    await tabs.clock.advance(60 * minute);
    expect([engine.status().phase, tabs.service.calls.length]).toStrictEqual(['paused', before]);
  });

  it('ends with a look at what is new', async () => {
    const { engine, archive } = await tabs.startTab();
    engine.pause();
    await tabs.clock.advance(10 * minute);
    tabs.service.add(99, start + 300);
    engine.resume();
    await settle();
    expect(engine.status().phase).toBe('idle');
    expect(await stored(archive)).toStrictEqual(tabs.service.truth());
  });

  it('in the middle of a list keeps the page that came, and goes on later', async () => {
    const tab = await tabs.openTab();
    let pauses = 0;
    tabs.service.interfere((call) => {
      if (call.params['offset'] === 3 && pauses++ === 0) tab.engine.pause();
    });
    tab.engine.start();
    await settle();
    expect(await stored(tab.archive)).toHaveLength(6);
    tab.engine.resume();
    await tabs.clock.advance(12_000);
    expect(await stored(tab.archive)).toStrictEqual(tabs.service.truth());
  });

  it('of one tab is a pause of all', async () => {
    await tabs.startTab();
    const follower = await tabs.startTab();
    follower.engine.pause();
    await settle();
    const before = tabs.service.calls.length;
    await tabs.clock.advance(10 * minute);
    expect([follower.engine.status().phase, tabs.service.calls.length]).toStrictEqual(['paused', before]);
  });

  it('of one tab ends in all', async () => {
    const leader = await tabs.startTab();
    const follower = await tabs.startTab();
    leader.engine.pause();
    await settle();
    follower.engine.resume();
    await settle();
    expect([leader.engine.status().phase, follower.engine.status().phase]).toStrictEqual(['idle', 'idle']);
  });

  it('from before this page was opened still counts, with what the archive knows on screen', async () => {
    (await tabs.startTab()).engine.stop();
    const before = tabs.service.calls.length;
    const { engine } = await tabs.startTab({ paused: true });
    expect(engine.status()).toMatchObject({ phase: 'paused', complete: true, lastSyncAt: start });
    expect(tabs.service.calls).toHaveLength(before);
  });
});

describe('what a screen shows', () => {
  it('is read before the history of anything else', async () => {
    giveYearsOfActivity();
    const tab = await tabs.openTab();
    tab.engine.setWishes([wish('activity', '2024-03-01', '2026-03-01')]);
    tab.engine.start();
    await tabs.clock.advance(5 * minute);
    const order = paths();
    const windows = order.flatMap((path, index) => (path === 'activity' ? [index] : []));
    expect(windows.length).toBeGreaterThan(1);
    expect(windows[1]).toBeLessThan(order.indexOf('workouts'));
  });

  it('is read at once when it is wished for later', async () => {
    const { engine } = await tabs.startTab();
    await tabs.clock.advance(minute);
    giveYearsOfActivity();
    const before = tabs.service.calls.length;
    engine.setWishes([wish('intraday', '2026-02-20')]);
    await settle();
    expect(tabs.service.calls.slice(before)[0]?.path).toBe('api/intraday');
  });

  it('is told to the tab that leads', async () => {
    await tabs.startTab();
    const follower = await tabs.startTab();
    const before = tabs.service.callsTo('api/intraday').length;
    follower.engine.setWishes([wish('intraday', '2026-02-20')]);
    await settle();
    expect(tabs.service.callsTo('api/intraday').length).toBe(before + 1);
  });

  it('is told again to a tab that takes the lead', async () => {
    const leader = await tabs.startTab();
    await tabs.startTab();
    const third = await tabs.startTab();
    tabs.online.set(false);
    third.engine.setWishes([wish('intraday', '2026-02-20')]);
    leader.engine.stop();
    await settle();
    tabs.online.set(true);
    await tabs.clock.advance(minute);
    expect(tabs.service.callsTo('api/intraday')).toHaveLength(1);
  });

  it('is read no more once the screen is left', async () => {
    const { engine } = await tabs.startTab();
    tabs.online.set(false);
    engine.setWishes([wish('intraday', '2026-02-20')]);
    await settle();
    engine.setWishes([]);
    tabs.online.set(true);
    await tabs.clock.advance(minute);
    expect(tabs.service.callsTo('api/intraday')).toHaveLength(0);
  });
});

describe('a hint', () => {
  it('has the list looked at, at once and once', async () => {
    const { engine, archive } = await tabs.startTab();
    await tabs.clock.advance(30_000);
    tabs.service.setTime(start + 30);
    tabs.service.add(99, start + 20);
    const before = tabs.service.measureCalls().length;
    engine.hint([wish('measures', '2026-03-01')]);
    await settle();
    expect(await stored(archive)).toStrictEqual(tabs.service.truth());
    await tabs.clock.advance(minute);
    expect(tabs.service.measureCalls()).toHaveLength(before + 1);
  });

  it('has minutes read that are here already, once', async () => {
    const { engine } = await tabs.startTab();
    engine.setWishes([wish('intraday', '2026-02-20')]);
    await tabs.clock.advance(minute);
    const before = tabs.service.callsTo('api/intraday').length;
    engine.hint([wish('intraday', '2026-02-20')]);
    await tabs.clock.advance(minute);
    expect(tabs.service.callsTo('api/intraday')).toHaveLength(before + 1);
  });

  it('is told to the tab that leads', async () => {
    await tabs.startTab();
    const follower = await tabs.startTab();
    await tabs.clock.advance(30_000);
    const before = tabs.service.measureCalls().length;
    follower.engine.hint([wish('measures', '2026-03-01')]);
    await settle();
    expect(tabs.service.measureCalls()).toHaveLength(before + 1);
  });
});

describe('a kind that fails for reasons of its own', () => {
  it('does not keep the others back, and is named in the end', async () => {
    tabs.service.give('api/activity', { activities: 'none' });
    const { engine, archive } = await tabs.startTab();
    expect(await stored(archive)).toStrictEqual(tabs.service.truth());
    expect(engine.status()).toMatchObject({
      phase: 'error',
      error: 'upstream_invalid',
      retryAt: start + 15,
      complete: false,
    });
    const { lists } = await archive.readSyncState();
    expect([lists.workouts.isComplete, lists['sleep-summary'].isComplete]).toStrictEqual([true, true]);
  });

  it('is tried again after 15, 30, 60 and 120 seconds', async () => {
    tabs.service.give('api/activity', { activities: 'none' });
    await tabs.startTab();
    const attempts: number[] = [];
    tabs.service.interfere(({ path }) => {
      if (path === 'api/activity') attempts.push(tabs.clock.now() / 1000 - start);
    });
    await tabs.clock.advance(4 * minute);
    expect(attempts).toStrictEqual([15, 45, 105, 225]);
  });

  it('is forgiven when it comes', async () => {
    tabs.service.give('api/activity', { activities: 'none' });
    const { engine } = await tabs.startTab();
    tabs.service.give('api/activity', { activities: [] });
    await tabs.clock.advance(minute);
    expect(engine.status()).toMatchObject({ phase: 'idle', error: null, complete: true, retryAt: null });
  });

  it('is left out after the service has failed with it twice in a row', async () => {
    tabs.service.interfere(({ path }) =>
      path === 'api/activity' ? failWith('upstream_unavailable') : undefined,
    );
    const { engine, archive } = await tabs.startTab();
    expect((await archive.readSyncState()).lists.workouts.isComplete).toBe(false);
    await tabs.clock.advance(16_000);
    expect((await archive.readSyncState()).lists.workouts.isComplete).toBe(true);
    expect(engine.status()).toMatchObject({ phase: 'error', error: 'upstream_unavailable' });
  });

  it('is skipped without a word where it was not granted', async () => {
    tabs.service.interfere(({ path }) => (path === 'api/workouts' ? failWith('not_granted') : undefined));
    const { engine } = await tabs.startTab();
    expect(engine.status()).toMatchObject({ phase: 'idle', error: null, complete: true, progress: null });
    await tabs.clock.advance(30 * minute);
    expect(tabs.service.callsTo('api/workouts')).toHaveLength(1);
  });

  it('is no secret any more when nothing at all was granted', async () => {
    tabs.service.interfere(() => failWith('not_granted'));
    const { engine } = await tabs.startTab();
    expect(engine.status()).toMatchObject({
      phase: 'error',
      error: 'not_granted',
      retryAt: null,
      complete: false,
      progress: null,
      lastSyncAt: null,
    });
    const before = tabs.service.calls.length;
    await tabs.clock.advance(30 * minute);
    expect(tabs.service.calls).toHaveLength(before);
  });

  it('that was not granted is asked for again after the next sign-in', async () => {
    tabs.service.interfere(({ path }) => (path === 'api/workouts' ? failWith('not_granted') : undefined));
    const { engine } = await tabs.startTab();
    engine.stop();
    tabs.service.interfere(() => undefined);
    engine.start();
    await settle();
    expect(tabs.service.callsTo('api/workouts').length).toBeGreaterThan(1);
  });

  it('does not keep what screens show from being read', async () => {
    tabs.service.give('api/activity', { activities: 'none' });
    const { engine } = await tabs.startTab();
    engine.setWishes([wish('intraday', '2026-02-20')]);
    await settle();
    expect(tabs.service.callsTo('api/intraday').length).toBeGreaterThan(0);
  });
});

describe('a record that was deleted at the service', () => {
  it('is gone here after it was missing twice, a minute apart', async () => {
    const { archive, visibility } = await tabs.startTab();
    visibility.set(false);
    tabs.service.remove(5);
    await tabs.clock.advance(day * 1000);
    expect(await stored(archive)).toHaveLength(10);
    await tabs.clock.advance(2 * minute);
    expect(await stored(archive)).toStrictEqual(tabs.service.truth());
    expect((await readRemoved(archive, 'measures')).map(({ id }) => id)).toStrictEqual([5]);
  });

  it('is looked for at once when the reader has everything read again', async () => {
    const { engine, archive } = await tabs.startTab();
    await tabs.clock.advance(minute);
    tabs.service.remove(5);
    engine.readAgain();
    await tabs.clock.advance(5 * minute);
    expect(await stored(archive)).toStrictEqual(tabs.service.truth());
  });
});

describe('reading everything again', () => {
  it('shows how far it has come, behind an idle phase', async () => {
    const { engine } = await tabs.startTab();
    await tabs.clock.advance(minute);
    const seen: unknown[] = [];
    engine.subscribe(() => {
      const { phase, progress } = engine.status();
      if (progress !== null) seen.push(phase);
    });
    engine.readAgain();
    await tabs.clock.advance(minute);
    expect([...new Set(seen)]).toStrictEqual(['idle']);
    expect(engine.status().progress).toBeNull();
  });

  it('can be asked for in any tab', async () => {
    const { archive } = await tabs.startTab();
    const follower = await tabs.startTab();
    await tabs.clock.advance(minute);
    follower.engine.readAgain();
    await tabs.clock.advance(minute);
    expect((await archive.readSyncState()).lists.measures.rereadAt).toBeGreaterThanOrEqual(start + 60);
  });
});

describe('an archive in memory', () => {
  it('is shared with no other tab, so each reads for itself', async () => {
    const memory = await Promise.all(
      [1, 2].map(async () => openArchive(account, { indexedDB: tabs.factory, keep: 'memory' })),
    );
    for (const archive of memory) await tabs.startTab({ archive });
    for (const archive of memory) expect(await stored(archive)).toStrictEqual(tabs.service.truth());
  });

  it('is no concern of tabs that keep theirs', async () => {
    const archive = await openArchive(account, { indexedDB: undefined });
    const alone = await tabs.startTab({ archive });
    const keeper = await tabs.startTab();
    expect([alone.engine.status().leader, keeper.engine.status().leader]).toStrictEqual([true, true]);
    expect(keeper.engine.status().durable).toBe(true);
    expect(await stored(keeper.archive)).toStrictEqual(tabs.service.truth());
  });

  it('that takes over while another tab leads is filled from then on', async () => {
    await tabs.startTab();
    const archive = await openArchive(account, { indexedDB: tabs.factory });
    let isDurable = true;
    let lose: (() => void) | undefined;
    const losing: Archive = {
      ...archive,
      get durable() {
        return isDurable;
      },
      onDurabilityLost(listener) {
        lose = listener;
        return () => undefined;
      },
    };
    const { engine } = await tabs.startTab({ archive: losing });
    expect(engine.status().leader).toBe(false);
    isDurable = false;
    lose?.();
    await settle();
    expect(engine.status()).toMatchObject({ leader: true, durable: false });
  });
});

describe('a leader that another tab has taken over from', () => {
  it('follows, without a word, and leads again when its turn comes', async () => {
    const first = await tabs.startTab();
    const thief = await openArchive(account, { indexedDB: tabs.factory });
    await thief.claim();
    await tabs.clock.advance(6 * minute);
    expect(first.engine.status()).toMatchObject({ phase: 'idle', error: null, leader: true });
    tabs.service.setTime(start + day);
    tabs.service.add(99, start + day - 60);
    await tabs.clock.advance(6 * minute);
    expect(await stored(first.archive)).toStrictEqual(tabs.service.truth());
  });
});

describe('a clock that is set back', () => {
  it('does not keep the engine from looking', async () => {
    const { engine, archive } = await tabs.startTab();
    engine.stop();
    const state = await archive.readSyncState();
    const ahead = { ...state.lists.measures, newsAt: parsedSec('2027-01-01') };
    await archive.writeSyncState({ ...state, lists: { ...state.lists, measures: ahead } });
    await tabs.clock.advance(minute);
    tabs.service.add(99, start + 30);
    engine.start();
    await settle();
    expect(await stored(archive)).toStrictEqual(tabs.service.truth());
  });
});

function parsedSec(text: string) {
  // A whole number of seconds is what the brand stands for.
  return (Date.parse(text) / 1000) as NonNullable<
    Awaited<ReturnType<Archive['readSyncState']>>['lastSyncAt']
  >;
}
