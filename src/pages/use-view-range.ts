import { startTransition, useLayoutEffect, useMemo, useState } from 'react';
import {
  type NavigateFunction,
  NavigationType,
  useLocation,
  useNavigate,
  useNavigationType,
} from 'react-router-dom';
import {
  parseViewRange,
  type RangeContext,
  type RangeProblem,
  toPresetRange,
  toUsualRange,
  type ViewRange,
} from '#domain/range.ts';
import {
  beginRangeGesture,
  isSameRange,
  presetBehind,
  type RangeAddress,
  type RangeEntry,
  type RangeGesture,
  withRange,
} from './range-gesture.ts';

export type ViewRangeState = {
  /** The days in view: those of the address, or of a gesture that is under way. */
  readonly range: ViewRange;
  /** What of the address could not be read. */
  readonly problem: RangeProblem | null;
  readonly actions: RangeActions;
};

/** The same functions for as long as the page stands. */
export type RangeActions = {
  /** Goes to other days, as one step that Back undoes. Days in view already are no step. */
  readonly show: (range: ViewRange) => void;
  /** Follows a gesture; the whole of it, up to `release`, is one step. */
  readonly drag: (range: ViewRange) => void;
  readonly release: () => void;
  /** Breaks a gesture off: the days from before it, and no step. */
  readonly cancel: () => void;
  /** Back to the preset that the days in view were cut out of, or to the page's usual one. */
  readonly reset: () => void;
};

/**
 * A page's days, with the address as their only home: a link shows the same days, Back undoes every change.
 *
 * Keep `context` from render to render. Other parameters of the address are left alone, and nothing here moves focus or
 * scroll position.
 */
export function useViewRange(context: RangeContext): ViewRangeState {
  const location = useLocation();
  const arrival = useNavigationType();
  const navigate = useNavigate();
  const { problem, range } = useMemo(() => readRange(location.search, context), [location.search, context]);
  // A gesture's days are drawn at once; the address follows as often as browsers allow.
  const [dragged, setDragged] = useState<ViewRange | null>(null);
  const [controls] = useState(() => createControls({ place: location, context, navigate }, setDragged));
  const { actions } = controls;

  // Before the reader can act on what has been painted.
  useLayoutEffect(() => {
    controls.renew(context, navigate);
  }, [controls, context, navigate]);

  // As above.
  useLayoutEffect(() => {
    controls.arrive(location, arrival);
  }, [controls, location, arrival]);

  // A gesture does not outlive its page.
  useLayoutEffect(() => controls.drop, [controls]);

  return { range: dragged ?? range, problem, actions };
}

type Place = Pick<RangeEntry, 'search' | 'hash' | 'state'>;

function readRange(search: string, context: RangeContext): Pick<RangeEntry, 'range' | 'problem'> {
  const { problem, ...range } = parseViewRange(new URLSearchParams(search), context);
  return { range, problem };
}

type Surroundings = {
  readonly place: Place;
  readonly context: RangeContext;
  readonly navigate: NavigateFunction;
};

type Controls = {
  readonly actions: RangeActions;
  readonly renew: (context: RangeContext, navigate: NavigateFunction) => void;
  readonly arrive: (place: Place, by: NavigationType) => void;
  /** Lets go of a gesture, wherever it has come to. */
  readonly drop: () => void;
};

/** `draw` shows a gesture's days, or with null those of the address again. */
function createControls(
  { place, context, navigate }: Surroundings,
  draw: (range: ViewRange | null) => void,
): Controls {
  let gesture: RangeGesture | null = null;

  const address: RangeAddress = {
    read: () => ({ ...place, ...readRange(place.search, context) }),
    write({ search, hash, state }, how) {
      // The router renders later than the reader moves on.
      place = { search, hash, state };
      void navigate({ search, hash }, { state, replace: how === 'replace' });
    },
  };
  const finish = (how: 'end' | 'cancel' | 'drop') => {
    if (gesture === null) return;
    gesture[how]();
    gesture = null;
    // Together with the router, which renders in a transition: the days from before are not drawn in between.
    startTransition(() => {
      draw(null);
    });
  };
  const drop = () => {
    finish('drop');
  };
  const show = (range: ViewRange) => {
    finish('cancel');
    const entry = address.read();
    if (entry.problem === null && isSameRange(entry.range, range)) return;
    address.write(withRange(entry, range), 'push');
  };

  const actions: RangeActions = {
    show,
    drag(range) {
      gesture ??= beginRangeGesture(address);
      draw(range);
      gesture.move(range);
    },
    release: () => {
      finish('end');
    },
    cancel: () => {
      finish('cancel');
    },
    reset() {
      finish('cancel');
      const preset = presetBehind(address.read());
      show(preset === null ? toUsualRange(context) : toPresetRange(preset, context));
    },
  };
  return {
    actions,
    renew(newContext, newNavigate) {
      context = newContext;
      navigate = newNavigate;
    },
    arrive(newPlace, by) {
      place = newPlace;
      // Only Back and Forward lead away in the middle of a gesture: it ends where it is.
      if (by === NavigationType.Pop) drop();
    },
    drop,
  };
}
