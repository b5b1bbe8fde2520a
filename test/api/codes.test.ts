import { describe, expect, it } from 'vitest';

import { brand, nameOfBrand } from '#api/wire/codes-activity.ts';
import {
  deviceModels,
  nameOfBatteryLevel,
  nameOfDeviceModel,
  nameOfDeviceType,
} from '#api/wire/codes-devices.ts';
import {
  measureTypes,
  nameOfAttrib,
  nameOfMeasureCategory,
  nameOfMeasureType,
  nameOfPosition,
  nameOfRhythmResult,
} from '#api/wire/codes-measures.ts';
import { nameOfAppli, scopeOfAppli } from '#api/wire/codes-notify.ts';
import { nameOfNightEvent, nameOfSleepSource, nameOfSleepState } from '#api/wire/codes-sleep.ts';
import { nameOfUnitPreference } from '#api/wire/codes-units.ts';
import { nameOfWorkoutCategory, workoutCategories } from '#api/wire/codes-workouts.ts';
import { measureType } from '#domain/measures.ts';
import { sleepState } from '#domain/sleep.ts';

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** The ids whose name is only their number. */
function namelessOf(ids: readonly number[], nameOf: (id: number) => string): number[] {
  return ids.filter((id) => nameOf(id).endsWith(String(id)) || nameOf(id).endsWith(`${id})`));
}

describe('a code that is new to us', () => {
  it.each([
    ['measure type', nameOfMeasureType(999), 'Type 999'],
    ['position', nameOfPosition(99), 'Position 99'],
    ['attrib', nameOfAttrib(10_009), 'Source 10009'],
    ['measure category', nameOfMeasureCategory(3), 'Category 3'],
    ['rhythm result', nameOfRhythmResult(14), 'Result 14'],
    ['brand', nameOfBrand(2), 'Brand 2'],
    ['workout category', nameOfWorkoutCategory(999), 'Workout (type 999)'],
    ['sleep state', nameOfSleepState(6), 'State 6'],
    ['sleep source', nameOfSleepSource(52), 'Model 52'],
    ['night event', nameOfNightEvent(7), 'Event 7'],
    ['device type', nameOfDeviceType('Smart Fork'), 'Smart Fork'],
    ['device model', nameOfDeviceModel(4711), 'Model 4711'],
    ['battery level', nameOfBatteryLevel('charging'), 'charging'],
    ['appli', nameOfAppli(77), 'Notification 77'],
    ['unit of weight', nameOfUnitPreference('weight', 3), 'Unit 3'],
  ])('for a %s is told with its number: %s', (_, name, expected) => {
    expect(name).toBe(expected);
  });

  it('is no property of every object', () => {
    expect(nameOfDeviceType('constructor')).toBe('constructor');
    expect(nameOfBatteryLevel('__proto__')).toBe('__proto__');
  });
});

describe('measure types', () => {
  it('bear the names that the computations use', () => {
    expect(Object.entries(measureType).filter(([key, type]) => measureTypes[type]?.key !== key)).toEqual([]);
  });

  it('have a name of their own each', () => {
    const types = Object.values(measureTypes);
    expect(new Set(types.map(({ key }) => key)).size).toBe(types.length);
    expect(new Set(types.map(({ name }) => name)).size).toBe(types.length);
  });

  it.each([
    [1, 'kg'],
    [4, 'm'],
    [6, '%'],
    [10, 'mmHg'],
    [12, '°C'],
    [91, 'm/s'],
    [123, 'ml/min/kg'],
    [226, 'kcal/day'],
    [170, null],
  ])('give %i its unit: %s', (type, unit) => {
    expect(measureTypes[type]?.unit).toBe(unit);
  });

  it('know each type of today’s documents', () => {
    const documented = [
      1, 4, 5, 6, 8, 9, 10, 11, 12, 54, 71, 73, 76, 77, 88, 91, 123, 130, 135, 136, 137, 138, 139,
    ];
    const today = [155, 167, 168, 169, 170, 173, 174, 175, 196, 226, 227, 229];
    expect(namelessOf([...documented, ...today], nameOfMeasureType)).toEqual([]);
  });
});

describe('positions', () => {
  it('are named from the wrists to the lungs', () => {
    expect(namelessOf(range(0, 31), nameOfPosition)).toEqual([]);
  });

  it.each([2, 3])('say that the side of arm %i is uncertain', (position) => {
    expect(nameOfPosition(position)).toContain('side uncertain');
  });
});

describe('sources of a reading', () => {
  it('are named as far as they are documented', () => {
    expect(namelessOf([0, 1, 2, 3, 4, 5, 7, 8, 15], nameOfAttrib)).toEqual([]);
  });

  it('tell a reading from a goal', () => {
    expect([1, 2].map(nameOfMeasureCategory)).toEqual(['Reading', 'Goal']);
  });
});

describe('results of an ECG', () => {
  it('are all named', () => {
    expect(namelessOf(range(0, 13), nameOfRhythmResult)).toEqual([]);
  });
});

describe('workout categories', () => {
  it('hold each of the 2018 document, once, with its spelling mended', () => {
    const documented = [...range(1, 35), 186, 187, 188, ...range(191, 196)];
    expect(namelessOf(documented, nameOfWorkoutCategory)).toEqual([]);
    expect([4, 24, 196].map(nameOfWorkoutCategory)).toEqual(['Skating', 'Volleyball', 'Ice skating']);
  });

  it('hold each of today’s', () => {
    const today = [36, 128, 272, 306, 307, 308, 455, 456, 457, ...range(490, 532), ...range(534, 568)];
    expect(namelessOf(today, nameOfWorkoutCategory)).toEqual([]);
  });

  it('leave out 533, as the service does', () => {
    expect(workoutCategories).not.toHaveProperty('533');
  });

  it('have a name of their own each', () => {
    const names = Object.values(workoutCategories);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('sleep', () => {
  it('has a name for each state, those of today included', () => {
    expect(namelessOf(Object.values(sleepState), nameOfSleepState)).toEqual([]);
  });

  it('comes from a tracker or a mat', () => {
    expect([16, 32].map(nameOfSleepSource)).toEqual(['Tracker', 'Sleep monitor']);
  });

  it('has a name for each event of a night', () => {
    expect(namelessOf(range(1, 6), nameOfNightEvent)).toEqual([]);
  });
});

describe('devices', () => {
  it('are named by their model', () => {
    expect([4, 55, 61, 94, 1055].map(nameOfDeviceModel)).toEqual([
      'Smart Body Analyzer',
      'Steel HR',
      'Aura Sensor',
      'ScanWatch 2',
      'Google Fit',
    ]);
  });

  it('tell the Aura’s dock from its sensors', () => {
    expect([60, 61, 63].map(nameOfDeviceModel)).toEqual(['Aura Dock', 'Aura Sensor', 'Aura Sensor V2']);
  });

  it('include every tracker and mat of the 2018 document', () => {
    expect([...range(51, 55), 61].filter((model) => deviceModels[model] === undefined)).toEqual([]);
  });

  it('are called by what a reader calls them', () => {
    expect(['Scale', 'Babyphone', 'Smart Connected Thermometer'].map(nameOfDeviceType)).toEqual([
      'Scale',
      'Baby monitor',
      'Thermometer',
    ]);
  });

  it('may not know how full their battery is', () => {
    expect(nameOfBatteryLevel('unknown')).toBe('Not known');
  });

  it('are of the house or not', () => {
    expect(nameOfBrand(brand.withings)).toBe('Withings');
    expect(nameOfBrand(brand.external)).toBe('Another brand');
  });
});

describe('notifications', () => {
  it.each([
    [1, 'user.metrics'],
    [16, 'user.activity'],
    [44, 'user.activity'],
    [46, 'user.info'],
    [50, 'user.sleepevents'],
    [45, null],
    [77, null],
  ])('about %i need %s', (appli, scope) => {
    expect(scopeOfAppli(appli)).toBe(scope);
  });

  it('are named, the retired 45 of the document included', () => {
    expect([1, 4, 16, 44, 45].map(nameOfAppli)).toEqual([
      'Weight and body composition',
      'Blood pressure, heart rate, oxygen',
      'Activity and workouts',
      'Sleep',
      'Environment',
    ]);
  });
});

describe('unit preferences', () => {
  it.each([
    ['weight', 14, 'st'],
    ['height', 6, 'm'],
    ['distance', 6, 'km'],
    ['temperature', 13, '°F'],
  ] as const)('of %s, code %i is %s', (quantity, code, unit) => {
    expect(nameOfUnitPreference(quantity, code)).toBe(unit);
  });
});
