import { lazy, Suspense, useMemo } from 'react';
import { parseViewRange, toPresetRange, type ViewRange } from '#domain/range.ts';
import { toEpochSec, toLocalDay } from '#domain/time.ts';
import { useFormat, useMessages } from '#settings/use-settings.ts';
import { Card } from '#ui/Card.tsx';
import { useNow } from '#ui/clock.ts';
import { Disclosure } from '#ui/Disclosure.tsx';
import { Notice } from '#ui/Notice.tsx';
import { PageHeading } from '../PageHeading.tsx';
import { paths } from '../paths.ts';
import { named } from '../range.ts';
import { useRangeCommands } from '../range-commands.ts';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { RangeBar } from '../RangeBar.tsx';
import styles from './BodyPage.module.css';
import {
  toEmptyRangeView,
  toHeadlineView,
  toLastReadings,
  toRangeContext,
  toRangeView,
} from './body-view.ts';
import { EmptyRange } from './EmptyRange.tsx';
import { LastReadings } from './LastReadings.tsx';
import { WeightUnitSwitch } from './WeightUnitSwitch.tsx';
import { WeightChart } from './WeightChart.tsx';
import type { WeightHistory } from './weight-history.ts';
import { WeightFacts } from './WeightFacts.tsx';
import { WeightHeadline } from './WeightHeadline.tsx';

// Asked for seldom, and mostly words.
const HowComputed = lazy(async () => ({ default: (await import('./HowComputed.tsx')).HowComputed }));

export function WeightPanels({ history }: { history: WeightHistory }) {
  const format = useFormat();
  const messages = useMessages();
  const now = toEpochSec(useNow());
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const words = useMemo(() => ({ format, messages }), [format, messages]);
  const { today, firstDay } = toRangeContext(history, now);
  const context = useMemo(() => ({ today, firstDay }), [today, firstDay]);
  const { problem, view } = useMemo(() => {
    const { problem, ...range } = parseViewRange(params, context);
    return { problem, view: toRangeView(history, range, words) };
  }, [history, params, context, words]);
  const headline = useMemo(() => toHeadlineView(history, now, words), [history, now, words]);
  const lastReadings = useMemo(() => toLastReadings(history, words), [history, words]);

  const show = (range: ViewRange) => {
    void navigate(paths.bodyIn(range));
  };
  useRangeCommands({ range: view.range, context, onRange: show });
  const dayOf = (at: number) => toLocalDay(toEpochSec(Math.round(at)), history.homeZone);

  return (
    <div className={styles['page']}>
      <div className={styles['header']}>
        <PageHeading title={messages.weight.title} />
        <WeightUnitSwitch />
        <RangeBar range={view.range} text={view.daysText} context={context} onRange={show} />
      </div>
      {problem !== null && (
        <Notice tone="warning">
          <p>{messages.range.problem(problem.received)}</p>
        </Notice>
      )}
      <div className={styles['main']}>
        <div className={styles['headline']}>
          <WeightHeadline view={headline} />
        </div>
        <Card className={styles['chart']}>
          {view.first === view.end ? (
            <EmptyRange view={toEmptyRangeView(history, view, now, words)} />
          ) : (
            <WeightChart
              history={history}
              view={view}
              words={words}
              onSelect={(from, to) => {
                show(named({ preset: null, from: dayOf(from), to: dayOf(to) }, context));
              }}
              onReset={() => {
                show(toPresetRange('3m', context));
              }}
            />
          )}
        </Card>
        <div className={styles['facts']}>
          <WeightFacts view={headline} />
        </div>
      </div>
      <LastReadings readings={lastReadings} />
      <Card>
        <Disclosure summary={messages.weight.howComputed}>
          <Suspense fallback={messages.loading}>
            <HowComputed zone={history.homeZone} />
          </Suspense>
        </Disclosure>
      </Card>
    </div>
  );
}
