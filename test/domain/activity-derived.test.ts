import { describe, expect, it } from 'vitest';
import { deriveMean, deriveSum } from '#domain/activity-derived.ts';
import { activityDays, dailyRows } from '../support/activity.ts';
import { day } from '../support/days.ts';
import { instant } from '../support/readings.ts';

const bounds = { from: day('2026-03-01'), to: day('2026-03-05') };
/** Two whole days, one that lacks its steps, one without a row, and one under way. */
const days = activityDays(
  [
    ...dailyRows('2026-03-01', [1000, 3000]),
    { day: '2026-03-03', distanceM: 5 },
    ...dailyRows('2026-03-05', [500]),
  ],
  instant('2026-03-05T12:00:00+01:00'),
);

describe('a mean that can be explained', () => {
  const mean = deriveMean(days, 'steps', bounds);

  it('rests on the complete days that have the field', () => {
    expect([mean.value, mean.n, mean.inputs.map(({ id }) => id)]).toEqual([
      2000,
      2,
      ['2026-03-01', '2026-03-02'],
    ]);
  });

  it('names every other row and why it is not in it', () => {
    expect(mean.excluded.map(({ id, reason }) => [id, reason])).toEqual([
      ['2026-03-03', 'absent'],
      ['2026-03-05', 'partial'],
    ]);
  });

  it('looked at whole days', () => {
    expect(mean.window).toEqual({
      from: instant('2026-03-01T00:00:00Z'),
      to: instant('2026-03-05T23:59:59Z'),
    });
  });
});

describe('a sum that can be explained', () => {
  it('rests on the day under way too', () => {
    const sum = deriveSum(days, 'steps', bounds);
    expect([sum.value, sum.n, sum.excluded.length]).toEqual([4500, 3, 1]);
  });

  it('of nothing is no number, with nothing behind it', () => {
    const sum = deriveSum(days, 'elevationM', bounds);
    expect([sum.value, sum.n, sum.excluded.length]).toEqual([Number.NaN, 0, 4]);
  });
});
