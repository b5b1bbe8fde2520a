import { createContext } from 'react';
import type { Format } from '#locale/format.ts';
import type { Messages } from '#locale/messages/english.ts';
import type { Settings, SettingsChange } from './schema.ts';

export type SettingsValue = {
  readonly settings: Settings;
  readonly change: (change: SettingsChange) => void;
  readonly format: Format;
  readonly messages: Messages;
};

export const SettingsContext = createContext<SettingsValue | null>(null);
