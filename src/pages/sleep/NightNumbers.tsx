import { Card } from '#ui/Card.tsx';
import { Explained } from '../Explained.tsx';
import type { NumberRow } from './night-numbers-view.ts';
import styles from './NightPage.module.css';
import type { SleepWords } from './sleep-words.ts';

/** A night in numbers, beside the nights before it and what the service says. */
export function NightNumbers({ rows, words }: { rows: readonly NumberRow[]; words: SleepWords }) {
  const { night } = words.words;
  return (
    <Card title={night.numbers}>
      <table className={styles['numbers']}>
        <thead>
          <tr>
            <th scope="col">{night.column.number}</th>
            <th scope="col">{night.column.here}</th>
            <th scope="col">{night.column.mean}</th>
            <th scope="col">{night.column.vendor}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, label, value, mean, vendor, explain }) => (
            <tr key={id}>
              <th scope="row">{label}</th>
              <td>
                {value === null ? (
                  <span className={styles['muted']}>{night.notProvided}</span>
                ) : (
                  <Explained name={`${label} ${value}`} explain={explain}>
                    {value}
                  </Explained>
                )}
              </td>
              <td className={styles['muted']}>
                {mean !== null && (
                  <>
                    {mean.value} <span className={styles['count']}>{mean.nights}</span>
                  </>
                )}
              </td>
              <td className={styles['muted']}>
                {vendor?.value}
                {vendor?.differs != null && <strong className={styles['differs']}>{vendor.differs}</strong>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
