import { englishNotifications, type NotificationsMessages } from '#locale/messages/english-notifications.ts';
import { useTopic } from './use-settings.ts';

/** What is said about the service's notifications; loaded with what says it. */
export function useNotificationsMessages(): NotificationsMessages {
  return useTopic('notifications', englishNotifications);
}
