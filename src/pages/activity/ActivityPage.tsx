import { useDeferredValue, useMemo } from 'react';
import { computeActivityDays } from '#domain/activity-days.ts';
import { toEpochSec } from '#domain/time.ts';
import { useActivityColumns } from '#queries/activity.ts';
import { useActivityMessages } from '#settings/use-activity-messages.ts';
import { useMessages } from '#settings/use-settings.ts';
import { useNow } from '#ui/clock.ts';
import { Notice } from '#ui/Notice.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx';
import { NothingYet } from '../NothingYet.tsx';
import { PageHeading } from '../PageHeading.tsx';
import { ActivityPanels } from './ActivityPanels.tsx';
import styles from './ActivityPage.module.css';

/** Days end on quarters of an hour in every zone: until the next one nothing changes with the clock. */
const QUARTER_SEC = 900;

export function ActivityPage() {
  const { loading } = useMessages();
  const messages = useActivityMessages();
  const { columns: latest, isPending, error } = useActivityColumns();
  // What arrives while the page is read is drawn in passes that give way to the reader.
  const columns = useDeferredValue(latest);
  const quarter = Math.floor(useNow() / QUARTER_SEC);
  const days = useMemo(
    () => (columns === undefined ? null : computeActivityDays(columns, toEpochSec(quarter * QUARTER_SEC))),
    [columns, quarter],
  );

  const isWaiting = isPending || columns !== latest;
  if (days !== null) return <ActivityPanels days={days} now={toEpochSec(quarter * QUARTER_SEC)} />;
  return (
    <div className={styles['page']} data-family="activity">
      <PageHeading title={messages.title} />
      {!isWaiting && error === null && <NothingYet words={messages.empty} />}
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
