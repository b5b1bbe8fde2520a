import { scaleDecimal } from '#domain/decimal.ts';
import type { Goals } from '#domain/devices.ts';

import type { Client } from './client.ts';
import { readDecimal, readInteger, readMap } from './decode.ts';
import { ApiError } from './errors.ts';

/**
 * Asks for the goals that the person set at the service.
 *
 * None in the generation of 2018, which has no such call; a goal for the weight comes with the measures there.
 */
export async function fetchGoals(client: Pick<Client, 'get'>, signal?: AbortSignal): Promise<Goals> {
  return decodeGoals(await client.get('api/goals', undefined, signal));
}

/**
 * Decodes the `body` of a `getgoals` answer; `goals` is `[]` for a person without any.
 *
 * A goal that cannot be read is absent, and so is one of 0: nobody aims at it, and progress towards it has no ratio.
 */
export function decodeGoals(json: unknown): Goals {
  const body = readMap(json);
  const goals = body && readMap(body['goals']);
  if (goals === null) {
    throw new ApiError('upstream_invalid', 'read the goals', { reason: 'there is no map of goals' });
  }
  const weight = readMap(goals['weight']) ?? {};
  const mantissa = readDecimal(weight['value']);
  const exponent = readInteger(weight['unit']);
  const steps = positive(readInteger(goals['steps']));
  const sleepSec = positive(readInteger(goals['sleep']));
  const weightKg = positive(mantissa === null || exponent === null ? null : scaleDecimal(mantissa, exponent));
  return {
    ...(steps !== null && { steps }),
    ...(sleepSec !== null && { sleepSec }),
    ...(weightKg !== null && { weightKg }),
  };
}

function positive(value: number | null): number | null {
  return value !== null && value > 0 ? value : null;
}
