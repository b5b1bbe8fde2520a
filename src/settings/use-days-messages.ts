import { type DaysMessages, englishDays } from '#locale/messages/english-days.ts';

/** The sentences of the calendar; loaded with it. */
export function useDaysMessages(): DaysMessages {
  return englishDays;
}
