import { useWeightMessages } from '#settings/use-weight-messages.ts';
import { useId } from 'react';
import { estimators, type WeightChoices } from './weight-choices.ts';
import styles from './WeightSwitches.module.css';

export type WeightSwitchesProps = {
  choices: WeightChoices;
  onChange: (change: Partial<WeightChoices>) => void;
  /** Of the trend: on its way, or not to be had. */
  problem: string | null;
};

/** By whom the trend is drawn, and what else stands in the picture. */
export function WeightSwitches({ choices, onChange, problem }: WeightSwitchesProps) {
  const own = useWeightMessages();
  const id = useId();
  const switches = [
    { name: 'hasStems', label: own.switches.stems },
    { name: 'hasBand', label: own.switches.band },
    { name: 'hasYearAgo', label: own.switches.yearAgo },
  ] as const;
  return (
    <div className={styles['switches']}>
      <div className={styles['estimator']}>
        <label htmlFor={id}>{own.estimator.label}</label>
        <select
          id={id}
          className={styles['select']}
          value={choices.estimator}
          onChange={({ target }) => {
            const estimator = estimators.find((known) => known === target.value);
            if (estimator !== undefined) onChange({ estimator });
          }}
        >
          {estimators.map((estimator) => (
            <option key={estimator} value={estimator}>
              {own.estimator[estimator]}
            </option>
          ))}
        </select>
      </div>
      <fieldset className={styles['toggles']} aria-label={own.switches.label}>
        {switches.map(({ name, label }) => (
          <button
            key={name}
            type="button"
            className={styles['toggle']}
            aria-pressed={choices[name]}
            onClick={() => onChange({ [name]: !choices[name] })}
          >
            {label}
          </button>
        ))}
      </fieldset>
      <output className={styles['problem']}>{problem}</output>
    </div>
  );
}
