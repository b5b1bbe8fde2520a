import type { Format } from '#locale/format.ts';
import type { SettingsMessages } from '#locale/messages/english-settings.ts';
import { parseWeight } from '#locale/parse.ts';
import type { WeightUnit } from '#locale/units.ts';
import { GOAL_BOUNDS_KG, type WeightGoal } from '#settings/schema.ts';

export type GoalShape = 'none' | 'one' | 'range';
export type GoalTexts = { readonly low: string; readonly high: string };

export type GoalReading =
  | { readonly goal: WeightGoal; readonly problems: null }
  | { readonly goal: null; readonly problems: { readonly low: string | null; readonly high: string | null } };

type Words = {
  readonly format: Format;
  readonly weightUnit: WeightUnit;
  readonly words: SettingsMessages['goals']['weight'];
};

/** A weight that anybody may type, for examples of how. */
const EXAMPLE_KG = 72.5;

export function toGoalShape(goal: WeightGoal | undefined): GoalShape {
  if (goal === undefined) return 'none';
  return goal.lowKg === goal.highKg ? 'one' : 'range';
}

/** A goal as it may be typed in the reader's unit, which the fields name beside it. */
export function toGoalTexts(goal: WeightGoal | undefined, { format, weightUnit }: Words): GoalTexts {
  const write = (kg: number) =>
    weightUnit === 'st' ? format.weight(kg) : format.number(format.weightNumber(kg), 1);
  return goal === undefined ? { low: '', high: '' } : { low: write(goal.lowKg), high: write(goal.highKg) };
}

/** What was typed as a goal, or what is wrong with it; a field that is still empty is not wrong, only unfinished. */
export function readGoal(shape: 'one' | 'range', texts: GoalTexts, words: Words): GoalReading {
  const low = readWeight(texts.low, words);
  const high = shape === 'one' ? low : readWeight(texts.high, words);
  if (typeof low !== 'number' || typeof high !== 'number') {
    return {
      goal: null,
      problems: {
        low: typeof low === 'number' ? null : low,
        high: shape === 'one' || typeof high === 'number' ? null : high,
      },
    };
  }
  if (low > high) return { goal: null, problems: { low: null, high: words.words.reversed } };
  return { goal: { lowKg: low, highKg: high }, problems: null };
}

function readWeight(text: string, { format, weightUnit, words }: Words): number | string | null {
  if (text.trim() === '') return null;
  const kg = parseWeight(text, weightUnit, format.numberLocale);
  if (kg === null) return words.noWeight(format.weight(EXAMPLE_KG));
  const { low, high } = GOAL_BOUNDS_KG;
  return kg < low || kg > high ? words.outside(format.weight(low), format.weight(high)) : kg;
}
