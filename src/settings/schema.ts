import type { WeightUnit } from '#locale/units.ts';

export const weightUnits: readonly WeightUnit[] = ['kg', 'lb', 'st'];
export const themes = ['system', 'light', 'dark'] as const;

export type Theme = (typeof themes)[number];

/** What the reader chose. An absent field follows the browser. */
export type Settings = {
  readonly version: 1;
  readonly weightUnit: WeightUnit;
  readonly theme: Theme;
  /** BCP 47 tag for numbers and dates. */
  readonly locale?: string;
  readonly hour12?: boolean;
};

/** `undefined` gives a field back to the browser. */
export type SettingsChange = {
  readonly [Key in Exclude<keyof Settings, 'version'>]?: Settings[Key] | undefined;
};

export const defaultSettings: Settings = { version: 1, weightUnit: 'kg', theme: 'system' };

/** Reads what was stored, by any version of the product or by a hand: a bad field costs that field alone. */
export function decodeSettings(json: unknown): Settings {
  return applyChange(defaultSettings, isRecord(json) ? json : {});
}

/** The settings after a change; values that no setting can have are left out. */
export function applyChange(settings: Settings, change: Readonly<Record<string, unknown>>): Settings {
  const wanted: Record<string, unknown> = { ...settings, ...change };
  const locale = cleanLocale(wanted['locale']);
  return {
    version: 1,
    weightUnit: weightUnits.find((unit) => unit === wanted['weightUnit']) ?? defaultSettings.weightUnit,
    theme: themes.find((theme) => theme === wanted['theme']) ?? defaultSettings.theme,
    ...(locale !== null && { locale }),
    ...(typeof wanted['hour12'] === 'boolean' && { hour12: wanted['hour12'] }),
  };
}

/** The tag as `Intl` writes it, or `null` where `Intl` would throw or fall back to another language. */
export function cleanLocale(tag: unknown): string | null {
  if (typeof tag !== 'string') return null;
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag)[0] ?? null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
