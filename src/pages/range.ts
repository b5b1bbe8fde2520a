import {
  countDays,
  type RangeContext,
  rangePresets,
  stepRange,
  toPresetRange,
  type ViewRange,
} from '#domain/range.ts';
import { addDays, type LocalDay } from '#domain/time.ts';

/** The neighbouring span, as many days long; the last one ends today. */
export function stepTo(range: ViewRange, direction: -1 | 1, context: RangeContext): ViewRange {
  const next = stepRange(range, direction);
  return named(next.to > context.today ? endingOn(range, context.today) : next, context);
}

/** The span of the same length that ends on `day`. */
export function endingOn(range: ViewRange, day: LocalDay): ViewRange {
  return { preset: null, from: addDays(day, 1 - countDays(range)), to: day };
}

/** Calls a span by its preset where it is one, so that it goes on following today. */
export function named(range: ViewRange, context: RangeContext): ViewRange {
  const preset = rangePresets.find((preset) => {
    const { from, to } = toPresetRange(preset, context);
    return preset !== 'all' && from === range.from && to === range.to;
  });
  return preset === undefined ? range : { ...range, preset };
}
