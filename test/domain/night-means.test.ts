import { describe, expect, it } from 'vitest';
import { assembleNights, defaultNightRules } from '#domain/night-assembly.ts';
import { clockSecOf, clockTimes, meanOverNights, usualTime } from '#domain/night-means.ts';
import { instant, segmentsFrom, zone } from './build-sleep.ts';

const BERLIN = zone('Europe/Berlin');
const segments = [
  segmentsFrom('2026-06-09T23:30+02:00', 'A10 L300 R60 A10'),
  segmentsFrom('2026-06-11T00:30+02:00', 'A20 L400 A10', { source: 'tracker' }),
].flat();
const nights = [
  ...assembleNights(segments, { rules: defaultNightRules, zoneOf: () => BERLIN }).nights.values(),
];

describe('means over nights', () => {
  it('are plain means', () => {
    expect(meanOverNights(nights, 'tstSec')).toEqual({ mean: 380 * 60, nights: 2 });
  });

  it('leave out nights that do not have the number', () => {
    expect(meanOverNights(nights, 'remSec')).toEqual({ mean: 3600, nights: 1 });
  });

  it('do not exist of no night', () => {
    expect(meanOverNights([], 'tstSec')).toBeNull();
  });
});

describe('the usual time of a night', () => {
  it('is found over midnight', () => {
    const mean = usualTime(nights, 'bedAt')?.meanSec ?? Number.NaN;
    expect(Math.min(mean, 86_400 - mean)).toBeCloseTo(0, 6);
  });

  it('is told by the clock of the place, or of one zone where that is wanted', () => {
    expect(clockTimes(nights, 'bedAt')).toEqual([23.5 * 3600, 0.5 * 3600]);
    expect(clockTimes(nights, 'bedAt', zone('UTC'))).toEqual([21.5 * 3600, 22.5 * 3600]);
  });

  it('is right before 1970 too', () => {
    expect(clockSecOf(instant('1969-12-31T23:00Z'), zone('UTC'))).toBe(23 * 3600);
  });
});
