import type { Switches } from './switches.ts';

/** An offset beyond this means the same place again: what a page left empty on purpose points at. */
export const samePlace = 1_000_000_000;

export type Page<Row> = {
  readonly rows: readonly Row[];
  readonly isLast: boolean;
  /** Where the next page begins. */
  readonly next: number;
};

/** How a service says that there is more, where no switch says otherwise. */
export type PageNotation = {
  readonly more: 'number' | 'boolean';
  /** `null` leaves both out of the last page. */
  readonly onLastPage: { readonly more: false; readonly offset?: number } | null;
};

/** Counts through the records, given newest first, without reading further than the page; `isFull` ends it early. */
export function takePage<Row>(
  records: Iterable<Row>,
  { offset, size, isFull = () => false }: { offset: number; size: number; isFull?: Cut<Row> },
  switches: Switches,
): Page<Row> {
  const start = offset % samePlace;
  const rows: Row[] = [];
  let index = 0;
  let isLast = true;
  for (const record of switches.paging === 'oldest first' ? [...records].reverse() : records) {
    index += 1;
    if (index <= start) continue;
    if (rows.length >= size || isFull(record, rows)) {
      isLast = false;
      break;
    }
    rows.push(record);
  }
  if (switches.emptyMiddlePage && offset > 0 && offset === start && rows.length > 0) {
    return { rows: [], isLast: false, next: samePlace + offset };
  }
  return { rows, isLast, next: start + rows.length };
}

type Cut<Row> = (next: Row, rows: readonly Row[]) => boolean;

export function pageFields(
  { isLast, next }: Page<unknown>,
  { more, onLastPage }: PageNotation,
  switches: Switches,
): { more?: number | boolean | string; offset?: number | false } {
  const toNotation = (value: boolean): number | boolean | string => {
    const notation = switches.more === 'real' ? more : switches.more;
    if (notation === 'number') return value ? 1 : 0;
    return notation === 'text' ? String(value) : value;
  };
  if (!isLast) return { more: toNotation(true), ...(switches.offset === 'real' && { offset: next }) };
  const isTold = switches.lastPage === 'told' || (switches.lastPage === 'real' && onLastPage !== null);
  if (!isTold) return {};
  const last = switches.lastPage === 'told' ? 0 : onLastPage?.offset;
  return {
    more: toNotation(false),
    ...(last !== undefined &&
      switches.offset === 'real' && { offset: switches.falseForIntegers ? false : last }),
  };
}
