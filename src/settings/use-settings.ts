import { use } from 'react';
import type { Format } from '#locale/format.ts';
import type { Messages } from '#locale/messages/english.ts';
import type { Settings, SettingsChange } from './schema.ts';
import { SettingsContext, type SettingsValue } from './settings-context.ts';

export function useSettings(): readonly [Settings, (change: SettingsChange) => void] {
  const { settings, change } = useSettingsValue();
  return [settings, change];
}

/** Numbers, dates and units in the reader's way of writing them. */
export function useFormat(): Format {
  return useSettingsValue().format;
}

/** Every sentence of the product in the reader's language. */
export function useMessages(): Messages {
  return useSettingsValue().messages;
}

function useSettingsValue(): SettingsValue {
  const value = use(SettingsContext);
  if (value === null) {
    throw new Error('Failed to read the settings: no SettingsProvider above. Wrap the component in one.');
  }
  return value;
}
