import { describe, expect, it } from 'vitest';
import { createFormat } from '#locale/format.ts';
import { createPaceFormat } from '#locale/pace.ts';

const english = createFormat({ locale: 'en-GB', weightUnit: 'kg' });
const german = createFormat({ locale: 'de-DE', weightUnit: 'kg' });
const metric = createPaceFormat(english, 'km');
const imperial = createPaceFormat(english, 'mi');

describe('the format of paces', () => {
  it('tells running by the kilometre', () => {
    expect(metric.pace(1000 / 312, 'distance')).toBe('5:12 min/km');
  });

  it('tells running by the mile', () => {
    expect(imperial.pace(1609.344 / 502, 'distance')).toBe('8:22 min/mi');
  });

  it('tells swimming by a hundred metres', () => {
    expect(metric.pace(100 / 125, 'swim')).toBe('2:05 min/100 m');
  });

  it('tells swimming by a hundred yards where ways are miles', () => {
    expect(imperial.pace(91.44 / 125, 'swim')).toBe('2:05 min/100 yd');
  });

  it.each([metric, imperial])('tells rowing by 500 m everywhere', (pace) => {
    expect(pace.pace(4, 'row')).toBe('2:05 min/500 m');
  });

  it('tells what has wheels by its speed', () => {
    expect(createPaceFormat(german, 'km').pace(22.45 / 3.6, 'speed')).toBe('22,5 km/h');
  });

  it('tells miles an hour', () => {
    expect(imperial.pace(4.4704, 'speed')).toBe('10.0 mph');
  });

  it('has no sixty seconds', () => {
    expect(metric.pace(1000 / 299.6, 'distance')).toBe('5:00 min/km');
  });
});
