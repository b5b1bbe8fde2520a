import { englishComposition, type CompositionMessages } from '#locale/messages/english-composition.ts';
import { useTopic } from './use-settings.ts';

/** What a body consists of, in words; loaded with the part of the page that shows it. */
export function useCompositionMessages(): CompositionMessages {
  return useTopic('composition', englishComposition);
}
