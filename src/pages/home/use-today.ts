import { type EpochSec, type LocalDay, type TimeZone, toEpochSec, toLocalDay } from '#domain/time.ts';
import { clockZoneOf } from '#settings/clock-zone.ts';
import { useSettings } from '#settings/use-settings.ts';
import { useNow } from '#ui/clock.ts';
import { readerZone } from '../reader-zone.ts';

/** Now, and today by the reader's clock; `clockZone` is null where each record has its own. */
export function useToday(): { now: EpochSec; today: LocalDay; clockZone: TimeZone | null } {
  const [settings] = useSettings();
  const now = toEpochSec(useNow());
  const clockZone = clockZoneOf(settings, readerZone());
  return { now, today: toLocalDay(now, clockZone ?? readerZone()), clockZone };
}
