import { expect, test } from 'vitest';

import { CHARACTER_PX, computeTimeTicks, type TimeTickUnit } from '#charts/time-ticks.ts';
import { startOfLocalDay, UTC, type LocalDay, type TimeZone } from '#domain/time.ts';

const DAY = 86_400;
/** A figure of 360 px leaves about this much to its plot. */
const NARROW = 266;

function sec(text: string): number {
  return Date.parse(text) / 1000;
}

function startOfUtcDay(day: LocalDay): number | null {
  return startOfLocalDay(day, UTC);
}

function ticksOf(from: string, to: string, width: number, zone: TimeZone = UTC) {
  const units: TimeTickUnit[] = [];
  const ticks = computeTimeTicks({
    from: sec(from),
    to: sec(to),
    width,
    startOfDay: (day) => startOfLocalDay(day, zone),
    label: (day, unit, startsYear) => {
      units.push(unit);
      const date = unit === 'year' ? day.slice(0, 4) : day.slice(5);
      return startsYear ? `${date}*` : date;
    },
  });
  return { ticks, labels: ticks.map(({ label }) => label), unit: units.at(-1) };
}

/** A label about as long as a reader's, so that its room is tested. */
function shortLabel(day: LocalDay, unit: TimeTickUnit, startsYear: boolean): string {
  const [year = '', month = '', date = ''] = day.split('-');
  if (unit === 'year') return year;
  if (unit === 'day' || unit === 'week') return `${date} ${month}.`;
  return startsYear ? `Jan ${year}` : 'Jan';
}

test('four weeks on a telephone show Mondays', () => {
  const { labels, unit } = ticksOf('2026-02-09T12:00Z', '2026-03-09T12:00Z', NARROW);
  expect(unit).toBe('week');
  expect(labels).toEqual(['02-16*', '02-23', '03-02', '03-09']);
});

test('weeks start on the weekday that the reader starts them on', () => {
  const ticks = computeTimeTicks({
    from: sec('2026-02-09T12:00Z'),
    to: sec('2026-03-09T12:00Z'),
    width: NARROW,
    firstWeekday: 7,
    startOfDay: startOfUtcDay,
    label: shortLabel,
  });
  expect(ticks.map(({ at }) => new Date(at * 1000).getUTCDay())).toEqual([0, 0, 0, 0]);
});

test('a year on a telephone shows quarters', () => {
  const { unit, labels } = ticksOf('2025-03-10T00:00Z', '2026-03-10T00:00Z', NARROW + 100);
  expect(unit).toBe('quarter');
  expect(labels).toEqual(['04-01*', '07-01', '10-01', '01-01*']);
});

test('a year on a desk shows months', () => {
  expect(ticksOf('2025-03-10T00:00Z', '2026-03-10T00:00Z', 1300).ticks).toHaveLength(12);
});

test('ten years on a desk show years', () => {
  expect(ticksOf('2016-03-10T00:00Z', '2026-03-10T00:00Z', 1300).unit).toBe('year');
});

test('ten years on a telephone show every other year', () => {
  const ticks = computeTimeTicks({
    from: sec('2016-03-10T00:00Z'),
    to: sec('2026-03-10T00:00Z'),
    width: NARROW,
    startOfDay: startOfUtcDay,
    label: shortLabel,
  });
  expect(ticks.map(({ label }) => label)).toEqual(['2018', '2020', '2022', '2024', '2026']);
});

test('a tick stands on the first instant of a day in the zone of the axis', () => {
  // The caller names the zone; this one is valid.
  const { ticks } = ticksOf('2026-03-27T00:00Z', '2026-03-31T00:00Z', 600, 'Europe/Paris' as TimeZone);
  expect(ticks.map(({ at }) => new Date(at * 1000).toISOString().slice(0, 16))).toEqual([
    '2026-03-27T23:00',
    '2026-03-28T23:00',
    '2026-03-29T22:00',
    '2026-03-30T22:00',
  ]);
});

test('a day that the zone skipped has no tick', () => {
  // As above.
  const { labels } = ticksOf('2011-12-29T12:00Z', '2012-01-01T12:00Z', 600, 'Pacific/Apia' as TimeZone);
  expect(labels).toEqual(['12-31*', '01-01*', '01-02']);
  expect(labels).not.toContain('12-30');
});

test.each([28, 45, 90, 180, 365, 730, 1100, 1825, 3650, 7300])(
  'labels over %i days never touch at any width',
  (days) => {
    const to = sec('2026-03-09T12:00Z');
    for (let width = 200; width <= 2400; width += 50) {
      const from = to - days * DAY;
      const ticks = computeTimeTicks({ from, to, width, startOfDay: startOfUtcDay, label: shortLabel });
      expect(ticks.length).toBeGreaterThan(0);
      expect(ticks.length).toBeLessThanOrEqual(16);
      const ends = ticks.map(({ at, label }) => {
        const centre = ((at - from) / (to - from)) * width;
        const half = (label.length * CHARACTER_PX) / 2;
        return [centre - half, centre + half] as const;
      });
      ends.slice(1).forEach(([left], index) => expect(left).toBeGreaterThan(ends[index]?.[1] ?? Infinity));
    }
  },
);

test('an axis without length or width has no ticks', () => {
  expect(ticksOf('2026-03-09T12:00Z', '2026-03-09T12:00Z', 600).ticks).toEqual([]);
  expect(ticksOf('2026-03-01T12:00Z', '2026-03-09T12:00Z', 0).ticks).toEqual([]);
});
