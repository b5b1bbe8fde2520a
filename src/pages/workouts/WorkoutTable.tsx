/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- laid out by a
   grid it would no longer be a table to every screen reader: roles say what it is. */
import { type ReactNode, useRef } from 'react';
import type { WorkoutOrder } from '#domain/workout-filter.ts';
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx';
import { Explained } from '../Explained.tsx';
import type { ListLines, TotalView } from './list-view.ts';
import { useRowWindow } from './use-row-window.ts';
import { WeekLine, WorkoutLine } from './WorkoutLine.tsx';
import type { WorkoutWords } from './workout-format.ts';
import styles from './WorkoutTable.module.css';

export type WorkoutTableProps = {
  caption: string;
  lines: ListLines;
  totals: readonly TotalView[];
  order: WorkoutOrder;
  isDescending: boolean;
  onSort: (order: WorkoutOrder) => void;
  words: WorkoutWords;
};

const columns = ['date', 'type', 'duration', 'distance', 'pace', 'energy', 'mean', 'max'] as const;
/** Headers and totals stand before the first workout. */
const ROWS_ABOVE = 2;

/** Any number of workouts as a table: those near the screen are in the document, and the page scrolls as if all were. */
export function WorkoutTable(props: WorkoutTableProps) {
  const { caption, lines, totals, order, isDescending, onSort, words } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const probe = useRef<HTMLDivElement>(null);
  const { first, last, rowPx } = useRowWindow(lines.count, body, probe);
  const { columns: names } = words.messages;
  return (
    <div className={styles['frame']}>
      <div ref={probe} className={styles['probe']} aria-hidden="true" />
      <table role="table" className={styles['table']} aria-rowcount={lines.count + ROWS_ABOVE}>
        <caption className={styles['caption']}>{caption}</caption>
        <thead role="rowgroup" className={styles['head']}>
          <tr role="row" className={styles['headers']} aria-rowindex={1}>
            {columns.map((column) => (
              <th
                key={column}
                role="columnheader"
                scope="col"
                className={styles[column]}
                aria-sort={column === order ? (isDescending ? 'descending' : 'ascending') : undefined}
              >
                <button
                  type="button"
                  className={styles['sort']}
                  onClick={() => {
                    onSort(column);
                  }}
                >
                  {names[column]}
                  <span className={styles['arrow']} aria-hidden="true">
                    {column !== order ? '' : isDescending ? '↓' : '↑'}
                  </span>
                </button>
              </th>
            ))}
            <th role="columnheader" scope="col" className={styles['zones']}>
              {names.zones}
            </th>
          </tr>
          <tr role="row" className={styles['totals']} aria-rowindex={2}>
            <TotalCell as="th" total={totals[0]} className={styles['totalCount']} />
            {totals.slice(1).map((total) => (
              <TotalCell key={total.id} as="td" total={total} className={styles[`total-${total.id}`]} />
            ))}
          </tr>
        </thead>
        <tbody
          ref={body}
          role="rowgroup"
          className={styles['body']}
          style={{ blockSize: lines.count * rowPx, paddingBlockStart: first * rowPx }}
        >
          {lines
            .slice(first, last)
            .map((item, index) =>
              item.kind === 'week' ? (
                <WeekLine
                  key={item.key}
                  week={item}
                  rowIndex={first + index + ROWS_ABOVE + 1}
                  words={words}
                />
              ) : (
                <WorkoutLine
                  key={item.key}
                  row={item.row}
                  rowIndex={first + index + ROWS_ABOVE + 1}
                  words={words}
                />
              ),
            )}
        </tbody>
      </table>
    </div>
  );
}

type TotalCellProps = { as: 'th' | 'td'; total: TotalView | undefined; className: string | undefined };

function TotalCell({ as, total, className }: TotalCellProps): ReactNode {
  if (total === undefined) return null;
  const { label, value, note, explain } = total;
  const content = (
    <>
      {as === 'th' ? (
        <VisuallyHidden>{label} </VisuallyHidden>
      ) : (
        <span className={styles['totalLabel']}>{label}</span>
      )}
      {explain === undefined ? (
        value
      ) : (
        <Explained name={`${label} ${value}`} explain={explain}>
          {value}
        </Explained>
      )}
      {note !== null && <span className={styles['note']}>{note}</span>}
    </>
  );
  return as === 'th' ? (
    <th role="rowheader" scope="row" className={className}>
      {content}
    </th>
  ) : (
    <td role="cell" className={className}>
      {content}
    </td>
  );
}
