import { lazy, Suspense, useMemo } from 'react';
import { CrosshairGroup } from '#charts/CrosshairGroup.tsx';
import { measureType } from '#domain/measures.ts';
import { useReadings } from '#queries/measures.ts';
import { clockZoneOf } from '#settings/clock-zone.ts';
import { useMessages, useSettings } from '#settings/use-settings.ts';
import { Notice } from '#ui/Notice.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx';
import { PageHeading } from '../PageHeading.tsx';
import { readerZone } from '../reader-zone.ts';
import styles from './BodyPage.module.css';
import { NoWeighIns } from './NoWeighIns.tsx';
import { computeWeightHistory } from './weight-history.ts';
import { WeightPanels } from './WeightPanels.tsx';

// Of accounts that never weighed anybody.
const MeasuredAlone = lazy(async () => ({ default: (await import('./MeasuredAlone.tsx')).MeasuredAlone }));

const types = [measureType.weight];

export function BodyPage() {
  const messages = useMessages();
  const { readings, isPending, error } = useReadings(types);
  const [settings] = useSettings();
  const { weightGoal } = settings;
  const clockZone = clockZoneOf(settings, readerZone());
  const history = useMemo(
    () => (readings === undefined ? null : computeWeightHistory(readings, { goal: weightGoal, clockZone })),
    [readings, weightGoal, clockZone],
  );

  if (history !== null && history.weighIns.length > 0) {
    return (
      <CrosshairGroup>
        <WeightPanels history={history} />
      </CrosshairGroup>
    );
  }
  return (
    <div className={styles['page']}>
      <PageHeading title={messages.weight.title} />
      {!isPending && error === null && (
        <>
          <NoWeighIns />
          <Suspense fallback={null}>
            <MeasuredAlone />
          </Suspense>
        </>
      )}
      {error !== null && (
        <Notice tone="error" title={messages.weight.empty.failed}>
          <p>{messages.weight.empty.failedText}</p>
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
