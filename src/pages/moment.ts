import { type EpochSec, formatInstant, toEpochSec, toLocalDay } from '#domain/time.ts';
import type { Format } from '#locale/format.ts';
import { readerZone } from './reader-zone.ts';

/** An instant for `<time>`. */
export type Moment = { readonly datetime: string; readonly text: string };

/** When something happened on this device: the time alone for today, with its date otherwise. `now` in epoch seconds. */
export function toMoment(at: EpochSec, now: number, format: Format): Moment {
  const zone = readerZone();
  const isToday = toLocalDay(at, zone) === toLocalDay(toEpochSec(now), zone);
  return {
    datetime: formatInstant(at, zone),
    text: isToday ? format.time(at, zone) : format.dateTime(at, zone),
  };
}
