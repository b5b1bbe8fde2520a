import { describe, expect, it } from 'vitest';
import { parseWeightChoices, withWeightChoices } from '#pages/body/weight-choices.ts';

describe('the choices of the weight page', () => {
  it('are the gap-aware average with stems where the address says nothing', () => {
    expect(parseWeightChoices('?range=1y')).toEqual({
      estimator: 'average',
      hasBand: false,
      hasStems: true,
      hasYearAgo: false,
    });
  });

  it('have a band with the local linear trend, unless the address says otherwise', () => {
    expect(parseWeightChoices('?trend=local').hasBand).toBe(true);
    expect(parseWeightChoices('?trend=local&band=0').hasBand).toBe(false);
    expect(parseWeightChoices('?trend=loess&band=1').hasBand).toBe(true);
  });

  it('are as usual where the address cannot be read', () => {
    expect(parseWeightChoices('?trend=astrology&band=maybe&stems=2')).toEqual(parseWeightChoices(''));
  });

  it.each(['', '?trend=local', '?trend=classic&band=1&stems=0', '?range=3m&trend=loess&yearago=1'])(
    'stand in the address %j as they were read from it',
    (search) => {
      expect(withWeightChoices(search, parseWeightChoices(search))).toBe(search);
    },
  );

  it('leave the rest of the address alone', () => {
    const choices = { ...parseWeightChoices(''), estimator: 'classic' as const };
    expect(withWeightChoices('?from=2026-01-01&to=2026-02-01', choices)).toBe(
      '?from=2026-01-01&to=2026-02-01&trend=classic',
    );
  });
});
