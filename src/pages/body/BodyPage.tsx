import { lazy, Suspense, useMemo } from 'react';
import { CrosshairGroup } from '#charts/CrosshairGroup.tsx';
import { type Decision, toVerdicts } from '#domain/decisions.ts';
import { measureType } from '#domain/measures.ts';
import { useDecisions } from '#queries/decisions.ts';
import { useReadings } from '#queries/measures.ts';
import { useSyncStatus } from '#queries/sync.ts';
import { clockZoneOf } from '#settings/clock-zone.ts';
import { useMessages, useSettings } from '#settings/use-settings.ts';
import { useWeightMessages } from '#settings/use-weight-messages.ts';
import { Notice } from '#ui/Notice.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx';
import { PageHeading } from '../PageHeading.tsx';
import { readerZone } from '../reader-zone.ts';
import styles from './BodyPage.module.css';
import { NoWeighIns } from './NoWeighIns.tsx';
import { useOtherEstimators, useWeightChoices } from './use-weight-choices.ts';
import { computeWeightHistory } from './weight-history.ts';
import { WeightPanels } from './WeightPanels.tsx';

// Of accounts that never weighed anybody.
const MeasuredAlone = lazy(async () => ({ default: (await import('./MeasuredAlone.tsx')).MeasuredAlone }));

const types = [measureType.weight];
const nothingDecided: readonly Decision[] = [];

export function BodyPage() {
  const messages = useMessages();
  const own = useWeightMessages();
  const { readings, isPending: areReadingsPending, error } = useReadings(types);
  const { decisions = nothingDecided, isPending: areDecisionsPending } = useDecisions();
  // Nobody knows yet that there is nothing while there is something still to be read.
  const isPending = areReadingsPending || areDecisionsPending;
  const [settings] = useSettings();
  const { weightGoal } = settings;
  const clockZone = clockZoneOf(settings, readerZone());
  const [choices, changeChoices] = useWeightChoices();
  const { estimator, hasBand } = choices;
  const { others, hasFailed } = useOtherEstimators(choices);
  const verdicts = useMemo(() => toVerdicts(decisions, 'measures'), [decisions]);
  const history = useMemo(
    () =>
      // Without the reader's decisions a guest would flash up in the trend.
      readings === undefined || areDecisionsPending
        ? null
        : computeWeightHistory(readings, {
            goal: weightGoal,
            clockZone,
            verdicts,
            estimator,
            hasBand,
            others,
          }),
    [readings, areDecisionsPending, weightGoal, clockZone, verdicts, estimator, hasBand, others],
  );

  // What the reader took out can be had back as long as there is a reading at all.
  if (history !== null && (history.weighIns.length > 0 || verdicts.size > 0)) {
    return (
      <CrosshairGroup>
        <WeightPanels
          history={history}
          decisions={decisions}
          choices={choices}
          onChoices={changeChoices}
          hasFailed={hasFailed}
        />
      </CrosshairGroup>
    );
  }
  return (
    <div className={styles['page']}>
      <PageHeading title={own.title} />
      {!isPending && error === null && (
        <>
          <NoWeighIns />
          <OtherMeasures />
        </>
      )}
      {error !== null && (
        <Notice tone="error" title={own.empty.failed}>
          <p>{own.empty.failedText}</p>
        </Notice>
      )}
      {isPending && (
        <div aria-busy="true" className={styles['loading']}>
          <VisuallyHidden>{messages.loading}</VisuallyHidden>
          <Skeleton shape="number" />
          <Skeleton shape="chart" />
        </div>
      )}
    </div>
  );
}

/** Before the first look was taken nobody knows what there is. */
function OtherMeasures() {
  const { lastSyncAt } = useSyncStatus();
  if (lastSyncAt === null) return null;
  return (
    <Suspense fallback={null}>
      <MeasuredAlone />
    </Suspense>
  );
}
