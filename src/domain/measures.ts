import type { EpochSec, TimeZone, ZoneSource } from './time.ts';

/** One value of a group, in SI units (kg, m, mmHg, °C, beats/min, m/s, %), exactly as many decimals as were sent. */
export type Measure = {
  /** The service's type number; see `measureType` for the ones we compute with, others are kept. */
  readonly type: number;
  readonly value: number;
  /** Body segment of today's scales; absent for whole-body values. */
  readonly position?: number;
};

/** What a scale, cuff or thermometer delivered together (the service's "measure group"). */
export type MeasureGroup = {
  readonly id: number;
  readonly at: EpochSec;
  readonly timeZone: TimeZone;
  readonly zoneSource: ZoneSource;
  /** 1 is a reading, 2 a goal the person set; others pass through. */
  readonly category: number;
  /** How sure the service is about the owner, and whether typed by hand; see `isDoubtful`. */
  readonly attrib: number;
  readonly createdAt?: EpochSec;
  readonly modifiedAt?: EpochSec;
  readonly deviceId?: string;
  readonly modelId?: number;
  readonly model?: string;
  readonly comment?: string;
  readonly measures: readonly Measure[];
};

/** One value lifted out of its group: what a chart of a single quantity needs. */
export type MeasureReading = {
  readonly groupId: number;
  readonly at: EpochSec;
  readonly timeZone: TimeZone;
  readonly category: number;
  readonly attrib: number;
  readonly deviceId?: string;
  readonly type: number;
  readonly value: number;
  readonly position?: number;
};

/** Type numbers of the 2018 document, with temperature (12), which it left out. */
export const measureType = {
  weight: 1,
  height: 4,
  fatFreeMass: 5,
  fatRatio: 6,
  fatMass: 8,
  diastolic: 9,
  systolic: 10,
  pulse: 11,
  temperature: 12,
  spo2: 54,
  bodyTemperature: 71,
  skinTemperature: 73,
  muscleMass: 76,
  hydration: 77,
  boneMass: 88,
  pulseWaveVelocity: 91,
} as const;

export const measureCategory = { reading: 1, goal: 2 } as const;

/** Body position 7, undocumented but sent by today's scales, is the whole body; every other one is a segment. */
const WHOLE_BODY = 7;

/** Whether a value is of the whole body rather than of an arm, a leg or the trunk. */
export function isWholeBody({ position }: { readonly position?: number }): boolean {
  return position === undefined || position === WHOLE_BODY;
}
