import { type RefObject, useLayoutEffect, useState } from 'react';

/** Lines of the same height, from `first` to `last`, the latter excluded. */
export type RowWindow = { readonly first: number; readonly last: number; readonly rowPx: number };

/** As much again is kept beyond either edge of the screen, so that a quick wheel finds lines. */
const SPARE_ROWS = 16;
/** Moved by so many lines at once, since each move is a render. */
const STEP_ROWS = 8;
/** Where nothing can be measured. */
const FALLBACK_ROW_PX = 44;

/**
 * Which of many equally high lines are on the screen or near it, as the page is scrolled.
 *
 * `body` holds the lines and is as high as all of them; `probe` is as high as one, so that letters of any size fit.
 */
export function useRowWindow(
  count: number,
  body: RefObject<HTMLElement | null>,
  probe: RefObject<HTMLElement | null>,
): RowWindow {
  const [window_, setWindow] = useState<RowWindow>(() => ({
    first: 0,
    last: STEP_ROWS + 2 * SPARE_ROWS,
    rowPx: FALLBACK_ROW_PX,
  }));

  // A layout effect: what is on the screen is there before anything is painted.
  useLayoutEffect(() => {
    const update = () => {
      const rowPx = probe.current?.offsetHeight || FALLBACK_ROW_PX;
      const above = -(body.current?.getBoundingClientRect().top ?? 0);
      const first = Math.max(0, floorTo(above / rowPx - SPARE_ROWS));
      const last = floorTo((above + window.innerHeight) / rowPx + SPARE_ROWS) + STEP_ROWS;
      setWindow((before) =>
        before.first === first && before.last === last && before.rowPx === rowPx
          ? before
          : { first, last, rowPx },
      );
    };
    update();
    const observer = new ResizeObserver(update);
    if (probe.current !== null) observer.observe(probe.current);
    document.addEventListener('scroll', update, { passive: true });
    window.addEventListener('resize', update);
    return () => {
      observer.disconnect();
      document.removeEventListener('scroll', update);
      window.removeEventListener('resize', update);
    };
  }, [body, probe]);

  const { first, last, rowPx } = window_;
  return { first: Math.min(first, Math.max(0, count - STEP_ROWS)), last: Math.min(last, count), rowPx };
}

function floorTo(row: number): number {
  return Math.floor(row / STEP_ROWS) * STEP_ROWS;
}
