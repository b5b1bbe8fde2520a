import { useMemo } from 'react';
import { createCalendarFormat } from '#locale/calendar.ts';
import { useFormat } from '#settings/use-settings.ts';
import { useSleepMessages } from '#settings/use-sleep-messages.ts';
import type { SleepWords } from './sleep-words.ts';

/** Words and formats of the pages of nights, the same object for as long as they stay the same. */
export function useSleepWords(): SleepWords {
  const format = useFormat();
  const words = useSleepMessages();
  return useMemo(
    () => ({ format, words, weekday: createCalendarFormat(format.locale).weekdayShort }),
    [format, words],
  );
}
