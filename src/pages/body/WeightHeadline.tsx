import { Card } from '#ui/Card.tsx';
import { useWeightMessages } from '#settings/use-weight-messages.ts';
import type { HeadlineView } from './body-view.ts';
import { ExplainedWeight } from './ExplainedWeight.tsx';
import styles from './WeightHeadline.module.css';

/** Where the reader stands: trend before reading, interval beside rate. */
export function WeightHeadline({ view }: { view: HeadlineView }) {
  const weight = useWeightMessages();
  const { trend, rate } = view;
  return (
    <Card className={styles['headline']}>
      {trend !== null && (
        <p>
          <span className={styles['label']}>{trend.label}</span>
          <strong className={styles['big']}>
            <ExplainedWeight name={trend.label} subject={{ of: 'trend' }}>
              <BigNumber text={trend.value} />
            </ExplainedWeight>
          </strong>
        </p>
      )}
      <p>
        {rate.main !== '' && (
          <strong className={styles['rate']}>
            <ExplainedWeight name={weight.rateName} subject={{ of: 'rate' }}>
              {rate.main}
            </ExplainedWeight>{' '}
          </strong>
        )}
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
