/** The day with which a calendar's rows begin. */
export type FirstWeekday = 'monday' | 'saturday' | 'sunday';

export const firstWeekdays: readonly FirstWeekday[] = ['monday', 'saturday', 'sunday'];

/** Days of the week as ISO 8601 counts them. */
const isoWeekday = { monday: 1, saturday: 6, sunday: 7 } as const satisfies Record<FirstWeekday, number>;

/** Monday is 1, Saturday 6, Sunday 7 (ISO 8601). */
export function toIsoWeekday(day: FirstWeekday): 1 | 6 | 7 {
  return isoWeekday[day];
}

/**
 * The first day of the week where a locale is spoken (CLDR 48, supplemental data, `weekData`).
 *
 * Of our own because Firefox has no `Intl.Locale.prototype.getWeekInfo`. Regions that begin on Friday (the Maldives)
 * are given Saturday.
 */
export function firstWeekdayOf(locale: string): FirstWeekday {
  const region = regionOf(locale);
  if (sundayRegions.includes(region)) return 'sunday';
  return saturdayRegions.includes(region) ? 'saturday' : 'monday';
}

function regionOf(locale: string): string {
  try {
    return new Intl.Locale(locale).maximize().region ?? '001';
  } catch {
    return '001';
  }
}

const sundayRegions =
  'AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN IS JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW'.split(
    ' ',
  );
const saturdayRegions = 'AF BH DJ DZ EG IQ IR JO KW LY MV OM QA SD SY'.split(' ');
