import { type FirstWeekday, firstWeekdayOf } from '#locale/week.ts';
import { browserLocale } from './browser-languages.ts';
import { useSettingsValue } from './use-settings.ts';

/** The day with which the reader's weeks begin: the one chosen, or the region's. */
export function useFirstWeekday(): FirstWeekday {
  const { settings } = useSettingsValue();
  const regional = useRegionalWeekday();
  return settings.firstWeekday ?? regional;
}

/** The day with which weeks begin in the reader's region. */
export function useRegionalWeekday(): FirstWeekday {
  const { settings, languages } = useSettingsValue();
  return firstWeekdayOf(settings.locale ?? browserLocale(languages));
}
