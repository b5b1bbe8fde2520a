import { type DayMessages, englishDay } from '#locale/messages/english-day.ts';
import { useTopic } from './use-settings.ts';

/** The sentences of the page of a day; loaded with it. */
export function useDayMessages(): DayMessages {
  return useTopic('day', englishDay);
}
