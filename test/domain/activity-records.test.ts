import { describe, expect, it } from 'vitest';
import { computeRecord } from '#domain/activity-records.ts';
import { activityDays, dailyRows } from '../support/activity.ts';
import { instant } from '../support/readings.ts';

describe('a record', () => {
  it('is the day with the most', () => {
    const days = activityDays(dailyRows('2026-03-01', [10, 30, 20]));
    expect(computeRecord(days, 'steps', 'day', 1)).toMatchObject({
      from: '2026-03-02',
      to: '2026-03-02',
      sum: 30,
    });
  });

  it('is the week with the most, which need not hold the best day', () => {
    const days = activityDays(dailyRows('2026-03-02', [50, 0, 0, 0, 0, 0, 0, 20, 20, 20]));
    expect(computeRecord(days, 'steps', 'week', 1)).toMatchObject({ from: '2026-03-09', sum: 60 });
  });

  it('is a day among others of which nothing is known', () => {
    const days = activityDays(dailyRows('2026-03-01', [null, 10, null, 30, 20, null]));
    expect(computeRecord(days, 'steps', 'day', 1)).toMatchObject({ from: '2026-03-04', sum: 30 });
  });

  it('of two with as much is the earlier one', () => {
    const days = activityDays(dailyRows('2026-03-01', [30, 30]));
    expect(computeRecord(days, 'steps', 'day', 1)?.from).toBe('2026-03-01');
  });

  it('may be today’s already, which is said', () => {
    const days = activityDays(dailyRows('2026-03-01', [30, 40]), instant('2026-03-02T12:00:00+01:00'));
    expect(computeRecord(days, 'steps', 'day', 1)).toMatchObject({ from: '2026-03-02', partialDays: 1 });
  });

  it.each([[[0, 0]], [[null, 5]]])('of %j climbed metres there is none', (values) => {
    const rows = dailyRows('2026-03-01', values);
    expect(
      computeRecord(activityDays(rows), values[1] === 0 ? 'steps' : 'elevationM', 'month', 1),
    ).toBeNull();
  });
});
