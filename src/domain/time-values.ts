/**
 * Instants, dates and zones as values: their types, and how what somebody wrote becomes one. Apart from `time.ts`
 * because the first screen stores and reads them before it has anything to reckon with.
 */

declare const brand: unique symbol;

/** Seconds since 1970-01-01T00:00Z, an integer. */
export type EpochSec = number & { readonly [brand]: 'EpochSec' };
/** A calendar date, `YYYY-MM-DD`, without zone. */
export type LocalDay = string & { readonly [brand]: 'LocalDay' };
/** A zone name that the runtime's `Intl` knows, such as `Europe/Paris`. */
export type TimeZone = string & { readonly [brand]: 'TimeZone' };

/** Where a record's zone comes from: the record itself, the account's profile, or our fallback. */
export type ZoneSource = 'record' | 'profile' | 'fallback';

/** The zone of instants themselves, and the fallback where none is known. */
export const UTC = 'UTC' as TimeZone;

/**
 * Brands a number as an instant in seconds.
 *
 * Throws a RangeError unless it is a safe integer; milliseconds are not recognised as such.
 */
export function toEpochSec(value: number): EpochSec {
  if (!Number.isSafeInteger(value)) {
    throw new RangeError(
      `Failed to read an instant: ${value} is not a whole number of seconds. Round it or drop the record.`,
    );
  }
  // The check above is what the brand stands for.
  return value as EpochSec;
}

/** Reads `YYYY-MM-DD`; null for any other form and for dates no calendar has, such as 30 February. */
export function parseLocalDay(text: string): LocalDay | null {
  // Digit by digit: every record of ten years names its day, and `Date` takes as long as the rest of a record.
  if (text.length !== 10 || text.charCodeAt(4) !== HYPHEN || text.charCodeAt(7) !== HYPHEN) return null;
  const year = digitsAt(text, 0, 4);
  const month = digitsAt(text, 5, 7);
  const dayOfMonth = digitsAt(text, 8, 10);
  const isReal =
    year >= 0 && month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= daysInMonth(year, month);
  // A date that the calendar has is what the brand stands for.
  return isReal ? (text as LocalDay) : null;
}

/**
 * A zone name as the service writes it, made usable; null where the runtime does not know it.
 *
 * The service's documentation shows `"\"Europe/Paris\""` and `"Europe\/Paris"`, and empty strings occur.
 */
export function cleanTimeZone(text: unknown): TimeZone | null {
  if (typeof text !== 'string') return null;
  const known = cleanedZones.get(text);
  if (known !== undefined) return known;
  const name = text.replaceAll(/["'\\]/g, '').trim();
  // Known to `Intl` is what the brand stands for.
  const zone = name !== '' && isKnownToIntl(name) ? (name as TimeZone) : null;
  if (text.length <= LONGEST_ZONE_TEXT) remember(cleanedZones, text, zone, MOST_ZONE_TEXTS);
  return zone;
}

// A memory of answers, not state. Asking `Intl` costs 50 µs for a name, and every record of ten years names its zone,
// most of them one and the same.
const cleanedZones = new Map<string, TimeZone | null>();
const MOST_ZONE_TEXTS = 1000;
const LONGEST_ZONE_TEXT = 60;

function isKnownToIntl(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}

/** Remembers an answer in a memory of so many; begins anew when full, and what is asked often is soon there again. */
export function remember<K, V>(memory: Map<K, V>, key: K, value: V, most: number): V {
  if (memory.size >= most) memory.clear();
  memory.set(key, value);
  return value;
}

const HYPHEN = 45;
const ZERO = 48;

/** The number that the characters from one place to before another write; negative where one of them is no digit. */
export function digitsAt(text: string, from: number, to: number): number {
  let number = 0;
  for (let index = from; index < to; index += 1) {
    const digit = text.charCodeAt(index) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return -1;
    number = number * 10 + digit;
  }
  return number;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
