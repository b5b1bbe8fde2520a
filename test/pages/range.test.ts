import { describe, expect, it } from 'vitest';
import { parseLocalDay, type LocalDay } from '#domain/time.ts';
import { parseViewRange, periodPresets, type ViewRange } from '#domain/range.ts';
import { named, stepTo } from '#pages/range.ts';
import { withRangeQuery } from '#pages/range-query.ts';

const day = (text: string): LocalDay => {
  const parsed = parseLocalDay(text);
  if (parsed === null) throw new Error(`Failed to make a day: ${text} is none. Write a real date.`);
  return parsed;
};
const context = { today: day('2026-03-31'), firstDay: day('2016-04-01') };
const custom = (from: string, to: string): ViewRange => ({ preset: null, from: day(from), to: day(to) });

describe('stepTo', () => {
  it('goes back by the span in view', () => {
    expect(stepTo(custom('2026-02-01', '2026-02-10'), -1, context)).toEqual(
      custom('2026-01-22', '2026-01-31'),
    );
  });

  it('goes forward by the span in view', () => {
    expect(stepTo(custom('2026-02-01', '2026-02-10'), 1, context)).toEqual(
      custom('2026-02-11', '2026-02-20'),
    );
  });

  it('never goes before 1900', () => {
    expect(stepTo(custom('1900-01-05', '1900-01-14'), -1, context)).toEqual(
      custom('1900-01-01', '1900-01-10'),
    );
  });

  it('never goes beyond today', () => {
    expect(stepTo(custom('2026-03-20', '2026-03-29'), 1, context)).toEqual(
      custom('2026-03-22', '2026-03-31'),
    );
  });

  it('is a preset again when it has come back to one', () => {
    const weeks = parseViewRange(new URLSearchParams('range=4w'), context);
    expect(stepTo(stepTo(weeks, -1, context), 1, context).preset).toBe('4w');
  });
});

describe('named', () => {
  it('leaves other days as they are', () => {
    expect(named(custom('2026-02-01', '2026-02-10'), context)).toEqual(custom('2026-02-01', '2026-02-10'));
  });

  it('knows the presets of the page alone', () => {
    const month = custom('2026-03-01', '2026-03-31');
    expect(named(month, context).preset).toBeNull();
    expect(named(month, { ...context, presets: periodPresets }).preset).toBe('m');
  });

  it('does not call a span "all" that happens to begin with the first record', () => {
    expect(named(custom('2016-04-01', '2026-03-31'), context).preset).toBeNull();
  });
});

describe('withRangeQuery', () => {
  it.each(['?range=1y', '?from=2026-01-01&to=2026-02-01', '?range=y'])(
    'writes %s as it was read',
    (query) => {
      expect(withRangeQuery('', parseViewRange(new URLSearchParams(query), context))).toBe(query);
    },
  );
});
