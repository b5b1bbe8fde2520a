import { memo, useMemo, useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';

import styles from './OverviewStrip.module.css';
import { SeriesLayer } from './SeriesLayer.tsx';
import type { ChartWindow, TimeSeries } from './time-series.ts';
import type { MovableWindow } from './use-window.ts';
import { valueExtent } from './value-axes.ts';
import { moveEdge, panBy, spanOf } from './window-moves.ts';
import type { ChartWords } from './words.ts';

type OverviewStripProps = {
  readonly series: readonly TimeSeries[];
  readonly extent: ChartWindow;
  readonly view: ChartWindow;
  readonly window: MovableWindow;
  readonly formatTime: (at: number) => string;
  readonly formatWindow: (from: number, to: number) => string;
  readonly words: Pick<ChartWords, 'overview' | 'overviewFrom' | 'overviewTo' | 'overviewWindow'>;
};

type Grip = 'from' | 'to' | 'window';

/** Resolution of the strip's picture; it is stretched to the strip. */
const WIDTH = 1000;
const HEIGHT = 40;
/** Between the strip's edges and its time, so that a handle at the end is whole. */
const SIDE_PX = 8;
/** Air above and below, as a share of the values' span. */
const PADDING = 0.08;
/** Of the window's length. */
const KEY_STEP = 0.1;
const KEY_PAGE = 1;

/** The whole history below the plot, and on it the window: its two ends and itself can be moved. */
export function OverviewStrip(props: OverviewStripProps): ReactNode {
  const { series, extent, view, window, formatTime, formatWindow, words } = props;
  const strip = useRef<HTMLFieldSetElement>(null);
  const drag = useRef<{ grip: Grip; at: number; start: ChartWindow } | null>(null);
  const share = (at: number): number => Math.max(0, Math.min(1, (at - extent.from) / spanOf(extent)));

  function timeOf(event: PointerEvent): number {
    const box = strip.current?.getBoundingClientRect();
    const width = (box?.width ?? 0) - 2 * SIDE_PX;
    if (box === undefined || width <= 0) return extent.from;
    return extent.from + ((event.clientX - box.left - SIDE_PX) / width) * spanOf(extent);
  }

  function moved(grip: Grip, start: ChartWindow, seconds: number): ChartWindow {
    return grip === 'window'
      ? panBy(start, seconds, window.bounds())
      : moveEdge(start, grip, start[grip] + seconds, window.bounds());
  }

  function onPointerDown(event: PointerEvent<HTMLElement>): void {
    if (event.button !== 0) return;
    // The strip captures the pointer: its own parts would lose it once they are drawn again.
    strip.current?.setPointerCapture(event.pointerId);
    const at = timeOf(event);
    const current = window.current();
    const target = event.target instanceof HTMLElement ? event.target.dataset['grip'] : undefined;
    if (target === 'from' || target === 'to' || target === 'window') {
      drag.current = { grip: target, at, start: current };
      return;
    }
    // Beside the window: it comes to the pointer, and is then held.
    const next = panBy(current, at - (current.from + current.to) / 2, window.bounds());
    drag.current = { grip: 'window', at, start: next };
    window.move(next);
  }

  function onPointerMove(event: PointerEvent<HTMLElement>): void {
    const held = drag.current;
    if (held !== null) window.move(moved(held.grip, held.start, timeOf(event) - held.at));
  }

  function release(finish: () => void): void {
    if (drag.current === null) return;
    drag.current = null;
    finish();
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') {
      drag.current = null;
      window.cancel();
      return;
    }
    const { grip } = event.currentTarget.dataset;
    if (grip !== 'from' && grip !== 'to' && grip !== 'window') return;
    const current = window.current();
    const seconds = secondsOf(event.key, spanOf(current), spanOf(extent));
    if (seconds === null) return;
    event.preventDefault();
    window.nudge(moved(grip, current, seconds));
  }

  const handle = (grip: Grip, label: string, now: number, text: string, style: object): ReactNode => (
    <div
      // A native range has one thumb, and none that is a stretch.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="slider"
      tabIndex={0}
      className={styles[grip === 'window' ? 'window' : 'handle']}
      style={style}
      data-grip={grip}
      aria-label={label}
      aria-valuemin={Math.round(extent.from)}
      aria-valuemax={Math.round(extent.to)}
      aria-valuenow={Math.round(now)}
      aria-valuetext={text}
      onKeyDown={onKeyDown}
    />
  );
  const [begin, end] = [share(view.from), share(view.to)];

  return (
    <fieldset
      ref={strip}
      className={styles['strip']}
      aria-label={words.overview}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => release(window.end)}
      onPointerCancel={() => release(window.cancel)}
    >
      <History series={series} extent={extent} />
      {handle('window', words.overviewWindow, view.from, formatWindow(view.from, view.to), {
        insetInlineStart: place(begin),
        inlineSize: `calc((100% - ${2 * SIDE_PX}px) * ${end - begin})`,
      })}
      {handle('from', words.overviewFrom, view.from, formatTime(view.from), {
        insetInlineStart: place(begin),
      })}
      {handle('to', words.overviewTo, view.to, formatTime(view.to), { insetInlineStart: place(end) })}
    </fieldset>
  );
}

function place(share: number): string {
  return `calc(${SIDE_PX}px + (100% - ${2 * SIDE_PX}px) * ${share})`;
}

function secondsOf(key: string, span: number, whole: number): number | null {
  const seconds: Readonly<Record<string, number>> = {
    ArrowLeft: -span * KEY_STEP,
    ArrowDown: -span * KEY_STEP,
    ArrowRight: span * KEY_STEP,
    ArrowUp: span * KEY_STEP,
    PageUp: span * KEY_PAGE,
    PageDown: -span * KEY_PAGE,
    Home: -whole,
    End: whole,
  };
  return seconds[key] ?? null;
}

/** Drawn once per history, whatever the window does. */
const History = memo(function History({
  series,
  extent,
}: Pick<OverviewStripProps, 'series' | 'extent'>): ReactNode {
  const scale = useMemo(() => {
    let [low, high] = [Infinity, -Infinity];
    for (const one of series) {
      const [min, max] = valueExtent(one, extent);
      low = Math.min(low, min);
      high = Math.max(high, max);
    }
    const air = (high - low || 1) * PADDING;
    return { ...extent, low: low - air, high: high + air, width: WIDTH, height: HEIGHT };
  }, [series, extent]);
  return (
    <svg
      className={styles['history']}
      style={{ insetInline: SIDE_PX, inlineSize: `calc(100% - ${2 * SIDE_PX}px)` }}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {series.map((one) => (
        <SeriesLayer key={one.id} series={one} scale={scale} />
      ))}
    </svg>
  );
});
