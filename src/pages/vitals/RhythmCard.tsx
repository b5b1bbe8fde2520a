import { Card } from '#ui/Card.tsx';
import { type VitalsHistory, within } from './vitals-history.ts';
import { type RangeView, toMomentOf, type Words } from './vitals-view.ts';
import styles from './VitalsPage.module.css';

const LISTED = 14;

export type RhythmCardProps = { history: VitalsHistory; view: RangeView; words: Words };

/** What the device made of recordings of the heart: classes, which no line could join. */
export function RhythmCard({ history, view, words }: RhythmCardProps) {
  const { rhythm, names } = words.messages.vitals;
  const shown = within(history.rhythm, view).slice(-LISTED).toReversed();
  return (
    <Card title={rhythm.title}>
      <p className={styles['rest']}>{rhythm.text}</p>
      {shown.length === 0 && <p className={styles['rest']}>{rhythm.empty}</p>}
      <ol className={styles['list']}>
        {shown.map((one) => {
          const { datetime, text } = toMomentOf(one, history, words);
          return (
            <li key={`${one.at} ${one.name}`} className={styles['item']}>
              <time className={styles['time']} dateTime={datetime}>
                {text}
              </time>
              <span>{rhythm.results[one.result] ?? rhythm.other(String(one.result))}</span>
              <span className={styles['rest']}>{names[one.name]}</span>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
