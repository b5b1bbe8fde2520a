import {
  useCallback,
  useLayoutEffect,
  useRef,
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
} from 'react';

import { collectInstants, lastInstant, nearestIndex, valueAt } from './instants.ts';
import { xOf, yOf, type PlotScale } from './series-path.ts';
import type { SeriesReading, TimeSeries } from './time-series.ts';

/** Where the plot lies within the element that hears the pointer, and what its pixels mean. */
export type Plot = { readonly left: number; readonly top: number; readonly scale: PlotScale };

type CrosshairOptions = {
  readonly series: readonly TimeSeries[];
  readonly from: number;
  readonly to: number;
  readonly reading?: ((at: number) => SeriesReading | null) | undefined;
  readonly formatValue: (value: number) => string;
  readonly formatTime: (at: number) => string;
  readonly onReading?: ((at: number | null) => void) | undefined;
  readonly onRangeSelect?: ((from: number, to: number) => void) | undefined;
};

export type CrosshairParts = {
  readonly line: RefObject<HTMLDivElement | null>;
  readonly selection: RefObject<HTMLDivElement | null>;
  /** One marker per series, in the order of the series. */
  readonly markers: RefObject<HTMLDivElement | null>;
  readonly time: RefObject<HTMLElement | null>;
  readonly values: RefObject<HTMLElement | null>;
  readonly announcement: RefObject<HTMLElement | null>;
};

type CrosshairHandlers = {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerCancel: () => void;
  readonly onPointerLeave: (event: PointerEvent<HTMLElement>) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onBlur: () => void;
};

/** A drag shorter than this is a click with an unsteady hand. */
const MIN_DRAG_PX = 6;
const STEP_WITH_SHIFT = 7;
const STEP_BY_PAGE = 10;

/**
 * The crosshair, its reading and the selection of a span, all outside React's state.
 *
 * Following the pointer costs a binary search and a few writes of `transform` and `textContent`; no component
 * renders, whatever the number of data.
 */
export function useCrosshair(options: CrosshairOptions): {
  parts: CrosshairParts;
  handlers: CrosshairHandlers;
  onPlot: (plot: Plot) => void;
} {
  const latest = useRef(options);
  const plot = useRef<Plot | null>(null);
  const instants = useRef<Float64Array | null>(null);
  const shownAt = useRef<number | null>(null);
  const dragFrom = useRef<number | null>(null);
  const line = useRef<HTMLDivElement>(null);
  const selection = useRef<HTMLDivElement>(null);
  const markers = useRef<HTMLDivElement>(null);
  const time = useRef<HTMLElement>(null);
  const values = useRef<HTMLElement>(null);
  const announcement = useRef<HTMLElement>(null);
  const parts: CrosshairParts = { line, selection, markers, time, values, announcement };

  function findInstants(): Float64Array {
    const { series, from, to } = latest.current;
    return (instants.current ??= collectInstants(series, from, to));
  }

  function read(at: number): SeriesReading {
    const { series, reading, formatValue } = latest.current;
    return reading?.(at) ?? readingOf(series, at, formatValue);
  }

  function write(at: number | null): void {
    const found = at === null ? null : read(at);
    if (time.current !== null) {
      time.current.textContent = found === null ? '' : latest.current.formatTime(found.at);
    }
    if (values.current !== null) writeLines(values.current, found?.lines ?? []);
  }

  function showAt(at: number): void {
    if (plot.current === null) return;
    const { series, onReading } = latest.current;
    moveLine(line.current, plot.current, at);
    moveMarkers(markers.current, plot.current, series, at);
    if (shownAt.current === at) return;
    shownAt.current = at;
    write(at);
    onReading?.(at);
  }

  const rest = useCallback((): void => {
    const { series, from, to, onReading } = latest.current;
    setHidden(line.current, true);
    setHidden(markers.current, true);
    if (shownAt.current !== null) onReading?.(null);
    shownAt.current = null;
    write(lastInstant(series, from, to));
    // Refs only: nothing that `write` reads ever goes stale.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);

  const restore = useCallback((): void => {
    const wanted = shownAt.current;
    const found = wanted === null ? undefined : findInstants()[nearestIndex(findInstants(), wanted)];
    if (found === undefined) rest();
    else showAt(found);
    // As above.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [rest]);

  const { series, from, to, reading, formatValue, formatTime, onReading, onRangeSelect } = options;
  // Before paint: the panel must speak of the same data as the picture.
  useLayoutEffect(() => {
    const isSameData =
      series === latest.current.series && from === latest.current.from && to === latest.current.to;
    latest.current = { series, from, to, reading, formatValue, formatTime, onReading, onRangeSelect };
    if (!isSameData) instants.current = null;
    restore();
  }, [series, from, to, reading, formatValue, formatTime, onReading, onRangeSelect, restore]);

  const onPlot = useCallback(
    (next: Plot): void => {
      plot.current = next;
      if (shownAt.current !== null) restore();
    },
    [restore],
  );

  function pixelOf(event: PointerEvent<HTMLElement>): number {
    if (plot.current === null) return 0;
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left - plot.current.left;
    return Math.min(plot.current.scale.width, Math.max(0, x));
  }

  function timeAt(x: number): number {
    if (plot.current === null) return 0;
    const { from, to, width } = plot.current.scale;
    return from + (x / width) * (to - from);
  }

  function showNearest(x: number): void {
    const at = findInstants()[nearestIndex(findInstants(), timeAt(x))];
    if (at !== undefined) showAt(at);
  }

  function endDrag(): void {
    dragFrom.current = null;
    setHidden(selection.current, true);
  }

  function step(event: KeyboardEvent<HTMLElement>): number | null {
    const count = findInstants().length;
    if (count === 0) return null;
    const current = shownAt.current === null ? count : nearestIndex(findInstants(), shownAt.current);
    const arrow = event.shiftKey ? STEP_WITH_SHIFT : 1;
    const targets: Record<string, number> = {
      ArrowLeft: current - arrow,
      ArrowRight: current + arrow,
      PageUp: current - STEP_BY_PAGE,
      PageDown: current + STEP_BY_PAGE,
      Home: 0,
      End: count - 1,
    };
    const target = targets[event.key];
    if (target === undefined) return null;
    // The first key begins at the newest datum, wherever it would have led from there.
    if (shownAt.current === null && event.key !== 'Home') return count - 1;
    return Math.min(count - 1, Math.max(0, target));
  }

  const handlers: CrosshairHandlers = {
    onPointerDown(event) {
      const x = pixelOf(event);
      showNearest(x);
      if (event.pointerType === 'touch' || event.button !== 0) return;
      if (latest.current.onRangeSelect === undefined) return;
      dragFrom.current = x;
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove(event) {
      const x = pixelOf(event);
      showNearest(x);
      if (dragFrom.current !== null) stretchSelection(selection.current, plot.current, dragFrom.current, x);
    },
    onPointerUp(event) {
      const begin = dragFrom.current;
      if (begin === null) return;
      const end = pixelOf(event);
      endDrag();
      if (Math.abs(end - begin) < MIN_DRAG_PX) return;
      const [first, last] = [timeAt(Math.min(begin, end)), timeAt(Math.max(begin, end))];
      latest.current.onRangeSelect?.(Math.round(first), Math.round(last));
    },
    onPointerCancel() {
      endDrag();
      rest();
    },
    onPointerLeave(event) {
      // A finger that is lifted leaves its reading to be read.
      if (event.pointerType !== 'touch' && dragFrom.current === null) rest();
    },
    onKeyDown(event) {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === 'Escape') {
        endDrag();
        rest();
        return;
      }
      const index = step(event);
      const at = index === null ? undefined : findInstants()[index];
      if (at === undefined) return;
      event.preventDefault();
      showAt(at);
      if (announcement.current === null) return;
      const found = read(at);
      announcement.current.textContent = spoken(found, latest.current.formatTime(found.at));
    },
    onBlur() {
      endDrag();
      rest();
    },
  };

  return { parts, handlers, onPlot };
}

/** What the series themselves say at an instant, where the caller has nothing to add. */
function readingOf(all: readonly TimeSeries[], at: number, format: (value: number) => string): SeriesReading {
  const lines = all.flatMap((series) => {
    const value = valueAt(series, at);
    return Number.isNaN(value) ? [] : [{ label: series.label, value: format(value) }];
  });
  return { at, lines };
}

function spoken({ lines }: SeriesReading, time: string): string {
  return `${time}: ${lines.map(({ label, value }) => `${label} ${value}`).join(', ')}`;
}

function moveLine(line: HTMLElement | null, { left, top, scale }: Plot, at: number): void {
  if (line === null) return;
  line.style.height = `${scale.height}px`;
  line.style.transform = `translate(${Math.round(left + xOf(scale, at))}px, ${top}px)`;
  setHidden(line, false);
}

function moveMarkers(
  markers: HTMLElement | null,
  { left, top, scale }: Plot,
  all: readonly TimeSeries[],
  at: number,
): void {
  if (markers === null) return;
  setHidden(markers, false);
  all.forEach((series, index) => {
    const marker = markers.children[index];
    if (!(marker instanceof HTMLElement)) return;
    const y = yOf(scale, valueAt(series, at));
    const isInside = y >= 0 && y <= scale.height;
    setHidden(marker, !isInside);
    if (isInside) marker.style.transform = `translate(${left + xOf(scale, at)}px, ${top + y}px)`;
  });
}

function stretchSelection(
  selection: HTMLElement | null,
  plot: Plot | null,
  begin: number,
  end: number,
): void {
  if (selection === null || plot === null) return;
  const { left, top, scale } = plot;
  selection.style.height = `${scale.height}px`;
  selection.style.transform = `translate(${left + Math.min(begin, end)}px, ${top}px) scaleX(${Math.abs(end - begin)})`;
  setHidden(selection, false);
}

/** Reuses the nodes of the reading before: only text changes while the pointer moves. */
export function writeLines(panel: HTMLElement, lines: SeriesReading['lines']): void {
  const template = panel.firstElementChild;
  if (template === null) return;
  while (panel.children.length < lines.length) panel.append(template.cloneNode(true));
  [...panel.children].forEach((node, index) => {
    const line = lines[index];
    setHidden(node, line === undefined);
    const [label, value] = node.children;
    if (label === undefined || value === undefined) return;
    label.textContent = line?.label ?? '';
    value.textContent = line?.value ?? '';
  });
}

export function setHidden(element: Element | null, isHidden: boolean): void {
  element?.toggleAttribute('hidden', isHidden);
}
