import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';

import type { ChartWindow } from './time-series.ts';
import type { WindowBounds } from './window-moves.ts';

/**
 * How far a gesture has come: `move` while it lasts, `end` with what it leaves, `cancel` with the window from before.
 */
export type WindowPhase = 'move' | 'end' | 'cancel';

type WindowOptions = ChartWindow & {
  readonly extent?: ChartWindow | undefined;
  readonly minWindowSec?: number | undefined;
  readonly onWindow?: ((from: number, to: number, phase: WindowPhase) => void) | undefined;
  readonly onRangeSelect?: ((from: number, to: number) => void) | undefined;
};

/** The same object from render to render. */
export type MovableWindow = {
  /** What was last asked for, which may not be on the screen yet. */
  readonly current: () => ChartWindow;
  readonly bounds: () => WindowBounds;
  readonly isMoving: () => boolean;
  readonly move: (next: ChartWindow) => void;
  /** A gesture without an end of its own, such as a turn of the wheel: it ends once it rests. */
  readonly nudge: (next: ChartWindow) => void;
  readonly end: () => void;
  readonly cancel: () => void;
};

type ShownWindow = {
  readonly view: ChartWindow;
  /** All that was shown since the gesture began. */
  readonly seen: ChartWindow;
  /** Null where nobody wants to hear of it. */
  readonly movable: MovableWindow | null;
};

type Live = {
  readonly window: ChartWindow;
  readonly seen: ChartWindow;
  /** The range that the page asked for when the gesture ended; null while it lasts. */
  readonly endedIn: ChartWindow | null;
};

const DEFAULT_MIN_WINDOW_SEC = 3600;
/** A wheel or a key that rests as long has come to its end. */
const SETTLE_MS = 250;
/** A page that has not answered a gesture by then does not want to. */
const ANSWER_MS = 600;

/**
 * The window on the time axis: the page's, except during a gesture, when the picture follows the hand at once.
 *
 * The page hears of every step and decides what its range becomes; until it answers, the picture stays.
 */
export function useWindow(options: WindowOptions): ShownWindow {
  const { from, to } = options;
  const [live, setLive] = useState<Live | null>(null);
  const hasAnswer = live?.endedIn != null && (live.endedIn.from !== from || live.endedIn.to !== to);
  const asked = useMemo(() => ({ from, to }), [from, to]);
  const view = live === null || hasAnswer ? asked : live.window;
  const seen = live === null || hasAnswer ? asked : live.seen;

  const latest = useRef({ options, view, asked });
  const gesture = useRef<{ start: ChartWindow; window: ChartWindow; seen: ChartWindow } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Before paint: the next turn of the wheel begins with what is on the screen.
  useLayoutEffect(() => {
    latest.current = { options, view, asked };
  });

  const report = useCallback((window: ChartWindow, phase: WindowPhase): void => {
    const { onWindow, onRangeSelect } = latest.current.options;
    const [begin, end] = [Math.round(window.from), Math.round(window.to)];
    if (onWindow !== undefined) onWindow(begin, end, phase);
    else if (phase === 'end') onRangeSelect?.(begin, end);
  }, []);

  const end = useCallback((): void => {
    clearTimeout(timer.current);
    const ended = gesture.current;
    if (ended === null) return;
    gesture.current = null;
    latest.current = { ...latest.current, view: ended.window };
    setLive({ window: ended.window, seen: ended.window, endedIn: latest.current.asked });
    timer.current = setTimeout(() => setLive(null), ANSWER_MS);
    report(ended.window, 'end');
  }, [report]);

  // A page that takes the picture away in the middle of a gesture still hears of its end.
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      const cut = gesture.current;
      gesture.current = null;
      if (cut !== null) report(cut.window, 'end');
    },
    [report],
  );

  const move = useCallback(
    (next: ChartWindow): void => {
      const { start, window, seen } = gesture.current ?? {
        start: latest.current.asked,
        window: latest.current.view,
        seen: latest.current.view,
      };
      // Against a bound nothing moves, and no gesture begins.
      if (next.from === window.from && next.to === window.to) return;
      clearTimeout(timer.current);
      const hull = { from: Math.min(seen.from, next.from), to: Math.max(seen.to, next.to) };
      // The same object where nothing is new: the axes are computed once per object.
      const isSeen = hull.from === seen.from && hull.to === seen.to;
      gesture.current = { start, window: next, seen: isSeen ? seen : hull };
      setLive({ window: next, seen: gesture.current.seen, endedIn: null });
      report(next, 'move');
    },
    [report],
  );

  const cancel = useCallback((): void => {
    clearTimeout(timer.current);
    const cancelled = gesture.current;
    if (cancelled === null) return;
    gesture.current = null;
    setLive(null);
    report(cancelled.start, 'cancel');
  }, [report]);

  const nudge = useCallback(
    (next: ChartWindow): void => {
      move(next);
      if (gesture.current === null) return;
      clearTimeout(timer.current);
      timer.current = setTimeout(end, SETTLE_MS);
    },
    [move, end],
  );

  const movable = useMemo(
    () => ({
      current: () => gesture.current?.window ?? latest.current.view,
      bounds: () => boundsOf(latest.current.options),
      isMoving: () => gesture.current !== null,
      move,
      nudge,
      end,
      cancel,
    }),
    [move, nudge, end, cancel],
  );
  const canMove = options.onWindow !== undefined || options.onRangeSelect !== undefined;
  return { view, seen, movable: canMove ? movable : null };
}

/** What the page shows may reach beyond its own bounds, or be shorter than its shortest: a gesture begins with it. */
function boundsOf({ from, to, extent, minWindowSec = DEFAULT_MIN_WINDOW_SEC }: WindowOptions): WindowBounds {
  return {
    extent: extent === undefined ? null : { from: Math.min(extent.from, from), to: Math.max(extent.to, to) },
    minSpan: Math.min(minWindowSec, to - from),
  };
}
