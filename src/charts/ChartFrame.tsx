import { memo, type ReactNode } from 'react';
import { CartesianGrid, Surface } from 'recharts';

import type { AxisPlace, PlotLayout } from './plot-layout.ts';
import styles from './TimeSeriesChart.module.css';
import type { Size } from './use-size.ts';
import type { ScaledAxis } from './value-axes.ts';

type ChartFrameProps = { readonly layout: PlotLayout; readonly size: Size };

/** Above the plot, so that it does not touch the highest tick. */
const UNIT_RISE_PX = 16;

/**
 * Recharts draws surface and grid of the first value axis, at places that it is given; it never sees the data.
 *
 * Both stand without a chart of its around them. That would bring a store and a second render for what is known before
 * the first one, and its cost grows with what it is given: a node per datum, a measured label per tick, a render per
 * pointer move. The frame does not see the time either: what moves with the window is drawn over it, and it stays.
 */
export const ChartFrame = memo(function ChartFrame({ layout, size }: ChartFrameProps): ReactNode {
  const { left, top, width, height, labels } = layout;
  const axis = labels[0]?.axis;
  return (
    <Surface width={size.width} height={size.height}>
      {axis !== undefined && (
        <CartesianGrid
          className={styles['grid']}
          x={left}
          y={top}
          width={width}
          height={height}
          vertical={false}
          horizontalPoints={axis.ticks.map((tick) => top + placeOf(tick, axis, height))}
        />
      )}
      {labels.map((place) => (
        <AxisLabels key={place.axis.id} place={place} top={top} height={height} />
      ))}
    </Surface>
  );
}, isSameFrame);

type AxisLabelsProps = { readonly place: AxisPlace; readonly top: number; readonly height: number };

/** One text per tick, beside the grid's lines: Recharts would make three nodes of each and measure it. */
function AxisLabels({ place: { axis, x, anchor }, top, height }: AxisLabelsProps): ReactNode {
  return (
    <>
      <text className={styles['tick']} x={x} y={top - UNIT_RISE_PX} textAnchor={anchor}>
        {axis.unit}
      </text>
      {axis.ticks.map((tick) => (
        <text
          key={tick}
          className={styles['tick']}
          x={x}
          y={top + placeOf(tick, axis, height)}
          dy="0.35em"
          textAnchor={anchor}
        >
          {axis.formatTick(tick)}
        </text>
      ))}
    </>
  );
}

/** Pixels from the plot's upper edge. */
function placeOf(tick: number, { low, high }: ScaledAxis, height: number): number {
  return ((high - tick) / (high - low)) * height;
}

/** A new range often ends in the same axes; they are compared by what they say. */
function isSameFrame(one: ChartFrameProps, other: ChartFrameProps): boolean {
  const [a, b] = [one.layout, other.layout];
  return (
    one.size === other.size &&
    a.left === b.left &&
    a.top === b.top &&
    a.width === b.width &&
    a.height === b.height &&
    a.labels.length === b.labels.length &&
    a.labels.every((place, index) => {
      const beside = b.labels[index];
      return beside !== undefined && isSameAxis(place.axis, beside.axis);
    })
  );
}

function isSameAxis(a: ScaledAxis, b: ScaledAxis): boolean {
  return (
    a.id === b.id &&
    a.side === b.side &&
    a.unit === b.unit &&
    a.low === b.low &&
    a.high === b.high &&
    a.formatTick === b.formatTick &&
    a.ticks.length === b.ticks.length &&
    a.ticks.every((tick, index) => tick === b.ticks[index])
  );
}
