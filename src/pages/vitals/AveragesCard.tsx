import type { PressureReason } from '#domain/blood-pressure.ts';
import type { Derived } from '#domain/derived.ts';
import type { PressureAverages } from '#domain/pressure-averages.ts';
import { Card } from '#ui/Card.tsx';
import { toCount } from '../count.ts';
import { Explained } from '../Explained.tsx';
import { type AverageLine, toAverageLines } from './averages-view.ts';
import { explainAverage, type Surroundings } from './vitals-explanations.ts';
import type { RangeView } from './vitals-view.ts';
import styles from './VitalsPage.module.css';

export type AveragesCardProps = {
  averages: Derived<PressureAverages, PressureReason> | null;
  view: RangeView;
  around: Surroundings;
};

/** What the sittings in view amount to; each number can be opened. */
export function AveragesCard({ averages, view, around }: AveragesCardProps) {
  const { words } = around;
  const { averages: text } = words.messages.pressure;
  if (averages === null) return null;
  const { sessions, readings } = averages.value;
  const line = ({ key, label, value, detail }: AverageLine) => (
    <div key={key}>
      <dt>{label}</dt>
      <dd>
        {value === null ? (
          <span className={styles['rest']}>{text.notEnough}</span>
        ) : (
          <Explained
            name={`${label} ${value}`}
            explain={() =>
              explainAverage(averages, { key, title: label, value, window: view.daysText }, around)
            }
          >
            {value}
          </Explained>
        )}
        {detail !== null && <span className={styles['detail']}>{detail}</span>}
      </dd>
    </div>
  );
  return (
    <Card title={text.title}>
      <p className={styles['rest']}>
        {text.counted(toCount(sessions, words.format), toCount(readings, words.format))}
      </p>
      <dl className={styles['facts']}>{toAverageLines(averages.value, words).map(line)}</dl>
    </Card>
  );
}
