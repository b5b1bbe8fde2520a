import { describe, expect, test } from 'vitest';

import { clockSecAt, clockSpans, computeClockAxis } from '#charts/clock-axis.ts';
import type { LocalDay, TimeZone } from '#domain/time.ts';

// Zones and dates written in this file are real.
const BERLIN = 'Europe/Berlin' as TimeZone;
const KATHMANDU = 'Asia/Kathmandu' as TimeZone;
const LORD_HOWE = 'Australia/Lord_Howe' as TimeZone;

function sec(iso: string): number {
  return Date.parse(iso) / 1000;
}

function axisOf(from: string, to: string, { zone = BERLIN, width = 800 } = {}) {
  const axis = computeClockAxis({
    from: sec(from),
    to: sec(to),
    width,
    zone,
    formatHour: (hour) => String(hour).padStart(2, '0'),
    formatJump: (jumpSec) => `${jumpSec > 0 ? '+' : ''}${jumpSec / 60} min`,
  });
  return { ...axis, labels: axis.ticks.map(({ label }) => label) };
}

describe('the clock axis', () => {
  test('names full hours of the zone', () => {
    expect(axisOf('2026-01-10T22:10Z', '2026-01-11T02:10Z').labels).toEqual(['00', '01', '02', '03']);
  });

  test('stands on full hours where the zone is three quarters of an hour off', () => {
    const { ticks, labels } = axisOf('2026-01-10T18:00Z', '2026-01-10T20:30Z', { zone: KATHMANDU });
    expect(labels).toEqual(['00', '01', '02']);
    expect(ticks[0]?.at).toBe(sec('2026-01-10T18:15Z'));
  });

  test('skips the hour that the clock skips in spring and marks the seam', () => {
    const { labels, seams } = axisOf('2026-03-28T23:00Z', '2026-03-29T04:00Z');
    expect(labels).toEqual(['00', '01', '03', '04', '05', '06']);
    expect(seams).toEqual([{ at: sec('2026-03-29T01:00Z'), label: '+60 min' }]);
  });

  test('shows the hour twice that the clock shows twice in autumn', () => {
    const { labels, seams } = axisOf('2026-10-24T22:00Z', '2026-10-25T04:00Z');
    expect(labels).toEqual(['00', '01', '02', '02', '03', '04', '05']);
    expect(seams).toEqual([{ at: sec('2026-10-25T01:00Z'), label: '-60 min' }]);
  });

  test('knows a clock that jumps by half an hour', () => {
    const { seams } = axisOf('2026-04-04T12:00Z', '2026-04-04T20:00Z', { zone: LORD_HOWE });
    expect(seams).toEqual([{ at: sec('2026-04-04T15:00Z'), label: '-30 min' }]);
  });

  test.each([120, 200, 300, 500, 900])(
    'never lets labels touch at %i px, not even on a night of 25 h',
    (width) => {
      const { ticks } = axisOf('2026-10-24T16:00Z', '2026-10-25T17:00Z', { width });
      const pxPerSec = width / (25 * 3600);
      expect(ticks.length).toBeGreaterThan(0);
      ticks.slice(1).forEach(({ at }, index) => {
        expect((at - (ticks[index]?.at ?? 0)) * pxPerSec).toBeGreaterThan(2 * 7.4);
      });
    },
  );

  test('without length or width has no tick', () => {
    expect(axisOf('2026-01-10T22:00Z', '2026-01-10T22:00Z').labels).toEqual([]);
    expect(axisOf('2026-01-10T22:00Z', '2026-01-11T06:00Z', { width: 0 }).labels).toEqual([]);
  });
});

describe('the clock of a day', () => {
  const day = '2026-10-25' as LocalDay;

  test('counts from midnight, and back on the evening before', () => {
    expect(clockSecAt(sec('2026-10-24T21:00Z'), day, BERLIN)).toBe(-3600);
    expect(clockSecAt(sec('2026-10-25T06:30Z'), day, BERLIN)).toBe(7.5 * 3600);
  });

  test('a span without a jump is one', () => {
    const span = { from: sec('2026-10-24T21:00Z'), to: sec('2026-10-24T23:00Z') };
    expect(clockSpans(span, day, BERLIN)).toEqual([{ from: -3600, to: 3600 }]);
  });

  test('a span over the hour that is shown twice is two that overlap and keep its length', () => {
    const span = { from: sec('2026-10-25T00:30Z'), to: sec('2026-10-25T02:00Z') };
    expect(clockSpans(span, day, BERLIN)).toEqual([
      { from: 2.5 * 3600, to: 3 * 3600 },
      { from: 2 * 3600, to: 3 * 3600 },
    ]);
  });

  test('a span over the hour that is skipped is two with that hour between them', () => {
    const span = { from: sec('2026-03-29T00:30Z'), to: sec('2026-03-29T01:30Z') };
    expect(clockSpans(span, '2026-03-29' as LocalDay, BERLIN)).toEqual([
      { from: 1.5 * 3600, to: 2 * 3600 },
      { from: 3 * 3600, to: 3.5 * 3600 },
    ]);
  });

  test('a span without length is none', () => {
    expect(clockSpans({ from: 5, to: 5 }, day, BERLIN)).toEqual([]);
  });
});
