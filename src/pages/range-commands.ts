import {
  countDays,
  endingOn,
  type RangeContext,
  type RangePreset,
  rangePresets,
  toPresetRange,
  type ViewRange,
} from '#domain/range.ts';
import { addDays, type LocalDay } from '#domain/time.ts';
import { useMessages } from '#settings/use-settings.ts';
import { usePageCommands } from './page-commands.ts';
import { named, stepTo } from './range.ts';

export type RangeCommandsOptions = {
  readonly range: ViewRange;
  readonly context: RangeContext;
  readonly onRange: (range: ViewRange) => void;
  readonly presets?: readonly RangePreset[];
};

/** The commands of a page with a range, from what its `RangeBar` takes. */
export function useRangeCommands(options: RangeCommandsOptions): void {
  const { range, context, onRange, presets = rangePresets } = options;
  const { range: words } = useMessages();
  const { today, firstDay } = context;
  usePageCommands({
    goToDay: (day) => {
      onRange(named(aroundDay(day, range, context), context));
    },
    goToToday: () => {
      onRange(named(endingOn(range, today), context));
    },
    step: (direction) => {
      const isAtEnd = direction === 1 ? range.to >= today : firstDay === null || range.from <= firstDay;
      if (!isAtEnd) onRange(stepTo(range, direction, context));
    },
    presets: presets.map((preset) => ({
      label: words.presets[preset].long,
      choose: () => {
        onRange(toPresetRange(preset, context));
      },
    })),
  });
}

/**
 * As many days as are in view, with `day` in their middle, and none after today if `day` is not.
 *
 * The whole record has every day in it already: from there one goes to the page's usual span.
 */
export function aroundDay(
  day: LocalDay,
  range: Pick<ViewRange, 'from' | 'to' | 'preset'>,
  context: RangeContext,
): ViewRange {
  const { today, defaultPreset = '3m' } = context;
  const length = countDays(range.preset === 'all' ? toPresetRange(defaultPreset, context) : range);
  const from = addDays(day, -Math.floor(length / 2));
  const around: ViewRange = { preset: null, from, to: addDays(from, length - 1) };
  return around.to > today && day <= today ? endingOn(around, today) : around;
}
