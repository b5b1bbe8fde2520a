import { type ReactNode, useMemo, useSyncExternalStore } from 'react';
import { createFormat } from '#locale/format.ts';
import { english } from '#locale/messages/english.ts';
import { cleanLocale } from './schema.ts';
import { SettingsContext } from './settings-context.ts';
import type { SettingsStore } from './settings-store.ts';

export type SettingsProviderProps = {
  store: SettingsStore;
  /** What the browser asks for, best first. */
  languages: readonly string[];
  children: ReactNode;
};

export function SettingsProvider({ store, languages, children }: SettingsProviderProps) {
  const settings = useSyncExternalStore(store.subscribe, store.read);
  const value = useMemo(() => {
    const { weightUnit, hour12 } = settings;
    const locale = settings.locale ?? languages.map(cleanLocale).find((tag) => tag !== null) ?? 'en';
    return {
      settings,
      change: store.change,
      format: createFormat({ locale, weightUnit, ...(hour12 !== undefined && { hour12 }) }),
      messages: english,
    };
  }, [settings, store, languages]);
  return <SettingsContext value={value}>{children}</SettingsContext>;
}
