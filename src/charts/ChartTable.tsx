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
  readonly rows: () => readonly AnyRow[];
};

/** What a frame can hold. */
const ROWS_PER_PIECE = 250;
/** Narrower than these a column breaks its words; the table then scrolls sideways in its box. */
const TIME_COLUMN_REM = 9.5;
const MIN_COLUMN_REM = 5;

/** A real table of any length: built piece by piece without freezing, and shown when it is whole. */
export function ChartTable({ id, table, words }: ChartTableProps): ReactNode {
  const { caption, columns, rows: buildRows } = table;
  const rows = useMemo(() => buildRows(), [buildRows]);
  const [shown, setShown] = useState({ rows, count: ROWS_PER_PIECE });
  const count = shown.rows === rows ? shown.count : ROWS_PER_PIECE;
  const isComplete = count >= rows.length;

  // Time is the only reason to render again: each piece waits until the browser has drawn the one before.
  useEffect(() => {
    if (isComplete) return undefined;
    const timer = setTimeout(() => setShown({ rows, count: count + ROWS_PER_PIECE }), 0);
    return () => clearTimeout(timer);
  }, [rows, count, isComplete]);

  const pieces: ReactNode[] = [];
  for (let begin = 0; begin < Math.min(count, rows.length);) {
    const end = Math.min(rows.length, begin + ROWS_PER_PIECE);
    pieces.push(<Rows key={begin} columns={columns} rows={rows} begin={begin} end={end} />);
    begin = end;
  }

  return (
    <>
      {!isComplete && <output>{words.preparingTable}</output>}
      {/* A scrolling box must take the focus, or the keyboard cannot scroll it. Half a table is never shown: */}
      {/* whoever reads or copies it gets every row. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section id={id} className={styles['scroller']} aria-label={caption} tabIndex={0} hidden={!isComplete}>
        <table
          className={styles['table']}
          style={{ minInlineSize: `${TIME_COLUMN_REM + (columns.length - 1) * MIN_COLUMN_REM}rem` }}
          aria-busy={!isComplete}
        >
          <caption className={styles['caption']}>{caption}</caption>
          <thead>
            <tr>
              {columns.map(({ header, numeric }) => (
                <th key={header} scope="col" className={numeric === true ? styles['numeric'] : undefined}>
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          {pieces}
        </table>
      </section>
    </>
  );
}

type RowsProps = {
  columns: readonly ChartTableColumn[];
  rows: readonly AnyRow[];
  begin: number;
  end: number;
};

const Rows = memo(function Rows({ columns, rows, begin, end }: RowsProps): ReactNode {
  return (
    <tbody>
      {rows.slice(begin, end).map((row, index) => (
        // Two data may share an instant; rows never change their order within a table.
        // oxlint-disable-next-line react/no-array-index-key
        <tr key={begin + index}>
          <th scope="row">{'time' in row ? <time dateTime={row.datetime}>{row.time}</time> : row.name}</th>
          {row.cells.map((cell, column) => (
            <td
              key={columns[column + 1]?.header}
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
