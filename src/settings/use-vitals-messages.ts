import { englishVitals, type VitalsMessages } from '#locale/messages/english-vitals.ts';
import { useTopic } from './use-settings.ts';

/** The words of the page of vital signs; loaded with it. */
export function useVitalsMessages(): VitalsMessages {
  return useTopic('vitals', englishVitals);
}
