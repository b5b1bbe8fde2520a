import { defaultNightRules, type NightRules } from '#domain/night-assembly.ts';
import type { SleepSegment } from '#domain/sleep.ts';
import { createCalendarFormat } from '#locale/calendar.ts';
import { createFormat } from '#locale/format.ts';
import { englishSleep } from '#locale/messages/english-sleep.ts';
import { createNightBooks, type NightBook } from '#pages/sleep/night-book.ts';
import type { SleepWords } from '#pages/sleep/sleep-words.ts';
import type { SleepRecords } from '#queries/sleep.ts';
import { instant, zone } from '../../domain/build-sleep.ts';

export const BERLIN = zone('Europe/Berlin');

export const sleepWords: SleepWords = {
  format: createFormat({ locale: 'en-GB', weightUnit: 'kg' }),
  words: englishSleep,
  weekday: createCalendarFormat('en-GB').weekdayShort,
};

/** A book of nights in Berlin around 11 June 2026, of which everything was read unless told. */
export function bookOf(
  segments: readonly SleepSegment[],
  { rules = {}, ...about }: Partial<SleepRecords> & { readonly rules?: Partial<NightRules> } = {},
): NightBook {
  const records = {
    segments,
    covered: [{ from: instant('2026-05-30T00:00Z'), to: instant('2026-07-02T00:00Z') }],
    summaries: [],
    homeZone: BERLIN,
    ...about,
  };
  return createNightBooks(records, {
    rules: { ...defaultNightRules, ...rules },
    clockZone: null,
    fallbackZone: zone('UTC'),
  })(records);
}

/** As it is written, but with ordinary spaces. */
export function plain(text: string | null | undefined): string | null | undefined {
  return text?.replaceAll(/[\u00A0\u202F]/g, ' ');
}
