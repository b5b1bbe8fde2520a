import { type AccountMessages, englishAccount } from '#locale/messages/english-account.ts';
import { useTopic } from './use-settings.ts';

/** The sentences of the pages that are read seldom; loaded with them. */
export function useAccountMessages(): AccountMessages {
  return useTopic('account', englishAccount);
}
