import {
  applyChange,
  isKnownField,
  isStored,
  SETTINGS_VERSION,
  type StoredSettings,
  toStored,
  unreadableFields,
  versionOf,
} from './schema.ts';

/** What a file of settings holds; an archive carries the same object beside its records. */
export type SettingsFile = {
  readonly kind: 'homeostat.settings';
  /** ISO 8601, in UTC. */
  readonly savedAt: string;
  readonly settings: StoredSettings;
};

export type SettingsFileProblem = 'tooLarge' | 'notJson' | 'noSettings';

export type ReadSettingsFile =
  | { readonly problem: SettingsFileProblem }
  | {
      readonly problem: null;
      /** To be put in place of the settings in force. */
      readonly stored: StoredSettings;
      /** Epoch milliseconds; null where the file does not say it. */
      readonly savedAtMs: number | null;
      /** Entries that cannot be read: they stay as they were. */
      readonly kept: readonly string[];
      readonly isNewer: boolean;
    };

/** Settings are some hundred bytes; whoever picks a film by mistake is told so at once. */
export const MOST_FILE_BYTES = 100_000;

const kind = 'homeostat.settings';

/** The settings as the text of a file; `at` in epoch milliseconds. */
export function formatSettingsFile(stored: StoredSettings, at: number): string {
  const file: SettingsFile = {
    kind,
    savedAt: new Date(at).toISOString(),
    // Also of a reader who never chose anything, and of the first version.
    settings: applyChange(stored, {}),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * The settings of a file, ready to take the place of those in force.
 *
 * What the file leaves out goes back to the browser, as it was where the file was made. What it holds but cannot be
 * read stays as it is now, and so do entries of newer versions that it does not mention: nothing gets lost.
 */
export function parseSettingsFile(text: string, current: StoredSettings): ReadSettingsFile {
  if (text.length > MOST_FILE_BYTES) return { problem: 'tooLarge' };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { problem: 'notJson' };
  }
  const file = toStored(json);
  const settings = file['settings'];
  if (file['kind'] !== kind || !isStored(settings)) return { problem: 'noSettings' };
  const kept = unreadableFields(settings);
  const unknown = Object.entries(current).filter(([key]) => !isKnownField(key));
  const stays = Object.entries(current).filter(([key]) => kept.includes(key));
  const readable = Object.entries(settings).filter(([key]) => !kept.includes(key));
  const savedAtMs = typeof file['savedAt'] === 'string' ? Date.parse(file['savedAt']) : Number.NaN;
  return {
    problem: null,
    stored: {
      ...Object.fromEntries([...unknown, ...stays, ...readable]),
      // What a newer version left here is still among it.
      version: Math.max(versionOf(settings), versionOf(current)),
    },
    savedAtMs: Number.isNaN(savedAtMs) ? null : savedAtMs,
    kept,
    isNewer: versionOf(settings) > SETTINGS_VERSION,
  };
}
