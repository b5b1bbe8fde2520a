import { describe, expect, it } from 'vitest';
import { activityMetrics } from '#domain/activity-days.ts';
import { readAddress, usualUnit, withAddress } from '#pages/activity/activity-address.ts';
import { day } from '../../support/days.ts';

const usual = { metric: 'steps', by: null, measure: 'mean', heat: null, scale: 'quantile' };

describe('an address', () => {
  it('without anything is the usual page', () => {
    expect(readAddress('')).toEqual(usual);
  });

  it('with words that nobody knows is the usual page too', () => {
    expect(readAddress('?metric=stairs&by=hour&show=most&heat=x&scale=log')).toEqual(usual);
  });

  it.each(activityMetrics)('leads back to %s', (metric) => {
    expect(readAddress(withAddress('', { metric, heat: metric }))).toMatchObject({ metric, heat: metric });
  });

  it('keeps what else it says, and leaves out what is usual', () => {
    const search = withAddress('?range=1y', { by: 'week', measure: 'sum', scale: 'linear' });
    expect(search).toBe('?range=1y&by=week&show=sum&scale=linear');
    expect(withAddress(search, { by: null, measure: 'mean', scale: 'quantile' })).toBe('?range=1y');
    expect(withAddress('?metric=soft', { metric: 'steps' })).toBe('');
  });
});

describe('bars are', () => {
  it.each([
    ['2026-01-01', '2026-12-31', 'day'],
    ['2024-01-01', '2024-12-31', 'day'],
    ['2025-01-01', '2026-12-31', 'week'],
    ['2016-01-01', '2026-12-31', 'month'],
  ])('from %s to %s of a %s each', (from, to, unit) => {
    expect(usualUnit({ from: day(from), to: day(to) })).toBe(unit);
  });
});
