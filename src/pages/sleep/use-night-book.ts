import { useMemo } from 'react';
import type { NightRules } from '#domain/night-assembly.ts';
import type { SleepRecords } from '#queries/sleep.ts';
import { clockZoneOf } from '#settings/clock-zone.ts';
import { useSettings } from '#settings/use-settings.ts';
import { readerZone } from '../reader-zone.ts';
import { createNightBooks, type NightBook } from './night-book.ts';

/** The reader's rules, the same object for as long as they stay the same. */
function useNightRules(): NightRules {
  const [{ nightBoundaryHour, nightMergeGapMin }] = useSettings();
  return useMemo(
    () => ({ boundaryHour: nightBoundaryHour, mergeGapMin: nightMergeGapMin }),
    [nightBoundaryHour, nightMergeGapMin],
  );
}

/** The nights of some records by the reader's rules and clock; null while there are no records. */
export function useNightBook(records: SleepRecords | undefined): NightBook | null {
  const rules = useNightRules();
  const [settings] = useSettings();
  const fallbackZone = readerZone();
  const clockZone = clockZoneOf(settings, fallbackZone);
  const { summaries, homeZone = null } = records ?? {};
  // As long as the summaries are the same, a book takes over what has not changed from the one before.
  const toBook = useMemo(
    () =>
      summaries === undefined
        ? null
        : createNightBooks({ summaries, homeZone }, { rules, clockZone, fallbackZone }),
    [summaries, homeZone, rules, clockZone, fallbackZone],
  );
  return useMemo(
    () => (records === undefined || toBook === null ? null : toBook(records)),
    [records, toBook],
  );
}
