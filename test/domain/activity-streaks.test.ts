import { describe, expect, it } from 'vitest';
import { computeStreaks, countReached } from '#domain/activity-streaks.ts';
import { activityDays, dailyRows } from '../support/activity.ts';
import { day } from '../support/days.ts';
import { instant } from '../support/readings.ts';

const goal = 8000;
/** Y reached, n not, · without data; the first day is 1 March, and noon of the last one has come. */
function streaks(marks: string, { now = '2026-06-01T12:00:00+02:00', today = '2026-06-01' } = {}) {
  const values = marks.split('').map((mark) => (mark === 'Y' ? 8000 : mark === 'n' ? 7999 : null));
  return computeStreaks(activityDays(dailyRows('2026-03-01', values), instant(now)), 'steps', {
    goal,
    today: day(today),
  });
}
const untilFourth = (values: (number | null)[]) =>
  activityDays(dailyRows('2026-03-01', values), instant('2026-03-04T12:00:00+01:00'));
const on = (date: string) => ({ now: `${date}T12:00:00+01:00`, today: date });

describe('streaks', () => {
  it('are none where the goal was never reached', () => {
    expect(streaks('nnn', on('2026-03-03'))).toEqual({ current: null, longest: null });
  });

  it('count days that reached the goal, from the first to the last', () => {
    expect(streaks('nYYY', on('2026-03-04')).current).toEqual({
      days: 3,
      from: '2026-03-02',
      to: '2026-03-04',
    });
  });

  it('end on a day below the goal', () => {
    expect(streaks('YYYnYn', on('2026-03-07'))).toMatchObject({ current: null, longest: { days: 3 } });
  });

  it('go on while today has not reached it yet', () => {
    expect(streaks('YYn', on('2026-03-03')).current?.days).toBe(2);
  });

  it('count today as soon as it has', () => {
    expect(streaks('YYY', on('2026-03-03')).current?.days).toBe(3);
  });

  it('go on while nothing has been heard of today', () => {
    expect(streaks('YY', on('2026-03-03')).current?.days).toBe(2);
  });

  it('pass over two days without data, which they do not count', () => {
    expect(streaks('YY··Y', on('2026-03-05')).current).toEqual({
      days: 3,
      from: '2026-03-01',
      to: '2026-03-05',
    });
  });

  it('end with a third day without data', () => {
    expect(streaks('YY···Y', on('2026-03-06')).current?.days).toBe(1);
  });

  it('end when nothing has been heard for three days before today', () => {
    expect(streaks('YY', on('2026-03-05')).current?.days).toBe(2);
    expect(streaks('YY', on('2026-03-06')).current).toBeNull();
  });

  it('of two that are as long have the later one as the longest', () => {
    expect(streaks('YYnYYn', on('2026-03-08')).longest).toMatchObject({ from: '2026-03-04' });
  });

  it('know nothing of days after today', () => {
    expect(streaks('YYYYY', on('2026-03-03')).longest?.days).toBe(3);
  });
});

describe('the days that reached a goal', () => {
  const march = { goal, from: day('2026-03-01'), to: day('2026-03-31') };

  it('are counted of those that can be judged: neither unknown ones nor a day that may still reach it', () => {
    expect(countReached(untilFourth([8000, 7999, null, 100]), 'steps', march)).toEqual({
      reached: 1,
      judged: 2,
    });
  });

  it('are one more once the day under way has reached it', () => {
    expect(countReached(untilFourth([8000, 7999, null, 8000]), 'steps', march)).toEqual({
      reached: 2,
      judged: 3,
    });
  });
});
