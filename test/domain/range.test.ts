import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RangeContext } from '#domain/range.ts';
import {
  countDays,
  endingOn,
  parseViewRange,
  periodPresets,
  rangePresets,
  stepRange,
  toNearestDays,
  toPresetRange,
  toRangeParams,
  toTouchedDays,
  withinCalendar,
} from '#domain/range.ts';
import { addDays, cleanTimeZone, endOfLocalDay, startOfLocalDay, UTC } from '#domain/time.ts';
import { day } from '../support/days.ts';

const context: RangeContext = { today: day('2026-07-15'), firstDay: day('2016-02-03') };
const paris = cleanTimeZone('Europe/Paris') ?? UTC;

function parse(query: string, change: Partial<RangeContext> = {}) {
  return parseViewRange(new URLSearchParams(query), { ...context, ...change });
}

function custom(from: string, to: string) {
  return { preset: null, from: day(from), to: day(to) };
}

function at(text: string): number {
  return Date.parse(text) / 1000;
}

/** From the first instant of a range in Paris to the first after it. */
function windowOf({ from, to }: { from: string; to: string }): readonly [from: number, to: number] {
  return [startOfLocalDay(day(from), paris) ?? 0, endOfLocalDay(day(to), paris)];
}

/** Within the years that an address may name; half of them are the ends of months. */
const anyDay = fc.tuple(fc.integer({ min: -9000, max: 9000 }), fc.boolean()).map(([days, atEnd]) => {
  const any = addDays(context.today, days);
  return atEnd ? addDays(day(`${any.slice(0, 7)}-01`), -1) : any;
});
const anyRange = fc
  .tuple(anyDay, fc.integer({ min: 0, max: 5000 }))
  .map(([from, days]) => ({ preset: null, from, to: addDays(from, days) }));

describe('the range in an address', () => {
  it.each([
    ['4w', '2026-06-18'],
    ['3m', '2026-04-16'],
    ['6m', '2026-01-16'],
    ['1y', '2025-07-16'],
    ['w', '2026-07-09'],
    ['m', '2026-06-16'],
    ['q', '2026-04-16'],
    ['y', '2025-07-16'],
    ['all', '2016-02-03'],
  ])('?range=%s begins on %s and ends today', (preset, from) => {
    expect(parse(`range=${preset}`)).toEqual({ preset, from, to: '2026-07-15', problem: null });
  });

  it('may be two dates, both of them included', () => {
    expect(parse('from=2026-01-01&to=2026-03-31')).toEqual({
      preset: null,
      from: '2026-01-01',
      to: '2026-03-31',
      problem: null,
    });
  });

  it('may be a single day', () => {
    expect(parse('from=2026-01-01&to=2026-01-01')).toMatchObject({ from: '2026-01-01', problem: null });
  });

  it('may lie in the future', () => {
    expect(parse('from=2027-01-01&to=2027-01-31')).toMatchObject({ to: '2027-01-31', problem: null });
  });

  it('is three months where none is given, which is no problem', () => {
    expect(parse('lanes=hr')).toEqual({ preset: '3m', from: '2026-04-16', to: '2026-07-15', problem: null });
  });

  it('is the page’s own default where the page has one', () => {
    expect(parse('', { defaultPreset: '1y' }).preset).toBe('1y');
  });

  it.each([
    ['range=5w', 'unknown-preset', '5w'],
    ['range=', 'unknown-preset', ''],
    ['range=toString', 'unknown-preset', 'toString'],
    ['from=2026-02-30&to=2026-03-31', 'not-a-date', '2026-02-30'],
    ['from=2026-01-01&to=soon', 'not-a-date', 'soon'],
    ['from=1899-12-31&to=2026-03-31', 'outside-calendar', '1899-12-31'],
    ['from=2026-01-01&to=2200-01-01', 'outside-calendar', '2200-01-01'],
    ['from=2026-03-31&to=2026-01-01', 'reversed', '2026-03-31 – 2026-01-01'],
    ['from=2026-01-01', 'missing', '2026-01-01'],
    ['to=2026-01-01', 'missing', '2026-01-01'],
    ['range=3m&from=2026-01-01&to=2026-01-31', 'both', '3m'],
  ])('falls back and names the problem for ?%s', (query, kind, received) => {
    expect(parse(query)).toEqual({
      preset: '3m',
      from: '2026-04-16',
      to: '2026-07-15',
      problem: { kind, received },
    });
  });
});

describe('a preset', () => {
  it('of months runs from the day after the same date', () => {
    expect(toPresetRange('3m', { ...context, today: day('2026-05-31') }).from).toBe('2026-03-01');
  });

  it.each([
    ['the last of March', '2026-03-31', '2026-03-01'],
    ['the first of March', '2026-03-01', '2026-02-02'],
    ['a leap day', '2024-02-29', '2024-01-30'],
    ['the day after a leap day', '2024-03-01', '2024-02-02'],
  ])('of a month that ends on %s begins after the same date of the month before', (_, today, from) => {
    expect(toPresetRange('m', { ...context, today: day(today) }).from).toBe(from);
  });

  it('of a year ending on a leap day has 366 days', () => {
    expect(countDays(toPresetRange('1y', { ...context, today: day('2024-02-29') }))).toBe(366);
  });

  it.each([null, day('2026-07-16')])(
    'of everything shows four weeks when the first day is %s',
    (firstDay) => {
      expect(countDays(toPresetRange('all', { ...context, firstDay }))).toBe(28);
    },
  );

  it('of everything is today alone when the first reading is of today', () => {
    expect(countDays(toPresetRange('all', { ...context, firstDay: context.today }))).toBe(1);
  });
});

describe('a step', () => {
  const range = parse('from=2026-01-01&to=2026-03-31');

  it('back shows as many days up to the day before', () => {
    expect(stepRange(range, -1)).toEqual({ preset: null, from: '2025-10-03', to: '2025-12-31' });
  });

  it('forward shows as many days from the day after', () => {
    expect(stepRange(range, 1)).toEqual({ preset: null, from: '2026-04-01', to: '2026-06-29' });
  });

  it('from a preset has dates of its own', () => {
    expect(stepRange(parse('range=4w'), -1)).toEqual({ preset: null, from: '2026-05-21', to: '2026-06-17' });
  });

  it('back over a leap day keeps the number of days', () => {
    const march = custom('2024-03-01', '2024-03-31');
    expect(stepRange(march, -1)).toEqual(custom('2024-01-30', '2024-02-29'));
  });

  it('back and forward leads to the same days', () => {
    fc.assert(
      fc.property(anyRange, (range) => {
        expect(stepRange(stepRange(range, -1), 1)).toEqual(range);
        expect(stepRange(stepRange(range, 1), -1)).toEqual(range);
      }),
    );
  });

  it('adjoins and keeps the length', () => {
    fc.assert(
      fc.property(anyRange, (range) => {
        const before = stepRange(range, -1);
        expect(addDays(before.to, 1)).toBe(range.from);
        expect(countDays(before)).toBe(countDays(range));
      }),
    );
  });

  it('back from any preset and forward again leads to its days', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom(...rangePresets, ...periodPresets), (today, preset) => {
        const range = toPresetRange(preset, { today, firstDay: addDays(today, -400) });
        expect(stepRange(stepRange(range, -1), 1)).toEqual({ ...range, preset: null });
      }),
    );
  });
});

describe('a range that is moved', () => {
  it('to another last day keeps its length', () => {
    fc.assert(
      fc.property(anyRange, anyDay, (range, last) => {
        expect(countDays(endingOn(range, last))).toBe(countDays(range));
      }),
    );
  });

  it.each([
    ['from the future to today', custom('2026-07-10', '2026-07-20'), custom('2026-07-05', '2026-07-15')],
    [
      'from before 1900 to its first day',
      custom('1899-12-01', '1899-12-10'),
      custom('1900-01-01', '1900-01-10'),
    ],
    [
      'not at all where both ends are in the calendar',
      custom('2026-07-01', '2026-07-15'),
      custom('2026-07-01', '2026-07-15'),
    ],
    [
      'and cut where it is longer than the calendar',
      custom('1800-01-01', '2100-01-01'),
      custom('1900-01-01', '2026-07-15'),
    ],
  ])('into the calendar goes %s', (_, range, moved) => {
    expect(withinCalendar(range, context.today)).toEqual(moved);
  });
});

describe('the days of a selection', () => {
  it('are those that it touches, by the clocks of the zone', () => {
    // 23:30 and 00:30 in Paris.
    expect(
      toTouchedDays(at('2026-06-01T21:30:00Z'), at('2026-06-03T22:30:00Z'), paris, context.today),
    ).toEqual(custom('2026-06-01', '2026-06-04'));
  });

  it('leave out the day that it only reaches', () => {
    expect(toTouchedDays(at('2026-06-01T00:00:00Z'), at('2026-06-03T00:00:00Z'), UTC, context.today)).toEqual(
      custom('2026-06-01', '2026-06-02'),
    );
  });

  it('are one day at least', () => {
    const noon = at('2026-06-01T12:00:00Z');
    expect(toTouchedDays(noon, noon, paris, context.today)).toEqual(custom('2026-06-01', '2026-06-01'));
  });

  it('end today where it reaches further', () => {
    expect(
      toTouchedDays(at('2026-07-10T12:00:00Z'), at('2026-12-24T12:00:00Z'), paris, context.today),
    ).toEqual(custom('2026-07-10', '2026-07-15'));
  });
});

describe('the days of a window', () => {
  it('are those it was made of', () => {
    fc.assert(
      fc.property(anyRange, (range) => {
        const [from, to] = windowOf(range);
        expect(toNearestDays(from, to, paris, range.to)).toEqual(range);
      }),
    );
  });

  it('stay as many while it is pushed, through both changes of the clock', () => {
    const [from, to] = windowOf({ from: '2026-03-20', to: '2026-04-02' });
    const lengths = Array.from({ length: 500 }, (_, hour) => {
      const by = (hour - 250.5) * 3600;
      return countDays(toNearestDays(from + by, to + by, paris, context.today));
    });
    expect(new Set(lengths)).toEqual(new Set([14]));
  });

  it('move on once it has been pushed by half a day', () => {
    const [from, to] = windowOf({ from: '2026-06-01', to: '2026-06-07' });
    const pushed = (hours: number) =>
      toNearestDays(from + hours * 3600, to + hours * 3600, paris, context.today).from;
    expect([pushed(-13), pushed(-11), pushed(11), pushed(13)]).toEqual([
      '2026-05-31',
      '2026-06-01',
      '2026-06-01',
      '2026-06-02',
    ]);
  });

  it('are one at least, and lie between 1900 and today, wherever it has got to', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e13, max: 1e13, noNaN: true }),
        fc.double({ min: 0, max: 1e13, noNaN: true }),
        (from, length) => {
          const range = toNearestDays(from, from + length, paris, context.today);
          expect(countDays(range)).toBeGreaterThanOrEqual(1);
          expect(range.from >= '1900-01-01').toBe(true);
          expect(range.to <= context.today).toBe(true);
        },
      ),
    );
  });
});

describe('the parameters of a range', () => {
  it('are its name where it has one', () => {
    expect(toRangeParams(parse('range=6m'))).toEqual({ range: '6m' });
  });

  it('are its dates where it has none', () => {
    expect(toRangeParams(parse('from=2026-01-01&to=2026-03-31'))).toEqual({
      from: '2026-01-01',
      to: '2026-03-31',
    });
  });

  it('lead back to the range', () => {
    const ranges = [
      ...[...rangePresets, ...periodPresets].map((preset) => parse(`range=${preset}`)),
      parse('from=2026-01-01&to=2026-03-31'),
    ];
    expect(ranges.map((range) => parse(String(new URLSearchParams(toRangeParams(range)))))).toEqual(ranges);
  });
});
