import { describe, expect, it } from 'vitest';
import type { ActivityDays, ActivityMetric } from '#domain/activity-days.ts';
import type { ViewRange } from '#domain/range.ts';
import {
  computePicture,
  type PictureOptions,
  toBars,
  toGoalLine,
  toHeadline,
  toPictureName,
  toPictureSummary,
  toReading,
  toReadingTime,
  toTable,
  toUsualRange,
  toWindow,
} from '#pages/activity/activity-view.ts';
import { toMetricFormat } from '#pages/activity/metric-format.ts';
import { activityDays, dailyRows } from '../../support/activity.ts';
import { day } from '../../support/days.ts';
import { instant } from '../../support/readings.ts';
import { wordsIn } from './activity-words.ts';

const words = wordsIn();
const steps = toMetricFormat('steps', words);
const now = instant('2026-03-12T12:00:00+01:00');
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

function pictureOf(
  change: Partial<PictureOptions> = {},
  of: ActivityDays = days,
  metric: ActivityMetric = 'steps',
) {
  const options = {
    range: march,
    unit: 'day',
    measure: 'mean',
    firstWeekday: 1,
    goal: 8000,
    ...change,
  } as const;
  return computePicture(of, metric, { today: day('2026-03-12'), ...options });
}
const rowsOf = (...args: Parameters<typeof pictureOf>) => [
  ...toTable(pictureOf(...args), steps, words, 'caption').rows(),
];

const noonOf = (date: string) => Date.parse(`${date}T12:00Z`) / 1000;
const headline = (of: ActivityDays, view: ViewRange) =>
  toHeadline(of, steps, { range: view, today: day('2026-03-12') }, words);

describe('a picture by day', () => {
  const picture = pictureOf();

  it('has a bar for each day with data, the one under way hatched', () => {
    const { at, value, partial, lengthSec, partialLabel } = toBars(picture, steps, words);
    expect([...value]).toEqual([1000, 3000, 4000, 5000, 6000, 7000, 8000, 9000, 10_000, 500]);
    expect(at[1]).toBe(Date.parse('2026-03-04T00:00Z') / 1000);
    expect([...(partial ?? [])]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    expect([lengthSec, partialLabel]).toEqual([86_400, 'Not over yet']);
  });

  it('says what is drawn, in which unit and over which days', () => {
    expect(toPictureName(picture, steps, words)).toBe(`Steps by day, ${span(2, 12)}`);
    const distance = toMetricFormat('distanceM', words);
    expect(toPictureName(pictureOf(), distance, words)).toBe(`Distance (km) by day, ${span(2, 12)}`);
  });

  it('has its goal as a line', () => {
    expect(toGoalLine(picture, steps, words)).toEqual([
      { id: 'goal', label: 'Goal 8,000 steps', value: 8000 },
    ]);
  });

  it('is told in a sentence', () => {
    expect(toPictureSummary(picture, steps, words)).toBe(
      '10 days between 500 steps and 10,000 steps, the most on 11 Mar 2026.',
    );
  });

  it('has a row per day with data, newest first, and none for a day without', () => {
    const rows = rowsOf();
    expect(rows.slice(0, 2)).toEqual([
      { datetime: '2026-03-12', time: '12 Mar 2026', cells: ['500', 'Not over yet'] },
      { datetime: '2026-03-11', time: '11 Mar 2026', cells: ['10000', ''] },
    ]);
    expect(rows).toHaveLength(10);
  });

  it('shows no stripe of what is usual after ten days', () => {
    expect(toUsualRange(picture, steps, words)).toEqual([]);
  });

  it('shows what is usual once there are days enough', () => {
    const year = activityDays(
      dailyRows(
        '2026-01-01',
        Array.from({ length: 71 }, (_, index) => 1000 + index),
      ),
      now,
    );
    expect(toUsualRange(pictureOf({}, year), steps, words)).toMatchObject([
      { label: 'Usual: 1,017 to 1,052', low: 1017.25, high: 1051.75 },
    ]);
  });
});

describe('a picture by week', () => {
  it('has means of complete days, and the week under way is not over', () => {
    const picture = pictureOf({ unit: 'week' });
    const { value, partial } = toBars(picture, steps, words);
    expect([...value]).toEqual([26_000 / 6, 27_000 / 3]);
    expect([...(partial ?? [])]).toEqual([0, 1]);
    expect(toGoalLine(picture, steps, words)).toHaveLength(1);
  });

  it('of sums has no goal for a day', () => {
    const picture = pictureOf({ unit: 'week', measure: 'sum' });
    expect([...toBars(picture, steps, words).value]).toEqual([26_000, 27_500]);
    expect(toGoalLine(picture, steps, words)).toEqual([]);
  });

  it('has sum, mean and days with data in its rows, whatever the bars show', () => {
    expect(rowsOf({ unit: 'week' })).toEqual([
      { datetime: '2026-03-09', time: span(9, 15), cells: ['27500', '9000.0', '4', 'Still running'] },
      { datetime: '2026-03-02', time: span(2, 8), cells: ['26000', '4333.3', '6', '1 day without data'] },
    ]);
  });

  it('shows whole weeks, also where they reach beyond the days asked for', () => {
    const picture = pictureOf({ unit: 'week', range: range('2026-03-05', '2026-03-06') });
    expect(toWindow(picture)).toEqual({
      from: Date.parse('2026-03-02T00:00Z') / 1000,
      to: Date.parse('2026-03-09T00:00Z') / 1000,
    });
  });
});

describe('the reading', () => {
  it('is that of the bar under the crosshair', () => {
    expect(toReading(pictureOf(), noonOf('2026-03-04'), steps, words)?.lines).toEqual([
      { label: 'Total', value: '3,000 steps' },
    ]);
  });

  it('of a month names its days', () => {
    const picture = pictureOf({ unit: 'month' });
    const middle = Date.parse('2026-03-15T00:00Z') / 1000;
    expect(toReading(picture, middle, steps, words)?.lines).toEqual([
      { label: 'Mean per day', value: '5,889 steps' },
      { label: 'Sum', value: '53,500 steps' },
      { label: 'Days with data', value: '10 of 31 days' },
      { label: 'Note', value: 'Still running; 2 days without data' },
    ]);
    expect(toReadingTime(picture, middle, words)).toBe('March 2026');
  });

  it('of a day without a bar is nothing', () => {
    expect(toReading(pictureOf(), noonOf('2026-03-03'), steps, words)).toBeNull();
  });
});

describe('the headline', () => {
  it('has the mean of complete days and says what is not in it', () => {
    expect(headline(days, march)).toEqual({
      main: '5,889 steps',
      rest: `over 9 days with data, ${span(2, 12)}`,
      notes: ['So far today: 500 steps. Not in the mean, because the day is not over.'],
    });
  });

  it('compares with as many days before, where they have data', () => {
    const { notes } = headline(days, range('2026-03-09', '2026-03-11'));
    expect(notes).toEqual(['3,000 steps more a day than in the 3 days before.']);
  });

  it('names a last day of which nothing was heard since', () => {
    const rows = dailyRows('2026-03-01', [1000, 2000]).map((row) => ({
      ...row,
      modifiedAt: instant('2026-03-02T18:00:00+01:00'),
    }));
    expect(headline(activityDays(rows, now), range('2026-03-01', '2026-03-12')).notes).toEqual([
      '2 Mar 2026: 2,000 steps. Nothing has been heard of that day since it ended, so it is not in the mean.',
    ]);
  });

  it('has no number where no day is complete', () => {
    expect(headline(days, range('2026-03-12', '2026-03-12')).main).toBeNull();
  });
});
