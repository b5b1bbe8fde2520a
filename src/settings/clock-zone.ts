import type { TimeZone } from '#domain/time.ts';
import type { Settings } from './schema.ts';

/** The zone in which every record's time is told; null for that of each record. */
export function clockZoneOf(
  { clockZone, homeZone }: Pick<Settings, 'clockZone' | 'homeZone'>,
  deviceZone: TimeZone,
): TimeZone | null {
  return clockZone === 'home' ? (homeZone ?? deviceZone) : null;
}
