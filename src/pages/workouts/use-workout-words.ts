import { useMemo } from 'react';
import { createPaceFormat } from '#locale/pace.ts';
import { clockZoneOf } from '#settings/clock-zone.ts';
import { useQuantityFormat } from '#settings/use-quantity-format.ts';
import { useFormat, useSettings } from '#settings/use-settings.ts';
import { useWorkoutsMessages } from '#settings/use-workouts-messages.ts';
import { readerZone } from '../reader-zone.ts';
import type { WorkoutWords } from './workout-format.ts';

export function useWorkoutWords(): WorkoutWords {
  const format = useFormat();
  const quantity = useQuantityFormat();
  const messages = useWorkoutsMessages();
  const [settings] = useSettings();
  const clockZone = clockZoneOf(settings, readerZone());
  return useMemo(
    () => ({ format, quantity, messages, clockZone, pace: createPaceFormat(format, quantity.distanceUnit) }),
    [format, quantity, messages, clockZone],
  );
}
