import type { ReactNode } from 'react';

import { yOf, type PlotScale } from './series-path.ts';
import { SeriesLayer } from './SeriesLayer.tsx';
import type { ReferenceLine, TimeSeries } from './time-series.ts';
import styles from './TimeSeriesChart.module.css';

type PlotLayersProps = {
  readonly series: readonly TimeSeries[];
  readonly references: readonly ReferenceLine[];
  readonly left: number;
  readonly top: number;
  readonly scale: PlotScale;
};

/** Marks at the very edge are not cut in half; lines end there, but for their round caps. */
const MARK_BLEED_PX = 5;
const LINE_BLEED_PX = 1.25;

/** From the back: levels, single data, lines, and the names of the levels. */
export function PlotLayers({ series, references, left, top, scale }: PlotLayersProps): ReactNode {
  return (
    <>
      <Window left={left} top={top} scale={scale} bleed={MARK_BLEED_PX}>
        {references.map(({ id, value }) => {
          const y = Math.round(yOf(scale, value));
          return (
            <line
              key={id}
              className={styles['reference']}
              data-reference={id}
              x2={scale.width}
              y1={y}
              y2={y}
            />
          );
        })}
        {series.map(
          (one) => one.kind === 'points' && <SeriesLayer key={one.id} series={one} scale={scale} />,
        )}
      </Window>
      <Window left={left} top={top} scale={scale} bleed={LINE_BLEED_PX}>
        {series.map((one) => one.kind === 'line' && <SeriesLayer key={one.id} series={one} scale={scale} />)}
        {references.map((reference) => (
          <ReferenceLabel key={reference.id} reference={reference} scale={scale} />
        ))}
      </Window>
    </>
  );
}

type WindowProps = {
  readonly left: number;
  readonly top: number;
  readonly scale: PlotScale;
  readonly bleed: number;
  readonly children: ReactNode;
};

/** A nested `<svg>` cuts off what lies outside it, without a clip path and its identifier. */
function Window({ left, top, scale, bleed, children }: WindowProps): ReactNode {
  const width = scale.width + 2 * bleed;
  const height = scale.height + 2 * bleed;
  return (
    <svg
      x={left - bleed}
      y={top - bleed}
      width={width}
      height={height}
      viewBox={`${-bleed} ${-bleed} ${width} ${height}`}
    >
      {children}
    </svg>
  );
}

const LABEL_HEIGHT_PX = 18;

/** On the side of its line where most of the plot, and so of the data, is not; always inside the plot. */
function ReferenceLabel({ reference, scale }: { reference: ReferenceLine; scale: PlotScale }): ReactNode {
  const y = Math.round(yOf(scale, reference.value));
  const hasRoomAbove = y >= LABEL_HEIGHT_PX;
  const hasRoomBelow = y <= scale.height - LABEL_HEIGHT_PX;
  const isBelow = hasRoomBelow && (y > scale.height / 2 || !hasRoomAbove);
  return (
    <text
      className={styles['referenceLabel']}
      x={scale.width}
      y={isBelow ? y + LABEL_HEIGHT_PX - 3 : y - 6}
      textAnchor="end"
    >
      {reference.label}
    </text>
  );
}
