import { describe, expect, it } from 'vitest';
import {
  applyChange,
  decodeSettings,
  defaultSettings,
  SETTINGS_VERSION,
  unreadableFields,
} from '#settings/schema.ts';

/** Every field with a value that is not its default. */
const everything = {
  version: 4,
  theme: 'dark',
  density: 'compact',
  language: 'de',
  locale: 'de-AT',
  hour12: false,
  firstWeekday: 'saturday',
  weightUnit: 'st',
  distanceUnit: 'mi',
  temperatureUnit: 'f',
  lengthUnit: 'in',
  clockZone: 'home',
  homeZone: 'Asia/Kathmandu',
  nightBoundaryHour: 18,
  nightMergeGapMin: 240,
  dayStartHour: 4,
  freeWeekdays: [5, 6],
  bloodPressureGuideline: 'aha',
  bloodPressureDropsFirst: true,
  sex: 'female',
  birthYear: 1980,
  heightM: 1.72,
  goalSteps: 8000,
  sleepNeedMin: 480,
  weightGoal: { lowKg: 70, highKg: 74.5 },
  homeTiles: [
    { id: 'night', isWide: true, isHidden: false },
    { id: 'weight', isWide: false, isHidden: true },
  ],
};

describe('decodeSettings', () => {
  it('reads back every field that was stored', () => {
    expect(decodeSettings(JSON.parse(JSON.stringify(everything)))).toEqual(everything);
  });

  it('reads what the first version stored', () => {
    const first = { version: 1, weightUnit: 'lb', theme: 'light', locale: 'en-US', hour12: true };
    expect(decodeSettings(first)).toEqual({ ...defaultSettings, ...first, version: SETTINGS_VERSION });
  });

  it('reads what the second version stored, with the usual choices for what came later', () => {
    const {
      freeWeekdays: _,
      bloodPressureGuideline: __,
      bloodPressureDropsFirst: ___,
      homeTiles: ____,
      ...second
    } = { ...everything, version: 2 };
    expect(decodeSettings(second)).toEqual({
      ...second,
      version: SETTINGS_VERSION,
      freeWeekdays: [6, 7],
      bloodPressureGuideline: 'esc-home',
      bloodPressureDropsFirst: false,
    });
  });

  it('reads what the third version stored, which knew no tiles', () => {
    const { homeTiles: _, ...third } = { ...everything, version: 3 };
    expect(decodeSettings(third)).toEqual({ ...third, version: SETTINGS_VERSION });
  });

  it('keeps each tile once and in order, also one that it does not know, and leaves out what is none', () => {
    const stored = [
      { id: 'tides', isWide: true },
      null,
      { id: 'weight', isHidden: 'yes' },
      { isWide: true },
      { id: 'tides', isWide: false },
    ];
    expect(decodeSettings({ homeTiles: stored }).homeTiles).toEqual([
      { id: 'tides', isWide: true, isHidden: false },
      { id: 'weight', isWide: false, isHidden: false },
    ]);
  });

  it.each([null, undefined, 7, 'kg', [], ['dark'], {}])('makes the defaults of %j', (json) => {
    expect(decodeSettings(json)).toEqual(defaultSettings);
  });

  it.each([
    ['theme', 'sepia'],
    ['density', 'tight'],
    ['language', 'fr'],
    ['locale', 'not a tag'],
    ['locale', 'zz-ZZ'],
    ['locale', ''],
    ['hour12', 'yes'],
    ['hour12', null],
    ['firstWeekday', 1],
    ['weightUnit', 'stone'],
    ['distanceUnit', 'm'],
    ['temperatureUnit', 'K'],
    ['lengthUnit', 'ft'],
    ['clockZone', true],
    ['homeZone', 'Europe/Nowhere'],
    ['nightBoundaryHour', 24],
    ['nightBoundaryHour', 12.5],
    ['nightMergeGapMin', 241],
    ['nightMergeGapMin', -1],
    ['dayStartHour', 7],
    ['dayStartHour', '4'],
    ['freeWeekdays', 6],
    ['freeWeekdays', 'saturday'],
    ['freeWeekdays', [0, 6]],
    ['freeWeekdays', [6, 8]],
    ['freeWeekdays', ['6']],
    ['bloodPressureGuideline', 'esc'],
    ['bloodPressureGuideline', null],
    ['bloodPressureDropsFirst', 1],
    ['sex', 'unspecified'],
    ['birthYear', 1899],
    ['heightM', 172],
    ['heightM', Number.NaN],
    ['goalSteps', 0],
    ['sleepNeedMin', 30],
    ['homeTiles', { weight: true }],
    ['weightGoal', 75],
    ['weightGoal', { lowKg: 75 }],
    ['weightGoal', { lowKg: 75, highKg: 74 }],
    ['weightGoal', { lowKg: 0, highKg: 74 }],
    ['weightGoal', null],
  ])('loses only %s where it is %j', (field, value) => {
    const { [field]: _, ...others } = decodeSettings(everything) as Record<string, unknown>;
    const decoded = decodeSettings({ ...everything, [field]: value });
    expect(decoded).toMatchObject(others);
    expect(Reflect.get(decoded, field)).toEqual(Reflect.get(defaultSettings, field));
  });

  it.each([
    ['nightBoundaryHour', 0],
    ['nightBoundaryHour', 23],
    ['nightMergeGapMin', 0],
    ['dayStartHour', 6],
    ['freeWeekdays', []],
    ['freeWeekdays', [1, 2, 3, 4, 5, 6, 7]],
    ['weightGoal', { lowKg: 70, highKg: 70 }],
  ])('takes the extreme of %s, %j', (field, value) => {
    expect(Reflect.get(decodeSettings({ [field]: value }), field)).toEqual(value);
  });

  it('puts days without work in the order of the week, each once', () => {
    expect(decodeSettings({ freeWeekdays: [7, 5, 7] }).freeWeekdays).toEqual([5, 7]);
  });

  it('keeps the very list of days that was stored', () => {
    const freeWeekdays = [5, 6];
    expect(decodeSettings({ freeWeekdays }).freeWeekdays).toBe(freeWeekdays);
  });

  it('reads a newer version as far as it is understood', () => {
    const newer = { version: 9, theme: 'dark', weightUnit: 'grain', moonPhase: true };
    expect(decodeSettings(newer)).toEqual({ ...defaultSettings, version: 9, theme: 'dark' });
  });

  it('is not led astray by names that every object has', () => {
    expect(decodeSettings(JSON.parse('{"__proto__":{"theme":"dark"},"constructor":1}'))).toEqual(
      defaultSettings,
    );
  });
});

describe('a change', () => {
  it('writes one field and keeps the others', () => {
    expect(applyChange(everything, { theme: 'light' })).toEqual({ ...everything, theme: 'light' });
  });

  it('gives a field back to the browser', () => {
    const { hour12: _, ...rest } = everything;
    expect(applyChange(everything, { hour12: undefined })).toEqual(rest);
  });

  it('to what no setting can have changes nothing', () => {
    expect(applyChange(everything, { theme: 'sepia' })).toEqual(everything);
  });

  it('leaves what a newer version has stored, fields and values, where it is', () => {
    const newer = { version: 9, weightUnit: 'grain', moonPhase: true };
    expect(applyChange(newer, { theme: 'dark' })).toEqual({ ...newer, theme: 'dark' });
  });

  it('raises an earlier version to this one', () => {
    expect(applyChange({ version: 1, theme: 'dark' }, {})).toEqual({ version: 4, theme: 'dark' });
    expect(applyChange({ version: 2, theme: 'dark' }, {})).toEqual({ version: 4, theme: 'dark' });
  });

  it('adds no field that nobody knows', () => {
    expect(applyChange({ version: 4 }, { colour: 'red' })).toEqual({ version: 4 });
  });
});

describe('unreadableFields', () => {
  it('names what cannot be read, and nothing that is merely unknown', () => {
    expect(unreadableFields({ theme: 'sepia', moonPhase: true, hour12: false })).toEqual(['theme']);
  });
});
