import { Card } from '#ui/Card.tsx';
import type { HeadlineView } from './body-view.ts';
import styles from './WeightHeadline.module.css';

/** Where the reader stands: trend before reading, interval beside rate. */
export function WeightHeadline({ view }: { view: HeadlineView }) {
  const { trend, rate } = view;
  return (
    <Card className={styles['headline']}>
      {trend !== null && (
        <p>
          <span className={styles['label']}>{trend.label}</span>
          <strong className={styles['big']}>
            <BigNumber text={trend.value} />
          </strong>
        </p>
      )}
      <p>
        {rate.main !== '' && <strong className={styles['rate']}>{rate.main} </strong>}
        <span className={styles['rest']}>{rate.rest}</span>
      </p>
    </Card>
  );
}

/** Digits large, units small, whatever the order the reader's language has them in. */
function BigNumber({ text }: { text: string }) {
  return text.split(/([\d.,]+)/).map((part, index) =>
    /\d/.test(part) ? (
      part
    ) : (
      // The parts never change their order.
      // oxlint-disable-next-line react/no-array-index-key
      <span key={index} className={styles['unit']}>
        {part}
      </span>
    ),
  );
}
