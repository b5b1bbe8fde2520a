import { useEffect, useRef, type KeyboardEvent, type PointerEvent, type RefObject } from 'react';

import type { ChartWindow } from './time-series.ts';
import type { Crosshair } from './use-crosshair.ts';
import type { Plot } from './use-plot.ts';
import type { MovableWindow } from './use-window.ts';
import { panBy, pinch, spanOf, zoomAt } from './window-moves.ts';

type PlotInputOptions = {
  readonly element: RefObject<HTMLElement | null>;
  readonly selection: RefObject<HTMLElement | null>;
  readonly crosshair: Crosshair;
  readonly window: MovableWindow | null;
  readonly onSelect?: ((from: number, to: number) => void) | undefined;
  readonly formatWindow: (from: number, to: number) => string;
};

type PlotHandlers = {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerCancel: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerLeave: (event: PointerEvent<HTMLElement>) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onBlur: () => void;
};

type Gesture =
  /** From an instant, which stays where it is when the picture moves below the hand. */
  | { readonly kind: 'select'; readonly beginAt: number }
  | { readonly kind: 'pan'; readonly begin: number; readonly start: ChartWindow }
  /** Two fingers and the instants that they hold. */
  | {
      readonly kind: 'pinch';
      readonly ids: readonly [number, number];
      readonly held: readonly [number, number];
    };

/** A drag shorter than this is a click with an unsteady hand. */
const MIN_DRAG_PX = 6;
const STEP_WITH_SHIFT = 7;
const STEP_BY_PAGE = 10;
const KEY_ZOOM = 1.5;
/** A notch of a wheel says 100 and more, two fingers on a trackpad a few at a time: neither may leap. */
const MAX_WHEEL_DELTA = 40;
const ZOOM_PER_DELTA = 0.01;
const LINE_PX = 16;

const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  PageUp: -STEP_BY_PAGE,
  PageDown: STEP_BY_PAGE,
  Home: -Infinity,
  End: Infinity,
};

/** What hand, wheel and keys do to the plot. */
export function usePlotInput(options: PlotInputOptions): PlotHandlers {
  const { element, selection, crosshair, window, onSelect, formatWindow } = options;
  const gesture = useRef<Gesture | null>(null);
  const fingers = useRef(new Map<number, number>());

  // React listens to the wheel passively; only a listener of our own can keep the page from zooming as a whole.
  useEffect(() => {
    const target = element.current;
    if (target === null || window === null) return undefined;
    const onWheel = (event: WheelEvent): void => {
      const plot = crosshair.plot.current;
      // Without a modifier the wheel scrolls the page.
      if (plot === null || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      const delta = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * LINE_PX;
      const factor = Math.exp(Math.max(-MAX_WHEEL_DELTA, Math.min(MAX_WHEEL_DELTA, delta)) * ZOOM_PER_DELTA);
      const current = window.current();
      const at = timeAt(plot, current, pixelOf(plot, target, event.clientX));
      window.nudge(zoomAt(current, at, factor, window.bounds()));
    };
    target.addEventListener('wheel', onWheel, { passive: false });
    return () => target.removeEventListener('wheel', onWheel);
  }, [element, crosshair, window]);

  function place(event: PointerEvent<HTMLElement>): { plot: Plot; x: number } | null {
    const plot = crosshair.plot.current;
    return plot === null ? null : { plot, x: pixelOf(plot, event.currentTarget, event.clientX) };
  }

  function endGesture(): Gesture | null {
    const ended = gesture.current;
    gesture.current = null;
    setHidden(selection.current, true);
    return ended;
  }

  function abandon(): void {
    const abandoned = endGesture();
    if (abandoned?.kind === 'pan' || abandoned?.kind === 'pinch' || window?.isMoving() === true)
      window?.cancel();
  }

  function beginPinch(plot: Plot): void {
    const [one, other] = [...fingers.current];
    if (one === undefined || other === undefined || window === null) return;
    const current = window.current();
    gesture.current = {
      kind: 'pinch',
      ids: [one[0], other[0]],
      held: [timeAt(plot, current, one[1]), timeAt(plot, current, other[1])],
    };
    crosshair.rest();
  }

  function follow(plot: Plot, x: number): void {
    const active = gesture.current;
    if (active === null) {
      crosshair.showNearest(timeAt(plot, plot.window, x));
    } else if (active.kind === 'select') {
      crosshair.showNearest(timeAt(plot, plot.window, x));
      stretch(selection.current, plot, placeOf(plot, active.beginAt), x);
    } else if (window === null) {
      gesture.current = null;
    } else if (active.kind === 'pan') {
      const seconds = ((active.begin - x) / plot.width) * spanOf(active.start);
      window.move(panBy(active.start, seconds, window.bounds()));
    } else {
      const [one = 0, other = 0] = active.ids.map((id) => (fingers.current.get(id) ?? 0) / plot.width);
      window.move(pinch(window.current(), active.held, [one, other], window.bounds()));
    }
  }

  function zoomByKey(factor: number): void {
    if (window === null) return;
    const current = window.current();
    const at = crosshair.shownAt() ?? (current.from + current.to) / 2;
    const next = zoomAt(current, at, factor, window.bounds());
    window.nudge(next);
    crosshair.say(formatWindow(next.from, next.to));
  }

  /** Whether the key meant something. */
  function press({ key, shiftKey }: KeyboardEvent<HTMLElement>): boolean {
    const step = steps[key];
    if (step !== undefined) {
      const isArrow = key.startsWith('Arrow');
      const at = crosshair.step(isArrow && shiftKey ? step * STEP_WITH_SHIFT : step);
      if (at !== null) crosshair.showAndSay(at);
      return at !== null;
    }
    // The key of + without Shift says =.
    if (key === '+' || key === '=') zoomByKey(1 / KEY_ZOOM);
    else if (key === '-') zoomByKey(KEY_ZOOM);
    else if (key === '[' || key === ']') return crosshair.stepAnnotation(key === '[' ? -1 : 1);
    else return false;
    return true;
  }

  return {
    onPointerDown(event) {
      const found = place(event);
      if (found === null) return;
      const { plot, x } = found;
      if (event.pointerType === 'touch') {
        fingers.current.set(event.pointerId, x);
        if (fingers.current.size === 2) beginPinch(plot);
        else follow(plot, x);
        return;
      }
      follow(plot, x);
      if (event.button !== 0) return;
      if (event.shiftKey && window !== null)
        gesture.current = { kind: 'pan', begin: x, start: window.current() };
      else if (onSelect !== undefined)
        gesture.current = { kind: 'select', beginAt: timeAt(plot, plot.window, x) };
      else return;
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove(event) {
      const found = place(event);
      if (found === null) return;
      if (fingers.current.has(event.pointerId)) fingers.current.set(event.pointerId, found.x);
      follow(found.plot, found.x);
    },
    onPointerUp(event) {
      fingers.current.delete(event.pointerId);
      const found = place(event);
      const ended = endGesture();
      if (ended === null || found === null) return;
      if (ended.kind !== 'select') {
        window?.end();
        return;
      }
      const { plot, x } = found;
      const begin = placeOf(plot, ended.beginAt);
      if (Math.abs(x - begin) < MIN_DRAG_PX) return;
      const first = timeAt(plot, plot.window, Math.min(begin, x));
      const last = timeAt(plot, plot.window, Math.max(begin, x));
      onSelect?.(Math.round(first), Math.round(last));
    },
    onPointerCancel(event) {
      fingers.current.delete(event.pointerId);
      abandon();
      crosshair.rest();
    },
    onPointerLeave(event) {
      // A finger that is lifted leaves its reading to be read.
      if (event.pointerType !== 'touch' && gesture.current === null) crosshair.rest();
    },
    onKeyDown(event) {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === 'Escape') {
        abandon();
        crosshair.rest();
      } else if (press(event)) {
        event.preventDefault();
      }
    },
    onBlur() {
      setHidden(selection.current, true);
      if (gesture.current?.kind === 'select') gesture.current = null;
      crosshair.rest();
    },
  };
}

/** Pixels from the plot's left edge, never outside it. */
function pixelOf(plot: Plot, element: Element, clientX: number): number {
  const x = clientX - element.getBoundingClientRect().left - plot.left;
  return Math.min(plot.width, Math.max(0, x));
}

function timeAt(plot: Plot, window: ChartWindow, x: number): number {
  return window.from + (x / plot.width) * spanOf(window);
}

/** Pixels from the plot's left edge to an instant, never outside it. */
function placeOf(plot: Plot, at: number): number {
  const { from } = plot.window;
  return Math.min(plot.width, Math.max(0, ((at - from) / spanOf(plot.window)) * plot.width));
}

function stretch(selection: HTMLElement | null, plot: Plot, begin: number, end: number): void {
  if (selection === null) return;
  selection.style.height = `${plot.height}px`;
  selection.style.transform = `translate(${plot.left + Math.min(begin, end)}px, ${plot.top}px) scaleX(${Math.abs(end - begin)})`;
  setHidden(selection, false);
}

function setHidden(element: Element | null, isHidden: boolean): void {
  element?.toggleAttribute('hidden', isHidden);
}
