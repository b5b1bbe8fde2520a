import { measureType } from '#domain/measures.ts';

/** What a blood pressure is told in; always the same list, so that it is read once. */
export const pressureTypes: readonly number[] = [
  measureType.diastolic,
  measureType.systolic,
  measureType.pulse,
];
