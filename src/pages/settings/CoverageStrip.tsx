import { useId } from 'react';
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx';
import type { Coverage } from './coverage.ts';
import styles from './CoverageStrip.module.css';

/** Which days are there: bars as high as their share of days, nothing where there is none, hatched where unread. */
export function CoverageStrip({ pieces, unread, label }: Coverage & { label: string }) {
  return (
    <>
      <VisuallyHidden>{label}</VisuallyHidden>
      <svg aria-hidden="true" className={styles['strip']} width="100%" height={HEIGHT}>
        <Unread stretches={unread} />
        <svg viewBox={`0 0 ${pieces.length} 1`} preserveAspectRatio="none" width="100%" height={HEIGHT}>
          <path className={styles['has']} d={toPath(pieces)} />
        </svg>
      </svg>
    </>
  );
}

/** One of the three things that a strip tells apart, for the legend. */
export function CoverageSample({ of }: { of: 'has' | 'hole' | 'unread' }) {
  return (
    <svg aria-hidden="true" className={styles['strip']} width={2 * HEIGHT} height={HEIGHT}>
      {of === 'has' && <rect className={styles['has']} width="100%" height="100%" />}
      {of === 'unread' && <Unread stretches={[{ from: 0, to: 1 }]} />}
    </svg>
  );
}

const HEIGHT = 14;
/** A single day in a piece of twenty is still to be seen. */
const LEAST_HEIGHT = 0.25;

function Unread({ stretches }: { stretches: Coverage['unread'] }) {
  const id = useId();
  return (
    <>
      <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line className={styles['hatch']} y2="6" />
      </pattern>
      {stretches.map(({ from, to }) => (
        <rect
          key={from}
          x={toPercent(from)}
          width={toPercent(to - from)}
          height="100%"
          fill={`url(#${id})`}
        />
      ))}
    </>
  );
}

function toPercent(share: number): string {
  return `${share * 100}%`;
}

/** Neighbours as high as each other are one step of the path, so that no seam is drawn between them. */
function toPath(pieces: readonly number[]): string {
  const heights = pieces.map((share) => (share === 0 ? 0 : LEAST_HEIGHT + (1 - LEAST_HEIGHT) * share));
  const steps = heights.map((height, x) => `V${round(1 - height)}H${x + 1}`);
  return `M0 1${steps.join('')}V1Z`;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
