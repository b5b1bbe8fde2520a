import type { DayNumber } from './calendar.ts';
import type { Person } from './person.ts';

export type TrueMeasure = {
  readonly type: number;
  /** SI, already rounded to what the device sends. */
  readonly value: number;
  /** The wire's power of ten; belongs to the device, not to the truth. */
  readonly unit: number;
  readonly position?: number;
};

type Device = { readonly deviceid: string; readonly modelid: number; readonly model: string };

/** A group before it has an id, an instant and a day on which the service learned of it. */
export type Draft = {
  readonly slot: number;
  /** Second of the local day. */
  readonly second: number;
  /** `null` is typed by hand. */
  readonly device: Device | null;
  readonly values: readonly TrueMeasure[];
  readonly attrib?: number;
  readonly category?: number;
  readonly comment?: string;
};

export const category = { reading: 1, goal: 2 } as const;
/** Who the reading belongs to and how it came. */
export const attrib = { sure: 0, ambiguous: 1, manual: 2, atSignUp: 4, averaged: 5 } as const;

/** One number per occasion of a day: adding or dropping one leaves the ids of the others alone. */
export const slot = {
  signUp: 0,
  morning: 1,
  morningSplit: 2,
  secondWeighing: 3,
  evening: 4,
  guest: 5,
  room: 6,
  pressure: 8,
  oxygen: 12,
  fever: 13,
  pulse: 15,
  goal: 16,
  height: 17,
  protocol: 18,
  clinic: 22,
  thirdPressure: 25,
  fitness: 26,
  ecg: 27,
  morningOxygen: 28,
  checkedTemperature: 29,
} as const;
export const slotsPerDay = 32;

export const hourSec = 3600;
/** Days after the start of a diet on which the next scale was bought: autumn of the second year. */
export const newScaleDay = 640;
/** And on which its firmware learned pulse wave velocity. */
const pulseWaveDay = 1180;

const scales = [
  { modelid: 4, model: 'Smart Body Analyzer' },
  { modelid: 6, model: 'Body Cardio' },
  { modelid: 18, model: 'Body Comp' },
] as const;

/** The person's devices over the years. */
export type Household = {
  /** 0 is the scale that knows fat but not what the rest consists of; later ones know. */
  readonly scaleGeneration: (day: DayNumber) => number;
  readonly scale: (day: DayNumber) => Device;
  readonly hasPulseWave: (day: DayNumber) => boolean;
  readonly cuff: (day: DayNumber) => Device;
  readonly oximeter: (day: DayNumber) => Device;
  readonly thermometer: Device;
};

export function createHousehold({ random, cycleOf, dayOfCycle }: Person): Household {
  const ids = new Map<string, string>();
  const device = (name: string, generation: number, modelid: number, model: string): Device => {
    const key = `${name} ${generation}`;
    const deviceid =
      ids.get(key) ??
      Array.from({ length: 40 }, (_, index) =>
        random.integer(0, 15, `device ${name}`, generation, index).toString(16),
      ).join('');
    ids.set(key, deviceid);
    return { deviceid, modelid, model };
  };
  const generationOf = (day: DayNumber): number =>
    Math.max(0, cycleOf(day) + (dayOfCycle(day) >= newScaleDay ? 1 : 0));
  return {
    scaleGeneration: generationOf,
    scale: (day) => {
      const generation = Math.min(generationOf(day), scales.length - 1);
      const { modelid, model } = scales[generation] ?? scales[0];
      return device('scale', generation, modelid, model);
    },
    hasPulseWave: (day) =>
      generationOf(day) > 0 && (dayOfCycle(day) >= pulseWaveDay || dayOfCycle(day) < newScaleDay),
    cuff: (day) =>
      generationOf(day) === 0 ? device('cuff', 0, 43, 'BPM V3') : device('cuff', 1, 45, 'BPM Connect'),
    oximeter: (day) =>
      generationOf(day) === 0 ? device('watch', 0, 51, 'Pulse Ox') : device('watch', 1, 93, 'ScanWatch'),
    thermometer: device('thermometer', 0, 70, 'Thermo'),
  };
}

export function isAbroad(person: Person, day: DayNumber): boolean {
  return person.zoneOn(day) !== person.homeZone;
}

export function measure(type: number, value: number, unit: number): TrueMeasure {
  return { type, value: round(value, unit), unit };
}

/** Nearest multiple of 10^unit; a quotient of integers is the nearest double, so that 78.4 prints as 78.4. */
export function round(value: number, unit: number): number {
  const scale = 10 ** -unit;
  return Math.round(value * scale) / scale;
}
