import { lazy, type ReactNode, Suspense, useCallback, useMemo } from 'react';
import type { Decision } from '#domain/decisions.ts';
import { toEpochSec } from '#domain/time.ts';
import { useSession } from '#queries/session.ts';
import { useSyncStatus } from '#queries/sync.ts';
import { useFormat, useMessages, useSpeech } from '#settings/use-settings.ts';
import { useWeightMessages } from '#settings/use-weight-messages.ts';
import { BelowFold } from '#ui/BelowFold.tsx';
import { Card } from '#ui/Card.tsx';
import { useNow } from '#ui/clock.ts';
import { Disclosure } from '#ui/Disclosure.tsx';
import { Notice } from '#ui/Notice.tsx';
import { toChartGestures } from '../chart-gestures.ts';
import { PageHeading } from '../PageHeading.tsx';
import { useRangeCommands } from '../range-commands.ts';
import { RangeBar } from '../RangeBar.tsx';
import { toPhase } from '../sync-phase.ts';
import { useViewRange } from '../use-view-range.ts';
import styles from './BodyPage.module.css';
import { toEmptyRangeView, toHeadlineView, toRangeContext, toRangeView } from './body-view.ts';
import { EmptyRange } from './EmptyRange.tsx';
import { WeightUnitSwitch } from './WeightUnitSwitch.tsx';
import { WeightChart } from './WeightChart.tsx';
import type { WeightChoices } from './weight-choices.ts';
import type { WeightHistory } from './weight-history.ts';
import { ExplainContext, type WeightSubject } from './weight-subject.ts';
import { WeightFacts } from './WeightFacts.tsx';
import { WeightHeadline } from './WeightHeadline.tsx';
import { WeightSwitches } from './WeightSwitches.tsx';

// After the chart, whose program goes first.
const BodySections = lazy(async () => {
  await import('#charts/TimeSeriesChart.tsx');
  return { default: (await import('./BodySections.tsx')).BodySections };
});
// Below the picture, and so not awaited by it.
const Weighings = lazy(async () => ({ default: (await import('./Weighings.tsx')).Weighings }));
// Asked for seldom, and mostly words.
const HowComputed = lazy(async () => ({ default: (await import('./HowComputed.tsx')).HowComputed }));

export type WeightPanelsProps = {
  history: WeightHistory;
  decisions: readonly Decision[];
  choices: WeightChoices;
  onChoices: (change: Partial<WeightChoices>) => void;
  /** The estimator that was asked for did not arrive. */
  hasFailed: boolean;
};

export function WeightPanels({ history, decisions, choices, onChoices, hasFailed }: WeightPanelsProps) {
  const format = useFormat();
  const messages = useMessages();
  const own = useWeightMessages();
  const { catalogue } = useSpeech();
  const now = toEpochSec(useNow());
  const words = useMemo(() => ({ format, own }), [format, own]);
  const { today, firstDay } = toRangeContext(history, now);
  const context = useMemo(() => ({ today, firstDay }), [today, firstDay]);
  const { range, problem, actions } = useViewRange(context);
  const view = useMemo(() => toRangeView(history, range, words), [history, range, words]);
  const headline = useMemo(() => toHeadlineView(history, now, words), [history, now, words]);

  const gestures = useMemo(
    () => toChartGestures(actions, history.homeZone, context),
    [actions, history.homeZone, context],
  );
  useRangeCommands({ range: view.range, context, onRange: actions.show });
  const explain = useCallback(
    async (subject: WeightSubject) => {
      const { explainWeight } = await import('./weight-explanations.ts');
      return explainWeight(subject, { history, now, words, catalogue });
    },
    [history, now, words, catalogue],
  );
  const isArriving = history.estimator !== choices.estimator;

  return (
    <ExplainContext value={explain}>
      <div className={styles['page']}>
        <div className={styles['header']}>
          <PageHeading title={own.title} />
          <WeightUnitSwitch />
          <RangeBar range={view.range} text={view.daysText} context={context} onRange={actions.show} />
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
                gestures={gestures}
                choices={choices}
                decisions={decisions}
              />
            )}
            <WeightSwitches
              choices={choices}
              onChange={onChoices}
              problem={hasFailed ? own.failed : isArriving ? own.arriving : null}
            />
          </Card>
          <div className={styles['facts']}>
            <WeightFacts view={headline} />
          </div>
        </div>
        <BelowPicture>
          <Suspense fallback={null}>
            <BodySections history={history} view={view} decisions={decisions} />
          </Suspense>
          <Suspense fallback={<p aria-busy="true">{messages.loading}</p>}>
            <Weighings history={history} decisions={decisions} words={words} />
          </Suspense>
        </BelowPicture>
        <Card>
          <Disclosure summary={own.howComputed}>
            <Suspense fallback={messages.loading}>
              <HowComputed history={history} />
            </Suspense>
          </Disclosure>
        </Card>
      </div>
    </ExplainContext>
  );
}

/** While the first readings come in, every page of them would be drawn below the picture as well. */
function BelowPicture({ children }: { children: ReactNode }) {
  const session = useSession();
  const status = useSyncStatus();
  const isFirstLook = status.lastSyncAt === null && toPhase(session.status, status) === 'syncing';
  return <BelowFold busy={isFirstLook}>{children}</BelowFold>;
}
