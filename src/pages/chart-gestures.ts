import { type RangeContext, toNearestDays, toTouchedDays } from '#domain/range.ts';
import type { TimeZone } from '#domain/time.ts';
import { named } from './range.ts';
import type { RangeActions } from './use-view-range.ts';

/** What a chart tells of the pointer, in epoch seconds that need not be whole. */
export type ChartGestures = {
  /** A stretch was drawn over the picture. */
  readonly onRangeSelect: (from: number, to: number) => void;
  readonly onRangeReset: () => void;
  /** The window is being pushed or zoomed, has come to rest, or the gesture was broken off. */
  readonly onWindow: (from: number, to: number, phase: 'move' | 'end' | 'cancel') => void;
};

/** Turns gestures over instants into whole days of the zone, never later than today. */
export function toChartGestures(actions: RangeActions, zone: TimeZone, context: RangeContext): ChartGestures {
  const { today } = context;
  return {
    onRangeSelect(from, to) {
      actions.show(named(toTouchedDays(from, to, zone, today), context));
    },
    onRangeReset: actions.reset,
    onWindow(from, to, phase) {
      if (phase === 'cancel') {
        actions.cancel();
        return;
      }
      actions.drag(named(toNearestDays(from, to, zone, today), context));
      if (phase === 'end') actions.release();
    },
  };
}
