import type { BloodPressureGuideline } from '#domain/pressure-classes.ts';
import { cleanTimeZone, type TimeZone } from '#domain/time-values.ts';
import type { Language } from '#locale/languages.ts';
import type { DistanceUnit, LengthUnit } from '#locale/length-units.ts';
import type { TemperatureUnit } from '#locale/temperature-units.ts';
import type { WeightUnit } from '#locale/units.ts';
import type { FirstWeekday } from '#locale/week.ts';

export type Theme = 'system' | 'light' | 'dark';
export type Density = 'comfortable' | 'compact';
/** By which clocks a record's time is told: those of the place it was taken in, or those at home. */
export type ClockZone = 'record' | 'home';
/** Monday is 1, Sunday 7 (ISO 8601). */
export type IsoWeekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
/** In the formulas that tell the two apart. */
export type Sex = 'female' | 'male';
/** One weight where both are the same. */
export type WeightGoal = { readonly lowKg: number; readonly highKg: number };
/** Of the first page. The name may be one that another version alone knows: it keeps its place. */
export type HomeTile = { readonly id: string; readonly isWide: boolean; readonly isHidden: boolean };

/**
 * What the reader chose, in SI units. Where a choice may be left to the browser or to nobody, its field is absent.
 *
 * The hours are whole hours of the local clock.
 */
export type Settings = {
  /** Of the schema that the stored settings are in. */
  readonly version: number;
  readonly theme: Theme;
  readonly density: Density;
  /** Absent: the browser's. */
  readonly language?: Language;
  /** BCP 47 tag for numbers and dates; absent: the browser's. */
  readonly locale?: string;
  /** Absent: as the region does. */
  readonly hour12?: boolean;
  /** Absent: as the region does. */
  readonly firstWeekday?: FirstWeekday;
  readonly weightUnit: WeightUnit;
  readonly distanceUnit: DistanceUnit;
  readonly temperatureUnit: TemperatureUnit;
  readonly lengthUnit: LengthUnit;
  readonly clockZone: ClockZone;
  /** Absent: the zone of the device. */
  readonly homeZone?: TimeZone;
  /** One night's date ends and the next one's begins. */
  readonly nightBoundaryHour: number;
  /** Episodes of sleep less than this apart belong to one night. */
  readonly nightMergeGapMin: number;
  readonly dayStartHour: number;
  /** Days of the week without work, each once, in the order of the week; none, or all of them, is a choice too. */
  readonly freeWeekdays: readonly IsoWeekday[];
  readonly bloodPressureGuideline: BloodPressureGuideline;
  /** Whether the first of three or more readings in a row is left out of their mean. */
  readonly bloodPressureDropsFirst: boolean;
  readonly sex?: Sex;
  readonly birthYear?: number;
  /** In place of the one the service has. */
  readonly heightM?: number;
  /** Goals count where the service has none. */
  readonly goalSteps?: number;
  readonly sleepNeedMin?: number;
  readonly weightGoal?: WeightGoal;
  /** In the order of the reader; those that are not among them follow. Absent: as the page has them. */
  readonly homeTiles?: readonly HomeTile[];
};

/** `undefined` gives a field back to the browser, or to nobody. */
export type SettingsChange = {
  readonly [Key in Exclude<keyof Settings, 'version'>]?: Settings[Key] | undefined;
};

/**
 * The settings as they are kept, with whatever another version or a hand has written beside them.
 *
 * This is the object that is stored, saved as a file and carried in an archive.
 */
export type StoredSettings = Readonly<Record<string, unknown>>;

/**
 * 1: theme, weight unit, locale, clock. 2: units, days and nights, about the reader, goals. 3: how blood pressure is
 * read, and the days without work. 4: the tiles of the first page. Each adds fields beside those of the one before and
 * changes none of them.
 */
export const SETTINGS_VERSION = 4;

/**
 * The noon boundary and the two hours between episodes are those of sleep studies at home.
 *
 * Readings of a cuff that sends them somewhere are taken at home, hence the classes for home.
 */
export const defaultSettings: Settings = {
  version: SETTINGS_VERSION,
  theme: 'system',
  density: 'comfortable',
  weightUnit: 'kg',
  distanceUnit: 'km',
  temperatureUnit: 'c',
  lengthUnit: 'cm',
  clockZone: 'record',
  nightBoundaryHour: 12,
  nightMergeGapMin: 120,
  dayStartHour: 0,
  freeWeekdays: [6, 7],
  bloodPressureGuideline: 'esc-home',
  bloodPressureDropsFirst: false,
};

/** How small and how large a number each field may hold, both included. */
export const bounds = {
  nightBoundaryHour: { low: 0, high: 23 },
  nightMergeGapMin: { low: 0, high: 240 },
  dayStartHour: { low: 0, high: 6 },
  birthYear: { low: 1900, high: 2199 },
  heightM: { low: 0.4, high: 2.8 },
  goalSteps: { low: 1, high: 200_000 },
  sleepNeedMin: { low: 60, high: 1440 },
} as const;

/** What each field may hold; null for everything else. */
const readers: {
  readonly [Key in Exclude<keyof Settings, 'version'>]-?: (value: unknown) => Settings[Key] | null;
} = {
  theme: oneOf('system', 'light', 'dark'),
  density: oneOf('comfortable', 'compact'),
  language: oneOf('en', 'de'),
  locale: cleanLocale,
  hour12: oneOf(true, false),
  firstWeekday: oneOf('monday', 'saturday', 'sunday'),
  weightUnit: oneOf('kg', 'lb', 'st'),
  distanceUnit: oneOf('km', 'mi'),
  temperatureUnit: oneOf('c', 'f'),
  lengthUnit: oneOf('cm', 'in'),
  clockZone: oneOf('record', 'home'),
  homeZone: cleanTimeZone,
  nightBoundaryHour: wholeWithin(bounds.nightBoundaryHour),
  nightMergeGapMin: wholeWithin(bounds.nightMergeGapMin),
  dayStartHour: wholeWithin(bounds.dayStartHour),
  freeWeekdays: readFreeWeekdays,
  bloodPressureGuideline: oneOf('esc-home', 'esc-office', 'aha'),
  bloodPressureDropsFirst: oneOf(true, false),
  sex: oneOf('female', 'male'),
  birthYear: wholeWithin(bounds.birthYear),
  heightM: (value) => between(value, bounds.heightM.low, bounds.heightM.high),
  goalSteps: wholeWithin(bounds.goalSteps),
  sleepNeedMin: wholeWithin(bounds.sleepNeedMin),
  weightGoal: readWeightGoal,
  homeTiles: readHomeTiles,
};

/** From Monday to Sunday. */
export const isoWeekdays: readonly IsoWeekday[] = [1, 2, 3, 4, 5, 6, 7];

/** No weight that a person's scale shows lies outside. */
export const GOAL_BOUNDS_KG = { low: 1, high: 500 } as const;

/** Reads what was stored, by any version of the product or by a hand: a bad field costs that field alone. */
export function decodeSettings(json: unknown): Settings {
  const stored = toStored(json);
  const decoded: Record<string, unknown> = { ...defaultSettings, version: versionOf(stored) };
  for (const [key, read] of Object.entries(readers)) {
    const value = Object.hasOwn(stored, key) ? read(stored[key]) : null;
    if (value !== null) decoded[key] = value;
  }
  // Every field is either its default, or absent where it may be, or what its reader let through.
  return decoded as Settings;
}

/** Names of the fields that hold what no setting can: they count as absent. */
export function unreadableFields(stored: StoredSettings): string[] {
  return Object.entries(readers)
    .filter(([key, read]) => Object.hasOwn(stored, key) && read(stored[key]) === null)
    .map(([key]) => key);
}

/** Whether this version knows what the field means. */
export function isKnownField(key: string): boolean {
  return Object.hasOwn(readers, key);
}

/**
 * The stored settings after a change: the fields that were changed are written, and nothing else is touched.
 *
 * What a newer version has stored, fields and values alike, is still there when that version comes back. A value that
 * no setting can have changes nothing.
 */
export function applyChange(
  stored: StoredSettings,
  change: Readonly<Record<string, unknown>>,
): StoredSettings {
  const next: Record<string, unknown> = { ...stored, version: versionOf(stored) };
  for (const [key, read] of Object.entries(readers)) {
    if (!Object.hasOwn(change, key)) continue;
    const wanted = change[key];
    const value = wanted === undefined ? undefined : read(wanted);
    if (value === undefined) delete next[key];
    else if (value !== null) next[key] = value;
  }
  return next;
}

/** An object as it was stored; empty for anything else. */
export function toStored(json: unknown): StoredSettings {
  return isStored(json) ? json : {};
}

/** Whether it is an object with named entries. */
export function isStored(json: unknown): json is StoredSettings {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
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

/** Of the schema that settings were stored in; never below this one. */
export function versionOf({ version }: StoredSettings): number {
  return typeof version === 'number' && version > SETTINGS_VERSION ? version : SETTINGS_VERSION;
}

function oneOf<const T extends string | boolean>(...options: readonly T[]): (value: unknown) => T | null {
  return (value) => options.find((option) => option === value) ?? null;
}

function between(value: unknown, low: number, high: number): number | null {
  return typeof value === 'number' && value >= low && value <= high ? value : null;
}

function wholeWithin({
  low,
  high,
}: {
  readonly low: number;
  readonly high: number;
}): (value: unknown) => number | null {
  return (value) => (Number.isInteger(value) ? between(value, low, high) : null);
}

/** The very list, as far as it is in order, so that one which has not changed is the same to whoever computes with it. */
function readFreeWeekdays(value: unknown): readonly IsoWeekday[] | null {
  if (!Array.isArray(value) || value.some((day) => isoWeekdays.every((known) => known !== day))) return null;
  const inOrder = isoWeekdays.filter((day) => value.includes(day));
  // As many as there are different ones, in the same places: it is what was looked for.
  return inOrder.every((day, index) => day === value[index]) && inOrder.length === value.length
    ? (value as readonly IsoWeekday[])
    : inOrder;
}

/** The very object, so that a goal which has not changed is the same one to whoever computes with it. */
function readWeightGoal(value: unknown): WeightGoal | null {
  const { lowKg, highKg } = toStored(value);
  const low = between(lowKg, GOAL_BOUNDS_KG.low, GOAL_BOUNDS_KG.high);
  const high = between(highKg, GOAL_BOUNDS_KG.low, GOAL_BOUNDS_KG.high);
  // Both ends have just been looked at.
  return low === null || high === null || low > high ? null : (value as WeightGoal);
}

/** Each tile once, as far as they can be read. */
function readHomeTiles(value: unknown): readonly HomeTile[] | null {
  if (!Array.isArray(value)) return null;
  const tiles = new Map<string, HomeTile>();
  for (const { id, isWide, isHidden } of value.map(toStored)) {
    if (typeof id !== 'string' || tiles.has(id)) continue;
    tiles.set(id, { id, isWide: isWide === true, isHidden: isHidden === true });
  }
  return [...tiles.values()];
}
