import {
  applyChange,
  decodeSettings,
  defaultSettings,
  type Settings,
  type SettingsChange,
} from './schema.ts';

export const settingsKey = 'homeostat.settings';

export type SettingsStore = {
  readonly read: () => Settings;
  readonly change: (change: SettingsChange) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

/**
 * Keeps the settings in this browser; other tabs follow through the `storage` event.
 *
 * Without storage (blocked, or full) a choice holds until the page is left.
 */
export function createSettingsStore(
  storage: Storage | undefined,
  events: EventTarget = new EventTarget(),
): SettingsStore {
  let settings = load(storage);
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  events.addEventListener('storage', (event) => {
    // A null key says that the whole storage was cleared.
    if (!('key' in event) || (event.key !== settingsKey && event.key !== null)) return;
    settings = load(storage);
    tell();
  });

  return {
    read: () => settings,
    change: (change) => {
      settings = applyChange(settings, change);
      try {
        storage?.setItem(settingsKey, JSON.stringify(settings));
      } catch {
        // Full or blocked storage: the choice holds for this page.
      }
      tell();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function load(storage: Storage | undefined): Settings {
  try {
    return decodeSettings(JSON.parse(storage?.getItem(settingsKey) ?? 'null'));
  } catch {
    return defaultSettings;
  }
}
