import { describe, expect, it } from 'vitest';
import {
  countFilters,
  readWorkoutsAddress,
  withoutFilters,
  withWorkoutsAddress,
} from '#pages/workouts/workouts-address.ts';

describe('the address of the list', () => {
  it('is empty for everything as usual', () => {
    expect(readWorkoutsAddress('').address).toMatchObject({
      categories: [],
      source: null,
      text: '',
      order: 'date',
      isDescending: true,
      measure: 'time',
    });
  });

  it.each([
    '?type=2%2C7&duration=1200-3600&distance=5000-&hr=-150&source=manual&q=swim&sort=pace&measure=count',
    '?sort=date',
    '?sort=-energy',
  ])('says again what was read from %s', (search) => {
    const { address, unreadable } = readWorkoutsAddress(search);
    expect(unreadable).toEqual([]);
    expect(withWorkoutsAddress('', address)).toBe(search);
  });

  it.each([
    'type=running',
    'type=1,',
    'duration=5',
    'duration=-',
    'distance=9-3',
    'hr=x-1',
    'source=phone',
    'sort=colour',
    'measure=joy',
  ])('leaves out %s and names it', (query) => {
    const { address, unreadable } = readWorkoutsAddress(`?${query}`);
    expect(unreadable).toEqual([query]);
    expect(address).toEqual(readWorkoutsAddress('').address);
  });

  it('leaves the days alone', () => {
    expect(withWorkoutsAddress('?range=3m', { categories: [1] })).toBe('?range=3m&type=1');
  });

  it('is reset with its days, and keeps its order', () => {
    expect(withoutFilters('?range=3m&type=1&hr=90-&q=x&sort=type&measure=count')).toBe(
      '?sort=type&measure=count',
    );
  });

  it('counts each thing that narrows the list', () => {
    const { address } = readWorkoutsAddress('?type=1,2&duration=60-&source=detected&q=a');
    expect(countFilters(address)).toBe(5);
  });
});
