import type { Archive } from '#archive/archive.ts';
import { readCoverage } from '#archive/coverage.ts';
import { readActivity, readFact, readNights } from '#archive/lists.ts';
import type { CoveredSpan } from '#archive/sync-state.ts';
import type { SpanKind } from '#domain/record-kinds.ts';
import type { LocalDay, TimeZone } from '#domain/time.ts';

/** What a plan of calls has to know of the archive beyond how far each list reaches. */
export type Recall = {
  readonly readCoverage: (archive: Archive) => Promise<Record<SpanKind, CoveredSpan[]>>;
  /** The profile as it was stored; undefined before. */
  readonly readProfile: (archive: Archive) => Promise<unknown>;
  /** The zones that records of some days, both included, were kept in. */
  readonly readZones: (archive: Archive, from: LocalDay, to: LocalDay) => Promise<[LocalDay, TimeZone][]>;
};

export const recall: Recall = {
  readCoverage,
  readProfile: (archive) => readFact(archive, 'user'),
  async readZones(archive, from, to) {
    const [days, nights] = await Promise.all([
      readActivity(archive, from, to),
      readNights(archive, from, to),
    ]);
    // Noted in this order: what a day itself says counts.
    return [...nights, ...days].flatMap(({ day, timeZone, zoneSource }): [LocalDay, TimeZone][] =>
      zoneSource === 'fallback' ? [] : [[day, timeZone]],
    );
  },
};
