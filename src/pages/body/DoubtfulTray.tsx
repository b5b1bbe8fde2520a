import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router-dom';
import type { Verdict } from '#domain/decisions.ts';
import { useFormat } from '#settings/use-settings.ts';
import { useWeighingsMessages } from '#settings/use-weighings-messages.ts';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import { toCount } from '../count.ts';
import { DeedLine } from './DeedLine.tsx';
import type { Deed } from './use-undoable.ts';
import styles from './Weighings.module.css';
import type { JudgedView, WeighingView } from './weighings-view.ts';

/** So many are looked through at one glance. */
const STEP = 5;

export type DoubtfulTrayProps = {
  tray: readonly WeighingView[];
  judged: readonly JudgedView[];
  deed: Deed | null;
  /** With null, a verdict is taken back. */
  onJudge: (weighing: WeighingView, verdict: Verdict | null) => void;
};

/** Readings that may be somebody else's wait here for the reader's word; what was decided can be taken back. */
export function DoubtfulTray({ tray, judged, deed, onJudge }: DoubtfulTrayProps) {
  const own = useWeighingsMessages();
  const format = useFormat();
  const [shown, setShown] = useState(STEP);
  const rest = tray.length - shown;
  const place = useRef<HTMLDivElement>(null);
  const { hash } = useLocation();
  // The browser looked for it before it was here; focus and scroll position are the window's.
  useEffect(() => {
    if (hash !== '#doubtful') return;
    place.current?.scrollIntoView({ block: 'start' });
    place.current?.focus({ preventScroll: true });
  }, [hash]);
  const verdicts = [
    { verdict: 'keep', label: own.keep },
    { verdict: 'hide', label: own.hide },
    { verdict: 'not-me', label: own.notMe },
  ] as const;
  return (
    <div id="doubtful" ref={place} tabIndex={-1} className={styles['place']}>
      <Card title={own.tray.title}>
        <p className={styles['lead']}>{tray.length === 0 ? own.tray.none : own.tray.lead}</p>
        <DeedLine deed={deed} />
        {tray.length > 0 && (
          <ul className={styles['list']}>
            {tray.slice(0, shown).map((weighing) => (
              <li key={weighing.key} className={styles['row']}>
                <span className={styles['weight']}>{weighing.weight}</span>
                <time className={styles['time']} dateTime={weighing.datetime}>
                  {weighing.text}
                </time>
                <span className={styles['actions']}>
                  {verdicts.map(({ verdict, label }) => (
                    <Button
                      key={verdict}
                      aria-label={own.about(label, weighing.what)}
                      onClick={() => onJudge(weighing, verdict)}
                    >
                      {label}
                    </Button>
                  ))}
                </span>
              </li>
            ))}
          </ul>
        )}
        {rest > 0 && (
          <div>
            <Button tone="quiet" onClick={() => setShown(tray.length)}>
              {own.tray.more(toCount(rest, format))}
            </Button>
          </div>
        )}
        {judged.length > 0 && (
          <Disclosure summary={own.tray.decided(toCount(judged.length, format))}>
            <ul className={styles['list']}>
              {judged.map((weighing) => (
                <li key={`${weighing.verdict} ${weighing.key}`} className={styles['row']}>
                  <span className={styles['weight']}>{weighing.weight}</span>
                  <span className={styles['time']}>
                    <time dateTime={weighing.datetime}>{weighing.text}</time> ·{' '}
                    {own.verdict[weighing.verdict]}
                  </span>
                  <span className={styles['actions']}>
                    <Button
                      aria-label={own.about(own.takeBack, weighing.what)}
                      onClick={() => onJudge(weighing, null)}
                    >
                      {own.takeBack}
                    </Button>
                  </span>
                </li>
              ))}
            </ul>
            <p className={styles['lead']}>{own.tray.local}</p>
          </Disclosure>
        )}
      </Card>
    </div>
  );
}
