/** What the decoders share: tolerant fields, and the quarantine for what cannot be read. */
import * as v from 'valibot';

import { toEpochSec, type EpochSec } from '#domain/time.ts';

/** A record, or a part of one, that could not be read; its neighbours were. */
export type Quarantined = {
  /** Where it stood in the answer, such as `measuregrps.3.measures.2.value`. */
  readonly path: string;
  readonly expected: string;
  readonly received: string;
  /** The whole record or part as it arrived. */
  readonly raw: unknown;
};

const RECEIVED_LENGTH = 80;

/** The first thing wrong with a record, as a quarantine entry. */
export function toQuarantined(
  issues: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]],
  path: string,
  raw: unknown,
): Quarantined {
  const [issue] = issues;
  const field = v.getDotPath(issue);
  return {
    path: field === null ? path : `${path}.${field}`,
    expected: issue.expected ?? 'a known shape',
    received: issue.received.slice(0, RECEIVED_LENGTH),
    raw,
  };
}

type Read<T> = (input: unknown) => T | null;

/** A field that must be there: `read` gives its value, or `null` for what it cannot read. */
export function field<T>(expected: string, read: Read<T>) {
  return v.pipe(
    v.unknown(),
    v.rawTransform<unknown, T>(({ dataset, addIssue, NEVER }) => {
      const value = read(dataset.value);
      if (value !== null) return value;
      addIssue({ expected });
      return NEVER;
    }),
  );
}

/** A field that may be absent, `null` or `false` (the service's own ways to say so), but must not be wrong. */
export function absentOr<T>(expected: string, read: Read<T>) {
  return v.optional(
    v.pipe(
      v.unknown(),
      v.rawTransform<unknown, T | undefined>(({ dataset, addIssue, NEVER }) => {
        if (isAbsent(dataset.value)) return undefined;
        const value = read(dataset.value);
        if (value !== null) return value;
        addIssue({ expected });
        return NEVER;
      }),
    ),
  );
}

/** A field that nothing depends on: absent when wrong. */
export function lenient<T>(read: Read<T>) {
  return v.optional(
    v.pipe(
      v.unknown(),
      v.transform((input): T | undefined => read(input) ?? undefined),
    ),
  );
}

/** `false` stands for a missing integer in recorded answers (`modified`, `created`, `offset`). */
function isAbsent(input: unknown): boolean {
  return input === undefined || input === null || input === false;
}

/** A finite number, also as plain digits in text; −0 becomes 0. */
export function readDecimal(input: unknown): number | null {
  const number = typeof input === 'string' && /^-?\d{1,20}(\.\d{1,20})?$/.test(input) ? Number(input) : input;
  return typeof number === 'number' && Number.isFinite(number) ? number + 0 : null;
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

/** A JSON object; `null` for anything else, lists included. */
export function readRecord(input: unknown): Readonly<Record<string, unknown>> | null {
  // Narrowed to a non-list object by the three checks; its values stay unknown.
  return typeof input === 'object' && input !== null && !Array.isArray(input)
    ? (input as Readonly<Record<string, unknown>>)
    : null;
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
