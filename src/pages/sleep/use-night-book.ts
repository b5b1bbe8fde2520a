import { useMemo } from 'react';
import type { NightRules } from '#domain/night-assembly.ts';
import type { SleepRecords } from '#queries/sleep.ts';
import { clockZoneOf } from '#settings/clock-zone.ts';
import { useSettings } from '#settings/use-settings.ts';
import { readerZone } from '../reader-zone.ts';
import { computeNightBook, type NightBook } from './night-book.ts';

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
  return useMemo(
    () => (records === undefined ? null : computeNightBook(records, { rules, clockZone, fallbackZone })),
    [records, rules, clockZone, fallbackZone],
  );
}
