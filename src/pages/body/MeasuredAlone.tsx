import { useMemo } from 'react';
import { useCompositionMessages } from '#settings/use-composition-messages.ts';
import { useFormat, useSettings } from '#settings/use-settings.ts';
import { clockZoneOf } from '#settings/clock-zone.ts';
import { readerZone } from '../reader-zone.ts';
import { toTimeTicks } from './body-view.ts';
import styles from './BodySections.module.css';
import { MeasuredSections } from './MeasuredSections.tsx';
import { computeWeightHistory } from './weight-history.ts';

/** Everything that was measured of somebody who never stood on a scale: over all days, for no range is chosen. */
export function MeasuredAlone() {
  const [settings] = useSettings();
  const format = useFormat();
  const { measured } = useCompositionMessages();
  const zone = readerZone();
  const clockZone = clockZoneOf(settings, zone);
  const homeZone = clockZone ?? zone;
  const window = useMemo(
    () => ({ from: -Infinity, to: Infinity, daysText: measured.all, homeZone, clockZone }),
    [measured, homeZone, clockZone],
  );
  const timeTicks = useMemo(
    () => toTimeTicks(computeWeightHistory([], { clockZone: homeZone }), format),
    [homeZone, format],
  );
  return (
    <div className={styles['sections']}>
      <MeasuredSections window={window} timeTicks={timeTicks} />
    </div>
  );
}
