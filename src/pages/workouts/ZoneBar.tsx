import type { WorkoutRow } from '#domain/workout-rows.ts';
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx';
import { toZoneSteps, toZonesText } from './list-view.ts';
import { DASH, type WorkoutWords } from './workout-format.ts';
import styles from './ZoneBar.module.css';

/** Shares of the zones from light to peak: the harder a zone, the higher its step, so that it needs no colour. */
export function ZoneBar({ zoneSec, words }: { zoneSec: WorkoutRow['zoneSec']; words: WorkoutWords }) {
  if (zoneSec === null) return DASH;
  const text = toZonesText(zoneSec, words);
  return (
    <>
      <VisuallyHidden>{text}</VisuallyHidden>
      <svg className={styles['bar']} viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true">
        <title>{text}</title>
        {toZoneSteps(zoneSec).map(({ zone, begin, share }) => (
          <rect
            key={zone}
            className={styles[`zone${zone}`]}
            x={begin * 100}
            y={9 - zone * 3}
            width={share * 100}
            height={5 + zone * 3}
          />
        ))}
      </svg>
    </>
  );
}
