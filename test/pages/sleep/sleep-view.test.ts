import { describe, expect, it } from 'vitest';
import { weekdayOf } from '#domain/activity-periods.ts';
import type { NightDecision } from '#domain/decisions.ts';
import { SECONDS_PER_DAY } from '#domain/time.ts';
import type { NightBook } from '#pages/sleep/night-book.ts';
import {
  isFreeNight,
  regularityDays,
  type RegularityRow,
  toRegularity,
} from '#pages/sleep/regularity-view.ts';
import {
  toAverages,
  toColumns,
  toEntries,
  toRaster,
  toWindows,
  usualNights,
} from '#pages/sleep/sleep-view.ts';
import { day, instant, segmentsFrom, summaryOf } from '../../domain/build-sleep.ts';
import { BERLIN, bookOf, plain, sleepWords } from './build-book.ts';

const HOUR = 3600;
const later = instant('2026-07-01T12:00Z');
const week = { from: day('2026-06-08'), to: day('2026-06-14') };

/** Nights from 23:00 to 07:00, at weekends from 01:00 to 10:00, up to 14 June 2026, a Sunday. */
function regularNights(count: number) {
  return Array.from({ length: count }, (_, back) => {
    const isFree = weekdayOf(day(`2026-06-${String(14 - (back % 7)).padStart(2, '0')}`)) > 5;
    const bed = instant('2026-06-13T23:00+02:00') + (isFree ? 2 * HOUR : 0) - back * SECONDS_PER_DAY;
    return segmentsFrom(bed, isFree ? 'L540' : 'L480');
  }).flat();
}

describe('the dates of a view', () => {
  const summary = summaryOf(['2026-06-10T21:00Z', '2026-06-11T05:00Z'], {
    timeZone: BERLIN,
    values: { totalSleepSec: 27_000 },
  });

  it('are told by the summary where segments are not read', () => {
    const [entry] = toEntries(
      bookOf([], { covered: [], summaries: [summary] }),
      { from: day('2026-06-11'), to: day('2026-06-11') },
      later,
    );
    expect(entry).toMatchObject({ isOutline: true, isRead: false });
    expect(entry?.night?.numbers.tstSec).toBe(27_000);
  });

  it('are not told by the summary where the segments are here and hold nothing', () => {
    const [entry] = toEntries(
      bookOf([], { summaries: [summary] }),
      { from: day('2026-06-11'), to: day('2026-06-11') },
      later,
    );
    expect(entry).toMatchObject({ night: null, isOutline: false, isRead: true });
  });

  it('are all there, whether or not anything was slept', () => {
    expect(toEntries(bookOf([]), week, later)).toHaveLength(7);
  });
});

describe('a night as a bar', () => {
  it('lies at the time of the clock, before midnight below zero', () => {
    const book = bookOf(segmentsFrom('2026-06-10T23:00+02:00', 'A30 L420'));
    const [column] = toColumns(
      toEntries(book, { from: day('2026-06-11'), to: day('2026-06-11') }, later),
      sleepWords,
      false,
    );
    expect(column?.bars).toEqual([
      { stage: 'awake', from: -HOUR, to: -HOUR / 2 },
      { stage: 'light', from: -HOUR / 2, to: 6.5 * HOUR },
    ]);
    expect(column).toMatchObject({ label: 'Thu 11', midSleep: 3 * HOUR, duration: '7:00' });
    expect(column?.cells).toEqual(['23:00', '06:30', '420', '450', '93', '', '']);
  });

  it('says when there is none, and when it is not read yet', () => {
    const days = { from: day('2026-06-11'), to: day('2026-06-11') };
    const said = [bookOf([]), bookOf([], { covered: [] })].map((book) =>
      toColumns(toEntries(book, days, later), sleepWords, false)[0]?.cells.at(-1),
    );
    expect(said).toEqual(['No night recorded', 'Not read yet']);
  });

  it('has its naps beside it', () => {
    const book = bookOf(segmentsFrom('2026-06-11T14:00+02:00', 'L60'));
    const [column] = toColumns(
      toEntries(book, { from: day('2026-06-11'), to: day('2026-06-11') }, later),
      sleepWords,
      false,
    );
    expect(column?.bars).toEqual([{ stage: 'light', from: 14 * HOUR, to: 15 * HOUR, isNap: true }]);
    expect(column?.cells[5]).toBe('60');
  });
});

describe('usual times', () => {
  it('are the middle half of four weeks, the bed before midnight and the rising after it', () => {
    const book = bookOf(segmentsFrom('2026-06-10T23:00+02:00', 'L480'));
    const windows = toWindows(usualNights(book, week.to), book, sleepWords);
    expect(windows.map(({ id, from, to }) => [id, Math.round(from), Math.round(to)])).toEqual([
      ['bed', -HOUR, -HOUR],
      ['up', 7 * HOUR, 7 * HOUR],
    ]);
  });

  it('of a bed after midnight are after it', () => {
    const book = bookOf(segmentsFrom('2026-06-11T01:00+02:00', 'L480'));
    const windows = toWindows(usualNights(book, week.to), book, sleepWords);
    expect(windows.map(({ from }) => Math.round(from))).toEqual([HOUR, 9 * HOUR]);
  });

  it('do not exist without a night', () => {
    expect(toWindows([], bookOf([]), sleepWords)).toEqual([]);
  });
});

describe('averages', () => {
  it('say of how many nights they are', () => {
    const book = bookOf(regularNights(7));
    const averages = toAverages(toEntries(book, week, later), book, sleepWords);
    const asleep = averages.find(({ id }) => id === 'asleep');
    expect([plain(asleep?.value), asleep?.counted]).toEqual(['8 h 17 min', 7]);
  });
});

describe('regularity', () => {
  const days = { from: day('2026-05-31'), to: day('2026-06-14') };
  const options = { days, freeWeekdays: [6, 7], decisions: [], sleepNeedMin: 510 };

  function rowsOf(book: NightBook, change: Partial<typeof options> = {}): ReadonlyMap<string, RegularityRow> {
    const rows = toRegularity(
      book,
      toEntries(book, days, later),
      { ...options, raster: toRaster(book, days), ...change },
      sleepWords,
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  const rows = rowsOf(bookOf(regularNights(14)));

  it('counts the debt of fourteen nights against the need', () => {
    // Ten nights of 8 h and four of 9 h against 8 h 30 min.
    expect(plain(rows.get('debt')?.value)).toBe('3 h too little');
  });

  it('asks for the need where none is stated', () => {
    const book = bookOf(regularNights(14));
    const stated = toRegularity(
      book,
      [],
      { ...options, raster: toRaster(book, days), sleepNeedMin: undefined },
      sleepWords,
    )[0];
    expect(stated).toMatchObject({ value: null, explain: null });
  });

  it('has the social jet lag and the chronotype of the questionnaire', () => {
    expect(plain(rows.get('jetLag')?.value)).toBe('2 h 30 min');
    expect(rows.get('chronotype')?.value).toBe('05:09');
  });

  it('has no index where too little is known', () => {
    expect(rowsOf(bookOf(regularNights(5))).get('index')).toMatchObject({ value: null });
    expect(rows.get('index')?.value).not.toBeNull();
  });

  it('names every date that was looked at, with or without a night', () => {
    const { derived } = rows.get('jetLag')?.explain?.() ?? {};
    expect([derived?.inputs.length, derived?.excluded.map(({ reason }) => reason)]).toEqual([
      14,
      ['notRecorded'],
    ]);
  });

  it('goes by the reader’s word for a single night', () => {
    const decision: NightDecision = { kind: 'night', day: day('2026-06-11'), isFree: true, decidedAt: later };
    expect(isFreeNight(day('2026-06-11'), { freeWeekdays: [6, 7], decisions: [] })).toBe(false);
    expect(isFreeNight(day('2026-06-11'), { freeWeekdays: [6, 7], decisions: [decision] })).toBe(true);
    expect(isFreeNight(day('2026-06-14'), { freeWeekdays: [6, 7], decisions: [decision] })).toBe(true);
  });

  it('looks at four weeks at least', () => {
    expect(regularityDays(week)).toEqual({ from: '2026-05-18', to: '2026-06-14' });
    expect(regularityDays({ from: day('2026-01-01'), to: week.to })).toEqual({
      from: '2026-01-01',
      to: week.to,
    });
  });
});
