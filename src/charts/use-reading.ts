import {
  use,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
} from 'react';

import { CrosshairContext } from './crosshair-group.ts';
import { setHidden, writeLines } from './use-crosshair.ts';

/** What is said about one item: its name and what belongs to it. */
export type ItemReading = {
  readonly title: string;
  readonly lines: readonly { readonly label: string; readonly value: string }[];
  /** For a screen reader; title and lines where absent. */
  readonly spoken?: string;
};

/** Pixels from the upper left corner of the picture. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export type ReadingKey =
  | 'ArrowLeft'
  | 'ArrowRight'
  | 'ArrowUp'
  | 'ArrowDown'
  | 'PageUp'
  | 'PageDown'
  | 'Home'
  | 'End';

/** A key that moves the reading, long with Shift. */
export type ReadingStep = { readonly key: ReadingKey; readonly isLong: boolean };

/**
 * What can be read in a picture: items numbered from 0 in reading order, whatever they are.
 *
 * Compared by identity: keep it from render to render, and make a new one when data or geometry change.
 */
export type ReadingItems = {
  readonly count: number;
  readonly read: (index: number) => ItemReading;
  /** The item at a place in the picture; null where there is none. */
  readonly itemAt: (x: number, y: number) => number | null;
  /** Where the mark of the reading stands; null draws none. */
  readonly boxOf: (index: number) => Box | null;
  /** Where a key leads; `stepInRow` where absent. Results beyond the ends are drawn in. */
  readonly step?: (index: number, step: ReadingStep) => number;
  /** What an item is called across changes of the data, so that a reading stays on it; its number where absent. */
  readonly keyOf?: (index: number) => string | number;
  /** The item told while nothing is read, where the first key begins too; null tells none. The last where absent. */
  readonly rest?: number | null;
  /** What the panel tells while nothing is read, in place of an item. */
  readonly atRest?: ItemReading;
  /** Of items that lie on an axis of time: they follow, and lead, the crosshair of their `CrosshairGroup`. */
  readonly time?: {
    /** Epoch seconds. */
    readonly instantOf: (index: number) => number;
    /** The item nearest to an instant; null where the picture does not show it. */
    readonly nearest: (at: number) => number | null;
    /** The instant at a place, where items last: the pointer leads the crosshair along them. */
    readonly at?: (x: number) => number;
  };
};

type ReadingOptions = {
  readonly items: ReadingItems;
  readonly onReading?: ((index: number | null) => void) | undefined;
  /** Enter, a click, or a second tap on an item. */
  readonly onOpen?: ((index: number) => void) | undefined;
};

export type ReadingParts = {
  readonly mark: RefObject<HTMLDivElement | null>;
  readonly title: RefObject<HTMLElement | null>;
  readonly values: RefObject<HTMLElement | null>;
  readonly announcement: RefObject<HTMLElement | null>;
};

type ReadingHandlers = {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerLeave: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerCancel: () => void;
  readonly onClick: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onBlur: () => void;
};

const LONG_STEP = 7;
const PAGE_STEP = 10;
const keys: ReadonlySet<string> = new Set<ReadingKey>([
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'PageUp',
  'PageDown',
  'Home',
  'End',
]);

/** Items in one row: arrows by one, with Shift by seven, pages by ten, Home and End to the ends. */
export function stepInRow(count: number, index: number, { key, isLong }: ReadingStep): number {
  const arrow = isLong ? LONG_STEP : 1;
  const targets: Readonly<Record<ReadingKey, number>> = {
    ArrowLeft: index - arrow,
    ArrowUp: index - arrow,
    ArrowRight: index + arrow,
    ArrowDown: index + arrow,
    PageUp: index - PAGE_STEP,
    PageDown: index + PAGE_STEP,
    Home: 0,
    End: count - 1,
  };
  return targets[key];
}

/**
 * Reading a picture item by item with keys, pointer and finger, outside React's state.
 *
 * For pictures whose items have a place of their own; for series over time see `useCrosshair`. Following the pointer
 * costs a call of `itemAt` and a few writes of `style` and `textContent`; no component renders.
 */
export function useReading(options: ReadingOptions): { parts: ReadingParts; handlers: ReadingHandlers } {
  const latest = useRef(options);
  const shown = useRef<number | null>(null);
  const shownBeforePress = useRef<number | null>(null);
  const lastPointer = useRef('');
  const mark = useRef<HTMLDivElement>(null);
  const title = useRef<HTMLElement>(null);
  const values = useRef<HTMLElement>(null);
  const announcement = useRef<HTMLElement>(null);
  const parts: ReadingParts = { mark, title, values, announcement };
  const group = use(CrosshairContext);

  function write(found: ItemReading | null): void {
    if (title.current !== null) title.current.textContent = found?.title ?? '';
    if (values.current !== null) writeLines(values.current, found?.lines ?? []);
  }

  function writeRest(): void {
    const { items } = latest.current;
    const resting = restOf(items);
    moveMark(mark.current, null);
    write(items.atRest ?? (resting === null ? null : items.read(resting)));
  }

  /** Another picture's crosshair: the mark stands at what this one has nearest to it. */
  const follow = useCallback((at: number | null): void => {
    const { items } = latest.current;
    if (items.time === undefined) return;
    shown.current = null;
    const index = at === null ? null : items.time.nearest(at);
    if (index === null) {
      writeRest();
      return;
    }
    moveMark(mark.current, items.boxOf(index));
    write(items.read(index));
    // Refs only: nothing that `write` reads ever goes stale.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);

  function show(index: number): void {
    const { items, onReading } = latest.current;
    moveMark(mark.current, items.boxOf(index));
    const isNew = shown.current !== index;
    shown.current = index;
    write(items.read(index));
    if (!isNew) return;
    onReading?.(index);
    if (items.time !== undefined) group?.tell(items.time.instantOf(index), follow);
  }

  const rest = useCallback((): void => {
    const { items, onReading } = latest.current;
    const wasShown = shown.current !== null;
    shown.current = null;
    writeRest();
    if (!wasShown) return;
    onReading?.(null);
    if (items.time !== undefined) group?.tell(null, follow);
    // As above.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [group, follow]);

  // The group outlives its pictures: each leaves it when it goes.
  useEffect(() => group?.join(follow), [group, follow]);

  const { items, onReading, onOpen } = options;
  // Before paint: panel and mark must speak of the same data as the picture.
  useLayoutEffect(() => {
    const before = latest.current.items;
    latest.current = { items, onReading, onOpen };
    const kept = shown.current === null ? null : sameItem(before, shown.current, items);
    if (kept === null) rest();
    else show(kept);
    // As above.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [items, onReading, onOpen, rest]);

  function showUnder(event: PointerEvent<HTMLElement>): void {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const index = latest.current.items.itemAt(event.clientX - left, event.clientY - top);
    if (index !== null) {
      // Most moves stay within one item.
      if (index !== shown.current) show(index);
      const { time } = latest.current.items;
      if (time?.at !== undefined) group?.tell(time.at(event.clientX - left), follow);
    } else if (event.pointerType !== 'touch') rest();
  }

  const handlers: ReadingHandlers = {
    onPointerDown(event) {
      lastPointer.current = event.pointerType;
      shownBeforePress.current = shown.current;
      showUnder(event);
    },
    onPointerMove: showUnder,
    onPointerLeave(event) {
      // A finger that is lifted leaves its reading to be read.
      if (event.pointerType !== 'touch') rest();
    },
    onPointerCancel: rest,
    onClick() {
      if (shown.current === null) return;
      // The first tap reads what a mouse has read by hovering.
      if (lastPointer.current === 'touch' && shownBeforePress.current !== shown.current) return;
      latest.current.onOpen?.(shown.current);
    },
    onKeyDown(event) {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key === 'Escape') {
        rest();
        return;
      }
      if (event.key === 'Enter' && shown.current !== null && latest.current.onOpen !== undefined) {
        event.preventDefault();
        latest.current.onOpen(shown.current);
        return;
      }
      const index = target(latest.current.items, shown.current, event);
      if (index === null) return;
      event.preventDefault();
      show(index);
      // A picture may be longer than the screen.
      mark.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      if (announcement.current !== null) {
        announcement.current.textContent = spoken(latest.current.items.read(index));
      }
    },
    onBlur: rest,
  };

  return { parts, handlers };
}

function restOf({ count, rest }: ReadingItems): number | null {
  if (rest !== undefined) return rest;
  return count === 0 ? null : count - 1;
}

function sameItem(before: ReadingItems, index: number, after: ReadingItems): number | null {
  if (before === after || before.keyOf === undefined || after.keyOf === undefined) {
    return index < after.count ? index : null;
  }
  const key = before.keyOf(index);
  for (let found = 0; found < after.count; found += 1) if (after.keyOf(found) === key) return found;
  return null;
}

function target(items: ReadingItems, shown: number | null, event: KeyboardEvent): number | null {
  const { count, step } = items;
  if (count === 0 || !isReadingKey(event.key)) return null;
  // The first key begins where the panel rests, wherever it would have led from there; Home and End do what they say.
  if (shown === null && event.key !== 'Home' && event.key !== 'End') return restOf(items) ?? count - 1;
  const from = shown ?? 0;
  const wanted = { key: event.key, isLong: event.shiftKey };
  const reached = step === undefined ? stepInRow(count, from, wanted) : step(from, wanted);
  return Math.min(count - 1, Math.max(0, reached));
}

function isReadingKey(key: string): key is ReadingKey {
  return keys.has(key);
}

function spoken({ title, lines, spoken }: ItemReading): string {
  if (spoken !== undefined) return spoken;
  if (lines.length === 0) return title;
  return `${title}: ${lines.map(({ label, value }) => `${label} ${value}`.trim()).join(', ')}`;
}

function moveMark(mark: HTMLElement | null, box: Box | null): void {
  setHidden(mark, box === null);
  if (mark === null || box === null) return;
  mark.style.width = `${box.width}px`;
  mark.style.height = `${box.height}px`;
  mark.style.transform = `translate(${box.x}px, ${box.y}px)`;
}
