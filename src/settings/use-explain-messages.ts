import { englishExplain, type ExplainMessages } from '#locale/messages/english-explain.ts';
import { useTopic } from './use-settings.ts';

/** What the drawer behind every number says; loaded when somebody opens it. */
export function useExplainMessages(): ExplainMessages {
  return useTopic('explain', englishExplain);
}
