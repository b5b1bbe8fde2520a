import { englishHome, type HomeMessages } from '#locale/messages/english-home.ts';
import { useTopic } from './use-settings.ts';

/** The sentences of the first page; loaded with it. */
export function useHomeMessages(): HomeMessages {
  return useTopic('home', englishHome);
}
