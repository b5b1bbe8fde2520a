import { type ReactNode, useEffect, useMemo, useSyncExternalStore } from 'react';
import { createFormat, type FormatOptions } from '#locale/format.ts';
import type { Language } from '#locale/languages.ts';
import { browserLocale, chooseLanguage } from './browser-languages.ts';
import type { Settings } from './schema.ts';
import { SettingsContext } from './settings-context.ts';
import type { SettingsStore } from './settings-store.ts';
import type { Translator } from './translator.ts';

export type SettingsProviderProps = {
  store: SettingsStore;
  translator: Translator;
  /** What the browser asks for, best first. */
  languages: readonly string[];
  children: ReactNode;
};

export function SettingsProvider({ store, translator, languages, children }: SettingsProviderProps) {
  const settings = useSyncExternalStore(store.subscribe, store.read);
  const speech = useSyncExternalStore(translator.subscribe, translator.read);
  const wanted = chooseLanguage(settings.language, languages);

  // Words may have to be fetched. Until they are here the product goes on in the language it was speaking.
  useEffect(() => {
    void translator.speak(wanted);
  }, [translator, wanted]);

  const value = useMemo(
    () => ({
      settings,
      change: store.change,
      format: createFormat(toFormatOptions(settings, speech.language, languages)),
      speech,
      store,
      languages,
    }),
    [settings, speech, store, languages],
  );
  return <SettingsContext value={value}>{children}</SettingsContext>;
}

function toFormatOptions(
  { locale, hour12, weightUnit }: Settings,
  language: Language,
  languages: readonly string[],
): FormatOptions {
  return {
    weightUnit,
    locale: locale ?? browserLocale(languages),
    language,
    ...(hour12 !== undefined && { hour12 }),
  };
}
