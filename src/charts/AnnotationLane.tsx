import type { ReactNode } from 'react';

import { xOf, type PlotScale } from './series-path.ts';
import { CHARACTER_PX } from './time-ticks.ts';
import type { Annotation } from './time-series.ts';
import styles from './TimeSeriesChart.module.css';

type AnnotationLaneProps = {
  readonly annotations: readonly Annotation[];
  /** In the lane's own pixels: its time, and the height of the lane. */
  readonly scale: PlotScale;
};

const FLAG_PX = 7;
const LABEL_X_PX = 11;
const LABEL_GAP_PX = 8;
/** Beyond these the lane is a row of flags without names; keys and the reading still tell each. */
const MAX_LABELS = 8;

/** A flag per annotation, and its name where the lane has room for it. */
export function AnnotationLane({ annotations, scale }: AnnotationLaneProps): ReactNode {
  const visible = annotations.filter(({ at, to }) => at <= scale.to && (to ?? at) >= scale.from);
  const base = scale.height;
  return (
    <>
      <path
        className={styles['flags']}
        data-annotations={visible.length}
        d={visible
          .map(({ at }) => `M${Math.round(xOf(scale, at))} ${base}V5h${FLAG_PX}l-2 3l2 3h${-FLAG_PX}`)
          .join('')}
      />
      {labelled(visible, scale).map(({ id, x, label }) => (
        <text key={id} className={styles['tick']} x={x} y={base - 5}>
          {label}
        </text>
      ))}
    </>
  );
}

function labelled(
  annotations: readonly Annotation[],
  scale: PlotScale,
): readonly { readonly id: string; readonly x: number; readonly label: string }[] {
  const shown: { id: string; x: number; label: string }[] = [];
  annotations.forEach(({ id, at, label }, index) => {
    const x = Math.max(0, xOf(scale, at)) + LABEL_X_PX;
    const following = annotations[index + 1];
    const room = following === undefined ? scale.width : xOf(scale, following.at);
    const end = x + label.length * CHARACTER_PX;
    if (end + LABEL_GAP_PX > room + (following === undefined ? LABEL_GAP_PX : 0)) return;
    if (shown.length < MAX_LABELS) shown.push({ id, x, label });
  });
  return shown;
}
