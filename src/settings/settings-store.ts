import {
  applyChange,
  decodeSettings,
  type Settings,
  type SettingsChange,
  type StoredSettings,
  toStored,
} from './schema.ts';

export const settingsKey = 'homeostat.settings';

export type SettingsStore = {
  readonly read: () => Settings;
  readonly change: (change: SettingsChange) => void;
  /** The settings as they are kept, for a file or an archive. */
  readonly readStored: () => StoredSettings;
  /** Puts others in place of all of them. */
  readonly replace: (stored: StoredSettings) => void;
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
  let stored = load(storage);
  let settings = decodeSettings(stored);
  const listeners = new Set<() => void>();
  const set = (next: StoredSettings) => {
    stored = next;
    settings = decodeSettings(next);
    for (const listener of listeners) listener();
  };
  const keep = (next: StoredSettings) => {
    try {
      storage?.setItem(settingsKey, JSON.stringify(next));
    } catch {
      // Full or blocked storage: the choice holds for this page.
    }
    set(next);
  };
  events.addEventListener('storage', (event) => {
    // A null key says that the whole storage was cleared.
    if (!('key' in event) || (event.key !== settingsKey && event.key !== null)) return;
    set(load(storage));
  });

  return {
    read: () => settings,
    change: (change) => keep(applyChange(stored, change)),
    readStored: () => stored,
    replace: keep,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function load(storage: Storage | undefined): StoredSettings {
  try {
    return toStored(JSON.parse(storage?.getItem(settingsKey) ?? 'null'));
  } catch {
    return {};
  }
}
