import { lazy, Suspense, useDeferredValue, useMemo } from 'react';
import { useLocation } from 'react-router-dom';
import { toVerdicts } from '#domain/decisions.ts';
import { useDecisions } from '#queries/decisions.ts';
import { useReadings } from '#queries/measures.ts';
import { clockZoneOf } from '#settings/clock-zone.ts';
import { useMessages, useSettings } from '#settings/use-settings.ts';
import { useVitalsMessages } from '#settings/use-vitals-messages.ts';
import { Notice } from '#ui/Notice.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx';
import { PageHeading } from '../PageHeading.tsx';
import { readerZone } from '../reader-zone.ts';
import { NoVitals } from './NoVitals.tsx';
import { isSheet } from './sheet-address.ts';
import { vitalTypes } from './vital-kinds.ts';
import { computeVitalsHistory } from './vitals-history.ts';
import styles from './VitalsPage.module.css';
import { VitalsPanels } from './VitalsPanels.tsx';

// Asked for seldom.
const DoctorSheet = lazy(async () => ({ default: (await import('./DoctorSheet.tsx')).DoctorSheet }));

const noDecisions: readonly never[] = [];

export function VitalsPage() {
  const { loading } = useMessages();
  const messages = useVitalsMessages();
  const { readings: latest, isPending, error } = useReadings(vitalTypes);
  // Ten years of them are drawn in passes that give way to the reader.
  const readings = useDeferredValue(latest);
  const isWaiting = isPending || readings !== latest;
  const { decisions = noDecisions } = useDecisions();
  const [settings] = useSettings();
  const { bloodPressureDropsFirst: dropsFirst } = settings;
  const clockZone = clockZoneOf(settings, readerZone());
  const { search } = useLocation();
  const history = useMemo(() => {
    if (readings === undefined) return null;
    const verdicts = toVerdicts(decisions, 'measures');
    return computeVitalsHistory(readings, { dropsFirst, clockZone, verdicts });
  }, [readings, decisions, dropsFirst, clockZone]);

  if (history !== null && history.firstDay !== null) {
    if (!isSheet(search)) return <VitalsPanels history={history} />;
    return (
      <Suspense fallback={<p aria-busy="true">{loading}</p>}>
        <DoctorSheet history={history} />
      </Suspense>
    );
  }
  return (
    <div className={styles['page']} data-family="vitals">
      <PageHeading title={messages.title} />
      {!isWaiting && error === null && <NoVitals />}
      {error !== null && (
        <Notice tone="error" title={messages.empty.failed}>
          <p>{messages.empty.failedText}</p>
        </Notice>
      )}
      {isWaiting && (
        <div aria-busy="true" className={styles['page']}>
          <VisuallyHidden>{loading}</VisuallyHidden>
          <Skeleton shape="number" />
          <Skeleton shape="chart" />
        </div>
      )}
    </div>
  );
}
