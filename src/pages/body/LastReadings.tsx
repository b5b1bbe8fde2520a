import { Link } from 'react-router-dom';
import type { LocalDay } from '#domain/time.ts';
import { useFormat } from '#settings/use-settings.ts';
import { useWeightMessages } from '#settings/use-weight-messages.ts';
import { useWeighingsMessages } from '#settings/use-weighings-messages.ts';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { toCount } from '../count.ts';
import { paths } from '../paths.ts';
import { ExplainedWeight } from './ExplainedWeight.tsx';
import styles from './LastReadings.module.css';
import type { LastReadingView } from './weighings-view.ts';

export type LastReadingsProps = {
  readings: readonly LastReadingView[];
  onHide: (reading: LastReadingView) => void;
};

export function LastReadings({ readings, onHide }: LastReadingsProps) {
  const own = useWeighingsMessages();
  const format = useFormat();
  const weight = useWeightMessages();
  return (
    <Card title={weight.lastReadings(toCount(readings.length, format))}>
      <ol className={styles['list']}>
        {readings.map((reading) => (
          <li key={reading.key} className={styles['item']} data-doubtful={reading.doubtful}>
            {/* An instant is written as its day, by the clocks of the record, and its time. */}
            <Link className={styles['time'] ?? ''} to={paths.day(reading.datetime.slice(0, 10) as LocalDay)}>
              <time dateTime={reading.datetime}>{reading.text}</time>
            </Link>
            <span className={styles['weight']}>
              <ExplainedWeight name={reading.text} subject={{ of: 'weighing', index: reading.index }}>
                {reading.weight}
              </ExplainedWeight>
            </span>
            <span className={styles['trend']}>
              {reading.trend !== null && (
                <>
                  {`${weight.reading.trend} `}
                  <ExplainedWeight
                    name={`${weight.reading.trend}, ${reading.text}`}
                    subject={{ of: 'trend-then', index: reading.index }}
                  >
                    {reading.trend}
                  </ExplainedWeight>
                </>
              )}
            </span>
            <span className={styles['action']}>
              {!reading.doubtful && (
                <Button
                  tone="quiet"
                  aria-label={own.about(own.hide, reading.what)}
                  onClick={() => onHide(reading)}
                >
                  {own.hide}
                </Button>
              )}
            </span>
            {reading.notes.length > 0 && <span className={styles['note']}>{reading.notes.join('; ')}</span>}
          </li>
        ))}
      </ol>
    </Card>
  );
}
