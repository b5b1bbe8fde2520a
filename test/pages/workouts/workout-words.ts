import { createFormat } from '#locale/format.ts';
import { englishWorkouts } from '#locale/messages/english-workouts.ts';
import { createPaceFormat } from '#locale/pace.ts';
import { createQuantityFormat } from '#locale/quantities.ts';
import type { WorkoutWords } from '#pages/workouts/workout-format.ts';

/** British English, ways in a unit, and times by one clock or by that of each workout. */
export function wordsIn(
  distanceUnit: 'km' | 'mi',
  clockZone: WorkoutWords['clockZone'] = null,
): WorkoutWords {
  const format = createFormat({ locale: 'en-GB', weightUnit: 'kg' });
  return {
    format,
    quantity: createQuantityFormat(format, { distanceUnit, lengthUnit: 'cm', temperatureUnit: 'c' }),
    pace: createPaceFormat(format, distanceUnit),
    messages: englishWorkouts,
    clockZone,
  };
}
