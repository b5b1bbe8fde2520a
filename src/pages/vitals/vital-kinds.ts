import { measureType } from '#domain/measures.ts';
import type { VitalsMessages } from '#locale/messages/english-vitals.ts';

/** A vital sign that is a number over time. */
export type VitalKind = {
  readonly key: Exclude<keyof VitalsMessages['vitals']['names'], 'ecgResult' | 'ppgResult'>;
  /** The service's number for it. */
  readonly type: number;
  readonly unit: keyof VitalsMessages['vitals']['units'] | 'temperature';
  readonly decimals: number;
  /** The axis spans at least this much, in SI. */
  readonly minSpan: number;
};

/**
 * Types of "Measure - Getmeas" of developer.withings.com that are vital signs, those of the blood pressure aside; 158,
 * 159, 197 and 198 are known from recorded answers.
 */
export const vitalKinds: readonly VitalKind[] = [
  { key: 'pulse', type: measureType.pulse, unit: 'bpm', decimals: 0, minSpan: 20 },
  { key: 'spo2', type: measureType.spo2, unit: 'percent', decimals: 0, minSpan: 6 },
  { key: 'bodyTemperature', type: measureType.bodyTemperature, unit: 'temperature', decimals: 1, minSpan: 2 },
  { key: 'skinTemperature', type: measureType.skinTemperature, unit: 'temperature', decimals: 1, minSpan: 3 },
  { key: 'temperature', type: measureType.temperature, unit: 'temperature', decimals: 1, minSpan: 4 },
  { key: 'pulseWaveVelocity', type: measureType.pulseWaveVelocity, unit: 'speed', decimals: 2, minSpan: 2 },
  { key: 'vo2max', type: 123, unit: 'vo2', decimals: 1, minSpan: 6 },
  { key: 'vascularAge', type: 155, unit: 'years', decimals: 0, minSpan: 10 },
  { key: 'qrsInterval', type: 135, unit: 'ms', decimals: 0, minSpan: 30 },
  { key: 'prInterval', type: 136, unit: 'ms', decimals: 0, minSpan: 40 },
  { key: 'qtInterval', type: 137, unit: 'ms', decimals: 0, minSpan: 60 },
  { key: 'qtcInterval', type: 138, unit: 'ms', decimals: 0, minSpan: 60 },
  { key: 'nerveHealthLeft', type: 158, unit: 'score', decimals: 0, minSpan: 20 },
  { key: 'nerveHealthRight', type: 159, unit: 'score', decimals: 0, minSpan: 20 },
  { key: 'nerveHealth', type: 167, unit: 'score', decimals: 0, minSpan: 20 },
  { key: 'electrodermal', type: 196, unit: 'score', decimals: 0, minSpan: 20 },
  { key: 'electrodermalLeft', type: 197, unit: 'score', decimals: 0, minSpan: 20 },
  { key: 'electrodermalRight', type: 198, unit: 'score', decimals: 0, minSpan: 20 },
  { key: 'skinConductance', type: 229, unit: 'score', decimals: 0, minSpan: 20 },
];

/** Judgements of the heart's rhythm: classes, not amounts. */
export const rhythmTypes: ReadonlyMap<number, 'ecgResult' | 'ppgResult'> = new Map([
  [130, 'ecgResult'],
  [139, 'ppgResult'],
]);

/** What an account of any generation may be expected to have: named where it is missing. */
export const expectedKinds: ReadonlySet<VitalKind['key']> = new Set([
  'pulse',
  'spo2',
  'bodyTemperature',
  'skinTemperature',
  'pulseWaveVelocity',
  'vo2max',
  'vascularAge',
  'nerveHealth',
  'electrodermal',
]);

/** Everything that the page reads. */
export const vitalTypes: readonly number[] = [
  measureType.systolic,
  measureType.diastolic,
  ...vitalKinds.map(({ type }) => type),
  ...rhythmTypes.keys(),
];
