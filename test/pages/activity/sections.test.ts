import { describe, expect, it } from 'vitest';
import type { ViewRange } from '#domain/range.ts';
import { createCalendarFormat } from '#locale/calendar.ts';
import {
  toCalendarDays,
  toCalendarFormats,
  toCalendarRange,
  toCalendarReference,
  toTableBy,
} from '#pages/activity/calendar-view.ts';
import { toFacts } from '#pages/activity/facts-view.ts';
import { toGoalView, toStepGoal } from '#pages/activity/goal-view.ts';
import { toMetricFormat } from '#pages/activity/metric-format.ts';
import { toRecords } from '#pages/activity/records-view.ts';
import { toWeekdayRows, toWeekdays, toWeekdaySummary } from '#pages/activity/weekday-view.ts';
import { toWeekFacts, toWeeks, toWeekSummary, toWeekTable } from '#pages/activity/weeks-view.ts';
import { activityDays, dailyRows } from '../../support/activity.ts';
import { day } from '../../support/days.ts';
import { instant } from '../../support/readings.ts';
import { wordsIn } from './activity-words.ts';

const words = wordsIn();
const steps = toMetricFormat('steps', words);
const calendar = createCalendarFormat('en-GB');
const now = instant('2026-03-12T12:00:00+01:00');
const today = day('2026-03-12');
const range = (from: string, to: string): ViewRange => ({ preset: null, from: day(from), to: day(to) });
/** As this runtime writes the days of March from one to another. */
const span = (from: number, to: number) => words.format.dayRange(march2026(from), march2026(to));
const march2026 = (date: number) => day(`2026-03-${String(date).padStart(2, '0')}`);
const march = range('2026-03-02', '2026-03-12');
/** From Monday 2 March to Thursday 12 March, Tuesday without data, today under way. */
const days = activityDays(
  dailyRows('2026-03-02', [1000, null, 3000, 4000, 5000, 6000, 7000, 8000, 9000, 10_000, 500]),
  now,
);

describe('the facts', () => {
  const facts = toFacts(days, steps, march, words);

  it('are sum, mean and number of days with data, and what else one asks', () => {
    expect(facts.map(({ id, value }) => [id, value])).toEqual([
      ['sum', '53,500 steps'],
      ['mean', '5,889 steps'],
      ['median', '6,000 steps'],
      ['days', '10 of 11 days'],
      ['best', '10,000 steps'],
    ]);
  });

  it('lead to the day with the most', () => {
    expect(facts.at(-1)).toMatchObject({ day: '2026-03-11', detail: 'on 11 Mar 2026' });
  });

  it('explain the mean: what went in, what was left out and why, and which days have no record', () => {
    const explained = facts.find(({ id }) => id === 'mean')?.explain?.();
    expect(explained).toMatchObject({ counted: '9 days with data', window: span(2, 12) });
    expect(explained?.derived.excluded.map(({ id, reason }) => [id, reason])).toEqual([
      ['2026-03-12', 'partial'],
    ]);
    expect(explained?.notes?.at(-1)).toBe('Without any record at the service: 1 day of this range.');
  });

  it('of days without data are the number of days alone', () => {
    expect(toFacts(days, steps, range('2026-01-01', '2026-01-07'), words).map(({ value }) => value)).toEqual([
      '0 of 7 days',
    ]);
  });
});

describe('the goal', () => {
  it.each([
    [9000, 7000, { steps: 9000, isOwn: false }],
    [undefined, 7000, { steps: 7000, isOwn: true }],
    [undefined, undefined, null],
  ])('of the service (%s) comes before the reader’s own (%s)', (served, own, expected) => {
    expect(toStepGoal(served, own)).toEqual(expected);
  });

  it('has days that reached it and streaks, today not held against them', () => {
    expect(toGoalView(days, { steps: 8000, isOwn: true }, { range: march, today }, words)).toEqual({
      goal: '8,000 steps a day',
      source: 'from your settings',
      reached: '3 of 9 days',
      current: { value: '3 days', when: span(9, 11) },
      longest: { value: '3 days', when: span(9, 11) },
    });
  });

  it('that was never reached has no streak', () => {
    const view = toGoalView(days, { steps: 50_000, isOwn: false }, { range: march, today }, words);
    expect(view.longest).toEqual({ value: 'none', when: null });
  });
});

describe('active weeks', () => {
  const active = activityDays(
    Array.from({ length: 10 }, (_, index) => ({
      day: `2026-03-${String(index + 2).padStart(2, '0')}`,
      moderateSec: 1200,
      intenseSec: 300,
    })),
    now,
  );
  const options = { range: march, today, firstWeekday: 1 } as const;

  it('tell this week as what it has at least, and the last one as it was', () => {
    expect(toWeekFacts(active, options, words)).toEqual([
      {
        label: 'This week',
        value: 'at least 90 min',
        details: ['below the advised 150 minutes', '60 moderate + 2 × 15 intense', '3 of 7 days known'],
      },
      {
        label: 'Last week',
        value: '210 min',
        details: [
          'within the advised 150 to 300 minutes',
          '140 moderate + 2 × 35 intense',
          '7 of 7 days known',
        ],
      },
    ]);
  });

  it('have a row each, newest first', () => {
    const weeks = toWeeks(active, options);
    expect(toWeekSummary(weeks, words)).toBe('1 of 2 weeks with data reached 150 minutes.');
    expect([...toWeekTable(weeks, 'caption', words).rows()].map(({ cells }) => cells)).toEqual([
      ['90.0', '60.0', '15.0', '3', 'below the advised 150 minutes'],
      ['210.0', '140.0', '35.0', '7', 'within the advised 150 to 300 minutes'],
    ]);
  });

  it('of which nothing is known have no minutes', () => {
    const [, last] = toWeekFacts(active, { ...options, today: day('2026-06-01') }, words);
    expect(last).toEqual({ label: 'Last week', value: 'no data', details: [] });
  });
});

describe('the days of the week', () => {
  it('begin with the reader’s first one', () => {
    const profile = toWeekdays(days, steps, march, 7);
    expect(profile.map(({ weekday }) => weekday)).toEqual([7, 1, 2, 3, 4, 5, 6]);
  });

  it('have a row each, with what there is to say', () => {
    const rows = toWeekdayRows(toWeekdays(days, steps, march, 1), steps, calendar, words);
    expect(rows[0]).toMatchObject({ name: 'Monday', label: 'Mon', note: 'n 2', median: 4500 });
    expect(rows[0]?.cells).toEqual(['2', '2750.0', '4500.0', '6250.0']);
    expect(rows[0]?.reading.lines).toEqual([
      { label: 'Median', value: '4,500 steps' },
      { label: 'Middle half', value: '2,750 to 6,250 steps' },
      { label: 'Days', value: '2' },
    ]);
  });

  it('are told by the most and the least', () => {
    expect(toWeekdaySummary(toWeekdays(days, steps, march, 1), steps, calendar, words)).toBe(
      'Median days: most on Tuesday (9,000 steps), least on Thursday (4,000 steps).',
    );
    expect(
      toWeekdaySummary(toWeekdays(days, steps, range('2020-01-01', '2020-02-01'), 1), steps, calendar, words),
    ).toBeNull();
  });
});

describe('the records', () => {
  it('are the best day, week, month and year, each with its days', () => {
    const records = toRecords(days, steps, { firstWeekday: 1, today }, words);
    expect(records.map(({ label, value, when, note }) => [label, value, when, note])).toEqual([
      ['Best day', '10,000 steps', '11 Mar 2026', null],
      ['Best week', '27,500 steps', span(9, 15), 'not over yet, 4 of 7 days with data'],
      ['Best month', '53,500 steps', 'March 2026', 'not over yet, 10 of 31 days with data'],
      ['Best year', '53,500 steps', '2026', 'not over yet, 10 of 365 days with data'],
    ]);
  });

  it('are none where nothing is above zero', () => {
    expect(toRecords(days, toMetricFormat('elevationM', words), { firstWeekday: 1, today }, words)).toEqual(
      [],
    );
  });
});

describe('the calendar', () => {
  const years = activityDays(
    dailyRows(
      '2023-05-20',
      Array.from({ length: 1027 }, () => 1000),
    ),
    now,
  );

  it.each([
    ['2026-02-10', '2026-03-12', '2025-01-01', '2026-03-12'],
    ['2024-06-01', '2024-06-30', '2024-01-01', '2024-12-31'],
    ['2023-05-20', '2026-03-12', '2023-05-01', '2026-03-12'],
    ['2019-01-01', '2019-12-31', '2018-01-01', '2019-12-31'],
  ])('of %s to %s is from %s to %s', (from, to, begin, end) => {
    const found = toCalendarRange(years, range(from, to), today);
    expect(found.to).toBe(end);
    expect([begin, '2019-01-01']).toContain(found.from);
  });

  it('tells nothing, zero and a day under way apart', () => {
    const of = activityDays(dailyRows('2026-03-10', [0, null, 500]), now);
    const shown = toCalendarDays(of, steps, { from: day('2026-03-09'), to: day('2026-03-13') });
    expect([...shown.value]).toEqual([Number.NaN, 0, Number.NaN, 500, Number.NaN]);
    expect([...(shown.partial ?? [])]).toEqual([0, 0, 0, 1, 0]);
  });

  it('compares with the complete days of the last year, in the reader’s unit', () => {
    const metres = activityDays(dailyRows('2026-03-10', [1000, 2000, 3000], 'distanceM'), now);
    expect([...toCalendarReference(metres, toMetricFormat('distanceM', words), today)]).toEqual([1, 2]);
  });

  it('writes ranges of colours, and ranks', () => {
    const formats = toCalendarFormats(steps, calendar, words);
    expect([
      formats.formatRange(null, 4000),
      formats.formatRange(4000, 8000),
      formats.formatRange(8000, null),
      formats.formatPercentile(79.6),
      formats.weekdayLabel(7),
      formats.monthLabel(3),
    ]).toEqual(['below 4,000', '4,000 to 8,000', '8,000 and more', 'P80', 'Sun', 'Mar']);
  });

  it('has a table of days, and of months where there are more than two years of them', () => {
    expect(toTableBy(range('2025-01-01', '2026-12-31'))).toBe('day');
    expect(toTableBy(range('2023-01-01', '2026-12-31'))).toBe('month');
  });
});
