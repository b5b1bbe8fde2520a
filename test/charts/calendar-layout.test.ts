import { describe, expect, test } from 'vitest';

import {
  calendarPaths,
  dayAt,
  dayBox,
  dayLook,
  layoutCalendar,
  stepOnCalendar,
} from '#charts/calendar-layout.ts';
import type { ReadingKey } from '#charts/use-reading.ts';
import { addDays, differenceInDays, type LocalDay } from '#domain/time.ts';

const MONDAY = 1;
const SUNDAY = 7;
const LEFT = 34;
const DESK = 1190;
const TELEPHONE = 296;

function day(text: string): LocalDay {
  // Real dates, written in this file.
  return text as LocalDay;
}

function layoutOf(first: string, last: string, width = DESK, firstWeekday = MONDAY) {
  const from = day(first);
  const count = differenceInDays(day(last), from) + 1;
  const layout = layoutCalendar({ from, count, width, left: LEFT, firstWeekday });
  /** Column and row of a date within its strip. */
  const place = (text: string) => {
    const number = differenceInDays(day(text), from);
    const box = dayBox(layout, number);
    const strip = layout.strips.find(({ first, end }) => number >= first && number < end);
    if (box === null || strip === undefined) return null;
    return [(box.x - LEFT) / layout.pitch, (box.y - strip.top) / layout.pitch];
  };
  return { from, count, layout, place };
}

test('the days of a week stand below each other, the week begins where the reader says', () => {
  // 1 January 2026 is a Thursday.
  expect(layoutOf('2026-01-01', '2026-12-31').place('2026-01-01')).toEqual([0, 3]);
  expect(layoutOf('2026-01-01', '2026-12-31', DESK, SUNDAY).place('2026-01-01')).toEqual([0, 4]);
  expect(layoutOf('2026-01-01', '2026-12-31').place('2026-01-05')).toEqual([1, 0]);
  expect(layoutOf('2026-01-01', '2026-12-31').place('2026-12-31')).toEqual([52, 3]);
});

test('a leap year that begins on the last day of a week takes 54 columns and fits', () => {
  // 2028 begins on a Saturday; where weeks begin on Sunday that is the last row.
  const { layout, place } = layoutOf('2028-01-01', '2028-12-31', DESK, SUNDAY);
  expect(place('2028-12-31')).toEqual([53, 0]);
  expect(LEFT + 54 * layout.pitch).toBeLessThanOrEqual(DESK);
});

test('a desk shows a year in one strip', () => {
  expect(layoutOf('2026-01-01', '2026-12-31').layout.strips).toHaveLength(1);
});

test.each([
  ['one year', '2026-01-01', 3],
  ['ten years', '2017-01-01', 2 * 10],
])('%s on a telephone takes strips that fit its width', (_, first, strips) => {
  const { layout } = layoutOf(first, '2026-12-31', TELEPHONE);
  expect(layout.strips).toHaveLength(strips);
});

test.each([240, 296, 328, 480, 700, 1000, 1190])('at %i px no day lies outside the picture', (width) => {
  for (const first of ['2026-01-01', '2015-03-14']) {
    const { layout, count } = layoutOf(first, '2026-12-31', width);
    for (let number = 0; number < count; number += 1) {
      const box = dayBox(layout, number);
      expect(box).not.toBeNull();
      expect((box?.x ?? Infinity) + layout.cell).toBeLessThanOrEqual(width);
      expect((box?.y ?? Infinity) + layout.cell).toBeLessThanOrEqual(layout.height);
    }
  }
});

test.each([TELEPHONE, DESK])('at %i px every day is found where it is drawn', (width) => {
  const { layout, count } = layoutOf('2024-02-20', '2026-05-03', width);
  for (let number = 0; number < count; number += 1) {
    const box = dayBox(layout, number);
    expect(dayAt(layout, (box?.x ?? 0) + layout.cell / 2, (box?.y ?? 0) + layout.cell / 2)).toBe(number);
  }
});

test('between years, beside them and before the first day there is no day', () => {
  const { layout } = layoutOf('2026-02-10', '2026-12-31');
  expect(dayAt(layout, 5, 60)).toBeNull();
  expect(dayAt(layout, LEFT + 1, layout.strips[0]?.top ?? 0)).toBeNull();
  expect(dayAt(layout, 400, -1)).toBeNull();
});

test('years stand below each other with their months in the same columns', () => {
  const { layout } = layoutOf('2024-06-15', '2026-02-03');
  expect(layout.strips.map(({ year }) => year)).toEqual([2024, 2025, 2026]);
  expect(layout.strips[1]?.top).toBeGreaterThan(layout.strips[0]?.top ?? Infinity);
  const julys = layout.strips.map(({ months }) => months[6]?.x ?? 0);
  for (const x of julys) expect(Math.abs(x - (julys[0] ?? 0))).toBeLessThanOrEqual(layout.pitch);
});

test('between months runs a stair: down, one column back, down', () => {
  // 1 February 2026 is a Sunday, the last row: column 4.
  const { layout } = layoutOf('2026-01-01', '2026-02-28');
  const { pitch } = layout;
  const x = LEFT + 4 * pitch - 1.5;
  const top = layout.strips[0]?.top ?? 0;
  expect(layout.stairs).toBe(`M${x + pitch} ${top - 1}V${top + 6 * pitch - 1.5}H${x}V${top + 7 * pitch - 2}`);
});

test('a month that begins its week is parted by a straight line', () => {
  // 1 June 2026 is a Monday.
  expect(layoutOf('2026-05-20', '2026-06-10').layout.stairs).toMatch(/^M[\d.]+ [\d.]+V[\d.]+$/);
});

test('no days make no strips', () => {
  const layout = layoutCalendar({
    from: day('2026-01-01'),
    count: 0,
    width: DESK,
    left: LEFT,
    firstWeekday: 1,
  });
  expect(layout.strips).toEqual([]);
});

describe('keys on the calendar', () => {
  const calendar = { from: day('2025-01-01'), count: 730 };

  function afterKey(text: string, key: ReadingKey, isLong = false): string {
    const number = differenceInDays(day(text), calendar.from);
    return addDays(calendar.from, stepOnCalendar(calendar, number, { key, isLong }));
  }

  test.each([
    ['ArrowDown', false, '2026-04-01'],
    ['ArrowUp', false, '2026-03-30'],
    ['ArrowRight', false, '2026-04-07'],
    ['ArrowLeft', false, '2026-03-24'],
    ['PageUp', false, '2026-02-28'],
    ['PageDown', false, '2026-04-30'],
    ['PageUp', true, '2025-03-31'],
    ['Home', false, '2025-01-01'],
    ['End', false, '2026-12-31'],
  ] as const)('%s (long: %s) leads from 31 March 2026 to %s', (key, isLong, expected) => {
    expect(afterKey('2026-03-31', key, isLong)).toBe(expected);
  });

  test('a week beyond the edge is not reached', () => {
    expect(afterKey('2025-01-03', 'ArrowLeft')).toBe('2025-01-03');
    expect(afterKey('2026-12-30', 'ArrowRight')).toBe('2026-12-30');
  });
});

describe('paths', () => {
  test('ten years of every look take one path per look and year', () => {
    const { layout, count } = layoutOf('2017-01-01', '2026-12-31');
    const looks = Uint8Array.from({ length: count }, (_, index) => index % 7);
    const paths = calendarPaths(layout, looks);
    expect(paths).toHaveLength(10 * 7);
    const cells = paths.reduce((sum, { path }) => sum + (path.match(/M/g)?.length ?? 0), 0);
    expect(cells).toBe(count);
  });

  test('a look that does not occur has no path', () => {
    const { layout, count } = layoutOf('2026-01-01', '2026-12-31');
    const looks = new Uint8Array(count).fill(dayLook.none);
    looks[3] = 4;
    expect(calendarPaths(layout, looks).map(({ look }) => look)).toEqual([dayLook.none, 4]);
  });

  test('a partial day is hatched', () => {
    const { layout } = layoutOf('2026-01-01', '2026-01-01');
    const [whole] = calendarPaths(layout, Uint8Array.of(2));
    const [partial] = calendarPaths(layout, Uint8Array.of(2 + dayLook.partial));
    expect(whole?.path.match(/M/g)).toHaveLength(1);
    expect(partial?.path.match(/M/g)?.length).toBeGreaterThan(3);
  });
});
