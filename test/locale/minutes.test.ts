import { describe, expect, it } from 'vitest';
import { formatMinutes } from '#locale/minutes.ts';

describe('about how long', () => {
  it.each([
    [0, '1 min'],
    [59, '1 min'],
    [61, '2 min'],
    [240, '4 min'],
    [5400, '90 min'],
    [5401, '2 hr'],
    [7201, '2.5 hr'],
  ])('%d seconds last is %s', (seconds, text) => {
    expect(formatMinutes(seconds, 'en-US')).toBe(text);
  });

  it('is written as the reader’s region does', () => {
    expect(formatMinutes(7201, 'de-DE')).toMatch(/^2,5/);
  });
});
