import { englishWorkouts, type WorkoutsMessages } from '#locale/messages/english-workouts.ts';
import { useTopic } from './use-settings.ts';

/** The sentences of the pages of workouts; loaded with them. */
export function useWorkoutsMessages(): WorkoutsMessages {
  return useTopic('workouts', englishWorkouts);
}
