import { describe, expect, it } from 'vitest';
import { formatBytes } from '#locale/bytes.ts';

describe('a size', () => {
  it.each([
    [0, '0 kB'],
    [300, '0.3 kB'],
    [9_940, '9.9 kB'],
    [9_960, '10 kB'],
    [412_345, '412 kB'],
    [999_400, '999 kB'],
    [999_600, '1 MB'],
    [1_340_000, '1.3 MB'],
    [85_200_000, '85 MB'],
    [1_500_000_000, '1.5 GB'],
    [2_345_000_000_000, '2,345 GB'],
  ])('of %d bytes is %s', (bytes, text) => {
    expect(formatBytes(bytes, 'en-GB')).toBe(text);
  });

  it('is written as the reader’s region does', () => {
    expect(formatBytes(1_340_000, 'de-DE')).toBe('1,3 MB');
  });
});
