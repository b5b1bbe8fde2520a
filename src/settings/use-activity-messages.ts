import { type ActivityMessages, englishActivity } from '#locale/messages/english-activity.ts';
import { useTopic } from './use-settings.ts';

/** The sentences of the page of day totals; loaded with it. */
export function useActivityMessages(): ActivityMessages {
  return useTopic('activity', englishActivity);
}
