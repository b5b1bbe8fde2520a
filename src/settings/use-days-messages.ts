import { type DaysMessages, englishDays } from '#locale/messages/english-days.ts';
import { useTopic } from './use-settings.ts';

/** The sentences of the calendar; loaded with it. */
export function useDaysMessages(): DaysMessages {
  return useTopic('days', englishDays);
}
