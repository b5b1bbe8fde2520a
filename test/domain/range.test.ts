import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RangeContext } from '#domain/range.ts';
import {
  countDays,
  parseViewRange,
  rangePresets,
  stepRange,
  toPresetRange,
  toRangeParams,
} from '#domain/range.ts';
import type { LocalDay } from '#domain/time.ts';
import { addDays, parseLocalDay } from '#domain/time.ts';

const context: RangeContext = { today: day('2026-07-15'), firstDay: day('2016-02-03') };

function day(text: string): LocalDay {
  const parsed = parseLocalDay(text);
  if (parsed === null) throw new Error(`${text} is no day`);
  return parsed;
}

function parse(query: string, change: Partial<RangeContext> = {}) {
  return parseViewRange(new URLSearchParams(query), { ...context, ...change });
}

describe('the range in an address', () => {
  it.each([
    ['4w', '2026-06-18'],
    ['3m', '2026-04-16'],
    ['6m', '2026-01-16'],
    ['1y', '2025-07-16'],
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

  it('back and forward leads to the same days', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -9000, max: 9000 }),
        fc.integer({ min: 0, max: 5000 }),
        (start, length) => {
          const from = addDays(context.today, start);
          const range = { preset: null, from, to: addDays(from, length) };
          expect(stepRange(stepRange(range, -1), 1)).toEqual(range);
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
      ...rangePresets.map((preset) => parse(`range=${preset}`)),
      parse('from=2026-01-01&to=2026-03-31'),
    ];
    expect(ranges.map((range) => parse(String(new URLSearchParams(toRangeParams(range)))))).toEqual(ranges);
  });
});
