import { memo, type ReactNode } from 'react';
import { CartesianGrid, LineChart, YAxis } from 'recharts';

import type { AxisPlace, PlotLayout } from './plot-layout.ts';
import styles from './TimeSeriesChart.module.css';
import type { Size } from './use-size.ts';
import type { ScaledAxis } from './value-axes.ts';

type ChartFrameProps = { readonly layout: PlotLayout; readonly size: Size };

/** Above the plot, so that it does not touch the highest tick. */
const UNIT_RISE_PX = 16;

/**
 * Recharts holds the first value axis and draws its grid from the axis' ends; it never sees the data.
 *
 * Its cost grows with what it is given: a node per datum, a measured label per datum, a render per pointer move. It
 * does not see the time either: what moves with the window is drawn over it, so that the frame stays as it is.
 */
export const ChartFrame = memo(function ChartFrame({ layout, size }: ChartFrameProps): ReactNode {
  const { left, top, width, height, labels } = layout;
  const axis = labels[0]?.axis;
  return (
    <LineChart
      width={size.width}
      height={size.height}
      margin={{ top, right: size.width - left - width, bottom: size.height - top - height, left }}
      accessibilityLayer={false}
    >
      {axis !== undefined && (
        <>
          <CartesianGrid vertical={false} syncWithTicks className={styles['grid']} yAxisId={axis.id} />
          {/* Hidden: Recharts would make three nodes per label, measure them, and render twice. See `AxisLabels`. */}
          <YAxis
            yAxisId={axis.id}
            hide
            type="number"
            domain={[axis.low, axis.high]}
            allowDataOverflow
            ticks={[...axis.ticks]}
            interval={0}
          />
        </>
      )}
      {labels.map((place) => (
        <AxisLabels key={place.axis.id} place={place} top={top} height={height} />
      ))}
    </LineChart>
  );
}, isSameFrame);

type AxisLabelsProps = { readonly place: AxisPlace; readonly top: number; readonly height: number };

/**
 * One text per tick, from our own ends of the axis: Recharts' scale exists only in the second of the two renders that
 * its store takes, and the labels would come a render later than the plot.
 */
function AxisLabels({ place: { axis, x, anchor }, top, height }: AxisLabelsProps): ReactNode {
  const yOfTick = (tick: number): number => top + ((axis.high - tick) / (axis.high - axis.low)) * height;
  return (
    <>
      <text className={styles['tick']} x={x} y={top - UNIT_RISE_PX} textAnchor={anchor}>
        {axis.unit}
      </text>
      {axis.ticks.map((tick) => (
        <text key={tick} className={styles['tick']} x={x} y={yOfTick(tick)} dy="0.35em" textAnchor={anchor}>
          {axis.formatTick(tick)}
        </text>
      ))}
    </>
  );
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
