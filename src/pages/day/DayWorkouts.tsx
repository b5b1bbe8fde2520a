import { Link, useLocation } from 'react-router-dom';
import { computeSpanTotals } from '#domain/day-figures.ts';
import { formatInstant } from '#domain/time.ts';
import type { Workout } from '#domain/workouts.ts';
import { Card } from '#ui/Card.tsx';
import { toEpochSec } from '#domain/time.ts';
import { paths } from '../paths.ts';
import { withWindow } from './day-address.ts';
import styles from './DayPage.module.css';
import { type DayView, type DayWords, toClockText, toLengthText, toWorkoutLabel } from './day-view.ts';

type DayWorkoutsProps = { readonly view: DayView; readonly reader: DayWords; readonly search: string };

/** Workouts, and whatever else happened, in order; each workout leads to its stretch of the picture. */
export function DayWorkouts({ view, reader, search }: DayWorkoutsProps) {
  const { words } = reader;
  const { workouts, zone } = view.record;
  const { pathname } = useLocation();
  const others = view.events.filter(({ kind }) => kind !== 'workout');
  return (
    <>
      <Card title={words.workouts.title} className={styles['workouts']}>
        {workouts.length === 0 && <p>{words.workouts.none}</p>}
        {workouts.map((workout) => {
          const label = toWorkoutLabel(workout, reader);
          return (
            <div key={workout.id} className={styles['workout']}>
              <Link
                to={pathname + withWindow(search, workout, view.record)}
                title={words.workouts.show(label)}
                className={styles['workoutName'] ?? ''}
              >
                {words.event.span(
                  label,
                  toClockText(workout.from, zone, reader),
                  toClockText(workout.to, zone, reader),
                )}
              </Link>
              <Link to={paths.workout(workout.id)}>{words.workouts.open(label)}</Link>
              <dl className={styles['facts']}>
                {toFacts(workout, view, reader).map(({ name, value }) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>{value}</dd>
                  </div>
                ))}
              </dl>
            </div>
          );
        })}
      </Card>
      <Card title={words.events.title} className={styles['events']}>
        {others.length === 0 && <p>{words.events.none}</p>}
        {others.length > 0 && (
          <ul className={styles['list']}>
            {others.map(({ id, at, kind, spoken }) => (
              <li key={id}>
                <time dateTime={formatInstant(toEpochSec(at), zone)}>{toClockText(at, zone, reader)}</time>{' '}
                {kind === 'pin' ? spoken : spoken}
              </li>
            ))}
          </ul>
        )}
      </Card>
    </>
  );
}

/** What the service says of a workout; where it says nothing, what its minutes add up to. */
function toFacts(
  workout: Workout,
  { minutes }: DayView,
  reader: DayWords,
): { name: string; value: string }[] {
  const { words, format, quantities } = reader;
  const { amounts, heartRate } = computeSpanTotals(minutes, workout);
  const number = (value: number) => format.number(value, 0);
  const facts: { name: string; value: string }[] = [
    { name: words.workouts.duration, value: toLengthText(workout, reader) },
  ];
  const add = (name: string, value: number | null | undefined, text: (value: number) => string) => {
    if (value !== undefined && value !== null && value > 0) facts.push({ name, value: text(value) });
  };
  add(words.workouts.steps, workout.steps ?? amounts.steps, number);
  add(
    words.workouts.distance,
    workout.distanceM ?? workout.manualDistanceM ?? amounts.distanceM,
    quantities.distance,
  );
  add(
    words.workouts.energy,
    workout.activeKcal ?? workout.manualKcal ?? amounts.activeKcal,
    (kcal) => `${number(kcal)} ${words.kcal}`,
  );
  add(words.workouts.laps, workout.poolLaps ?? amounts.poolLaps, number);
  add(words.workouts.strokes, workout.strokes ?? amounts.strokes, number);
  const mean = workout.heartRate?.averageBpm ?? heartRate?.meanBpm;
  const highest = workout.heartRate?.maxBpm ?? heartRate?.maxBpm;
  if (mean !== undefined && highest !== undefined) {
    facts.push({
      name: words.workouts.heartRate,
      value: `${number(mean)} · ${number(highest)} ${words.bpm}`,
    });
  }
  return facts;
}
