import { useState, type ReactNode } from 'react';

import styles from './SwitchLegend.module.css';

export type LegendSwitch = {
  readonly id: string;
  readonly label: string;
  /** Drawn in 16 × 12 px. */
  readonly sign: ReactNode;
};

type SwitchLegendProps = {
  /** What the switches do, for a screen reader. */
  readonly label: string;
  readonly switches: readonly LegendSwitch[];
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (id: string) => void;
};

/** Signs of a picture that stand out when chosen, while the others step back; none chosen means all stand out. */
export function SwitchLegend({ label, switches, chosen, onToggle }: SwitchLegendProps): ReactNode {
  return (
    <ul className={styles['legend']} aria-label={label}>
      {switches.map(({ id, label, sign }) => (
        <li key={id}>
          <button
            type="button"
            className={styles['switch']}
            aria-pressed={chosen.has(id)}
            data-dimmed={isDimmed(chosen, id) || undefined}
            onClick={() => onToggle(id)}
          >
            <svg width="16" height="12" aria-hidden="true">
              {sign}
            </svg>
            {label}
          </button>
        </li>
      ))}
    </ul>
  );
}

export function useChosen(): { chosen: ReadonlySet<string>; toggle: (id: string) => void } {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  return {
    chosen,
    toggle: (id) =>
      setChosen(
        (before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]),
      ),
  };
}

export function isDimmed(chosen: ReadonlySet<string>, id: string): boolean {
  return chosen.size > 0 && !chosen.has(id);
}
