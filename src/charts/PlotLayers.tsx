import type { ReactNode } from 'react';

import { AnnotationLane } from './AnnotationLane.tsx';
import { tenth, xOf, yOf, type PlotScale } from './series-path.ts';
import { SeriesLayer } from './SeriesLayer.tsx';
import type { Annotation, ReferenceLine, ReferenceRange, TimeSeries } from './time-series.ts';
import styles from './TimeSeriesChart.module.css';
import type { Plot } from './use-plot.ts';

type PlotLayersProps = {
  readonly series: readonly TimeSeries[];
  readonly references: readonly ReferenceLine[];
  readonly ranges: readonly ReferenceRange[];
  readonly annotations: readonly Annotation[];
  readonly plot: Plot;
};

/** Marks at the very edge are not cut in half; lines end there, but for their round caps. */
const MARK_BLEED_PX = 5;
const LINE_BLEED_PX = 1.25;

/** From the back: ranges, spans, areas, levels, single data, lines, and the names of the levels. */
export function PlotLayers({ series, references, ranges, annotations, plot }: PlotLayersProps): ReactNode {
  const { left, top, lane } = plot;
  const time = plot.scaleOf({});
  const spans = annotations.filter(({ to }) => to !== undefined);
  const layers = (kinds: readonly TimeSeries['kind'][]): ReactNode =>
    series.map(
      (one) =>
        kinds.includes(one.kind) && <SeriesLayer key={one.id} series={one} scale={plot.scaleOf(one)} />,
    );
  return (
    <>
      <Window left={left} top={top} scale={time} bleed={MARK_BLEED_PX}>
        {ranges.map((range) => (
          <RangeStripe key={range.id} range={range} scale={plot.scaleOf(range)} />
        ))}
        {spans.length > 0 && (
          <path className={styles['spans']} d={spans.map((span) => spanPath(span, time)).join('')} />
        )}
        {layers(['band', 'bars'])}
        {references.map((reference) => {
          const y = Math.round(yOf(plot.scaleOf(reference), reference.value));
          return (
            <line
              key={reference.id}
              className={styles['reference']}
              data-reference={reference.id}
              x2={time.width}
              y1={y}
              y2={y}
            />
          );
        })}
        {layers(['stems', 'pillars'])}
        {layers(['points'])}
      </Window>
      <Window left={left} top={top} scale={time} bleed={LINE_BLEED_PX}>
        {layers(['line'])}
        {ranges.map((range) => (
          <LevelLabel key={range.id} label={range.label} value={range.high} scale={plot.scaleOf(range)} />
        ))}
        {references.map((reference) => (
          <LevelLabel
            key={reference.id}
            label={reference.label}
            value={reference.value}
            scale={plot.scaleOf(reference)}
          />
        ))}
      </Window>
      {annotations.length > 0 && (
        <Window left={left} top={top - lane} scale={{ ...time, height: lane }} bleed={LINE_BLEED_PX}>
          <AnnotationLane annotations={annotations} scale={{ ...time, height: lane }} />
        </Window>
      )}
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

function RangeStripe({ range, scale }: { range: ReferenceRange; scale: PlotScale }): ReactNode {
  const high = Math.max(0, Math.round(yOf(scale, range.high)));
  const low = Math.min(scale.height, Math.round(yOf(scale, range.low)));
  if (low <= high) return null;
  return (
    <rect
      className={styles['range']}
      data-range={range.id}
      y={high}
      width={scale.width}
      height={low - high}
    />
  );
}

function spanPath({ at, to = at }: Annotation, scale: PlotScale): string {
  const x = Math.max(0, Math.min(scale.width, xOf(scale, at)));
  const end = Math.max(0, Math.min(scale.width, xOf(scale, to)));
  return end > x ? `M${tenth(x)} 0H${tenth(end)}V${scale.height}H${tenth(x)}z` : '';
}

const LABEL_HEIGHT_PX = 18;

/** On the side of its line where most of the plot, and so of the data, is not; always inside the plot. */
function LevelLabel({ label, value, scale }: { label: string; value: number; scale: PlotScale }): ReactNode {
  const y = Math.round(yOf(scale, value));
  if (y < 0 || y > scale.height) return null;
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
      {label}
    </text>
  );
}
