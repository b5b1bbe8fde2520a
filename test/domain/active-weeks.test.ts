import { describe, expect, it } from 'vitest';
import { computeActiveWeeks } from '#domain/active-weeks.ts';
import { addDays } from '#domain/time.ts';
import { activityDays, type DayRow } from '../support/activity.ts';
import { day } from '../support/days.ts';
import { instant } from '../support/readings.ts';

const monday = day('2026-03-02');
const options = { firstWeekday: 1, from: monday, to: addDays(monday, 6) } as const;

/** A week of days with as many minutes each. */
function week(moderateMin: number, intenseMin: number): DayRow[] {
  return Array.from({ length: 7 }, (_, index) => ({
    day: addDays(monday, index),
    moderateSec: moderateMin * 60,
    intenseSec: intenseMin * 60,
  }));
}

const only = (rows: DayRow[], now?: string) =>
  computeActiveWeeks(activityDays(rows, now === undefined ? undefined : instant(now)), options)[0];

describe('an active week', () => {
  it('counts a vigorous minute twice', () => {
    expect(only(week(10, 5))).toEqual({
      from: '2026-03-02',
      to: '2026-03-08',
      moderateMin: 70,
      vigorousMin: 35,
      equivalentMin: 140,
      level: 'below',
      knownDays: 7,
      isWhole: true,
    });
  });

  it.each([
    [0, 'below'],
    [149, 'below'],
    [150, 'within'],
    [299, 'within'],
    [300, 'above'],
  ])('of %i moderate minutes on one day is %s what is advised', (minutes, level) => {
    const [first, ...others] = week(0, 0);
    expect(only([{ ...first, day: monday, moderateSec: minutes * 60 }, ...others])?.level).toBe(level);
  });

  it('of 75 vigorous minutes is within what is advised', () => {
    const [first, ...others] = week(0, 0);
    expect(only([{ ...first, day: monday, intenseSec: 75 * 60 }, ...others])?.level).toBe('within');
  });

  it('is not whole where a day is missing, and has the minutes of the others', () => {
    expect(only(week(10, 0).slice(1))).toMatchObject({ equivalentMin: 60, knownDays: 6, isWhole: false });
  });

  it('is not whole where a day has one of the two fields alone', () => {
    const [first, ...others] = week(10, 5);
    const rows = [{ day: monday, moderateSec: first?.moderateSec ?? 0 }, ...others];
    expect(only(rows)).toMatchObject({ moderateMin: 70, vigorousMin: 30, knownDays: 6, isWhole: false });
  });

  it('is not whole before its last day is over', () => {
    expect(only(week(10, 0), '2026-03-08T12:00:00+01:00')).toMatchObject({
      equivalentMin: 70,
      knownDays: 6,
      isWhole: false,
    });
  });

  it('of which nothing is known has no minutes and no level', () => {
    const [found] = computeActiveWeeks(activityDays(week(10, 0)), {
      ...options,
      from: day('2026-02-01'),
      to: day('2026-02-01'),
    });
    expect(found).toMatchObject({ equivalentMin: Number.NaN, level: null, knownDays: 0, isWhole: false });
  });

  it('begins on the day with which the reader’s weeks begin', () => {
    const weeks = computeActiveWeeks(activityDays(week(10, 0)), { ...options, firstWeekday: 7 });
    expect(weeks.map(({ from, knownDays }) => [from, knownDays])).toEqual([
      ['2026-03-01', 6],
      ['2026-03-08', 1],
    ]);
  });
});
