import type { ReactNode } from 'react';

import styles from './LaneChart.module.css';
import { CHARACTER_PX } from './time-ticks.ts';
import { tenth, xOf, type PlotScale } from './series-path.ts';

/** What happened: for a while, as a band through all lanes, or at an instant, as a pin. */
export type LaneEvent = {
  readonly id: string;
  /** Stands in the picture where it has room. */
  readonly label: string;
  /** All of it, for the reading. */
  readonly spoken: string;
  readonly at: number;
  readonly to?: number;
  readonly kind: 'workout' | 'rest' | 'pin';
};

type LaneEventsProps = {
  readonly events: readonly LaneEvent[];
  /** Of the lanes below; the row of events lies above its 0. */
  readonly scale: PlotScale;
  /** Of the row of events. */
  readonly height: number;
};

const BAND_PX = 18;
const LABEL_INSET_PX = 6;
const PIN_PX = 4;
const LABEL_GAP_PX = 10;
/** Beyond these the lane is a row of pins without names; keys and the reading still tell each. */
const MOST_LABELS = 12;

/** Bands above, pins below them, and the tints of the bands through everything. */
export function LaneEvents({ events, scale, height }: LaneEventsProps): ReactNode {
  const visible = events.filter(({ at, to = at }) => to >= scale.from && at <= scale.to);
  const bands = visible.flatMap(({ at, to, ...rest }) => {
    if (to === undefined) return [];
    const x = Math.max(0, xOf(scale, at));
    return [{ ...rest, x, width: Math.max(2, Math.min(scale.width, xOf(scale, to)) - x) }];
  });
  const pins = visible.filter(({ to }) => to === undefined);
  const pinY = -height + BAND_PX + 12;
  return (
    <>
      <path
        className={styles['tint']}
        d={bands
          .filter(({ kind }) => kind === 'workout')
          .map(({ x, width }) => `M${tenth(x)} 0h${tenth(width)}V${scale.height}h${tenth(-width)}z`)
          .join('')}
      />
      {bands.map(({ id, x, width, label, kind }, index) => {
        const labelX = labelPlace(label, { x, width, room: bands[index + 1]?.x ?? scale.width });
        return (
          <g key={id} className={styles['event']} data-kind={kind}>
            <rect x={tenth(x)} y={-height} width={tenth(width)} height={BAND_PX} rx={5} />
            {labelX !== null && (
              <text x={labelX} y={-height + BAND_PX - 5}>
                {label}
              </text>
            )}
          </g>
        );
      })}
      <path
        className={styles['pins']}
        d={pins
          .map(
            ({ at }) =>
              `M${tenth(xOf(scale, at))} ${pinY + PIN_PX}l${-PIN_PX} ${-PIN_PX}l${PIN_PX} ${-PIN_PX}l${PIN_PX} ${PIN_PX}z`,
          )
          .join('')}
      />
      {labelled(pins, scale).map(({ id, x, label }) => (
        <text key={id} x={x} y={pinY + 4}>
          {label}
        </text>
      ))}
    </>
  );
}

/** Within its band, else right of it as far as the next one lets it; null where there is room nowhere. */
function labelPlace(
  label: string,
  { x, width, room }: { readonly x: number; readonly width: number; readonly room: number },
): number | null {
  const length = label.length * CHARACTER_PX;
  if (length + 2 * LABEL_INSET_PX <= width) return x + LABEL_INSET_PX;
  const beside = x + width + LABEL_INSET_PX;
  return beside + length <= room ? beside : null;
}

function labelled(
  pins: readonly LaneEvent[],
  scale: PlotScale,
): readonly { readonly id: string; readonly x: number; readonly label: string }[] {
  const shown: { id: string; x: number; label: string }[] = [];
  pins.forEach(({ id, at, label }, index) => {
    const x = xOf(scale, at) + PIN_PX + 3;
    const following = pins[index + 1];
    const room = following === undefined ? scale.width : xOf(scale, following.at) - LABEL_GAP_PX;
    if (x + label.length * CHARACTER_PX <= room && shown.length < MOST_LABELS) shown.push({ id, x, label });
  });
  return shown;
}
