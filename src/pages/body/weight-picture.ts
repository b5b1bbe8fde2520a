import type { ChartWindow, Resolution, StemSeries } from '#charts/time-series.ts';
import { endOfLocalDay, type LocalDay, startOfLocalDay, toEpochSec, toLocalDay } from '#domain/time.ts';
import { toCount } from '../count.ts';
import type { Words } from './body-view.ts';
import type { WeightHistory } from './weight-history.ts';

/** From each counted reading to the trend of its instant: what floats above it, and what sinks below. */
export function toStems(history: WeightHistory, { format, messages }: Words): StemSeries {
  const { weighIns, trendKg } = history;
  return {
    id: 'stems',
    label: messages.weight.series.stems,
    kind: 'stems',
    at: Float64Array.from(weighIns, ({ at }) => at),
    // NaN where nothing is counted, and so no stem.
    value: Float64Array.from(weighIns, ({ kg }) => format.weightNumber(kg)),
    foot: Float64Array.from(trendKg, (kg) => format.weightNumber(kg)),
    tone: 'secondary',
    toneBelow: 'primary',
  };
}

/** How far back and ahead the picture can go: from the day of the first weighing to the end of today. */
export function toExtent({ firstDay, homeZone, weighIns }: WeightHistory, today: LocalDay): ChartWindow {
  const first = weighIns[0]?.at ?? 0;
  return {
    from: (firstDay === null ? null : startOfLocalDay(firstDay, homeZone)) ?? first,
    to: Math.max(endOfLocalDay(today, homeZone), weighIns.at(-1)?.at ?? 0),
  };
}

/** The days of a window, in words. */
export function toWindowText(
  { homeZone }: WeightHistory,
  from: number,
  to: number,
  { format }: Words,
): string {
  const dayOf = (at: number): LocalDay => toLocalDay(toEpochSec(Math.round(at)), homeZone);
  // A window that ends with a day ends with the first second of the next.
  return format.dayRange(dayOf(from), dayOf(Math.max(from, to - 1)));
}

/** How many readings are in view, and whether each of them is drawn. */
export function toResolutionText({ count, perPixel, kept }: Resolution, { format, messages }: Words): string {
  return messages.weight.resolution[kept](toCount(count, format), format.number(perPixel, 1));
}
