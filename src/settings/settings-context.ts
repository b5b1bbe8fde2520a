import { createContext } from 'react';
import type { Format } from '#locale/format.ts';
import type { Settings, SettingsChange } from './schema.ts';
import type { SettingsStore } from './settings-store.ts';
import type { Speech } from './translator.ts';

export type SettingsValue = {
  readonly settings: Settings;
  readonly change: (change: SettingsChange) => void;
  readonly format: Format;
  readonly speech: Speech;
  readonly store: SettingsStore;
  /** What the browser asks for, best first. */
  readonly languages: readonly string[];
};

export const SettingsContext = createContext<SettingsValue | null>(null);
