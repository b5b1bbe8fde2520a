import type { TimeTick } from '#charts/time-series.ts';
import { computeTimeTicks, type TimeTickUnit } from '#charts/time-ticks.ts';
import type { Weekday } from '#domain/activity-periods.ts';
import { type LocalDay, startOfLocalDay, UTC } from '#domain/time.ts';
import type { Format } from '#locale/format.ts';

/** Ticks on calendar days, which stand on an axis of UTC; `withYear` names the year where it begins. */
export function toDayTicks(
  format: Format,
  { firstWeekday, withYear }: { readonly firstWeekday: Weekday; readonly withYear: boolean },
): (from: number, to: number, width: number) => TimeTick[] {
  return (from, to, width) =>
    computeTimeTicks({
      from,
      to,
      width,
      firstWeekday,
      startOfDay: atDay,
      label: (day, unit, startsYear) => tickLabel(day, unit, startsYear && withYear, format),
    });
}

/** Where a calendar day stands on such an axis. */
export function atDay(day: LocalDay): number {
  // Every date has a midnight in UTC.
  return startOfLocalDay(day, UTC) ?? 0;
}

function tickLabel(day: LocalDay, unit: TimeTickUnit, startsYear: boolean, format: Format): string {
  if (unit === 'year') return format.year(day);
  if (unit === 'day' || unit === 'week') return format.dayShort(day);
  if (!startsYear) return format.monthShort(day);
  return day.slice(5, 7) === '01' ? format.year(day) : `${format.monthShort(day)} ${format.year(day)}`;
}
