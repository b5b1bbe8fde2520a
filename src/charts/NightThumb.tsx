import { useMemo, type ReactNode } from 'react';

import { hypnogramPaths, LANE_PX } from './hypnogram-layout.ts';
import { computeBouts, lanesOf, type StageLabels, type StageSegment } from './night-stages.ts';
import styles from './NightThumb.module.css';
import stage from './StageSign.module.css';

export type NightThumbProps = {
  readonly segments: readonly StageSegment[];
  /** Epoch seconds at its ends. */
  readonly from: number;
  readonly to: number;
  readonly labels: StageLabels;
};

/** Of the drawing; the picture is as wide as its place. */
const WIDTH = 200;

/** A hypnogram as small as a stamp, for eyes alone: whoever places it says in words what it is. */
export function NightThumb({ segments, from, to, labels }: NightThumbProps): ReactNode {
  const { paths, lanes } = useMemo(() => {
    const bouts = computeBouts(segments, labels);
    const found = lanesOf(bouts, labels);
    return { lanes: found, paths: hypnogramPaths(bouts, { from, to, left: 0, width: WIDTH, lanes: found }) };
  }, [segments, from, to, labels]);
  return (
    <svg
      className={styles['thumb']}
      viewBox={`0 0 ${WIDTH} ${lanes.length * LANE_PX}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {paths.bars.map(({ lane, kind, path }) => (
        <path key={lane} className={stage['stage']} data-stage={kind} d={path} />
      ))}
    </svg>
  );
}
