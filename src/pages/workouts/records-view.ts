import { formatInstant } from '#domain/time.ts';
import {
  computeWorkoutRecords,
  type WorkoutRecord,
  workoutRecordNames,
  type WorkoutRecordName,
} from '#domain/workout-records.ts';
import type { WorkoutRow } from '#domain/workout-rows.ts';
import { bpmText, kcalText, paceText, typeName, type WorkoutWords } from './workout-format.ts';

export type WorkoutRecordView = {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly id: number;
  readonly datetime: string;
  /** What it was and when. */
  readonly workout: string;
};

/** The fastest of so many types are told. */
const MOST_TYPES = 4;

export function toWorkoutRecords(rows: readonly WorkoutRow[], words: WorkoutWords): WorkoutRecordView[] {
  const { most, fastest } = computeWorkoutRecords(rows);
  const { records } = words.messages;
  return [
    ...workoutRecordNames.flatMap((name) => {
      const record = most[name];
      return record === undefined
        ? []
        : [toView(name, records.names[name], valueText(name, record, words), record.row, words)];
    }),
    ...fastest
      .slice(0, MOST_TYPES)
      .map(({ category, row }) =>
        toView(
          `fastest ${category}`,
          records.fastest(typeName(category, words)),
          paceText(row, words),
          row,
          words,
        ),
      ),
  ];
}

function toView(
  key: string,
  label: string,
  value: string,
  row: WorkoutRow,
  words: WorkoutWords,
): WorkoutRecordView {
  const zone = words.clockZone ?? row.timeZone;
  return {
    key,
    label,
    value,
    id: row.id,
    datetime: formatInstant(row.from, zone),
    workout: words.messages.open(typeName(row.category, words), words.format.day(row.day)),
  };
}

function valueText(name: WorkoutRecordName, { value }: WorkoutRecord, words: WorkoutWords): string {
  const { quantity } = words;
  switch (name) {
    case 'longest':
      return quantity.duration(value);
    case 'farthest':
      return quantity.distance(value);
    case 'energy':
      return kcalText(value, words);
    case 'climb':
      return quantity.elevation(value);
    case 'pulse':
      return bpmText(value, words);
    default:
      return name satisfies never;
  }
}
