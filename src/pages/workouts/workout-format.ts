import { paceKindOf } from '#domain/workout-kinds.ts';
import type { WorkoutMeasure } from '#domain/workout-periods.ts';
import type { WorkoutRow } from '#domain/workout-rows.ts';
import type { TimeZone } from '#domain/time.ts';
import type { Format } from '#locale/format.ts';
import type { WorkoutsMessages } from '#locale/messages/english-workouts.ts';
import type { PaceFormat } from '#locale/pace.ts';
import type { QuantityFormat } from '#locale/quantities.ts';

/** Everything that turns a workout into words; keep it from render to render. */
export type WorkoutWords = {
  readonly format: Format;
  readonly quantity: QuantityFormat;
  readonly pace: PaceFormat;
  readonly messages: WorkoutsMessages;
  /** The one clock of all times; null for that of each workout. */
  readonly clockZone: TimeZone | null;
};

/** What stands where nothing was given. */
export const DASH = '–';

const SECONDS_PER_HOUR = 3600;

export function typeName(category: number, { messages }: Pick<WorkoutWords, 'messages'>): string {
  // A number that the table lacks is undefined, whatever its type says.
  const types: Readonly<Record<number, string | undefined>> = messages.types;
  return types[category] ?? messages.unknownType(String(category));
}

export function kcalText(kcal: number, { format, messages }: WorkoutWords): string {
  return messages.kcal(format.number(kcal, 0));
}

export function bpmText(bpm: number, { format, messages }: WorkoutWords): string {
  return messages.bpm(format.number(bpm, 0));
}

/** As that kind of sport is told; a dash where its speed says nothing or is not known. */
export function paceText({ category, speedMps }: WorkoutRow, { pace }: WorkoutWords): string {
  const kind = paceKindOf(category);
  return kind === null || speedMps === null ? DASH : pace.pace(speedMps, kind);
}

/** A sum that pictures are drawn of, in the reader's unit. */
export type MeasureFormat = {
  readonly measure: WorkoutMeasure;
  readonly name: string;
  readonly unit: string;
  readonly scale: (amount: number) => number;
  /** Of a scaled value. */
  readonly shown: (value: number) => string;
  readonly tick: (value: number) => string;
  /** Of an amount as computed, with its unit. */
  readonly text: (amount: number) => string;
  readonly cell: (amount: number) => string;
  readonly minSpan: number;
};

export function toMeasureFormat(measure: WorkoutMeasure, words: WorkoutWords): MeasureFormat {
  const { format, quantity, messages } = words;
  const name = messages.measure[measure];
  const tick = (value: number) => format.number(value, Number.isInteger(value) ? 0 : 1);
  switch (measure) {
    case 'time':
      return {
        measure,
        name,
        unit: messages.units.hours,
        scale: (sec) => sec / SECONDS_PER_HOUR,
        shown: (hours) => quantity.duration(hours * SECONDS_PER_HOUR),
        tick,
        text: quantity.duration,
        cell: (sec) => format.tableNumber(sec / SECONDS_PER_HOUR, 2),
        minSpan: 1,
      };
    case 'distance':
      return {
        measure,
        name,
        unit: quantity.distanceUnit,
        scale: quantity.distanceNumber,
        shown: (value) => `${format.number(value, 1)} ${quantity.distanceUnit}`,
        tick,
        text: quantity.distance,
        cell: (metres) => format.tableNumber(quantity.distanceNumber(metres), 2),
        minSpan: 1,
      };
    case 'count':
      return {
        measure,
        name,
        unit: messages.units.workouts,
        scale: (count) => count,
        shown: (count) => format.number(count, 0),
        tick,
        text: (count) => messages.counted({ count, text: format.number(count, 0) }),
        cell: (count) => format.tableNumber(count, 0),
        minSpan: 3,
      };
    case 'energy':
      return {
        measure,
        name,
        unit: messages.units.kcal,
        scale: (kcal) => kcal,
        shown: (kcal) => kcalText(kcal, words),
        tick,
        text: (kcal) => kcalText(kcal, words),
        cell: (kcal) => format.tableNumber(kcal, 0),
        minSpan: 100,
      };
    default:
      return measure satisfies never;
  }
}
