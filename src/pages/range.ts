import {
  type RangeContext,
  rangePresets,
  stepRange,
  toPresetRange,
  type ViewRange,
  withinCalendar,
} from '#domain/range.ts';

/** The neighbouring span, as many days long; the last one ends today. */
export function stepTo(range: ViewRange, direction: -1 | 1, context: RangeContext): ViewRange {
  return named(withinCalendar(stepRange(range, direction), context.today), context);
}

/** Calls a span by its preset where it is one that the page offers, so that it goes on following today. */
export function named(range: ViewRange, context: RangeContext): ViewRange {
  const preset = (context.presets ?? rangePresets).find((preset) => {
    const { from, to } = toPresetRange(preset, context);
    return preset !== 'all' && from === range.from && to === range.to;
  });
  return preset === undefined ? range : { ...range, preset };
}
