import { use, useCallback, useEffect, useLayoutEffect, useMemo, useRef, type RefObject } from 'react';

import { CrosshairContext } from './crosshair-group.ts';
import { instantAt, lastInstant, nearestInstant, nearestPoint, stepInstant } from './instants.ts';
import { xOf, yOf } from './series-path.ts';
import type { Annotation, ChartAxis, ChartWindow, SeriesReading, TimeSeries } from './time-series.ts';
import type { Plot } from './use-plot.ts';
import { isOnAxis } from './value-axes.ts';

type CrosshairOptions = {
  readonly series: readonly TimeSeries[];
  readonly axes: readonly ChartAxis[];
  readonly annotations: readonly Annotation[];
  readonly reading?: ((at: number) => SeriesReading | null) | undefined;
  readonly formatTime: (at: number) => string;
  readonly restsAt?: number | undefined;
  readonly onReading?: ((at: number | null) => void) | undefined;
};

type CrosshairParts = {
  readonly line: RefObject<HTMLDivElement | null>;
  /** One marker per series, in the order of the series. */
  readonly markers: RefObject<HTMLDivElement | null>;
  readonly time: RefObject<HTMLElement | null>;
  readonly values: RefObject<HTMLElement | null>;
  readonly announcement: RefObject<HTMLElement | null>;
};

/** The same object from render to render. */
export type Crosshair = {
  /** The plot as it was last drawn; null before. */
  readonly plot: RefObject<Plot | null>;
  /** Where the crosshair stands, null where it rests. */
  readonly shownAt: () => number | null;
  readonly showNearest: (time: number) => void;
  readonly showAndSay: (at: number) => void;
  /** As many data later, or earlier; from rest, the newest. */
  readonly step: (steps: number) => number | null;
  /** The next annotation in view in one direction; false where there is none. */
  readonly stepAnnotation: (direction: 1 | -1) => boolean;
  readonly rest: () => void;
  readonly say: (text: string) => void;
};

/** A series whose nearest datum is farther away than this has nothing to say about the crosshair's place. */
const REACH_PX = 24;

/**
 * The crosshair and its reading, outside React's state.
 *
 * Following the pointer costs a binary search per series and a few writes of `transform` and `textContent`; no
 * component renders, whatever the number of data.
 */
export function useCrosshair(options: CrosshairOptions): {
  parts: CrosshairParts;
  crosshair: Crosshair;
  onPlot: (plot: Plot) => void;
} {
  const latest = useRef(options);
  const plot = useRef<Plot | null>(null);
  const shown = useRef<{ at: number; note: Annotation | null } | null>(null);
  const line = useRef<HTMLDivElement>(null);
  const markers = useRef<HTMLDivElement>(null);
  const time = useRef<HTMLElement>(null);
  const values = useRef<HTMLElement>(null);
  const announcement = useRef<HTMLElement>(null);
  const group = use(CrosshairContext);

  const api = useMemo(() => {
    function read(at: number, note: Annotation | null): SeriesReading {
      const { series, axes, reading } = latest.current;
      const found = reading?.(at) ?? readingOf(series, axes, plot.current, at);
      if (note === null) return found;
      return { at, lines: [{ label: note.label, value: '' }, ...found.lines] };
    }

    function write(at: number | null, note: Annotation | null): void {
      const found = at === null ? null : read(at, note);
      if (time.current !== null) {
        time.current.textContent = found === null ? '' : latest.current.formatTime(found.at);
      }
      if (values.current !== null) writeLines(values.current, found?.lines ?? []);
    }

    function draw(at: number): void {
      if (plot.current === null) return;
      moveLine(line.current, plot.current, at);
      moveMarkers(markers.current, plot.current, latest.current.series, at);
    }

    function showAt(at: number, note: Annotation | null = null): void {
      if (plot.current === null) return;
      draw(at);
      if (shown.current?.at === at && shown.current.note === note) return;
      shown.current = { at, note };
      write(at, note);
      latest.current.onReading?.(at);
      group?.tell(at, follow);
    }

    function hide(): void {
      setHidden(line.current, true);
      setHidden(markers.current, true);
      write(plot.current === null ? null : restingInstant(latest.current, plot.current.window), null);
    }

    function rest(): void {
      const wasShown = shown.current !== null;
      shown.current = null;
      hide();
      if (!wasShown) return;
      latest.current.onReading?.(null);
      group?.tell(null, follow);
    }

    /** Another chart's crosshair: the line stands at its instant, the reading is of what this one has near it. */
    function follow(at: number | null): void {
      shown.current = null;
      if (plot.current === null) return;
      const { window } = plot.current;
      if (at === null || at < window.from || at > window.to) {
        hide();
        return;
      }
      draw(at);
      write(nearestInstant(latest.current.series, at, window), null);
    }

    function say(text: string): void {
      if (announcement.current !== null) announcement.current.textContent = text;
    }

    function showAndSay(at: number, note: Annotation | null = null): void {
      showAt(at, note);
      const found = read(at, note);
      say(spoken(found, latest.current.formatTime(found.at)));
    }

    return {
      follow,
      rest,
      say,
      showAndSay,
      shownAt: () => shown.current?.at ?? null,
      showNearest(wanted: number): void {
        if (plot.current === null) return;
        const at = nearestInstant(latest.current.series, wanted, plot.current.window);
        if (at !== null) showAt(at);
      },
      step(steps: number): number | null {
        if (plot.current === null) return null;
        const { series } = latest.current;
        const { window } = plot.current;
        // The first key begins at the newest datum, wherever it would have led from there.
        if (shown.current === null && Number.isFinite(steps)) return lastInstant(series, window);
        if (!Number.isFinite(steps))
          return nearestInstant(series, steps < 0 ? window.from : window.to, window);
        return shown.current === null ? null : stepInstant(series, shown.current.at, steps, window);
      },
      stepAnnotation(direction: 1 | -1): boolean {
        if (plot.current === null) return false;
        const { from, to } = plot.current.window;
        const inView = latest.current.annotations
          .filter(({ at }) => at >= from && at <= to)
          .toSorted((a, b) => (a.at - b.at) * direction);
        const here = shown.current;
        const current = inView.findIndex((one) => one.id === here?.note?.id);
        const next =
          current === -1
            ? inView.find(({ at }) => here === null || (at - here.at) * direction > 0)
            : inView[current + 1];
        if (next !== undefined) showAndSay(next.at, next);
        return next !== undefined;
      },
      restore(): void {
        const wanted = shown.current;
        if (wanted === null || plot.current === null) {
          hide();
          return;
        }
        const { from, to } = plot.current.window;
        const isNoteInView = wanted.note !== null && wanted.at >= from && wanted.at <= to;
        const found = isNoteInView
          ? wanted.at
          : nearestInstant(latest.current.series, wanted.at, plot.current.window);
        if (found === null) {
          rest();
          return;
        }
        showAt(found, isNoteInView ? wanted.note : null);
        // The same instant may have another value now.
        write(found, isNoteInView ? wanted.note : null);
      },
    };
  }, [group]);

  const { series, axes, annotations, reading, formatTime, restsAt, onReading } = options;
  // Before paint: the panel must speak of the same data as the picture.
  useLayoutEffect(() => {
    latest.current = { series, axes, annotations, reading, formatTime, restsAt, onReading };
    api.restore();
  }, [series, axes, annotations, reading, formatTime, restsAt, onReading, api]);

  // The group outlives its charts: each leaves it when it goes.
  useEffect(() => group?.join(api.follow), [group, api]);

  const onPlot = useCallback(
    (next: Plot): void => {
      plot.current = next;
      api.restore();
    },
    [api],
  );

  const crosshair = useMemo(() => ({ ...api, plot }), [api]);
  return { parts: { line, markers, time, values, announcement }, crosshair, onPlot };
}

/** What the panel speaks of while nobody points: the caller's choice while it is in view, else the newest datum. */
function restingInstant({ series, restsAt }: CrosshairOptions, window: ChartWindow): number | null {
  if (restsAt !== undefined && restsAt >= window.from && restsAt <= window.to) return restsAt;
  return lastInstant(series, window);
}

/** What the series themselves say at an instant, where the caller has nothing to add: each its nearest value. */
function readingOf(
  all: readonly TimeSeries[],
  axes: readonly ChartAxis[],
  plot: Plot | null,
  at: number,
): SeriesReading {
  const lines = all.flatMap((series) => {
    const index = nearbyPoint(series, plot, at);
    const format = axes.find((axis) => isOnAxis(series, axis, axes))?.formatValue;
    if (index === -1 || format === undefined) return [];
    const value = format(series.value[index] ?? Number.NaN);
    if (!('upper' in series)) return [{ label: series.label, value }];
    return [{ label: series.label, value: `${value} – ${format(series.upper[index] ?? Number.NaN)}` }];
  });
  return { at, lines };
}

/** Index of the value that a series has near the crosshair; -1 where it has none. */
function nearbyPoint(series: TimeSeries, plot: Plot | null, at: number): number {
  if (plot === null) return -1;
  const { from, to } = plot.window;
  const reach = Math.max(
    ((to - from) / plot.width) * REACH_PX,
    series.kind === 'bars' ? series.lengthSec / 2 : 0,
  );
  return nearestPoint(series, at, { from: Math.max(from, at - reach), to: Math.min(to, at + reach) });
}

function spoken({ lines }: SeriesReading, time: string): string {
  return `${time}: ${lines.map(({ label, value }) => (value === '' ? label : `${label} ${value}`)).join(', ')}`;
}

function moveLine(line: HTMLElement | null, plot: Plot, at: number): void {
  if (line === null) return;
  line.style.height = `${plot.height}px`;
  line.style.transform = `translate(${Math.round(plot.left + xOf(plot.scaleOf({}), at))}px, ${plot.top}px)`;
  setHidden(line, false);
}

function moveMarkers(markers: HTMLElement | null, plot: Plot, all: readonly TimeSeries[], at: number): void {
  if (markers === null) return;
  setHidden(markers, false);
  all.forEach((series, index) => {
    const marker = markers.children[index];
    if (!(marker instanceof HTMLElement)) return;
    const scale = plot.scaleOf(series);
    const point = series.kind === 'band' ? -1 : nearbyPoint(series, plot, at);
    // Of a pillar its top.
    const values = series.kind === 'pillars' ? series.upper : series.value;
    const y = yOf(scale, values[point] ?? Number.NaN);
    const isInside = y >= 0 && y <= scale.height;
    setHidden(marker, !isInside);
    if (!isInside) return;
    const x = plot.left + xOf(scale, instantAt(series, point));
    marker.style.transform = `translate(${x}px, ${plot.top + y}px)`;
  });
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
