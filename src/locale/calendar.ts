import type { LocalDay } from '#domain/time.ts';

/** 0 is Sunday, as in `Date.getUTCDay`. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

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

/** The day that a week begins with where the locale is at home: Monday in Paris, Sunday in Boston. */
export function firstWeekday(tag: string): Weekday {
  // What a runtime knows of weeks is asked for before it is used.
  const locale = new Intl.Locale(tag) as LocaleWithWeek;
  const iso = (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay;
  // ISO counts from Monday, 1, to Sunday, 7.
  const weekday = iso === undefined ? undefined : weekdays.find((day) => day === iso % 7);
  return weekday ?? weekdayOfRegion(locale.maximize().region ?? '');
}

const weekdays = [0, 1, 2, 3, 4, 5, 6] as const;

type WeekInfo = { readonly firstDay: number };

/** The standard's method, the property that came before it, or neither: the types of the language know none of them. */
type LocaleWithWeek = Intl.Locale & { getWeekInfo?: () => WeekInfo; readonly weekInfo?: WeekInfo };

/** Of browsers without week data. From `weekData` in the supplemental data of CLDR 48, https://cldr.unicode.org. */
function weekdayOfRegion(region: string): Weekday {
  if (sundayRegions.split(' ').includes(region)) return 0;
  if (saturdayRegions.split(' ').includes(region)) return 6;
  return region === 'MV' ? 5 : 1;
}

const sundayRegions =
  'AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN IS JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK ' +
  'PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW';
const saturdayRegions = 'AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY';
