import { useMemo } from 'react';

import { computePlotLayout, plotColumns, plotHeight, type PlotLayout } from './plot-layout.ts';
import type { PlotScale } from './series-path.ts';
import type { ChartAxis, ChartWindow, ReferenceLine, ReferenceRange, TimeSeries } from './time-series.ts';
import type { Size } from './use-size.ts';
import { computeScaledAxes } from './value-axes.ts';

/** The plot, and the scale of each of its axes. */
export type Plot = PlotLayout & {
  readonly window: ChartWindow;
  readonly scaleOf: (one: { readonly axis?: string }) => PlotScale;
};

type PlotOptions = {
  readonly series: readonly TimeSeries[];
  readonly axes: readonly ChartAxis[];
  readonly references: readonly ReferenceLine[];
  readonly ranges: readonly ReferenceRange[];
  readonly hasLane: boolean;
  readonly window: ChartWindow;
  /** Whose values the axes hold: while a window is moved, all that was seen meanwhile. */
  readonly seen: ChartWindow;
  readonly size: Size;
};

/** Axes and layout once per range, scales once per window. */
export function usePlot(options: PlotOptions): Plot {
  const { series, axes, references, ranges, hasLane, window, seen, size } = options;
  const columns = plotColumns(size);
  const isSeen = seen === window;
  const layout = useMemo(() => {
    const height = plotHeight(size, hasLane);
    const scaled = computeScaledAxes({
      axes,
      series,
      references,
      ranges,
      window: seen,
      columns: isSeen ? columns : null,
      height,
    });
    return { ...computePlotLayout(size, scaled, hasLane), scaled };
  }, [axes, series, references, ranges, seen, isSeen, columns, size, hasLane]);
  return useMemo(() => {
    const { scaled, ...place } = layout;
    const plane = { ...window, width: place.width, height: place.height, columns };
    const scales = new Map(
      scaled.map(({ id, low, high }): [string, PlotScale] => [id, { ...plane, low, high }]),
    );
    const first = scaled[0]?.id ?? '';
    const none: PlotScale = { ...plane, low: 0, high: 1 };
    return {
      ...place,
      window,
      scaleOf: ({ axis }: { readonly axis?: string }) => scales.get(axis ?? first) ?? none,
    };
  }, [layout, window, columns]);
}
