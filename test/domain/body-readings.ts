import { type MeasureReading, measureType } from '#domain/measures.ts';
import { toEpochSec, UTC } from '#domain/time.ts';

export const DAY = 86_400;

type Quantity = keyof typeof measureType;
type Extra = Partial<Pick<MeasureReading, 'groupId' | 'category' | 'attrib' | 'deviceId'>> & {
  readonly position?: number;
};

/** Values of one group, `day` days after the beginning of time. */
export function weighing(
  day: number,
  values: Readonly<Partial<Record<Quantity, number>>>,
  extra: Extra = {},
): MeasureReading[] {
  const at = Math.round(day * DAY);
  return Object.entries(values).map(([quantity, value]) => ({
    groupId: at + 1,
    at: toEpochSec(at),
    timeZone: UTC,
    category: 1,
    attrib: 0,
    // The keys of `values` are quantities.
    type: measureType[quantity as Quantity],
    value,
    ...extra,
  }));
}
