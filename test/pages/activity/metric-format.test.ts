import { describe, expect, it } from 'vitest';
import { toMetricFormat } from '#pages/activity/metric-format.ts';
import { wordsIn } from './activity-words.ts';

describe('a metric is told', () => {
  it.each([
    ['steps', 8412, '8,412 steps', '8412', 'Steps'],
    ['distanceM', 5230.4, '5.2 km', '5.230', 'Distance (km)'],
    ['elevationM', 41.26, '41 m', '41.3', 'Elevation (m)'],
    ['activeKcal', 310.25, '310 kcal', '310.3', 'Active calories (kcal)'],
    ['totalKcal', 2303.788, '2,304 kcal', '2303.8', 'Total calories (kcal)'],
    ['softSec', 4000, '1 h 7 min', '66.7', 'Soft activity (min)'],
  ] as const)('%s of %d as %s', (metric, value, text, cell, header) => {
    const format = toMetricFormat(metric, wordsIn());
    expect([format.text(value), format.cell(value), format.header]).toEqual([text, cell, header]);
  });

  it('in miles and feet to whoever thinks in miles', () => {
    const words = wordsIn('mi');
    expect(toMetricFormat('distanceM', words).text(1609.344)).toBe('1.0 mi');
    expect(toMetricFormat('elevationM', words)).toMatchObject({ unit: 'ft', header: 'Elevation (ft)' });
    expect(toMetricFormat('elevationM', words).cell(30.48)).toBe('100.0');
  });

  it('with nothing in a cell where nothing is known', () => {
    expect(toMetricFormat('steps', wordsIn()).meanCell(Number.NaN)).toBe('');
  });
});
