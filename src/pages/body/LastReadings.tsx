import { useFormat, useMessages } from '#settings/use-settings.ts';
import { Card } from '#ui/Card.tsx';
import { toCount } from '../count.ts';
import type { LastReadingView } from './body-view.ts';
import styles from './LastReadings.module.css';

export function LastReadings({ readings }: { readings: readonly LastReadingView[] }) {
  const messages = useMessages();
  const format = useFormat();
  const { weight } = messages;
  return (
    <Card title={weight.lastReadings(toCount(readings.length, format))}>
      <ol className={styles['list']}>
        {readings.map((reading) => (
          <li key={reading.key} className={styles['item']} data-doubtful={reading.doubtful}>
            <time className={styles['time']} dateTime={reading.datetime}>
              {reading.text}
            </time>
            <span className={styles['weight']}>{reading.weight}</span>
            <span className={styles['trend']}>
              {reading.trend !== null && `${weight.reading.trend} ${reading.trend}`}
            </span>
            {reading.notes.length > 0 && <span className={styles['note']}>{reading.notes.join('; ')}</span>}
          </li>
        ))}
      </ol>
    </Card>
  );
}
