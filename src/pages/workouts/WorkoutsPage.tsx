import { useMemo } from 'react';
import { useWorkouts } from '#queries/workouts.ts';
import { toWorkoutRow } from '#domain/workout-rows.ts';
import { useMessages } from '#settings/use-settings.ts';
import { useWorkoutsMessages } from '#settings/use-workouts-messages.ts';
import { Notice } from '#ui/Notice.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx';
import { NothingYet } from '../NothingYet.tsx';
import { PageHeading } from '../PageHeading.tsx';
import styles from './Workouts.module.css';
import { WorkoutsPanels } from './WorkoutsPanels.tsx';

export function WorkoutsPage() {
  const { loading } = useMessages();
  const messages = useWorkoutsMessages();
  const { workouts, isComplete, isPending, error } = useWorkouts();
  const rows = useMemo(() => workouts?.map(toWorkoutRow), [workouts]);

  if (rows !== undefined && rows.length > 0) return <WorkoutsPanels rows={rows} isComplete={isComplete} />;
  return (
    <div className={styles['page']} data-family="workouts">
      <PageHeading title={messages.title} />
      {!isPending && error === null && <NothingYet words={messages.empty} />}
      {error !== null && (
        <Notice tone="error" title={messages.empty.failed}>
          <p>{messages.empty.failedText}</p>
        </Notice>
      )}
      {isPending && (
        <div aria-busy="true" className={styles['page']}>
          <VisuallyHidden>{loading}</VisuallyHidden>
          <Skeleton shape="number" />
          <Skeleton shape="chart" />
        </div>
      )}
    </div>
  );
}
