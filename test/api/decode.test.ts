import { describe, expect, it } from 'vitest';

import { readDecimal, readEpochSec, readInteger, readList } from '#api/decode.ts';

describe('a number', () => {
  it.each([
    [5, 5],
    ['5', 5],
    ['-5.25', -5.25],
    [1e-7, 1e-7],
  ])('is read from %j', (input, number) => {
    expect(readDecimal(input)).toBe(number);
  });

  it.each([
    [''],
    [' 5'],
    ['5 '],
    ['+5'],
    ['1e3'],
    ['0x10'],
    ['5.'],
    ['.5'],
    ['1'.repeat(30)],
    ['NaN'],
    ['Infinity'],
  ])('is not read from the text %j', (input) => {
    expect(readDecimal(input)).toBeNull();
  });

  it.each([[Number.NaN], [Number.NEGATIVE_INFINITY], [true], [null], [undefined], [[5]], [{}], [5n]])(
    'is not read from %s',
    (input) => {
      expect(readDecimal(input)).toBeNull();
    },
  );

  it.each([[-0], ['-0']])('%j is plain zero', (input) => {
    expect(Object.is(readDecimal(input), 0)).toBe(true);
  });
});

describe('an integer', () => {
  it.each([[1.5], ['1.5'], [2 ** 53], ['9007199254740993']])('is not read from %j', (input) => {
    expect(readInteger(input)).toBeNull();
  });
});

describe('an instant', () => {
  it.each([1, 4_102_444_799])('is read from %i', (input) => {
    expect(readEpochSec(input)).toBe(input);
  });
});

describe('a list', () => {
  it.each([[undefined], [null], [false], [[]], [{}]])('is empty for %j', (input) => {
    expect(readList(input)).toEqual([]);
  });

  it('is read from a map of indices', () => {
    expect(readList({ '0': 'a', '2': 'b' })).toEqual(['a', 'b']);
  });

  it.each([['list'], [7], [true]])('is not read from %j', (input) => {
    expect(readList(input)).toBeNull();
  });
});
