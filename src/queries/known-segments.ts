import type { SleepSegment } from '#domain/sleep.ts';

/** A segment without its tracks. */
type BareSegment = {
  [
    Field in keyof SleepSegment as NonNullable<SleepSegment[Field]> extends readonly unknown[] ? never : Field
  ]: SleepSegment[Field];
};

// As a record, so that a field added to the segments and forgotten here does not compile.
const fields = Object.keys({
  from: true,
  to: true,
  state: true,
  source: true,
  sourceModel: true,
  modelId: true,
  model: true,
  deviceId: true,
} satisfies Record<keyof BareSegment, true>) as (keyof BareSegment)[];

/**
 * Segments as they were read again, those that say the same as before as the same objects as before.
 *
 * So what was computed from a night stands for as long as its segments do, however often the record around it is read.
 * Both oldest first and without tracks.
 */
export function withKnownSegments(
  before: readonly SleepSegment[],
  after: readonly SleepSegment[],
): readonly SleepSegment[] {
  let first = 0;
  return after.map((segment) => {
    while ((before[first]?.from ?? Infinity) < segment.from) first += 1;
    for (let index = first; before[index]?.from === segment.from; index += 1) {
      const known = before[index];
      if (known !== undefined && fields.every((field) => known[field] === segment[field])) return known;
    }
    return segment;
  });
}
