import { englishMethod, type MethodMessages } from '#locale/messages/english-method.ts';
import { useTopic } from './use-settings.ts';

/** How numbers are made, in words; loaded when somebody asks. */
export function useMethodMessages(): MethodMessages {
  return useTopic('method', englishMethod);
}
