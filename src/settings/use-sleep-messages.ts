import { englishSleep, type SleepMessages } from '#locale/messages/english-sleep.ts';
import { useTopic } from './use-settings.ts';

/** The sentences of the pages of nights; loaded with them. */
export function useSleepMessages(): SleepMessages {
  return useTopic('sleep', englishSleep);
}
