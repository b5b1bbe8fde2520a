import { englishSettings, type SettingsMessages } from '#locale/messages/english-settings.ts';
import { useTopic } from './use-settings.ts';

/** What the settings page says of the choices; loaded with it. */
export function useSettingsMessages(): SettingsMessages {
  return useTopic('settings', englishSettings);
}
