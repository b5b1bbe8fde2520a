import type { ReactNode } from 'react';

import { boxPath, hatchPath } from './hatch-path.ts';
import type { NightStage } from './night-stages.ts';
import styles from './StageSign.module.css';

const BOX = { x: 1, y: 2, width: 14, height: 8 };

/** What a stage of sleep looks like, for a legend. */
export function StageSign({ stage }: { stage: NightStage }): ReactNode {
  return (
    <path
      className={styles['stage']}
      data-stage={stage}
      d={boxPath(BOX) + (stage === 'out' ? hatchPath(BOX, 4) : '')}
    />
  );
}
