import { useState } from 'react';
import { bounds, type WeightGoal } from '#settings/schema.ts';
import { useQuantityFormat } from '#settings/use-quantity-format.ts';
import { useFormat, useMessages, useSettings } from '#settings/use-settings.ts';
import { useSettingsMessages } from '#settings/use-settings-messages.ts';
import { Card } from '#ui/Card.tsx';
import { TextField } from '#ui/TextField.tsx';
import { Choice } from './Choice.tsx';
import styles from './SettingsPage.module.css';
import { readDuration, readWhole } from './typed-values.ts';
import { ValueField } from './ValueField.tsx';
import { type GoalShape, readGoal, toGoalShape, toGoalTexts } from './weight-goal-view.ts';

/** Goals that anybody may type, for examples of how. */
const EXAMPLE_STEPS = 8000;
const EXAMPLE_SLEEP_MIN = 495;

const SECONDS_PER_MINUTE = 60;
const MINUTES_PER_HOUR = 60;

const shapes: readonly GoalShape[] = ['none', 'one', 'range'];

export function GoalsSection() {
  const { goals } = useSettingsMessages();
  const [{ weightGoal, weightUnit }, change] = useSettings();
  // A shape that was picked before there is a weight in it.
  const [draft, setDraft] = useState<GoalShape | null>(null);
  const shape = draft ?? toGoalShape(weightGoal);
  return (
    <Card title={goals.title} className={styles['choices']}>
      <Choice<GoalShape>
        label={goals.weight.label}
        hint={goals.weight.hint}
        value={shape}
        options={shapes.map((value) => ({ value, label: goals.weight.options[value] }))}
        onChange={(shape) => {
          setDraft(shape === 'none' ? null : shape);
          if (shape === 'none') change({ weightGoal: undefined });
          if (shape === 'one' && weightGoal !== undefined) {
            change({ weightGoal: { lowKg: weightGoal.lowKg, highKg: weightGoal.lowKg } });
          }
        }}
      />
      {shape !== 'none' && (
        <GoalFields
          // Typed in another unit, or as another kind of goal, it is another text.
          key={`${shape} ${weightUnit}`}
          shape={shape}
          goal={weightGoal}
          onGoal={(weightGoal) => {
            setDraft(null);
            change({ weightGoal });
          }}
        />
      )}
      <StepsField />
      <SleepNeedField />
    </Card>
  );
}

function StepsField() {
  const { steps: words } = useSettingsMessages().goals;
  const [{ goalSteps }, change] = useSettings();
  const format = useFormat();
  const write = (steps: number) => format.number(steps, 0);
  return (
    <ValueField
      label={words.label}
      hint={words.hint}
      inputMode="numeric"
      value={goalSteps}
      format={write}
      read={(text) =>
        readWhole(text, format, {
          bounds: bounds.goalSteps,
          mends: {
            noValue: words.noValue(write(EXAMPLE_STEPS)),
            outside: words.outside(write(bounds.goalSteps.low), write(bounds.goalSteps.high)),
          },
        })
      }
      onChange={(goalSteps) => {
        change({ goalSteps });
      }}
    />
  );
}

function SleepNeedField() {
  const { sleepNeed: words } = useSettingsMessages().goals;
  const [{ sleepNeedMin }, change] = useSettings();
  const format = useFormat();
  const { duration } = useQuantityFormat();
  const write = (minutes: number) => duration(minutes * SECONDS_PER_MINUTE);
  const examples = [
    write(EXAMPLE_SLEEP_MIN),
    format.number(EXAMPLE_SLEEP_MIN / MINUTES_PER_HOUR, 2),
  ] as const;
  return (
    <ValueField
      label={words.label}
      hint={words.hint(...examples)}
      value={sleepNeedMin}
      format={write}
      read={(text) =>
        readDuration(text, 'h', format, {
          bounds: bounds.sleepNeedMin,
          mends: {
            noValue: words.noValue(...examples),
            outside: words.outside(write(bounds.sleepNeedMin.low), write(bounds.sleepNeedMin.high)),
          },
        })
      }
      onChange={(sleepNeedMin) => {
        change({ sleepNeedMin });
      }}
    />
  );
}

type GoalFieldsProps = {
  shape: 'one' | 'range';
  goal: WeightGoal | undefined;
  onGoal: (goal: WeightGoal) => void;
};

function GoalFields({ shape, goal, onGoal }: GoalFieldsProps) {
  const { goals } = useSettingsMessages();
  const { unit } = useMessages();
  const format = useFormat();
  const [{ weightUnit }] = useSettings();
  const words = { format, weightUnit, words: goals.weight };
  const [texts, setTexts] = useState(() => toGoalTexts(goal, words));
  const [shown, setShown] = useState(goal);
  const [isTouched, setTouched] = useState(false);
  const [problems, setProblems] = useState<{ low: string | null; high: string | null } | null>(null);
  const axisUnit = unit.axis[weightUnit];

  // Chosen elsewhere meanwhile: by a file, or in another tab.
  if (goal?.lowKg !== shown?.lowKg || goal?.highKg !== shown?.highKg) {
    setShown(goal);
    setTexts(toGoalTexts(goal, words));
    setTouched(false);
    setProblems(null);
  }

  const commit = () => {
    // Left alone, a goal keeps the digits that the field has no room for.
    if (!isTouched) return;
    const reading = readGoal(shape, texts, words);
    setProblems(reading.problems);
    if (reading.goal === null) return;
    setShown(reading.goal);
    onGoal(reading.goal);
  };
  const field = (which: 'low' | 'high', label: string) => (
    <TextField
      label={label}
      value={texts[which]}
      problem={problems?.[which] ?? null}
      inputMode={weightUnit === 'st' ? 'text' : 'decimal'}
      onChange={(text) => {
        setTouched(true);
        setTexts({ ...texts, [which]: text });
      }}
      onCommit={commit}
    />
  );
  return (
    <div className={styles['fields']}>
      {field('low', shape === 'one' ? goals.weight.one(axisUnit) : goals.weight.low(axisUnit))}
      {shape === 'range' && field('high', goals.weight.high(axisUnit))}
    </div>
  );
}
