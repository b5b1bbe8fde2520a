import { describe, expect, it } from 'vitest';
import { toEpochSec } from '#domain/time.ts';
import type { NightBook } from '#pages/sleep/night-book.ts';
import { toNumberRows } from '#pages/sleep/night-numbers-view.ts';
import {
  lastNightBefore,
  nightsBefore,
  type NightState,
  toHeadline,
  toNightState,
  toRail,
} from '#pages/sleep/night-view.ts';
import { day, instant, segmentsFrom, summaryOf } from '../../domain/build-sleep.ts';
import { BERLIN, bookOf, plain, sleepWords } from './build-book.ts';

const date = day('2026-06-11');
const night = segmentsFrom('2026-06-10T23:00+02:00', 'A10 L200 D80 R60 A5 L60 A5');
const nap = segmentsFrom('2026-06-11T14:00+02:00', 'A5 L60 A5');
const later = instant('2026-06-20T12:00Z');

function stateOf(book: NightBook, now = later, isGranted = true): NightState {
  return toNightState(book, date, { now, isGranted });
}

function nightOf(book: NightBook) {
  const found = book.nights.get(date);
  if (found === undefined) throw new Error('no night');
  return found;
}

describe('what there is to say of a date', () => {
  it('is its night', () => {
    expect(stateOf(bookOf(night))).toMatchObject({ kind: 'recorded', isWhole: true });
  });

  it('is that the night may become longer while its surroundings are not read', () => {
    const covered = [{ from: instant('2026-06-10T10:00Z'), to: instant('2026-06-11T05:00Z') }];
    expect(stateOf(bookOf(night, { covered }))).toMatchObject({ kind: 'recorded', isWhole: false });
  });

  it('is that it is not read, with what the service’s summary says', () => {
    const summary = summaryOf(['2026-06-10T21:00Z', '2026-06-11T04:00Z'], {
      timeZone: BERLIN,
      values: { totalSleepSec: 24_000 },
    });
    expect(stateOf(bookOf([], { covered: [], summaries: [summary] }))).toEqual({ kind: 'unread', summary });
    expect(stateOf(bookOf([], { covered: [] }))).toEqual({ kind: 'unread', summary: null });
  });

  it('is not called unread for the hours that are still to come', () => {
    const now = instant('2026-06-11T05:00Z');
    const covered = [{ from: instant('2026-06-09T10:00Z'), to: now }];
    expect(stateOf(bookOf([], { covered }), now)).toMatchObject({ kind: 'none', why: 'tonight' });
  });

  it('is that it has not been slept yet', () => {
    expect(stateOf(bookOf([]), instant('2026-06-09T12:00Z'))).toMatchObject({ why: 'future' });
  });

  it('is that there are naps alone, which are no night', () => {
    expect(stateOf(bookOf(nap))).toEqual({ kind: 'none', why: 'naps', naps: 1 });
  });

  it('is that there is too little sleep even for a nap', () => {
    expect(stateOf(bookOf(segmentsFrom('2026-06-11T02:00+02:00', 'A30 L10')))).toMatchObject({
      why: 'little',
    });
  });

  it('is that nothing was recorded, or that it may not be read', () => {
    expect(stateOf(bookOf([]))).toMatchObject({ why: 'empty' });
    expect(stateOf(bookOf([]), later, false)).toMatchObject({ why: 'notGranted' });
  });
});

describe('the headline of a night', () => {
  it('tells the night, and the night with its naps as another number', () => {
    const book = bookOf([...night, ...nap]);
    const headline = toHeadline({ night: nightOf(book), naps: book.naps.get(date) ?? [] }, [], sleepWords);
    expect(plain(headline.asleep)).toBe('6 h 40 min');
    expect(plain(headline.withNaps)).toBe('7 h 40 min with 1 nap of the day');
    expect(headline.inBed).toBe('In bed 23:00 to 06:00 (Europe/Berlin)');
  });

  it('tells the usual times of the nights before', () => {
    const before = segmentsFrom('2026-06-09T22:00+02:00', 'L480');
    const book = bookOf([...before, ...night]);
    const headline = toHeadline({ night: nightOf(book), naps: [] }, nightsBefore(book, date), sleepWords);
    expect(headline.usual).toBe('Usually 22:00 to 06:00 (1 night)');
  });
});

describe('the numbers of a night', () => {
  const before = segmentsFrom('2026-06-09T22:00+02:00', 'L480');
  const summary = summaryOf(['2026-06-10T21:00Z', '2026-06-11T04:00Z'], {
    timeZone: BERLIN,
    values: { totalSleepSec: 400 * 60, lightSec: 250 * 60 },
  });
  const repeated = night.slice(0, 1);
  const book = bookOf([...before, ...night, ...repeated], { summaries: [summary] });
  const rows = toNumberRows({ book, date, night: nightOf(book) }, nightsBefore(book, date), sleepWords);
  const rowOf = (id: string) => rows.find((row) => row.id === id);

  it('stand beside the mean of the nights before and the service’s own', () => {
    expect(rowOf('tstSec')).toMatchObject({
      mean: { nights: '(1)' },
      vendor: { differs: null },
    });
    expect([plain(rowOf('tstSec')?.value), plain(rowOf('tstSec')?.mean?.value)]).toEqual([
      '6 h 40 min',
      '8 h',
    ]);
  });

  it('mark where the service differs by more than five minutes', () => {
    expect(plain(rowOf('lightSec')?.vendor?.differs)).toBe('differs by 10 min');
  });

  it('tell stages with their share of the sleep', () => {
    expect(plain(rowOf('deepSec')?.value)).toBe('1 h 20 min (20%)');
  });

  it('leave out what hardly any night has', () => {
    expect([rowOf('holesSec'), rowOf('unspecifiedSec')]).toEqual([undefined, undefined]);
  });

  it('are explained by every segment of the night’s hours, each once', () => {
    const { derived } = rowOf('tstSec')?.explain() ?? {};
    expect(derived?.inputs).toHaveLength(night.length);
    expect(derived?.excluded.map(({ reason }) => reason)).toEqual(['repeated']);
    expect(derived?.value).toBe(400 * 60);
  });
});

describe('a rail', () => {
  const [first, second] = segmentsFrom('2026-06-10T23:00+02:00', 'L100 H20 L120');
  const heartRateBpm = [0, 50, 105].map((minutes) => ({ at: at(minutes), value: 50 + minutes }));
  const segments = [
    { ...first, heartRateBpm },
    { ...second, heartRateBpm: [{ at: at(120), value: 61 }] },
  ] as typeof night;

  it('has the values within the pieces, and is open where nothing was recorded', () => {
    const rail = toRail(nightOf(bookOf(segments)), 'heartRate');
    expect([...(rail?.value ?? [])]).toEqual([50, 100, Number.NaN, 61]);
    expect([...(rail?.at ?? [])]).toEqual([at(0), at(50), at(100), at(120)]);
  });

  it('does not exist where the device gave none', () => {
    expect(toRail(nightOf(bookOf(segments)), 'snoring')).toBeNull();
  });
});

describe('the night before', () => {
  it('is the latest one recorded, whatever lies in between', () => {
    const book = bookOf(segmentsFrom('2026-06-05T23:00+02:00', 'L480'));
    expect(lastNightBefore(book, date)).toBe('2026-06-06');
    expect(lastNightBefore(book, day('2026-06-06'))).toBeNull();
  });
});

function at(minutes: number) {
  return toEpochSec(instant('2026-06-10T21:00Z') + minutes * 60);
}
