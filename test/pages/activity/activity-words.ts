import { createFormat } from '#locale/format.ts';
import type { DistanceUnit } from '#locale/length-units.ts';
import { englishActivity } from '#locale/messages/english-activity.ts';
import { createQuantityFormat } from '#locale/quantities.ts';
import type { ActivityWords } from '#pages/activity/metric-format.ts';

/** English of Britain, in the unit of ways. */
export function wordsIn(distanceUnit: DistanceUnit = 'km'): ActivityWords {
  const format = createFormat({ locale: 'en-GB', weightUnit: 'kg' });
  const quantity = createQuantityFormat(format, { distanceUnit, lengthUnit: 'cm', temperatureUnit: 'c' });
  return { format, quantity, messages: englishActivity };
}
