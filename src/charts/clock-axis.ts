import { formatInstant, toEpochSec, type LocalDay, type TimeZone } from '#domain/time.ts';

import type { TimeTick } from './time-series.ts';
import { CHARACTER_PX } from './time-ticks.ts';

/** Where the clock of a zone jumps; the axis of instants goes on evenly. */
export type ClockSeam = { readonly at: number; readonly label: string };

export type ClockAxis = { readonly ticks: readonly TimeTick[]; readonly seams: readonly ClockSeam[] };

type ClockAxisOptions = {
  /** Epoch seconds of the axis' ends. */
  readonly from: number;
  readonly to: number;
  /** Of the plot in CSS pixels. */
  readonly width: number;
  readonly zone: TimeZone;
  readonly formatHour: (hour: number) => string;
  /** Of a jump in seconds, positive where the clock is put forward. */
  readonly formatJump: (jumpSec: number) => string;
};

/** Since 1972 every zone changes its clock on a quarter of an hour, and every zone's offset is a multiple of one. */
const QUARTER_SEC = 900;
const HOUR_SEC = 3600;
const DAY_SEC = 86_400;
const HOUR_STEPS = [1, 2, 3, 4, 6, 12, 24];
const LABEL_GAP_PX = 12;

/**
 * Full hours as the clock of a zone shows them, and the seams where it jumps.
 *
 * An hour that the clock shows twice has two ticks where there is room, one that it skips has none. Empty where the
 * axis has no length or no width.
 */
export function computeClockAxis(options: ClockAxisOptions): ClockAxis {
  const { from, to, width, zone, formatHour, formatJump } = options;
  if (!(to > from) || !(width > 0)) return { ticks: [], seams: [] };
  const longest = Math.max(...Array.from({ length: 24 }, (_, hour) => formatHour(hour).length));
  const least = longest * CHARACTER_PX + LABEL_GAP_PX;
  const pxPerSec = width / (to - from);
  const step = HOUR_STEPS.find((hours) => hours * HOUR_SEC * pxPerSec >= least) ?? 24;

  const ticks: TimeTick[] = [];
  const seams: ClockSeam[] = [];
  let offset = offsetAt(from, zone);
  for (let at = Math.ceil(from / QUARTER_SEC) * QUARTER_SEC; at <= to; at += QUARTER_SEC) {
    const next = offsetAt(at, zone);
    if (next !== offset) seams.push({ at, label: formatJump(next - offset) });
    offset = next;
    const clock = modulo(at + offset, DAY_SEC);
    const before = ticks.at(-1);
    const hasRoom = before === undefined || (at - before.at) * pxPerSec >= least;
    if (clock % (step * HOUR_SEC) === 0 && hasRoom) ticks.push({ at, label: formatHour(clock / HOUR_SEC) });
  }
  return { ticks, seams };
}

/** What the clock shows at an instant, in seconds from 00:00 of a day; negative on the evening before. */
export function clockSecAt(at: number, day: LocalDay, zone: TimeZone): number {
  return at + offsetAt(at, zone) - Date.parse(`${day}T00:00Z`) / 1000;
}

/**
 * A span of instants as the clock shows it from 00:00 of a day on: two where the clock jumps in between.
 *
 * The two overlap where it is set back, for it shows that hour twice, and leave an hour open where it is put forward.
 */
export function clockSpans(
  { from, to }: { readonly from: number; readonly to: number },
  day: LocalDay,
  zone: TimeZone,
): { from: number; to: number }[] {
  const spans: { from: number; to: number }[] = [];
  let begin = from;
  const push = (end: number): void => {
    const clock = clockSecAt(begin, day, zone);
    if (end > begin) spans.push({ from: clock, to: clock + end - begin });
    begin = end;
  };
  for (let at = Math.ceil(from / QUARTER_SEC) * QUARTER_SEC; at < to; at += QUARTER_SEC) {
    if (offsetAt(at, zone) !== offsetAt(begin, zone)) push(at);
  }
  push(to);
  return spans;
}

function offsetAt(at: number, zone: TimeZone): number {
  // `2026-03-29T06:51:03+02:00`: its clock read as UTC is later than the instant by the offset.
  const clock = formatInstant(toEpochSec(Math.floor(at)), zone).slice(0, 'YYYY-MM-DDTHH:MM:SS'.length);
  return Date.parse(`${clock}Z`) / 1000 - Math.floor(at);
}

function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
