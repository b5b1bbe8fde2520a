import type { TimeTick } from '#charts/time-series.ts';
import { computeTimeTicks, type TimeTickUnit } from '#charts/time-ticks.ts';
import type { RangeContext, ViewRange } from '#domain/range.ts';
import {
  addDays,
  type EpochSec,
  endOfLocalDay,
  formatInstant,
  type LocalDay,
  startOfLocalDay,
  type TimeZone,
  toEpochSec,
  toLocalDay,
} from '#domain/time.ts';
import type { Format } from '#locale/format.ts';
import type { Messages } from '#locale/messages/english.ts';
import type { VitalsMessages } from '#locale/messages/english-vitals.ts';
import type { QuantityFormat } from '#locale/quantities.ts';
import type { Moment } from '../moment.ts';
import type { VitalsHistory } from './vitals-history.ts';

export type Words = {
  readonly format: Format;
  readonly quantity: QuantityFormat;
  readonly common: Messages;
  readonly messages: VitalsMessages;
};

export type RangeView = {
  readonly range: ViewRange;
  readonly daysText: string;
  /** Epoch seconds: first instant, and first instant after. */
  readonly from: EpochSec;
  readonly to: EpochSec;
};

/** Today and the first day in the home zone: what an address means depends on them. */
export function toRangeContext(history: VitalsHistory, now: EpochSec): RangeContext {
  return { today: toLocalDay(now, history.homeZone), firstDay: history.firstDay };
}

export function toRangeView({ homeZone }: VitalsHistory, range: ViewRange, format: Format): RangeView {
  return {
    range,
    daysText: format.dayRange(range.from, range.to),
    from: firstInstant(range.from, homeZone),
    to: endOfLocalDay(range.to, homeZone),
  };
}

/** The day's first instant, or the next day's where the zone skipped the whole date. */
function firstInstant(day: LocalDay, zone: TimeZone): EpochSec {
  return startOfLocalDay(day, zone) ?? firstInstant(addDays(day, 1), zone);
}

/** By whose clocks a reading's time is told. */
export function toMomentOf(
  { at, timeZone }: { readonly at: EpochSec; readonly timeZone: TimeZone },
  { clockZone }: VitalsHistory,
  { format, messages }: Words,
): Moment {
  const zone = clockZone ?? timeZone;
  return {
    datetime: formatInstant(at, zone),
    text: messages.at(format.dateTime(at, zone), zone),
  };
}

/** An instant in the home zone, for where nothing was measured. */
export function toInstantText(at: number, { homeZone }: VitalsHistory, { format, messages }: Words): string {
  return messages.at(format.dateTime(toEpochSec(Math.round(at)), homeZone), homeZone);
}

/** The days of a window, in words. */
export function toWindowText(from: number, to: number, { homeZone }: VitalsHistory, format: Format): string {
  const dayOf = (at: number): LocalDay => toLocalDay(toEpochSec(Math.round(at)), homeZone);
  // A window that ends with a day ends with the first second of the next.
  return format.dayRange(dayOf(from), dayOf(Math.max(from, to - 1)));
}

/** Ticks on calendar days of the home zone; the year is named where it begins. */
export function toTimeTicks(
  homeZone: TimeZone,
  format: Format,
): (from: number, to: number, width: number) => TimeTick[] {
  const startOfDay = (day: LocalDay) => startOfLocalDay(day, homeZone);
  const label = (day: LocalDay, unit: TimeTickUnit, startsYear: boolean) => {
    if (unit === 'year') return format.year(day);
    if (unit === 'day' || unit === 'week') return format.dayShort(day);
    if (!startsYear) return format.monthShort(day);
    return day.slice(5, 7) === '01' ? format.year(day) : `${format.monthShort(day)} ${format.year(day)}`;
  };
  return (from, to, width) => computeTimeTicks({ from, to, width, startOfDay, label });
}

/** How far back and ahead pictures can go: from the first day to the end of today. */
export function toExtent(
  { firstDay, homeZone }: VitalsHistory,
  today: LocalDay,
): { readonly from: number; readonly to: number } {
  return { from: firstInstant(firstDay ?? today, homeZone), to: endOfLocalDay(today, homeZone) };
}
