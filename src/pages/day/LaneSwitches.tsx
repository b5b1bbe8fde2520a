import { useDayMessages } from '#settings/use-day-messages.ts';
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx';
import { type LaneName, laneNames } from './day-address.ts';
import styles from './DayPage.module.css';

type LaneSwitchesProps = {
  readonly lanes: readonly LaneName[];
  readonly onLanes: (lanes: readonly LaneName[]) => void;
};

/** Which quantities the picture of the day has. */
export function LaneSwitches({ lanes, onLanes }: LaneSwitchesProps) {
  const words = useDayMessages();
  return (
    <fieldset className={styles['lanes']}>
      <VisuallyHidden as="legend">{words.lanes}</VisuallyHidden>
      {laneNames.map((name) => (
        <label key={name} className={styles['lane']}>
          <input
            type="checkbox"
            checked={lanes.includes(name)}
            onChange={(event) => {
              const isOn = event.target.checked;
              onLanes(laneNames.filter((one) => (one === name ? isOn : lanes.includes(one))));
            }}
          />
          {words.lane[name]}
        </label>
      ))}
    </fieldset>
  );
}
