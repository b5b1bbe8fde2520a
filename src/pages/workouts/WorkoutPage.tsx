import { useMemo } from 'react';
import { Link, useLocation, useParams } from 'react-router-dom';
import { toWorkoutRow } from '#domain/workout-rows.ts';
import { useWorkouts } from '#queries/workouts.ts';
import { useMessages } from '#settings/use-settings.ts';
import { useWorkoutsMessages } from '#settings/use-workouts-messages.ts';
import { Card } from '#ui/Card.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx';
import { NothingYet } from '../NothingYet.tsx';
import { PageHeading } from '../PageHeading.tsx';
import { paths } from '../paths.ts';
import { WorkoutPanels } from './WorkoutPanels.tsx';
import styles from './Workouts.module.css';

export function WorkoutPage() {
  const { id = '' } = useParams();
  const { loading } = useMessages();
  const messages = useWorkoutsMessages();
  const { workouts, isPending, error } = useWorkouts();
  const rows = useMemo(() => workouts?.map(toWorkoutRow), [workouts]);
  const workout = workouts?.find((one) => String(one.id) === id);
  const row = rows?.find((one) => String(one.id) === id);
  const back = <BackLink word={messages.one.back} />;

  if (workout !== undefined && row !== undefined && rows !== undefined) {
    return <WorkoutPanels key={id} workout={workout} row={row} rows={rows} back={back} />;
  }
  return (
    <div className={styles['page']} data-family="workouts">
      <p>{back}</p>
      <PageHeading title={isPending ? messages.title : messages.one.unknown} />
      {error !== null && (
        <Notice tone="error" title={messages.empty.failed}>
          <p>{messages.empty.failedText}</p>
        </Notice>
      )}
      {isPending && (
        <div aria-busy="true" className={styles['page']}>
          <VisuallyHidden>{loading}</VisuallyHidden>
          <Skeleton shape="chart" />
        </div>
      )}
      {!isPending && error === null && workouts === undefined && <NothingYet words={messages.empty} />}
      {workouts !== undefined && (
        <Card>
          <p>{messages.one.unknownText(id)}</p>
        </Card>
      )}
    </div>
  );
}

/** To the list as the reader left it, where they came from it. */
function BackLink({ word }: { word: string }) {
  // The router's state is whatever somebody put there.
  const state = useLocation().state as unknown;
  const search =
    typeof state === 'object' && state !== null && 'list' in state && typeof state.list === 'string'
      ? state.list
      : '';
  return <Link to={{ pathname: paths.workouts, search }}>‹ {word}</Link>;
}
