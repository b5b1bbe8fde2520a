import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { useLatestWorkouts } from '#queries/latest.ts';
import { useQuantityFormat } from '#settings/use-quantity-format.ts';
import { useWorkoutsMessages } from '#settings/use-workouts-messages.ts';
import { paths } from '../paths.ts';
import styles from './HomePage.module.css';
import { Tile, type TileFrame } from './Tile.tsx';
import type { TileView } from './tile-view.ts';
import { useHomeWords } from './use-home-words.ts';
import { useToday } from './use-today.ts';
import { LISTED, toWorkoutLine, toWorkoutsSentence } from './workouts-view.ts';

export function WorkoutsTile({ frame }: { frame: TileFrame }) {
  const words = useHomeWords();
  const quantity = useQuantityFormat();
  const types = useWorkoutsMessages();
  const { today, clockZone } = useToday();
  const { data: workouts, error } = useLatestWorkouts(LISTED);
  const view = useMemo((): TileView => {
    if (error !== null) return { state: 'failed' };
    if (workouts === undefined) return { state: 'loading' };
    const sentence = toWorkoutsSentence(workouts, today, words);
    return sentence === null
      ? { state: 'none', text: words.own.workouts.none }
      : { state: 'known', ...sentence, figure: null };
  }, [workouts, today, words, error]);
  const lines = useMemo(
    () =>
      (workouts ?? [])
        .slice(0, LISTED)
        .map((workout) => toWorkoutLine(workout, clockZone, { ...words, quantity, types })),
    [workouts, clockZone, words, quantity, types],
  );
  return (
    <Tile {...frame} to={paths.workouts} view={view}>
      {lines.length > 0 && (
        <ol className={styles['workouts']}>
          {lines.map(({ id, type, datetime, time, amounts }) => (
            <li key={id}>
              <Link to={paths.workout(id)}>{type}</Link>
              <span className={styles['rest']}>
                <time dateTime={datetime}>{time}</time> · {amounts}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Tile>
  );
}
