import type { LocalDay } from '#domain/time.ts';

import { boxPath, hatchPath } from './hatch-path.ts';
import type { NightStage, StageSegment } from './night-stages.ts';
import type { Box, ItemReading } from './use-reading.ts';

/** A stage at the time that the clock showed: seconds from 00:00 of the night's day, negative before. */
export type NightBar = StageSegment & { readonly isNap?: boolean };

/** One night, or one day, named by the day of its waking. */
export type NightColumn = {
  readonly day: LocalDay;
  /** Short, beside the axis. */
  readonly label: string;
  readonly bars: readonly NightBar[];
  /** As the bars; null where there is none. */
  readonly midSleep: number | null;
  /** Asleep, at the end of the column; empty where nothing was recorded. */
  readonly duration: string;
  readonly reading: ItemReading;
  /** Of the table, after the first, which is the day. */
  readonly cells: readonly string[];
};

/** A time of day that is usual, as the bars count. */
export type ClockWindow = {
  readonly id: string;
  readonly label: string;
  readonly from: number;
  readonly to: number;
};

export type ClockTarget = { readonly id: string; readonly label: string; readonly at: number };

export type ClockDomain = { readonly from: number; readonly to: number };

const HOUR_SEC = 3600;
const DAY_SEC = 86_400;
const MIN_SPAN_SEC = 8 * HOUR_SEC;
const HOUR_STEPS = [1, 2, 3, 4, 6, 12];

/**
 * The hours that an axis shows: whole ones that hold every bar, window and target, not before `earliest`.
 *
 * At least eight and at most twenty-four; without anything to hold, eight from `earliest` on.
 */
export function computeClockDomain(
  columns: readonly NightColumn[],
  windows: readonly ClockWindow[],
  targets: readonly ClockTarget[],
  earliest: number,
): ClockDomain {
  const spans = [
    ...columns.flatMap(({ bars }) => bars),
    ...windows,
    ...targets.map(({ at }) => ({ from: at, to: at })),
  ].filter(({ from, to }) => to > earliest && from < earliest + DAY_SEC);
  if (spans.length === 0) return { from: earliest, to: earliest + MIN_SPAN_SEC };
  const low = Math.max(
    earliest,
    Math.floor(Math.min(...spans.map(({ from }) => from)) / HOUR_SEC) * HOUR_SEC,
  );
  const high = Math.min(
    earliest + DAY_SEC,
    Math.ceil(Math.max(...spans.map(({ to }) => to)) / HOUR_SEC) * HOUR_SEC,
  );
  return { from: low, to: Math.max(high, low + MIN_SPAN_SEC) };
}

export type HourTick = { readonly at: number; readonly hour: number };

/** Full hours, as far apart as their labels need: 1, 2, 3, 4, 6 or 12 h, counted from midnight. */
export function hourTicks({ from, to }: ClockDomain, lengthPx: number, leastPx: number): HourTick[] {
  if (!(lengthPx > 0)) return [];
  const pxPerHour = (lengthPx / (to - from)) * HOUR_SEC;
  const step = (HOUR_STEPS.find((hours) => hours * pxPerHour >= leastPx) ?? 24) * HOUR_SEC;
  const ticks: HourTick[] = [];
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) {
    ticks.push({ at, hour: (((at / HOUR_SEC) % 24) + 24) % 24 });
  }
  return ticks;
}

export type NightBarsScale = {
  readonly domain: ClockDomain;
  /** Nights side by side and time downwards, or nights below each other and time to the right. */
  readonly isRows: boolean;
  /** Of the plot: where time runs and where nights follow each other. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly count: number;
};

const MAX_BAR_PX = 26;
const BAR_SHARE = 0.62;
const NAP_SHARE = 0.5;
const HATCH_PX = 4;
const MIN_BAR_PX = 1;
const MAX_CIRCLE_PX = 4.5;

export function pitchOf({ isRows, width, height, count }: NightBarsScale): number {
  return (isRows ? height : width) / Math.max(1, count);
}

/** Along the axis of time; what lies beyond it is drawn at its end. */
export function clockPlace({ domain, isRows, left, top, width, height }: NightBarsScale, at: number): number {
  const share = Math.min(1, Math.max(0, (at - domain.from) / (domain.to - domain.from)));
  return isRows ? left + share * width : top + share * height;
}

/** The middle of a night across the axis of time. */
export function columnPlace(scale: NightBarsScale, index: number): number {
  return (scale.isRows ? scale.top : scale.left) + (index + 0.5) * pitchOf(scale);
}

/** The whole place of a night. */
export function columnBox(scale: NightBarsScale, index: number): Box {
  const pitch = pitchOf(scale);
  const begin = columnPlace(scale, index) - pitch / 2;
  return scale.isRows
    ? { x: scale.left, y: begin, width: scale.width, height: pitch }
    : { x: begin, y: scale.top, width: pitch, height: scale.height };
}

/** The night at a place of the picture; its name and duration beside the plot belong to it. */
export function columnAt(scale: NightBarsScale, x: number, y: number): number | null {
  const index = Math.floor((scale.isRows ? y - scale.top : x - scale.left) / pitchOf(scale));
  return index >= 0 && index < scale.count ? index : null;
}

/** A span over all nights. */
export function windowBox(scale: NightBarsScale, { from, to }: ClockDomain): Box {
  const begin = clockPlace(scale, from);
  const length = clockPlace(scale, to) - begin;
  return scale.isRows
    ? { x: begin, y: scale.top, width: length, height: scale.height }
    : { x: scale.left, y: begin, width: scale.width, height: length };
}

export type NightBarPath = { readonly stage: NightStage; readonly path: string };

/** All nights as one path per stage that occurs; naps are thinner, and nothing is drawn beyond the axis. */
export function nightBarPaths(columns: readonly NightColumn[], scale: NightBarsScale): NightBarPath[] {
  const paths = new Map<NightStage, string>();
  const thickness = barPx(scale);
  columns.forEach(({ bars }, index) => {
    const middle = columnPlace(scale, index);
    for (const { from, to, stage, isNap = false } of bars) {
      if (!(to > from) || to <= scale.domain.from || from >= scale.domain.to) continue;
      const begin = clockPlace(scale, from);
      const length = Math.max(MIN_BAR_PX, clockPlace(scale, to) - begin);
      const across = isNap ? thickness * NAP_SHARE : thickness;
      const box = scale.isRows
        ? { x: begin, y: middle - across / 2, width: length, height: across }
        : { x: middle - across / 2, y: begin, width: across, height: length };
      const drawn = boxPath(box) + (stage === 'out' ? hatchPath(box, HATCH_PX) : '');
      paths.set(stage, (paths.get(stage) ?? '') + drawn);
    }
  });
  return [...paths].map(([stage, path]) => ({ stage, path }));
}

/** A circle in the middle of each sleep that has one within the axis. */
export function midSleepPath(columns: readonly NightColumn[], scale: NightBarsScale): string {
  const radius = Math.min(MAX_CIRCLE_PX, Math.max(1.5, barPx(scale) * 0.3));
  return columns
    .map(({ midSleep }, index) => {
      if (midSleep === null || midSleep < scale.domain.from || midSleep > scale.domain.to) return '';
      const along = clockPlace(scale, midSleep);
      const across = columnPlace(scale, index);
      const [x, y] = scale.isRows ? [along, across] : [across, along];
      return `M${round(x - radius)} ${round(y)}a${radius} ${radius} 0 1 1 ${2 * radius} 0a${radius} ${radius} 0 1 1 ${-2 * radius} 0`;
    })
    .join('');
}

function barPx(scale: NightBarsScale): number {
  return Math.min(MAX_BAR_PX, pitchOf(scale) * BAR_SHARE);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
