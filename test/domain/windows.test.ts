import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { LocalDay, TimeZone } from '#domain/time.ts';
import { addDays, cleanTimeZone, parseLocalDay, SECONDS_PER_DAY, toEpochSec, UTC } from '#domain/time.ts';
import { daySpan, nightOf, nightSpan, noonOf } from '#domain/windows.ts';

const zones = Intl.supportedValuesOf('timeZone').map(zone);

function zone(name: string): TimeZone {
  const clean = cleanTimeZone(name);
  if (clean === null) throw new Error(`${name} is no zone here`);
  return clean;
}

function day(text: string): LocalDay {
  const parsed = parseLocalDay(text);
  if (parsed === null) throw new Error(`${text} is no day`);
  return parsed;
}

function instant(text: string) {
  return toEpochSec(Temporal.Instant.from(text).epochMilliseconds / 1000);
}

const NEW_YORK = zone('America/New_York');
const APIA = zone('Pacific/Apia');

const anyZone = fc.constantFrom(...zones);
const anyAt = fc
  .integer({ min: Date.UTC(1973, 0, 1) / 1000, max: Date.UTC(2050, 0, 1) / 1000 })
  .map(toEpochSec);

describe('the stretch of a local day', () => {
  it('reaches from its first instant to the first of the next day', () => {
    expect(daySpan(day('2026-10-25'), zone('Europe/Paris'))).toEqual({
      from: instant('2026-10-24T22:00:00Z'),
      to: instant('2026-10-25T23:00:00Z'),
    });
  });

  it('does not exist where the zone skipped the date', () => {
    expect(daySpan(day('2011-12-30'), APIA)).toBeNull();
  });

  it('ends where the day after the skipped one begins', () => {
    expect(daySpan(day('2011-12-29'), APIA)?.to).toBe(daySpan(day('2011-12-31'), APIA)?.from);
  });
});

describe('noon', () => {
  it('is twelve on the clock of the zone', () => {
    expect(noonOf(day('2026-07-01'), zone('Asia/Kathmandu'))).toBe(instant('2026-07-01T06:15:00Z'));
  });

  it('is not twelve hours after the first instant where the clock changed in the morning', () => {
    expect(noonOf(day('2026-03-29'), zone('Europe/Paris'))).toBe(instant('2026-03-29T10:00:00Z'));
  });

  it('is the first instant after it where the clock jumped over it', () => {
    // Sudan went from 12:00 to 13:00.
    expect(noonOf(day('2000-01-15'), zone('Africa/Khartoum'))).toBe(instant('2000-01-15T10:00:00Z'));
  });

  it('does not exist on a date that the zone skipped', () => {
    expect(noonOf(day('2011-12-30'), APIA)).toBeNull();
  });
});

describe('the stretch of a night', () => {
  it.each([
    ['2026-06-01', 24],
    ['2026-03-29', 23],
    ['2026-10-25', 25],
    ['2026-03-30', 24],
  ])('that ends on %s in Paris is %d hours from noon to noon', (text, hours) => {
    const night = nightSpan(day(text), zone('Europe/Paris'));
    expect(((night?.to ?? 0) - (night?.from ?? 0)) / 3600).toBe(hours);
  });

  it('ends at noon of the day that names it', () => {
    expect(nightSpan(day('2026-06-01'), UTC)).toEqual({
      from: instant('2026-05-31T12:00:00Z'),
      to: instant('2026-06-01T12:00:00Z'),
    });
  });

  it('does not exist where the zone skipped the date', () => {
    expect(nightSpan(day('2011-12-30'), APIA)).toBeNull();
  });

  it('begins on the last day that there was where a date was skipped', () => {
    expect(nightSpan(day('2011-12-31'), APIA)).toEqual({
      from: instant('2011-12-29T22:00:00Z'),
      to: instant('2011-12-30T22:00:00Z'),
    });
  });

  it('is refused where no day comes before it', () => {
    expect(() => nightSpan(day('0000-01-01'), UTC)).toThrow(RangeError);
  });
});

describe('the night of an instant', () => {
  it('after midnight is the one that ends on the same day', () => {
    // 00:30 on the day after the clocks went forward: the night began on the 8th.
    expect(nightOf(toEpochSec(1_773_030_600), NEW_YORK)).toBe('2026-03-09');
  });

  it('24 hours earlier, across the change of the clock, is the one that ends on the day before', () => {
    // 23:30 on the 7th.
    expect(nightOf(toEpochSec(1_773_030_600 - SECONDS_PER_DAY), NEW_YORK)).toBe('2026-03-08');
  });

  it('began at noon of the day before', () => {
    expect(nightSpan(day('2026-03-09'), NEW_YORK)?.from).toBe(noonOf(day('2026-03-08'), NEW_YORK));
  });

  it.each([
    ['2026-06-01T11:59:59Z', '2026-06-01'],
    ['2026-06-01T12:00:00Z', '2026-06-02'],
    ['2026-06-01T23:59:59Z', '2026-06-02'],
    ['2026-06-02T00:00:00Z', '2026-06-02'],
  ])('changes at noon: at %s it is %s', (at, expected) => {
    expect(nightOf(instant(at), UTC)).toBe(expected);
  });

  it('is that of the day after the skipped one from the noon before it', () => {
    expect([
      nightOf(instant('2011-12-29T21:59:59Z'), APIA),
      nightOf(instant('2011-12-29T22:00:00Z'), APIA),
      nightOf(instant('2011-12-30T09:59:59Z'), APIA),
      nightOf(instant('2011-12-30T10:00:00Z'), APIA),
    ]).toEqual(['2011-12-29', '2011-12-31', '2011-12-31', '2011-12-31']);
  });

  it('holds the instant, whatever the zone', () => {
    fc.assert(
      fc.property(anyZone, anyAt, (name, at) => {
        const night = nightSpan(nightOf(at, name), name);
        expect(night?.from).toBeLessThanOrEqual(at);
        expect(night?.to).toBeGreaterThan(at);
      }),
      { numRuns: 1000 },
    );
  });

  it('ends where the next night begins, whatever the zone', () => {
    fc.assert(
      fc.property(anyZone, anyAt, (name, at) => {
        const label = nightOf(at, name);
        const next = nightSpan(addDays(label, 1), name) ?? nightSpan(addDays(label, 2), name);
        expect(nightSpan(label, name)?.to).toBe(next?.from);
      }),
      { numRuns: 1000 },
    );
  });
});
