import { describe, expect, it } from 'vitest';
import { cleanTimeZone, UTC } from '#domain/time.ts';
import { clockZoneOf } from '#settings/clock-zone.ts';

const paris = cleanTimeZone('Europe/Paris') ?? UTC;
const auckland = cleanTimeZone('Pacific/Auckland') ?? UTC;

describe('the zone of the clocks', () => {
  it('is that of each record unless the reader wants the clocks at home', () => {
    expect(clockZoneOf({ clockZone: 'record', homeZone: paris }, auckland)).toBeNull();
  });

  it('is the home zone', () => {
    expect(clockZoneOf({ clockZone: 'home', homeZone: paris }, auckland)).toBe(paris);
  });

  it('is the zone of the device where no home was named', () => {
    expect(clockZoneOf({ clockZone: 'home' }, auckland)).toBe(auckland);
  });
});
