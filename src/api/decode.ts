/** What the decoders share: tolerant fields, and the quarantine for what cannot be read. */
import { parseLocalDay, toEpochSec, type EpochSec, type LocalDay } from '#domain/time.ts';

/** A record, or a part of one, that could not be read; its neighbours were. */
export type Quarantined = {
  /** Where it stood in the answer, such as `measuregrps.3.measures.2.value`. */
  readonly path: string;
  readonly expected: string;
  readonly received: string;
  /** The whole record or part as it arrived. */
  readonly raw: unknown;
};

/** A record while it is being filled in. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Longer texts are cut off where they are quoted. */
export const RECEIVED_LENGTH = 80;

/** A quarantine entry for a part that was read by hand. */
export function unreadable(path: string, expected: string, raw: unknown): Quarantined {
  return { path, expected, received: describe(raw).slice(0, RECEIVED_LENGTH), raw };
}

/** A field that a record cannot do without, or that must at least not be wrong; `read` gives `null` where it is. */
export type Requirement = {
  readonly field: string;
  readonly expected: string;
  readonly read: Read<unknown>;
  readonly isOptional?: boolean;
};

/**
 * The first requirement that a record does not meet, as a quarantine entry.
 *
 * Records are read by hand, field by field, since ten years of them pass through a schema slower than through
 * `JSON.parse`; only what could not be read is looked at again here.
 */
export function unmetRequirement(
  raw: unknown,
  path: string,
  requirements: readonly Requirement[],
): Quarantined {
  const record = readFields(raw);
  if (record === null) return unreadable(path, 'Object', raw);
  for (const { field, expected, read, isOptional = false } of requirements) {
    const isThere = field in record;
    if (isThere ? read(record[field]) !== null : isOptional) continue;
    const problem = unreadable(`${path}.${field}`, isThere ? expected : `"${field}"`, record[field]);
    return { ...problem, raw };
  }
  return unreadable(path, 'a known shape', raw);
}

/** Kinds of things rather than their contents, where these are many. */
function describe(raw: unknown): string {
  if (typeof raw === 'string') return `"${raw}"`;
  if (typeof raw === 'object' && raw !== null) return Array.isArray(raw) ? 'Array' : 'Object';
  return String(raw);
}

/** Gives a value, or `null` for what it cannot read. */
export type Read<T> = (input: unknown) => T | null;

/** `false` stands for a missing integer in recorded answers (`modified`, `created`, `offset`). */
export function isAbsent(input: unknown): boolean {
  return input === undefined || input === null || input === false;
}

/** Absent, or PHP's empty map. */
export function isNothing(input: unknown): boolean {
  return isAbsent(input) || (Array.isArray(input) && input.length === 0);
}

/** A finite number, also as plain digits in text; −0 becomes 0. */
export function readDecimal(input: unknown): number | null {
  if (typeof input === 'number') return Number.isFinite(input) ? input + 0 : null;
  return typeof input === 'string' && /^-?\d{1,20}(\.\d{1,20})?$/.test(input) ? Number(input) + 0 : null;
}

/** A safe integer, also as text; −0 becomes 0. */
export function readInteger(input: unknown): number | null {
  const number = readDecimal(input);
  return number !== null && Number.isSafeInteger(number) ? number : null;
}

/** 2100-01-01T00:00Z. */
const LATEST_SEC = 4_102_444_800;

/**
 * Epoch seconds after 1970 and before 2100.
 *
 * The upper bound tells milliseconds from seconds: 2001-09-09 in ms already reads as the year 33658. 0 and negative
 * values are the service's "unknown".
 */
export function readEpochSec(input: unknown): EpochSec | null {
  const seconds = readInteger(input);
  return seconds !== null && seconds > 0 && seconds < LATEST_SEC ? toEpochSec(seconds) : null;
}

/**
 * Epoch seconds as the key of a map, without leading zeros, so that no two keys are the same second.
 *
 * Digit by digit: a year of minutes has more keys than anything else.
 */
export function readEpochKey(key: string): EpochSec | null {
  if (key.length > LONGEST_KEY || key.charCodeAt(0) === ZERO) return null;
  let seconds = 0;
  for (let index = 0; index < key.length; index += 1) {
    const digit = key.charCodeAt(index) - ZERO;
    if (digit < 0 || digit > 9) return null;
    seconds = seconds * 10 + digit;
  }
  return readEpochSec(seconds);
}

const ZERO = 48;
const LONGEST_KEY = 10;

/** A calendar date, `YYYY-MM-DD`. */
export function readLocalDay(input: unknown): LocalDay | null {
  return typeof input === 'string' ? parseLocalDay(input) : null;
}

/** A yes or no; here `false` and 0 are an answer, not an absence. */
export function readFlag(input: unknown): boolean | null {
  if (typeof input === 'boolean') return input;
  const number = readInteger(input);
  return number === 0 || number === 1 ? number === 1 : null;
}

export function readText(input: unknown): string | null {
  return typeof input === 'string' && input !== '' ? input : null;
}

/**
 * A list, however it is written: PHP sends an empty map as `[]`, an empty list as `{}`, and a list with a hole as
 * a map of its indices. `null` for what is none of these.
 */
export function readList(input: unknown): readonly unknown[] | null {
  if (isAbsent(input)) return [];
  if (Array.isArray(input)) return input;
  return typeof input === 'object' ? Object.values(input as object) : null;
}

/** A map, however it is written: PHP sends an empty one as `[]`. `null` for what is none. */
export function readMap(input: unknown): Readonly<Record<string, unknown>> | null {
  return isNothing(input) ? {} : readRecord(input);
}

/** A JSON object; `null` for anything else, lists included. */
export function readRecord(input: unknown): Readonly<Record<string, unknown>> | null {
  // Narrowed to a non-list object by the three checks; its values stay unknown.
  return typeof input === 'object' && input !== null && !Array.isArray(input)
    ? (input as Readonly<Record<string, unknown>>)
    : null;
}

/** What has fields, lists included: a record that came as a list lacks them all. `null` for anything else. */
export function readFields(input: unknown): Readonly<Record<string, unknown>> | null {
  // Narrowed to an object by the checks; its values stay unknown.
  return typeof input === 'object' && input !== null ? (input as Readonly<Record<string, unknown>>) : null;
}

/** `more` says yes as `true`, `1`, `"1"` or `"true"`; anything else, absent included, is no. */
export function readMore(input: unknown): boolean {
  return input === true || input === 1 || input === '1' || input === 'true';
}

/** The opaque offset of the next page; `null` when absent. */
export function readOffset(input: unknown): number | null {
  const offset = readInteger(input);
  return offset !== null && offset >= 0 ? offset : null;
}
