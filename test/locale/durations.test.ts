import { describe, expect, it } from 'vitest';
import { formatDuration, formatShortDuration } from '#locale/durations.ts';

describe('a duration', () => {
  it.each([
    [0, '0 min'],
    [2 * 3600, '2 h'],
    [12 * 60, '12 min'],
    [59.6 * 60, '1 h'],
    [7 * 3600 + 12 * 60, '7 h 12 min'],
    [-90 * 60, '−1 h 30 min'],
    [-20, '0 min'],
  ])('of %d seconds is %s', (sec, text) => {
    expect(formatDuration(sec, 'en').replaceAll('\u00A0', ' ')).toBe(text);
  });

  it('is not broken between a number and its unit', () => {
    expect(formatDuration(3660, 'en')).toBe('1\u00A0h 1\u00A0min');
  });

  it('is short in little room', () => {
    expect(formatShortDuration(7 * 3600 + 5 * 60, 'de')).toBe('7:05');
  });
});
