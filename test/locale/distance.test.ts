import { expect, it } from 'vitest';
import { formatDistance } from '#locale/distance.ts';

const now = Date.UTC(2026, 10, 20, 9) / 1000;

it.each([
  [now - 90, 'en-GB', '1 minute ago'],
  [now - 7_300, 'en-GB', '2 hours ago'],
  [now - 86_400, 'de-DE', 'gestern'],
  [now, 'en-GB', 'now'],
])('says how long before now %s is, in %s', (at, locale, text) => {
  expect(formatDistance(at, now, locale)).toBe(text);
});
