import { useSyncStatus } from '#queries/sync.ts';
import type { LocalDay } from '#domain/time.ts';
import { Card } from '#ui/Card.tsx';
import type { ChartGestures } from '../chart-gestures.ts';
import { RhythmCard } from './RhythmCard.tsx';
import { expectedKinds, vitalKinds } from './vital-kinds.ts';
import { VitalFigure } from './VitalFigure.tsx';
import type { Surroundings } from './vitals-explanations.ts';
import type { VitalsHistory } from './vitals-history.ts';
import type { RangeView, Words } from './vitals-view.ts';
import styles from './VitalsPage.module.css';

export type VitalFiguresProps = {
  history: VitalsHistory;
  view: RangeView;
  around: Surroundings;
  gestures: ChartGestures;
  today: LocalDay;
};

/** Every other vital sign that the account gives, and in words those that it does not. */
export function VitalFigures({ history, view, around, gestures, today }: VitalFiguresProps) {
  const { messages } = around.words;
  return (
    <section className={styles['page']} aria-labelledby="vitals">
      <h2 id="vitals">{messages.vitals.title}</h2>
      <div className={styles['pair']}>
        {history.series.map((series) => (
          <VitalFigure
            key={series.kind.key}
            series={series}
            view={view}
            around={around}
            gestures={gestures}
            today={today}
          />
        ))}
        {history.rhythm.length > 0 && <RhythmCard history={history} view={view} words={around.words} />}
        <MissingCard history={history} words={around.words} />
      </div>
    </section>
  );
}

/** What one may expect and the account does not have: a gap in knowledge, not a zero. */
function MissingCard({ history, words }: { history: VitalsHistory; words: Words }) {
  const { complete } = useSyncStatus();
  const { missing, names } = words.messages.vitals;
  const given = new Set(history.series.map(({ kind }) => kind.key));
  const absent = [
    ...vitalKinds.flatMap(({ key }) => (expectedKinds.has(key) && !given.has(key) ? [names[key]] : [])),
    ...(history.rhythm.length === 0 ? [names.ecgResult] : []),
  ];
  if (absent.length === 0) return null;
  return (
    <Card title={missing.title}>
      <ul className={styles['absent']}>
        {absent.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
      <p className={styles['rest']}>{missing.text}</p>
      {!complete && <p className={styles['rest']}>{missing.arriving}</p>}
    </Card>
  );
}
