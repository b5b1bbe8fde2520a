import { useMemo } from 'react';
import { Link, useLocation } from 'react-router-dom';
import type { TimeTick } from '#charts/time-series.ts';
import type { MeasuredType } from '#queries/measured-types.ts';
import { useMeasuredTypes } from '#queries/measured-types.ts';
import { useCompositionMessages } from '#settings/use-composition-messages.ts';
import { useMeasuresMessages } from '#settings/use-measures-messages.ts';
import { useQuantityFormat } from '#settings/use-quantity-format.ts';
import { useFormat, useMessages } from '#settings/use-settings.ts';
import { Card } from '#ui/Card.tsx';
import styles from './BodySections.module.css';
import type { CompositionWindow } from './composition-view.ts';
import { type MeasuredWords, toMeasuredRows, toSegmentTable } from './measured-view.ts';
import { MeasuredSeries } from './MeasuredSeries.tsx';

export type MeasuredSectionsProps = {
  window: CompositionWindow;
  timeTicks: (from: number, to: number, width: number) => readonly TimeTick[];
};

/** Whatever was measured of a body, by its parts and by its kinds. */
export function MeasuredSections({ window, timeTicks }: MeasuredSectionsProps) {
  const { types } = useMeasuredTypes();
  const format = useFormat();
  const messages = useMessages();
  const quantities = useQuantityFormat();
  const measures = useMeasuresMessages();
  const composition = useCompositionMessages();
  const words = useMemo(
    () => ({ format, messages, quantities, measures, composition }),
    [format, messages, quantities, measures, composition],
  );
  if (types === undefined) return null;
  return (
    <>
      <Segments types={types} words={words} />
      <Measured types={types} words={words} window={window} timeTicks={timeTicks} />
    </>
  );
}

function Segments({ types, words }: { types: readonly MeasuredType[]; words: MeasuredWords }) {
  const { segments } = words.composition;
  const view = useMemo(() => toSegmentTable(types, words), [types, words]);
  if (view === null) return null;
  return (
    <Card title={segments.title}>
      <p>{view.text}</p>
      <div className={styles['scroll']}>
        <table className={styles['table']} aria-label={segments.title}>
          <thead>
            <tr>
              <th scope="col">{segments.place}</th>
              {view.columns.map((column) => (
                <th key={column} scope="col" className={styles['number']}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.rows.map(({ name, cells }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {view.columns.map((column, index) => (
                  <td key={column} className={styles['number']}>
                    {cells[index]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {view.hasArms && <p className={styles['quiet']}>{segments.sides}</p>}
    </Card>
  );
}

type MeasuredProps = MeasuredSectionsProps & { types: readonly MeasuredType[]; words: MeasuredWords };

function Measured({ types, words, window, timeTicks }: MeasuredProps) {
  const { measured } = words.composition;
  const { search } = useLocation();
  const rows = useMemo(() => toMeasuredRows(types, words), [types, words]);
  const wanted = new URLSearchParams(search).get('measure');
  const chosen = types.find(({ type }) => String(type) === wanted);
  return (
    <Card title={measured.title}>
      <p>{measured.text}</p>
      {wanted !== null && chosen === undefined && <p>{measured.notThere(wanted)}</p>}
      {chosen !== undefined && (
        <MeasuredSeries
          key={chosen.type}
          type={chosen.type}
          window={window}
          words={words}
          timeTicks={timeTicks}
        />
      )}
      {rows.length === 0 ? (
        <p>{measured.empty}</p>
      ) : (
        <div className={styles['scroll']}>
          <table className={styles['table']} aria-label={measured.title}>
            <thead>
              <tr>
                <th scope="col">{measured.columns.type}</th>
                <th scope="col" className={styles['number']}>
                  {measured.columns.count}
                </th>
                <th scope="col">{measured.columns.last}</th>
                <th scope="col">{measured.columns.when}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.type}>
                  <th scope="row">
                    <Link
                      className={styles['open']}
                      to={{ search: withMeasure(search, row.type) }}
                      preventScrollReset
                      aria-current={row.type === chosen?.type ? 'true' : undefined}
                    >
                      {row.name}
                    </Link>
                  </th>
                  <td className={styles['number']}>{row.count}</td>
                  <td>{row.last}</td>
                  <td>
                    <time dateTime={row.when.datetime}>{row.when.text}</time>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}

function withMeasure(search: string, type: number): string {
  const params = new URLSearchParams(search);
  params.set('measure', String(type));
  return `?${params.toString()}`;
}
