import { type DevicesMessages, englishDevices } from '#locale/messages/english-devices.ts';
import { useTopic } from './use-settings.ts';

/** The sentences of the page of devices; loaded with it. */
export function useDevicesMessages(): DevicesMessages {
  return useTopic('devices', englishDevices);
}
