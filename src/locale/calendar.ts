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

export function createCalendarFormat(locale: string): CalendarFormat {
  // Calendar days are handed over as midnights in UTC and read back in UTC.
  const formatter = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    return (day: LocalDay) => format.format(Date.parse(`${day}T00:00:00Z`));
  };
  return {
    weekdayShort: formatter({ weekday: 'short' }),
    weekday: formatter({ weekday: 'long' }),
    monthName: formatter({ month: 'long' }),
    dayInFull: formatter({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
  };
}
