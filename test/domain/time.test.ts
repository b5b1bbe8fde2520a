import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  cleanTimeZone,
  differenceInDays,
  endOfLocalDay,
  formatInstant,
  instantAt,
  parseLocalDay,
  startOfLocalDay,
  toEpochSec,
  toLocalDay,
  UTC,
} from '#domain/time.ts';
import type { LocalDay, TimeZone } from '#domain/time.ts';

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

/** What Temporal says the bounds are; null where the date did not happen. */
function oracle(text: string, name: string): { start: number; end: number } | null {
  const date = Temporal.PlainDate.from(text);
  const start = date.toZonedDateTime(name).startOfDay();
  if (!start.toPlainDate().equals(date)) return null;
  const end = date.add({ days: 1 }).toZonedDateTime(name).startOfDay();
  return { start: start.epochMilliseconds / 1000, end: end.epochMilliseconds / 1000 };
}

/** What Temporal says of a time on the clock. */
function temporalInstantAt(text: string, clockSec: number, name: string): number {
  const date = Temporal.PlainDate.from(text);
  const time = Temporal.PlainTime.from('00:00').add({ seconds: clockSec });
  return date.toPlainDateTime(time).toZonedDateTime(name).epochMilliseconds / 1000;
}

function isRealDate(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}

const anyDay = fc
  .integer({ min: Date.UTC(1973, 0, 1) / 86_400_000, max: Date.UTC(2050, 0, 1) / 86_400_000 })
  .map((number) => day(new Date(number * 86_400_000).toISOString().slice(0, 10)));
const anyZone = fc.constantFrom(...zones);

describe('an instant', () => {
  it('is a whole number of seconds', () => {
    expect(toEpochSec(1_543_104_000)).toBe(1_543_104_000);
  });

  it.each([0.5, Number.NaN, Infinity, 2 ** 53])('is refused when it is %s', (value) => {
    expect(() => toEpochSec(value)).toThrow(RangeError);
  });

  it('is written with the offset that the zone had then', () => {
    expect(formatInstant(instant('2026-03-29T04:51:03Z'), zone('Europe/Paris'))).toBe(
      '2026-03-29T06:51:03+02:00',
    );
  });

  it('is written with negative and odd offsets', () => {
    expect(formatInstant(instant('2026-01-01T00:00:00Z'), zone('America/St_Johns'))).toBe(
      '2025-12-31T20:30:00-03:30',
    );
  });

  it('is written in UTC with a zero offset', () => {
    expect(formatInstant(toEpochSec(0), UTC)).toBe('1970-01-01T00:00:00+00:00');
  });

  it('is the same instant when an offset with seconds is rounded to the minute', () => {
    const at = instant('1970-01-01T00:00:00Z');
    expect(Temporal.Instant.from(formatInstant(at, zone('Africa/Monrovia'))).epochMilliseconds).toBe(0);
  });

  it('is written as Temporal writes it, in every zone', () => {
    fc.assert(
      fc.property(anyZone, fc.integer({ min: 100_000_000, max: 2_500_000_000 }), (name, seconds) => {
        const expected = Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toZonedDateTimeISO(name);
        expect(formatInstant(toEpochSec(seconds), name)).toBe(expected.toString({ timeZoneName: 'never' }));
      }),
      { numRuns: 500 },
    );
  });
});

describe('the local day of an instant', () => {
  it('is the date on the clock of the zone, not of the host', () => {
    const at = instant('2026-07-01T10:30:00Z');
    expect([toLocalDay(at, zone('Pacific/Pago_Pago')), toLocalDay(at, zone('Pacific/Kiritimati'))]).toEqual([
      '2026-06-30',
      '2026-07-02',
    ]);
  });

  it('works before 1970', () => {
    expect(toLocalDay(toEpochSec(-1), UTC)).toBe('1969-12-31');
  });

  it('is refused where four digits cannot write the year', () => {
    expect(() => toLocalDay(toEpochSec(1_543_104_000_000), UTC)).toThrow(RangeError);
  });

  it('is refused for a zone that the runtime does not know', () => {
    // A brand given without `cleanTimeZone`, as stored data may hold it.
    expect(() => toLocalDay(toEpochSec(0), 'Mars/Olympus' as TimeZone)).toThrow(
      'Failed to place 0 in Mars/Olympus',
    );
  });

  it('contains the instant between its start and its end', () => {
    fc.assert(
      fc.property(anyZone, fc.integer({ min: 100_000_000, max: 2_500_000_000 }), (name, seconds) => {
        // Where the clock is set back over midnight the repeated minutes belong to the later day by its bounds.
        const local = toLocalDay(toEpochSec(seconds), name);
        const start = startOfLocalDay(local, name) ?? Number.NaN;
        expect(seconds).toBeGreaterThanOrEqual(start);
        expect(seconds).toBeLessThan(endOfLocalDay(local, name) + 3600);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the bounds of a local day', () => {
  it.each([
    ['Europe/Paris', '2026-03-29', 23],
    ['Europe/Paris', '2026-10-25', 25],
    ['Europe/Paris', '2026-06-01', 24],
    ['Australia/Lord_Howe', '2026-10-04', 23.5],
    ['Australia/Lord_Howe', '2026-04-05', 24.5],
    ['America/Sao_Paulo', '2018-11-04', 23],
    ['Asia/Kathmandu', '2026-03-29', 24],
    ['Pacific/Pago_Pago', '2026-03-29', 24],
    ['Pacific/Kiritimati', '2026-03-29', 24],
  ])('in %s on %s are %d hours apart', (name, text, hours) => {
    const start = startOfLocalDay(day(text), zone(name)) ?? Number.NaN;
    expect((endOfLocalDay(day(text), zone(name)) - start) / 3600).toBe(hours);
  });

  it('begin at one o’clock where the clock jumps at midnight', () => {
    expect(startOfLocalDay(day('2018-11-04'), zone('America/Sao_Paulo'))).toBe(
      instant('2018-11-04T03:00:00Z'),
    );
  });

  it('begin at the first of two midnights', () => {
    // Havana sets the clock from 01:00 back to 00:00.
    expect(startOfLocalDay(day('2025-11-02'), zone('America/Havana'))).toBe(instant('2025-11-02T04:00:00Z'));
  });

  it('do not exist for a date that the zone skipped', () => {
    expect(startOfLocalDay(day('2011-12-30'), zone('Pacific/Apia'))).toBeNull();
  });

  it.each(['2011-12-29', '2011-12-30'])('end where the day after a skipped date begins: %s', (text) => {
    expect(endOfLocalDay(day(text), zone('Pacific/Apia'))).toBe(instant('2011-12-30T10:00:00Z'));
  });

  it('exist for the first and the last date that can be written', () => {
    expect([startOfLocalDay(day('0000-01-01'), UTC), endOfLocalDay(day('9999-12-31'), UTC)]).toEqual([
      -62_167_219_200, 253_402_300_800,
    ]);
  });

  // Temporal takes its time: a second for 2000 days, and five on a busy machine.
  it('agree with Temporal on any day in any zone', async ({ annotate }) => {
    const sample: string[] = [];
    fc.assert(
      fc.property(anyZone, anyDay, (name, text) => {
        const expected = oracle(text, name);
        expect(startOfLocalDay(text, name)).toBe(expected?.start ?? null);
        expect(expected === null ? null : endOfLocalDay(text, name)).toBe(expected?.end ?? null);
        if (sample.length < 5) sample.push(`${text} ${name} ${expected?.start} to ${expected?.end}`);
      }),
      { numRuns: 2000 },
    );
    await annotate(`2000 days compared with Temporal, such as:\n${sample.join('\n')}`);
  }, 30_000);

  it.each([
    ['Europe/Paris', 2026],
    ['America/Sao_Paulo', 2018],
    // Summer time for two weeks and for one: the shortest there were since 1970.
    ['America/Fortaleza', 2000],
    ['America/Recife', 2000],
    ['America/Argentina/Tucuman', 2004],
    ['America/Havana', 2025],
    ['America/Asuncion', 2023],
    ['America/St_Johns', 2010],
    ['America/Nuuk', 2024],
    ['Africa/Casablanca', 2025],
    ['Africa/Cairo', 2014],
    ['Asia/Beirut', 2022],
    ['Asia/Gaza', 2023],
    ['Asia/Tehran', 2022],
    ['Australia/Lord_Howe', 2026],
    ['Antarctica/Troll', 2026],
    ['Pacific/Chatham', 2026],
    ['Pacific/Apia', 2011],
  ])('agree with Temporal on every day of a year with changes: %s %d', (name, year) => {
    const mismatches: string[] = [];
    for (let text = day(`${year}-01-01`); text < `${year + 1}`; text = addDays(text, 1)) {
      const expected = oracle(text, name);
      const start = startOfLocalDay(text, zone(name));
      if (start !== (expected?.start ?? null)) mismatches.push(text);
      else if (expected !== null && endOfLocalDay(text, zone(name)) !== expected.end) mismatches.push(text);
    }
    expect(mismatches).toEqual([]);
  });

  it('tile time without overlap, whatever the zone', () => {
    fc.assert(
      fc.property(anyZone, anyDay, (name, text) => {
        const next = startOfLocalDay(addDays(text, 1), name);
        fc.pre(next !== null);
        expect(endOfLocalDay(text, name)).toBe(next);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a time on the clock of a local day', () => {
  const anyClock = fc.integer({ min: 0, max: 1439 }).map((minutes) => minutes * 60);

  it('is the first of two instants where the clock is set back over it', () => {
    expect(instantAt(day('2026-10-25'), 2.5 * 3600, zone('Europe/Paris'))).toBe(
      instant('2026-10-25T00:30:00Z'),
    );
  });

  it('is moved on by the jump where the clock jumps over it', () => {
    expect(instantAt(day('2026-03-29'), 2.5 * 3600, zone('Europe/Paris'))).toBe(
      instant('2026-03-29T01:30:00Z'),
    );
  });

  it.each([0, 43_200, 86_340])('is no instant on a date that the zone skipped: %d s', (clockSec) => {
    expect(instantAt(day('2011-12-30'), clockSec, zone('Pacific/Apia'))).toBeNull();
  });

  it('agrees with Temporal on any day in any zone', () => {
    fc.assert(
      fc.property(anyZone, anyDay, anyClock, (name, text, clockSec) => {
        fc.pre(oracle(text, name) !== null);
        expect(instantAt(text, clockSec, name)).toBe(temporalInstantAt(text, clockSec, name));
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['Europe/Paris', 'America/Havana', 'Australia/Lord_Howe', 'Antarctica/Troll'])(
    'agrees with Temporal every ten minutes of the days of change: %s',
    (name) => {
      const mismatches: string[] = [];
      for (let text = day('2025-01-01'); text < '2026'; text = addDays(text, 1)) {
        if (endOfLocalDay(text, zone(name)) - (startOfLocalDay(text, zone(name)) ?? 0) === 86_400) continue;
        for (let clockSec = 0; clockSec < 86_400; clockSec += 600) {
          const ours = instantAt(text, clockSec, zone(name));
          if (ours !== temporalInstantAt(text, clockSec, name)) mismatches.push(`${text} ${clockSec}`);
        }
      }
      expect(mismatches).toEqual([]);
    },
  );
});

describe('a calendar date', () => {
  it('is read as written', () => {
    expect(parseLocalDay('2024-02-29')).toBe('2024-02-29');
  });

  it.each([
    '2025-02-29',
    '2025-02-30',
    '2025-04-31',
    '2025-13-01',
    '2025-00-10',
    '2025-01-00',
    '2025-1-1',
    '20250101',
  ])('is refused when no calendar has it or it is written otherwise: %s', (text) => {
    expect(parseLocalDay(text)).toBeNull();
  });

  it.each(['', 'today', '2025-01-01T00:00', ' 2025-01-01', '+02025-01-01', '2025-01-01\n'])(
    'is refused when anything else stands there: %j',
    (text) => {
      expect(parseLocalDay(text)).toBeNull();
    },
  );

  it('is read and named back on every day of four centuries', () => {
    const mismatches: string[] = [];
    let date = Temporal.PlainDate.from('1800-01-01');
    for (let text = day('1800-01-01'); date.year < 2200; text = addDays(text, 1)) {
      if (text !== date.toString() || parseLocalDay(text) !== text) mismatches.push(text);
      date = date.add({ days: 1 });
    }
    expect(mismatches).toEqual([]);
  });

  it('is refused wherever Temporal refuses it', () => {
    const part = fc.integer({ min: 0, max: 40 }).map((number) => String(number).padStart(2, '0'));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), part, part, (year, month, dayOfMonth) => {
        const text = `${String(year).padStart(4, '0')}-${month}-${dayOfMonth}`;
        expect(parseLocalDay(text) !== null).toBe(isRealDate(text));
      }),
    );
  });

  it('moves by days over months, years and leap days', () => {
    expect([addDays(day('2024-02-28'), 1), addDays(day('2026-01-01'), -1)]).toEqual([
      '2024-02-29',
      '2025-12-31',
    ]);
  });

  it('moves over dates that some zone skipped', () => {
    expect(addDays(day('2011-12-29'), 1)).toBe('2011-12-30');
  });

  it('moves by months to the same day of the month', () => {
    expect([addMonths(day('2026-07-15'), -3), addMonths(day('2026-11-15'), 3)]).toEqual([
      '2026-04-15',
      '2027-02-15',
    ]);
  });

  it('moves by months to the last day of a shorter month', () => {
    expect([addMonths(day('2024-03-31'), -1), addMonths(day('2024-02-29'), -12)]).toEqual([
      '2024-02-29',
      '2023-02-28',
    ]);
  });

  it('moves by months as Temporal does', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (text, months) => {
        expect(addMonths(text, months)).toBe(Temporal.PlainDate.from(text).add({ months }).toString());
      }),
    );
  });

  it('is as many days from another as it takes to get there', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -40_000, max: 40_000 }), (text, days) => {
        expect(differenceInDays(addDays(text, days), text)).toBe(days);
      }),
    );
  });

  it('cannot move beyond the years that it can write', () => {
    expect(() => addDays(day('9999-12-31'), 1)).toThrow(RangeError);
  });
});

describe('a zone name', () => {
  it.each(['Europe/Paris', '"Europe/Paris"', '\\"Europe/Paris\\"', 'Europe\\/Paris', ' Europe/Paris '])(
    'is cleaned of quotes and backslashes: %j',
    (text) => {
      expect(cleanTimeZone(text)).toBe('Europe/Paris');
    },
  );

  it.each(['', '""', 'Mars/Olympus', 'UTC+01', null, undefined, 60, ['UTC']])(
    'is refused when it is %j',
    (text) => {
      expect(cleanTimeZone(text)).toBeNull();
    },
  );

  it('is refused again when it was refused before', () => {
    expect([cleanTimeZone('Mars/Elysium'), cleanTimeZone('Mars/Elysium')]).toEqual([null, null]);
  });

  it('may be any that the runtime knows', () => {
    expect(zones.filter((name) => cleanTimeZone(name) !== name)).toEqual([]);
  });
});
