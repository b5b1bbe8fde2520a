import type { ReactNode } from 'react';

import { CHARACTER_PX } from './time-ticks.ts';
import styles from './TimeSeriesChart.module.css';
import type { Size } from './use-size.ts';

/** Where the plot lies within the picture. */
export type PlotArea = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** Pixels from the plot's left or upper edge. */
export type AxisTick = { readonly place: number; readonly label: string };

type AxisFrameProps = {
  readonly size: Size;
  readonly area: PlotArea;
  readonly xTicks: readonly AxisTick[];
  readonly yTicks: readonly AxisTick[];
  /** Above the upright axis: what it measures, with its unit. */
  readonly yTitle: string;
  /** Below the other one, at its end. */
  readonly xTitle?: string;
  /** In the plot's own pixels; cut off at its edges. */
  readonly children: ReactNode;
};

const TOP_PX = 32;
const RIGHT_PX = 14;
const TICKS_PX = 26;
const TITLE_PX = 18;
const LABEL_GAP_PX = 8;
/** The ring of the focus lies within the picture's edge. */
const EDGE_PX = 4;

/** The plot within a picture: as wide as the labels of the upright axis leave it. */
export function plotArea(size: Size, labels: readonly string[], hasXTitle: boolean): PlotArea {
  const longest = Math.max(...labels.map(({ length }) => length), 1);
  const left = EDGE_PX + Math.ceil(longest * CHARACTER_PX) + LABEL_GAP_PX;
  const below = TICKS_PX + (hasXTitle ? TITLE_PX : 0);
  return {
    left,
    top: TOP_PX,
    width: Math.max(1, size.width - left - RIGHT_PX),
    height: Math.max(1, size.height - TOP_PX - below),
  };
}

/** Two axes, quiet lines across, and a plot in between. */
export function AxisFrame(props: AxisFrameProps): ReactNode {
  const { size, area, xTicks, yTicks, yTitle, xTitle } = props;
  const { left, top, width, height } = area;
  const bottom = top + height;
  return (
    <svg width={size.width} height={size.height}>
      <path
        className={styles['grid']}
        d={yTicks.map(({ place }) => `M${left} ${Math.round(top + place)}h${width}`).join('')}
      />
      <svg x={left} y={top} width={width} height={height}>
        {props.children}
      </svg>
      <text className={styles['tick']} x={EDGE_PX} y={top - 16}>
        {yTitle}
      </text>
      {yTicks.map(({ place, label }) => (
        <text
          key={place}
          className={styles['tick']}
          x={left - LABEL_GAP_PX}
          y={top + place}
          dy="0.35em"
          textAnchor="end"
        >
          {label}
        </text>
      ))}
      <path
        className={styles['tickMarks']}
        d={xTicks.map(({ place }) => `M${left + place} ${bottom}v4`).join('')}
      />
      {xTicks.map(({ place, label }) => {
        // Centred below its place, but never beyond the picture.
        const half = (label.length * CHARACTER_PX) / 2;
        const centre = Math.min(size.width - half, Math.max(half, left + place));
        return (
          <text key={place} className={styles['tick']} x={centre} y={bottom + 19} textAnchor="middle">
            {label}
          </text>
        );
      })}
      {xTitle !== undefined && (
        <text className={styles['tick']} x={left + width} y={bottom + 19 + TITLE_PX} textAnchor="end">
          {xTitle}
        </text>
      )}
    </svg>
  );
}
