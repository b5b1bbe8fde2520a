import { use } from 'react';
import type { Format } from '#locale/format.ts';
import type { Catalogue } from '#locale/messages/catalogue.ts';
import { english, type Messages } from '#locale/messages/english.ts';
import type { Settings, SettingsChange } from './schema.ts';
import { SettingsContext, type SettingsValue } from './settings-context.ts';
import type { Speech } from './translator.ts';

export function useSettings(): readonly [Settings, (change: SettingsChange) => void] {
  const { settings, change } = useSettingsValue();
  return [settings, change];
}

/** Numbers, dates and units in the reader's way of writing them. */
export function useFormat(): Format {
  return useSettingsValue().format;
}

/** The sentences of the first screen in the reader's language. */
export function useMessages(): Messages {
  return useTopic('main', english);
}

/** The sentences of a topic in the reader's language; the English ones come with whoever asks. */
export function useTopic<Topic extends keyof Catalogue>(
  topic: Topic,
  english: Catalogue[Topic],
): Catalogue[Topic] {
  return useSettingsValue().speech.catalogue?.[topic] ?? english;
}

/** The language that the product is speaking. */
export function useSpeech(): Speech {
  return useSettingsValue().speech;
}

export function useSettingsValue(): SettingsValue {
  const value = use(SettingsContext);
  if (value === null) {
    throw new Error('Failed to read the settings: no SettingsProvider above. Wrap the component in one.');
  }
  return value;
}
