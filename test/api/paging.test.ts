import { describe, expect, it } from 'vitest';
import { decodeActivityPage } from '#api/activity.ts';
import { decodeMeasurePage } from '#api/measures.ts';
import { maxPagesPerRun, type Page, PagingError, walkPages } from '#api/paging.ts';
import { decodeSleepSummary } from '#api/sleep-summary.ts';
import { decodeWorkoutPage } from '#api/workouts.ts';

type NumberPage = Page & { readonly records: readonly number[] };

/** A list that is cut into pages the way the test wants. */
async function read(answer: (offset: number, call: number) => NumberPage, start = 0): Promise<number[]> {
  const read: number[] = [];
  let calls = 0;
  await walkPages(
    {
      fetchPage: async (offset) => {
        calls += 1;
        return answer(offset, calls);
      },
      countRecords: ({ records }) => records.length,
      start,
    },
    ({ records }) => {
      read.push(...records);
    },
  );
  return read;
}

describe('walking through pages', () => {
  it('ends with the page that names no other', async () => {
    const pages: Record<number, NumberPage> = {
      0: { records: [1, 2], more: true, nextOffset: 7 },
      7: { records: [3], more: false, nextOffset: null },
    };
    expect(await read((offset) => pages[offset] ?? { records: [], more: false, nextOffset: null })).toEqual([
      1, 2, 3,
    ]);
  });

  it('counts on where the service says "more" and names no offset', async () => {
    const list = [1, 2, 3, 4, 5];
    const answer = (offset: number): NumberPage => ({
      records: list.slice(offset, offset + 2),
      more: offset + 2 < list.length,
      nextOffset: null,
    });
    expect(await read(answer)).toEqual(list);
  });

  it('goes on over one empty page', async () => {
    const pages: Record<number, NumberPage> = {
      0: { records: [1], more: true, nextOffset: 1 },
      1: { records: [], more: true, nextOffset: 2 },
      2: { records: [2], more: false, nextOffset: null },
    };
    expect(await read((offset) => pages[offset] ?? { records: [], more: false, nextOffset: null })).toEqual([
      1, 2,
    ]);
  });

  it('stops at the second empty page in a row and says so', async () => {
    await expect(read((offset) => ({ records: [], more: true, nextOffset: offset + 1 }))).rejects.toThrow(
      new PagingError('empty-pages'),
    );
  });

  it('stops where the next page is one that was read and says so', async () => {
    await expect(read(() => ({ records: [1], more: true, nextOffset: 0 }))).rejects.toThrow(/already read/);
  });

  it('stops after a hundred pages that never end', async () => {
    let calls = 0;
    const answer = (offset: number): NumberPage => {
      calls += 1;
      return { records: [offset], more: true, nextOffset: offset + 1 };
    };
    await expect(read(answer)).rejects.toThrow(new PagingError('too-many-pages'));
    expect(calls).toBe(maxPagesPerRun);
  });
});

const lists = [
  { name: 'measures', decode: decodeMeasurePage },
  { name: 'activity', decode: decodeActivityPage },
  { name: 'sleep summary', decode: decodeSleepSummary },
  { name: 'workouts', decode: decodeWorkoutPage },
] as const;

describe.each(lists)('the list of $name', ({ decode }) => {
  it.each([
    ['an empty list', { series: [], activities: [], measuregrps: [] }],
    ['an empty object', {}],
    ['an empty array in place of the body', []],
    ['no body at all', undefined],
    ['null', null],
  ])('reads %s as no data', async (_, body) => {
    const pages: Page[] = [];
    await walkPages({ fetchPage: async () => decode(body), countRecords: () => 0 }, (page) => {
      pages.push(page);
    });
    expect(pages).toHaveLength(1);
    expect(pages[0]).toMatchObject({ more: false, nextOffset: null, quarantined: [] });
  });

  it('comes to an end although "more" leads nowhere', async () => {
    const walk = walkPages(
      { fetchPage: async () => decode({ more: true, offset: 0 }), countRecords: () => 0 },
      () => undefined,
    );
    await expect(walk).rejects.toThrow(PagingError);
  });
});
