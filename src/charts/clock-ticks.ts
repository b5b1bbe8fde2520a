import { offsetSecAt, type TimeZone } from '#domain/time.ts';
import { isClockRepeated } from '#domain/windows.ts';

import type { ClockAxis } from './clock-axis.ts';
import { CHARACTER_PX } from './time-ticks.ts';
import type { TimeTick } from './time-series.ts';

type ClockTicksOptions = {
  /** Epoch seconds of the axis' ends. */
  readonly from: number;
  readonly to: number;
  /** Width of the plot in CSS pixels. */
  readonly width: number;
  readonly zone: TimeZone;
  /** What the clock shows at an instant; with its offset where it shows the same twice. */
  readonly formatClock: (at: number, withOffset: boolean) => string;
  /** "+1 h", from a change in seconds. */
  readonly formatJump: (changeSec: number) => string;
};

const LABEL_GAP_PX = 10;
const STEPS_MIN = [1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360, 720, 1440];
const MINUTE_SEC = 60;
const QUARTER_SEC = 900;
const DAY_SEC = 86_400;

/**
 * Round times of a zone's clock, down to the minute, and the seams where it jumps.
 *
 * A time that the clock shows twice is told with its offset, both times. Empty where the axis has no length or no width.
 */
export function computeClockTicks(options: ClockTicksOptions): ClockAxis {
  const { from, to, width, zone, formatClock, formatJump } = options;
  if (!(to > from) || !(width > 0)) return { ticks: [], seams: [] };
  const longest = formatClock(from, false).length;
  const pxPerSec = width / (to - from);
  const stepMin =
    STEPS_MIN.find((step) => step * MINUTE_SEC * pxPerSec >= longest * CHARACTER_PX + LABEL_GAP_PX) ?? 1440;
  const stepSec = stepMin * MINUTE_SEC;
  const ticks: TimeTick[] = [];
  let end = -Infinity;
  for (let at = Math.ceil(from / MINUTE_SEC) * MINUTE_SEC; at <= to; at += MINUTE_SEC) {
    if (modulo(at + offsetSecAt(at, zone), DAY_SEC) % stepSec !== 0) continue;
    const label = formatClock(at, isClockRepeated(at, zone));
    const half = (label.length * CHARACTER_PX) / 2;
    const x = (at - from) * pxPerSec;
    // A label with its offset is longer than the others.
    if (x - half < end) continue;
    ticks.push({ at, label });
    end = x + half + LABEL_GAP_PX;
  }
  return {
    ticks,
    seams: seamsBetween(from, to, zone).map(({ at, change }) => ({ at, label: formatJump(change) })),
  };
}

function seamsBetween(from: number, to: number, zone: TimeZone): { at: number; change: number }[] {
  const seams: { at: number; change: number }[] = [];
  let offset = offsetSecAt(from, zone);
  for (let at = Math.ceil(from / QUARTER_SEC) * QUARTER_SEC; at <= to; at += QUARTER_SEC) {
    const next = offsetSecAt(at, zone);
    if (next !== offset) seams.push({ at, change: next - offset });
    offset = next;
  }
  return seams;
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
