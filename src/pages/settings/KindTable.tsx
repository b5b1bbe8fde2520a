import type { ReactNode } from 'react';
import { useAccountMessages } from '#settings/use-account-messages.ts';
import { Disclosure } from '#ui/Disclosure.tsx';
import { CoverageSample, CoverageStrip } from './CoverageStrip.tsx';
import type { DataView, HolesView, KindView } from './data-view.ts';
import styles from './KindTable.module.css';

/** A row per kind, with its strip and what is to be said of it below; cards one under another on a phone. */
export function KindTable({ view, caption }: { view: DataView; caption: string }) {
  const { data } = useAccountMessages();
  const { table } = data;
  return (
    <div className={styles['wrap']}>
      <table className={styles['table']}>
        <caption className={styles['caption']}>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{table.kind}</th>
            <th scope="col">{table.first}</th>
            <th scope="col">{table.last}</th>
            <th scope="col" className={styles['number']}>
              {table.records}
            </th>
            <th scope="col" className={styles['number']}>
              {table.holes}
            </th>
            <th scope="col" className={styles['number']}>
              {table.size}
            </th>
            <th scope="col" className={styles['number']}>
              {table.readAt}
            </th>
          </tr>
        </thead>
        {view.kinds.map((kind) => (
          <Kind key={kind.kind} view={kind} />
        ))}
        <tfoot>
          <tr className={styles['facts']}>
            <th scope="row">{table.together}</th>
            <Cell label={table.first} />
            <Cell label={table.last} />
            <Cell label={table.records} isNumber>
              {view.together.records}
            </Cell>
            <Cell label={table.holes} isNumber />
            <Cell label={table.size} isNumber>
              {view.together.size}
            </Cell>
            <Cell label={table.readAt} isNumber />
          </tr>
        </tfoot>
      </table>
      {view.axis !== null && <Legend axis={view.axis} />}
    </div>
  );
}

function Kind({ view }: { view: KindView }) {
  const { data } = useAccountMessages();
  const { table } = data;
  const { first, last, holes, readAt, strip, notes } = view;
  const hasMore = strip !== null || notes.length > 0;
  return (
    <tbody className={styles['kind']}>
      <tr className={styles['facts']}>
        <th scope="row">{view.name}</th>
        <Cell label={table.first}>{first && <time dateTime={first.datetime}>{first.text}</time>}</Cell>
        <Cell label={table.last}>{last && <time dateTime={last.datetime}>{last.text}</time>}</Cell>
        <Cell label={table.records} isNumber>
          {view.records}
        </Cell>
        <Cell label={table.holes} isNumber>
          {holes?.text}
        </Cell>
        <Cell label={table.size} isNumber>
          {view.size}
        </Cell>
        <Cell label={table.readAt} isNumber>
          {readAt === null ? table.never : <time dateTime={readAt.datetime}>{readAt.text}</time>}
        </Cell>
      </tr>
      {hasMore && (
        <tr className={styles['more']}>
          <td colSpan={7}>
            {strip !== null && <CoverageStrip {...strip} />}
            <div className={styles['notes']}>
              {notes.map((note) => (
                <p key={note}>{note}</p>
              ))}
            </div>
            {holes !== null && holes.list !== null && <Holes list={holes.list} />}
          </td>
        </tr>
      )}
    </tbody>
  );
}

/** Empty where nothing can stand, which a card leaves out. */
function Cell({
  label,
  isNumber = false,
  children,
}: {
  label: string;
  isNumber?: boolean;
  children?: ReactNode;
}) {
  const { data } = useAccountMessages();
  const isEmpty = children === undefined || children === null;
  return (
    <td
      data-label={label}
      data-empty={isEmpty ? '' : undefined}
      className={isNumber ? styles['number'] : undefined}
    >
      {isEmpty ? data.table.nothing : children}
    </td>
  );
}

function Holes({ list }: { list: NonNullable<HolesView['list']> }) {
  return (
    <Disclosure summary={list.summary}>
      <ul className={styles['holes']}>
        {list.stretches.map((stretch) => (
          <li key={stretch}>{stretch}</li>
        ))}
        {list.more !== null && <li>{list.more}</li>}
      </ul>
    </Disclosure>
  );
}

function Legend({ axis }: { axis: NonNullable<DataView['axis']> }) {
  const { data } = useAccountMessages();
  const { strip } = data;
  return (
    <div className={styles['legend']}>
      <p>{strip.range(axis.from, axis.to)}</p>
      {(['has', 'hole', 'unread'] as const).map((what) => (
        <p key={what} className={styles['sample']}>
          <CoverageSample of={what} />
          {strip[what]}
        </p>
      ))}
    </div>
  );
}
