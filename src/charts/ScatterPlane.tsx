import { useMemo, useRef, type ReactNode } from 'react';

import { AxisFrame, plotArea, type PlotArea } from './AxisFrame.tsx';
import {
  boundaryPath,
  ellipsePath,
  fadingPoints,
  regionPath,
  toPlace,
  wayPaths,
  type PlaneCross,
  type PlaneRegion,
} from './plane-paths.ts';
import { placeRegionLabels } from './region-labels.ts';
import { ReadingFrame } from './ReadingFrame.tsx';
import styles from './ScatterPlane.module.css';
import { xOf, yOf, type PlotScale } from './series-path.ts';
import frame from './TimeSeriesChart.module.css';
import type { ItemReading, ReadingItems } from './use-reading.ts';
import { useSize } from './use-size.ts';
import { computeValueAxis } from './value-ticks.ts';
import type { ChartWords } from './words.ts';

export type PlaneAxis = {
  /** What it measures, with its unit. */
  readonly title: string;
  /** Shown at least; the data may reach further. */
  readonly from: number;
  readonly to: number;
  readonly tickSteps?: readonly number[];
  readonly formatTick: (value: number) => string;
};

/** Values of two kinds at the same instants; a datum that lacks one of them is a gap. */
export type PlanePoints = {
  readonly label: string;
  /** Epoch seconds, ascending: the older, the fainter. */
  readonly at: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
};

export type PlaneBox = {
  readonly label: string;
  readonly x: readonly [low: number, high: number];
  readonly y: readonly [low: number, high: number];
};

/** Axes, points, regions and functions are compared by identity: keep them from render to render. */
export type ScatterPlaneProps = {
  readonly name: string;
  readonly xAxis: PlaneAxis;
  readonly yAxis: PlaneAxis;
  readonly points: PlanePoints;
  /** A way leads from point to point with arrow heads; otherwise each stands for itself. */
  readonly mode: 'points' | 'path';
  /** From the innermost outwards; they say where a value lies, not whether that is good. */
  readonly regions: readonly PlaneRegion[];
  readonly cross?: PlaneCross;
  /** What is usual somewhere else: a frame, drawn as one. */
  readonly box?: PlaneBox;
  /** Of the whole picture with reading and legend, in CSS pixels. */
  readonly height: number;
  /** What is said about the point with this number. */
  readonly reading: (index: number) => ItemReading;
  readonly onOpen?: (index: number) => void;
  readonly stale?: boolean;
  readonly words: Pick<ChartWords, 'roleDescription' | 'keyboardHint'>;
};

/** From the oldest to the newest. */
const AGES = 4;
/** A point further from the pointer than this is not meant. */
const REACH_PX = 48;
const RING_PX = 13;
const CROSS_PX = 9;
/** Numbers beside each other need more room than numbers above each other. */
const X_CROWDING = 2.4;

/** Two quantities against each other, on the ground of their classes. */
export function ScatterPlane(props: ScatterPlaneProps): ReactNode {
  const { xAxis, yAxis, points, mode, regions, cross, box, reading } = props;
  const plotElement = useRef<HTMLDivElement>(null);
  const size = useSize(plotElement);

  const plot = useMemo(() => {
    if (size === null) return null;
    const y = axisOf(yAxis, points.y, cross?.y, size.height);
    const area = plotArea(size, y.ticks.map(yAxis.formatTick), true);
    const x = axisOf(xAxis, points.x, cross?.x, area.width / X_CROWDING);
    const { width, height } = area;
    const scale: PlotScale = { from: x.low, to: x.high, low: y.low, high: y.high, width, height };
    return { size, area, scale, xTicks: x.ticks, yTicks: y.ticks };
  }, [size, xAxis, yAxis, points, cross]);
  const items = useMemo(() => toItems(points, reading, plot), [points, reading, plot]);

  return (
    <ReadingFrame
      name={props.name}
      roleDescription={props.words.roleDescription}
      keyboardHint={props.words.keyboardHint}
      items={items}
      mark="ring"
      height={props.height}
      plotRef={plotElement}
      stale={props.stale ?? false}
      {...(props.onOpen === undefined ? {} : { onOpen: openerOf(points, props.onOpen) })}
      legend={<Legend label={points.label} mode={mode} cross={cross} box={box} regions={regions} />}
    >
      {plot !== null && (
        <AxisFrame
          size={plot.size}
          area={plot.area}
          xTitle={xAxis.title}
          yTitle={yAxis.title}
          xTicks={plot.xTicks.map((tick) => ({
            place: xOf(plot.scale, tick),
            label: xAxis.formatTick(tick),
          }))}
          yTicks={plot.yTicks.map((tick) => ({
            place: yOf(plot.scale, tick),
            label: yAxis.formatTick(tick),
          }))}
        >
          <Regions regions={regions} points={points} cross={cross} scale={plot.scale} />
          {box !== undefined && <Box box={box} scale={plot.scale} />}
          <Points points={points} mode={mode} scale={plot.scale} />
          {cross !== undefined && <Cross cross={cross} scale={plot.scale} />}
        </AxisFrame>
      )}
    </ReadingFrame>
  );
}

function axisOf(axis: PlaneAxis, values: Float64Array, more: number | undefined, length: number) {
  const known = [...values].filter((value) => !Number.isNaN(value));
  if (more !== undefined) known.push(more);
  return computeValueAxis({
    min: known.reduce((least, value) => Math.min(least, value), axis.from),
    max: known.reduce((most, value) => Math.max(most, value), axis.to),
    minSpan: 0,
    height: length,
    ...(axis.tickSteps === undefined ? {} : { steps: axis.tickSteps }),
  });
}

type RegionsProps = Pick<ScatterPlaneProps, 'regions' | 'points'> & {
  readonly cross: PlaneCross | undefined;
  readonly scale: PlotScale;
};

/** Ever darker outwards, in even steps. */
function shadeOf(index: number, count: number): number {
  return 0.03 + (0.15 * index) / Math.max(1, count - 1);
}

function Regions({ regions, points, cross, scale }: RegionsProps): ReactNode {
  const labels = useMemo(() => {
    const places = Array.from(points.x.keys()).flatMap(
      (index) => toPlace(points.x, points.y, index, scale) ?? [],
    );
    if (cross !== undefined) places.push({ x: xOf(scale, cross.x), y: yOf(scale, cross.y) });
    return placeRegionLabels(regions, scale, places);
  }, [regions, points, cross, scale]);
  return (
    <>
      {regions.map((region, index) => (
        <path
          key={region.id}
          className={styles['region']}
          data-region={region.id}
          fillOpacity={shadeOf(index, regions.length)}
          d={regionPath(region, regions[index - 1], scale)}
        />
      ))}
      <path
        className={styles['boundary']}
        d={regions.map((region) => boundaryPath(region, scale) ?? '').join('')}
      />
      {regions.map((region, index) => {
        const label = labels[index] ?? null;
        if (label === null) return null;
        const { x, y, degrees } = label;
        return (
          <text
            key={region.id}
            className={styles['regionLabel']}
            textAnchor={region.kind === 'corner' ? 'start' : 'end'}
            transform={`translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${degrees.toFixed(1)})`}
          >
            {region.label}
          </text>
        );
      })}
    </>
  );
}

type PointsProps = Pick<ScatterPlaneProps, 'points' | 'mode'> & { readonly scale: PlotScale };

function Points({ points, mode, scale }: PointsProps): ReactNode {
  const { at, x, y } = points;
  const paths = useMemo(
    () => ({ dots: fadingPoints(at, x, y, scale, AGES), way: wayPaths(x, y, scale) }),
    [at, x, y, scale],
  );
  const indices = knownIndices(points);
  const newest = toPlace(x, y, indices.at(-1) ?? -1, scale);
  return (
    <>
      {mode === 'path' && (
        <>
          <path className={styles['way']} data-way="line" d={paths.way.line} />
          <path className={styles['heads']} data-way="heads" d={paths.way.heads} />
        </>
      )}
      {paths.dots.map(
        (path, age) =>
          path !== '' && <path key={path} className={styles['dots']} data-age={AGES - 1 - age} d={path} />,
      )}
      {mode === 'path' && newest !== null && (
        <circle className={styles['newest']} cx={newest.x} cy={newest.y} r={6} />
      )}
    </>
  );
}

function Box({ box, scale }: { box: PlaneBox; scale: PlotScale }): ReactNode {
  const [left, right] = [xOf(scale, box.x[0]), xOf(scale, box.x[1])];
  const [top, bottom] = [yOf(scale, box.y[1]), yOf(scale, box.y[0])];
  return (
    <rect className={styles['box']} data-box="" x={left} y={top} width={right - left} height={bottom - top} />
  );
}

function Cross({ cross, scale }: { cross: PlaneCross; scale: PlotScale }): ReactNode {
  const [x, y] = [xOf(scale, cross.x), yOf(scale, cross.y)];
  const arms = `M${x - CROSS_PX} ${y}h${2 * CROSS_PX}M${x} ${y - CROSS_PX}v${2 * CROSS_PX}`;
  return (
    <>
      <path className={styles['ellipse']} data-cross="ellipse" d={ellipsePath(cross, scale)} />
      <path className={styles['crossHalo']} d={arms} />
      <path className={styles['cross']} data-cross="centre" d={arms} />
    </>
  );
}

type LegendProps = {
  readonly label: string;
  readonly mode: ScatterPlaneProps['mode'];
  readonly cross: PlaneCross | undefined;
  readonly box: PlaneBox | undefined;
  readonly regions: readonly PlaneRegion[];
};

function Legend({ label, mode, cross, box, regions }: LegendProps): ReactNode {
  return (
    <ul className={frame['legend']}>
      <li className={frame['key']}>
        <svg width="28" height="12" aria-hidden="true">
          {mode === 'path' && <path className={styles['way']} d="M3 6h21" />}
          {[3, 10, 17, 24].map((x, age) => (
            <path key={x} className={styles['dots']} data-age={AGES - 1 - age} d={`M${x} 6h0`} />
          ))}
          {mode === 'path' && <circle className={styles['newest']} cx="24" cy="6" r="5" />}
        </svg>
        {label}
      </li>
      {box !== undefined && (
        <li className={frame['key']}>
          <svg width="20" height="12" aria-hidden="true">
            <rect className={styles['box']} x="1" y="1" width="18" height="10" />
          </svg>
          {box.label}
        </li>
      )}
      {cross !== undefined && (
        <li className={frame['key']}>
          <svg width="20" height="12" aria-hidden="true">
            {cross.ellipse !== undefined && (
              <path className={styles['ellipse']} d="M1 6a9 5 0 1 1 18 0a9 5 0 1 1 -18 0z" />
            )}
            <path className={styles['cross']} d="M5 6h10M10 2v8" />
          </svg>
          {cross.label}
        </li>
      )}
      {regions.map(
        (region, index) =>
          region.kind === 'corner' && (
            <li key={region.id} className={frame['key']}>
              <svg width="16" height="12" aria-hidden="true">
                <path
                  className={`${styles['region']} ${styles['swatch']}`}
                  fillOpacity={shadeOf(index, regions.length)}
                  d="M0.5 0.5h15v11h-15z"
                />
              </svg>
              {region.label}
            </li>
          ),
      )}
    </ul>
  );
}

function knownIndices({ x, y }: PlanePoints): number[] {
  return Array.from(x.keys()).filter(
    (index) => !Number.isNaN((x[index] ?? Number.NaN) + (y[index] ?? Number.NaN)),
  );
}

function openerOf(points: PlanePoints, onOpen: (index: number) => void): (item: number) => void {
  return (item) => {
    const index = knownIndices(points)[item];
    if (index !== undefined) onOpen(index);
  };
}

/** One item per point that has a place, from the oldest to the newest. */
function toItems(
  points: PlanePoints,
  reading: (index: number) => ItemReading,
  plot: { area: PlotArea; scale: PlotScale } | null,
): ReadingItems {
  const indices = knownIndices(points);
  const placeOf = (item: number): { x: number; y: number } | null => {
    const place = plot === null ? null : toPlace(points.x, points.y, indices[item] ?? -1, plot.scale);
    if (place === null || plot === null) return null;
    return { x: plot.area.left + place.x, y: plot.area.top + place.y };
  };
  return {
    count: indices.length,
    read: (item) => reading(indices[item] ?? -1),
    itemAt(x, y) {
      let nearest: number | null = null;
      let least = REACH_PX;
      indices.forEach((_, item) => {
        const place = placeOf(item);
        const distance = place === null ? Infinity : Math.hypot(place.x - x, place.y - y);
        // Of two in one place the newer is on top.
        if (distance > least) return;
        least = distance;
        nearest = item;
      });
      return nearest;
    },
    boxOf(item) {
      const place = placeOf(item);
      if (place === null) return null;
      return { x: place.x - RING_PX / 2, y: place.y - RING_PX / 2, width: RING_PX, height: RING_PX };
    },
    keyOf: (item) => points.at[indices[item] ?? -1] ?? item,
  };
}
