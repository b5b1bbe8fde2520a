import { IDBFactory as FakeFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { Archive } from '#archive/archive.ts';
import type { Unreadable } from '#archive/landing.ts';
import { countUnreadable, readUnreadable } from '#archive/unreadable.ts';
import type { ActivityDay } from '#domain/activity.ts';
import type { ListKind, SpanKind } from '#domain/record-kinds.ts';
import { openOn } from './databases.ts';
import { createDay, days, landOne, now } from './list-records.ts';
import { createGroup, createLanding } from './measure-groups.ts';
import { after, midnight } from './span-rows.ts';

async function open(): Promise<Archive> {
  return openOn(new FakeFactory());
}

async function countOf(archive: Archive, kind: ListKind | SpanKind): Promise<number> {
  return archive.read((records) => countUnreadable(records, kind));
}

function unreadable(path: string, raw: unknown): Unreadable {
  return { path, expected: 'something else', received: 'this', raw };
}

/** Days whose steps are −1, as the decoder reports them. */
function withBrokenSteps(records: readonly ActivityDay[], firstIndex = 0) {
  return {
    ...days(records),
    raw: new Map(records.map(({ day }) => [day, { date: day, steps: -1 }])),
    unreadable: records.map((_, index) => unreadable(`activities.${firstIndex + index}.steps`, -1)),
  };
}

describe('what could not be read', () => {
  it('is kept with all that is known of it', async () => {
    const archive = await open();
    const found = unreadable('measuregrps.3.date', { grpid: 7, date: 'yesterday' });
    await landOne(archive, { ...createLanding([]), unreadable: [found] });
    expect(await readUnreadable(archive, 'measures')).toStrictEqual([{ ...found, id: 7, firstSeen: now }]);
  });

  it('is nothing at first', async () => {
    const archive = await open();
    expect(await readUnreadable(archive, 'sleep')).toStrictEqual([]);
    expect(await countOf(archive, 'sleep')).toBe(0);
  });

  it('counts once however often it is read, and wherever it stands in the answer', async () => {
    const archive = await open();
    for (const index of [3, 3, 40]) {
      const found = unreadable(`measuregrps.${index}`, '?');
      await landOne(archive, { ...createLanding([]), unreadable: [found] });
    }
    expect(await countOf(archive, 'measures')).toBe(1);
  });

  it('counts once per record that has the same fault', async () => {
    const archive = await open();
    const records = ['2026-03-01', '2026-03-02'].map((text) => createDay(text));
    await landOne(archive, withBrokenSteps(records));
    await landOne(archive, withBrokenSteps(records.toReversed(), 7));
    expect((await readUnreadable(archive, 'activity')).map(({ id }) => id)).toStrictEqual([
      '2026-03-01',
      '2026-03-02',
    ]);
  });

  it('is a part of its measure group, also where the whole measure is reported', async () => {
    const archive = await open();
    const measures = [{ type: 1, value: 80, unit: 0 }, { type: 6 }];
    const landing = {
      ...createLanding([createGroup({ id: 7 })]),
      raw: new Map([[7, { grpid: 7, measures }]]),
      unreadable: [unreadable('measuregrps.0.measures.1.value', measures[1])],
    };
    await landOne(archive, landing);
    expect(await readUnreadable(archive, 'measures')).toMatchObject([{ id: 7 }]);
  });

  it('is forgotten when the record arrives whole', async () => {
    const archive = await open();
    const records = ['2026-03-01', '2026-03-02'].map((text) => createDay(text));
    await landOne(archive, withBrokenSteps(records));
    await landOne(archive, days(records.slice(0, 1)));
    expect((await readUnreadable(archive, 'activity')).map(({ id }) => id)).toStrictEqual(['2026-03-02']);
  });

  it('is replaced when the same record arrives broken otherwise', async () => {
    const archive = await open();
    for (const date of ['yesterday', 'tomorrow']) {
      const found = unreadable('measuregrps.0.date', { grpid: 7, date });
      await landOne(archive, { ...createLanding([]), unreadable: [found] });
    }
    expect(await readUnreadable(archive, 'measures')).toMatchObject([{ raw: { date: 'tomorrow' } }]);
  });

  it('of minutes counts once per instant', async () => {
    const archive = await open();
    const covers = { from: midnight, to: after(3600) };
    for (let times = 0; times < 2; times++) {
      await landOne(archive, {
        kind: 'intraday',
        samples: [],
        unreadable: [60, 120].map((sec) => unreadable(`series.${after(sec)}.steps`, -1)),
        covers,
        readAt: after(7200),
      });
    }
    expect(await countOf(archive, 'intraday')).toBe(2);
  });

  it('is counted exactly, and kept in detail up to 200', async () => {
    const archive = await open();
    const found = Array.from({ length: 250 }, (_, index) => unreadable('series.0', { id: 'none', index }));
    await landOne(archive, { ...createLanding([]), unreadable: found.slice(0, 150) });
    await landOne(archive, { ...createLanding([]), unreadable: found });
    expect(await countOf(archive, 'measures')).toBe(250);
    expect(await readUnreadable(archive, 'measures')).toHaveLength(200);
  });
});
