import type { WireGoals } from '#api/wire/goals.ts';
import { category } from './measures-draft.ts';
import { answerWith } from './notation.ts';
import { type Answer, failure } from './reply.ts';
import type { Context } from './services.ts';
import type { State } from './state.ts';

const weightType = 1;
const gramsPerKg = 1000;

/** Each absent where the person has set none. */
type TrueGoals = { readonly steps?: number; readonly sleepSec?: number; readonly weightKg?: number };

/** The goal for the weight is the last one in the list of measures. */
export function trueGoals({ measures, clock, switches }: State): TrueGoals {
  if (switches.goals === 'none') return {};
  const last = measures.visible(clock.nowSec()).findLast((record) => record.category === category.goal);
  const weight = last?.measures.find(({ type }) => type === weightType);
  return { steps: 9000, sleepSec: 28_800, ...(weight !== undefined && { weightKg: weight.value }) };
}

/** `getgoals`: a call of today; a list where there are none. */
export function getGoals(_: ReadonlyMap<string, string>, { state, dialect }: Context): Answer {
  if (dialect === 'nokia') return failure(2554, 'Wrong action or wrong webservice');
  const { steps, sleepSec, weightKg } = trueGoals(state);
  const goals: WireGoals = {
    ...(steps !== undefined && { steps }),
    ...(sleepSec !== undefined && { sleep: sleepSec }),
    ...(weightKg !== undefined && { weight: { value: Math.round(weightKg * gramsPerKg), unit: -3 } }),
  };
  return answerWith('goals', goals, {}, state.switches);
}
