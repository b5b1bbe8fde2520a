import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { Sparkline } from '#charts/Sparkline.tsx';
import type { Sex } from '#settings/schema.ts';
import { Card } from '#ui/Card.tsx';
import { Explained } from '../Explained.tsx';
import { paths } from '../paths.ts';
import styles from './BodySections.module.css';
import { type CardView, toCardView } from './cards-view.ts';
import { type CompositionHistory, metrics } from './composition-history.ts';
import type { CompositionWindow, CompositionWords } from './composition-view.ts';

const SPARKLINE = { width: 200, height: 44 } as const;

type CompositionCardsProps = {
  history: CompositionHistory;
  window: Pick<CompositionWindow, 'homeZone'>;
  words: CompositionWords;
  sex: Sex | undefined;
};

/** Where each part stands now, whatever days are looked at. */
export function CompositionCards({ history, window, words, sex }: CompositionCardsProps) {
  const { homeZone } = window;
  const views = useMemo(
    () => metrics.map((metric) => toCardView(history, metric, sex, { homeZone }, words)),
    [history, sex, homeZone, words],
  );
  return (
    <Card title={words.composition.cards.title}>
      <ul className={styles['cards']}>
        {views.map((view) => (
          <li key={view.metric} className={styles['metric']}>
            <h3>{view.name}</h3>
            <Metric view={view} words={words} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Metric({ view, words }: { view: CardView; words: CompositionWords }) {
  if (!view.isKnown) {
    return (
      <p className={styles['quiet']}>
        {view.missing}{' '}
        {view.needsHeight && <Link to={paths.settings}>{words.composition.plane.settings}</Link>}
      </p>
    );
  }
  return (
    <>
      <p className={styles['value']}>
        <Explained name={`${view.name} ${view.value}`} explain={view.explain}>
          {view.value}
        </Explained>
      </p>
      <Sparkline
        {...SPARKLINE}
        series={view.series}
        {...(view.usual !== null && { usual: view.usual })}
        minSpan={view.minSpan}
        name={words.composition.cards.sparkline(view.name)}
      />
      <div className={styles['quiet']}>
        <p>
          <time dateTime={view.latest.datetime}>{view.latest.text}</time>
        </p>
        <p>{view.range}</p>
        {view.reference !== null && <p>{view.reference}</p>}
      </div>
    </>
  );
}
