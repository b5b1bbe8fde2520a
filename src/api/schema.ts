/** What the decoders share that read by schema; those of the first picture read by hand, and load no library. */
import * as v from 'valibot';

import { RECEIVED_LENGTH, type Quarantined, type Read } from './decode.ts';

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

/** A field that nothing depends on: absent when wrong. */
export function lenient<T>(read: Read<T>) {
  return v.optional(
    v.pipe(
      v.unknown(),
      v.transform((input): T | undefined => read(input) ?? undefined),
    ),
  );
}
