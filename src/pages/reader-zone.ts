import { cleanTimeZone, type TimeZone, UTC } from '#domain/time-values.ts';

/** The zone of the reader's own clock, for times that are about this device and not about a record. */
export function readerZone(): TimeZone {
  return cleanTimeZone(new Intl.DateTimeFormat().resolvedOptions().timeZone) ?? UTC;
}
