import type { LocalDay } from '#domain/time.ts';

/** Names in a calendar sheet; what a sheet needs beside them is in `Format`. */
export type CalendarFormat = {
  /** `Mon` or `M`, as narrow as a column of a sheet in that language may be. */
  readonly weekdayShort: (day: LocalDay) => string;
  /** `Monday`. */
  readonly weekday: (day: LocalDay) => string;
  /** `March`. */
  readonly monthName: (day: LocalDay) => string;
  /** `Friday 20 November 2026`, as it is read out. */
  readonly dayInFull: (day: LocalDay) => string;
};

// A memory of answers, not state: a reader has one locale, and making a formatter costs as much as a hundred names.
const known = new Map<string, CalendarFormat>();

/** The names of days in a locale; the same object each time. */
export function createCalendarFormat(locale: string): CalendarFormat {
  const found = known.get(locale);
  if (found !== undefined) return found;
  // Calendar days are handed over as midnights in UTC and read back in UTC.
  const formatter = (options: Intl.DateTimeFormatOptions) => {
    let format: Intl.DateTimeFormat | undefined;
    return (day: LocalDay) => {
      format ??= new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
      return format.format(Date.parse(`${day}T00:00:00Z`));
    };
  };
  const made = {
    weekdayShort: formatter({ weekday: 'short' }),
    weekday: formatter({ weekday: 'long' }),
    monthName: formatter({ month: 'long' }),
    dayInFull: formatter({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
  };
  known.set(locale, made);
  return made;
}
