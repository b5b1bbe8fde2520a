import { englishMethod, type MethodMessages } from '#locale/messages/english-method.ts';

/** How numbers are made, in words; loaded when somebody asks. */
export function useMethodMessages(): MethodMessages {
  return englishMethod;
}
