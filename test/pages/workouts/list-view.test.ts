import { describe, expect, it } from 'vitest';
import { englishWorkouts } from '#locale/messages/english-workouts.ts';
import { germanWorkouts } from '#locale/messages/german-workouts.ts';
import { toChips, toListLines, toRowView, toTotals, toZoneSteps } from '#pages/workouts/list-view.ts';
import { typeName } from '#pages/workouts/workout-format.ts';
import { readWorkoutsAddress } from '#pages/workouts/workouts-address.ts';
import { day } from '../../support/days.ts';
import { auckland, paris } from '../../support/readings.ts';
import { rowAt } from '../../support/workouts.ts';
import { wordsIn } from './workout-words.ts';

const words = wordsIn('km');
const days = { from: day('2026-01-01'), to: day('2026-01-31') };

describe('typeName', () => {
  it.each([
    [englishWorkouts, 'Workout (type 999)'],
    [germanWorkouts, 'Training (Art 999)'],
  ])('names a new type by its number', (messages, name) => {
    expect(typeName(999, { messages })).toBe(name);
  });
});

describe('toRowView', () => {
  it('has a dash for everything that was not given', () => {
    const view = toRowView(rowAt('2026-01-10T10:00:00Z'), words);
    expect(view).toMatchObject({ distance: '–', pace: '–', energy: '–', mean: '–', max: '–', source: null });
  });

  it('tells the time of the place', () => {
    const row = rowAt('2026-01-10T10:00:00Z', { timeZone: auckland });
    expect(toRowView(row, words)).toMatchObject({
      datetime: '2026-01-10T23:00:00+13:00',
      time: '10 Jan 2026, 23:00',
    });
  });

  it('tells the time of the one clock that the reader wants', () => {
    const row = rowAt('2026-01-10T10:00:00Z', { timeZone: auckland });
    expect(toRowView(row, wordsIn('km', paris)).time).toBe('10 Jan 2026, 11:00');
  });

  it('tells ways and paces in miles to who thinks in them', () => {
    const row = rowAt('2026-01-10T10:00:00Z', { category: 2, minutes: 40, distanceM: 8046.72 });
    expect(toRowView(row, wordsIn('mi'))).toMatchObject({ distance: '5.0 mi', pace: '8:00 min/mi' });
  });
});

describe('toListLines', () => {
  const rows = [rowAt('2026-01-10T10:00:00Z'), rowAt('2026-01-09T10:00:00Z'), rowAt('2026-01-01T10:00:00Z')];
  const byDate = toListLines(rows, 'date', 1);
  const kinds = (first: number, last: number) => byDate.slice(first, last).map(({ kind }) => kind);

  it('heads each week by date', () => {
    expect(byDate.count).toBe(5);
    expect(kinds(0, 5)).toEqual(['week', 'workout', 'workout', 'week', 'workout']);
  });

  it.each([
    [0, 1],
    [1, 3],
    [2, 4],
    [3, 5],
    [4, 9],
  ])('has the same lines from %s to %s as of the whole', (first, last) => {
    expect(byDate.slice(first, last)).toEqual(byDate.slice(0, byDate.count).slice(first, last));
  });

  it('has no weeks in any other order', () => {
    const lines = toListLines(rows, 'distance', 1);
    expect(lines.slice(1, 9).map(({ kind }) => kind)).toEqual(['workout', 'workout']);
  });

  it('has a key of its own for every line', () => {
    const lines = toListLines([...rows, ...rows.map((row) => ({ ...row, id: row.id + 1000 }))], 'date', 1);
    const keys = lines.slice(0, lines.count).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('toTotals', () => {
  const rows = [rowAt('2026-01-10T10:00:00Z', { distanceM: 5000 }), rowAt('2026-01-11T10:00:00Z')];
  const totals = new Map(toTotals(rows, days, words).map((total) => [total.id, total]));

  it('says of how many a sum is known', () => {
    expect(totals.get('distanceM')).toMatchObject({ value: '5.0 km', note: '1/2' });
  });

  it('has a dash for what none was given, and nothing to explain', () => {
    expect(totals.get('kcal')).toEqual({ id: 'kcal', label: 'Energy', value: '–', note: null });
  });

  it('explains a sum by the workouts in it and those left out', () => {
    expect(totals.get('distanceM')?.explain?.().derived).toMatchObject({
      value: 5000,
      inputs: [{ id: rows[0]?.id }],
      excluded: [{ id: rows[1]?.id, reason: 'absent' }],
    });
  });
});

describe('toZoneSteps', () => {
  it('has the shares of the zones that came, one after the other', () => {
    expect(toZoneSteps([60, null, 120, 60])).toEqual([
      { zone: 0, begin: 0, share: 0.25 },
      { zone: 2, begin: 0.25, share: 0.5 },
      { zone: 3, begin: 0.75, share: 0.25 },
    ]);
  });
});

describe('toChips', () => {
  it('has a chip per filter, each with the address without it', () => {
    const search = '?range=3m&type=2,7&duration=1200-3600&distance=-5000&source=manual&q=run';
    const chips = toChips(search, readWorkoutsAddress(search).address, words);
    expect(chips.map(({ text }) => text)).toEqual([
      'Running',
      'Swimming',
      'Duration 20 to 60 min',
      'Distance up to 5 km',
      'Entered by hand',
      '“run”',
    ]);
    expect(chips[0]?.search).toBe('?range=3m&type=7&duration=1200-3600&distance=-5000&source=manual&q=run');
  });
});
