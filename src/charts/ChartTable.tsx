/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- laid out piece
   by piece, see the stylesheet, it would no longer be a table to every screen reader: roles say what it is. */
import { memo, useEffect, useMemo, useState, type ReactNode } from 'react';

import styles from './ChartTable.module.css';
import type { ChartWords } from './words.ts';

export type ChartTableColumn = { readonly header: string; readonly numeric?: boolean };

export type ChartTableRow = {
  /** For `<time datetime>`. */
  readonly datetime: string;
  readonly time: string;
  /** One cell per column after the first, which is the time. */
  readonly cells: readonly string[];
};

/** A row that is no instant: a stage, a class, a week-day. */
export type ChartTableNamedRow = { readonly name: string; readonly cells: readonly string[] };

type AnyRow = ChartTableRow | ChartTableNamedRow;

type ChartTableProps = {
  readonly id: string;
  readonly table: ChartTableData;
  readonly words: Pick<ChartWords, 'preparingTable'>;
};

export type ChartTableData = {
  readonly caption: string;
  readonly columns: readonly ChartTableColumn[];
  /** Of a long table best a generator: each row is then worded in the piece that shows it. */
  readonly rows: () => Iterable<AnyRow>;
};

/** What a frame can hold on a slow machine. */
const ROWS_PER_PIECE = 50;
/** As the stylesheet has it where no cell breaks: what a piece takes before it was seen. */
const ROW_HEIGHT = '(1lh + 2 * var(--space-1) + 1px)';
/** Narrower than these a column breaks its words; the table then scrolls sideways in its box. */
const TIME_COLUMN_REM = 9.5;
const MIN_COLUMN_REM = 5;

/** A real table of any length: built piece by piece without freezing, and shown when it is whole. */
export function ChartTable({ id, table, words }: ChartTableProps): ReactNode {
  const { caption, columns, rows } = table;
  const start = useMemo(() => {
    const left = rows()[Symbol.iterator]();
    return { left, built: withNextPiece([], left) };
  }, [rows]);
  const [later, setLater] = useState({ start, built: start.built });
  const built = later.start === start ? later.built : start.built;
  const { pieces, isComplete } = built;

  // Time is the only reason to render again: each piece waits until the browser has drawn the one before.
  useEffect(() => {
    if (isComplete) return undefined;
    const timer = setTimeout(() => setLater({ start, built: withNextPiece(pieces, start.left) }), 0);
    return () => clearTimeout(timer);
  }, [start, pieces, isComplete]);

  return (
    <>
      {!isComplete && <output>{words.preparingTable}</output>}
      {/* A scrolling box must take the focus, or the keyboard cannot scroll it. Half a table is never shown: */}
      {/* whoever reads or copies it gets every row. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section id={id} className={styles['scroller']} aria-label={caption} tabIndex={0} hidden={!isComplete}>
        <table
          role="table"
          className={styles['table']}
          style={{ minInlineSize: `${TIME_COLUMN_REM + (columns.length - 1) * MIN_COLUMN_REM}rem` }}
          aria-busy={!isComplete}
        >
          <caption className={styles['caption']}>{caption}</caption>
          <thead role="rowgroup">
            <tr role="row">
              {columns.map(({ header, numeric }) => (
                <th
                  key={header}
                  scope="col"
                  role="columnheader"
                  className={numeric === true ? styles['numeric'] : undefined}
                >
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          {pieces.map((piece, index) => (
            // Pieces never change their order within a table.
            // oxlint-disable-next-line react/no-array-index-key
            <Rows key={index} columns={columns} rows={piece} />
          ))}
        </table>
      </section>
    </>
  );
}

type Built = { readonly pieces: readonly (readonly AnyRow[])[]; readonly isComplete: boolean };

function withNextPiece(pieces: Built['pieces'], left: Iterator<AnyRow>): Built {
  const piece: AnyRow[] = [];
  while (piece.length < ROWS_PER_PIECE) {
    const next = left.next();
    if (next.done === true)
      return { pieces: piece.length > 0 ? [...pieces, piece] : pieces, isComplete: true };
    piece.push(next.value);
  }
  return { pieces: [...pieces, piece], isComplete: false };
}

type RowsProps = { readonly columns: readonly ChartTableColumn[]; readonly rows: readonly AnyRow[] };

const Rows = memo(function Rows({ columns, rows }: RowsProps): ReactNode {
  return (
    <tbody role="rowgroup" style={{ containIntrinsicBlockSize: `auto calc(${rows.length} * ${ROW_HEIGHT})` }}>
      {rows.map((row, index) => (
        // Two data may share an instant; rows never change their order within a table.
        // oxlint-disable-next-line react/no-array-index-key
        <tr key={index} role="row">
          <th scope="row" role="rowheader">
            {'time' in row ? <time dateTime={row.datetime}>{row.time}</time> : row.name}
          </th>
          {row.cells.map((cell, column) => (
            <td
              key={columns[column + 1]?.header}
              role="cell"
              className={columns[column + 1]?.numeric === true ? styles['numeric'] : undefined}
            >
              {cell}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
});
