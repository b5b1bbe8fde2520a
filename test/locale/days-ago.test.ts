import { describe, expect, it } from 'vitest';
import { formatDaysAgo } from '#locale/days-ago.ts';

describe('how many days ago', () => {
  it.each([
    [-1, 'tomorrow'],
    [0, 'today'],
    [1, 'yesterday'],
    [13, '13 days ago'],
    [14, '2 weeks ago'],
    [60, '8 weeks ago'],
    [61, '2 months ago'],
    [730, '23 months ago'],
    [731, '2 years ago'],
  ])('%i is %s', (days, text) => {
    expect(formatDaysAgo(days, 'en-GB')).toBe(text);
  });

  it('is said in the language of the reader', () => {
    expect([0, 1, 3].map((days) => formatDaysAgo(days, 'de-DE'))).toEqual([
      'heute',
      'gestern',
      'vor 3 Tagen',
    ]);
  });
});
