import { describe, expect, it } from 'vitest';

import { measuresParams, toInteger, upstreamUrl } from '#api/dialects/request.ts';

describe('a window with fractional seconds', () => {
  it('never reaches the service as such', () => {
    expect(measuresParams({ from: 1000.2, to: 2000.8 })).toEqual({ startdate: '1001', enddate: '2000' });
  });

  it('asks for a little more when it is a cursor', () => {
    expect(measuresParams({ updatedSince: 1000.9 })).toEqual({ lastupdate: '1000' });
  });
});

describe('a number that is no integer', () => {
  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1e21, 1.5])('%d is refused', (value) => {
    expect(() => toInteger(value)).toThrow(RangeError);
  });
});

describe('an upstream address', () => {
  it('drops a query of the base', () => {
    expect(upstreamUrl('https://api.example/v?x=1#y', 'measure')).toBe('https://api.example/v/measure');
  });
});
