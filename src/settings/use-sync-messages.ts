import { englishSync, type SyncMessages } from '#locale/messages/english-sync.ts';
import { useTopic } from './use-settings.ts';

/** What is said of the sync; loaded with the status line. */
export function useSyncMessages(): SyncMessages {
  return useTopic('sync', englishSync);
}
