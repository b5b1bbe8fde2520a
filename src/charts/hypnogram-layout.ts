import { boxPath, hatchPath } from './hatch-path.ts';
import { isSleepStage, type Bout, type Lane } from './night-stages.ts';
import { CHARACTER_PX } from './time-ticks.ts';

export const LANE_PX = 28;
/** Air between the names of the lanes and the night. */
const LABEL_GAP_PX = 8;
const BAR_PX = 8;
/** Laboratory printouts set REM apart by weight. */
const REM_BAR_PX = 10;
const HATCH_PX = 4;
/** A bout of seconds stays visible in a night of hours. */
const MIN_BAR_PX = 1;

type HypnogramScale = {
  /** Seconds at the ends of the axis. */
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly width: number;
  readonly lanes: readonly Lane[];
};

export type LanePath = { readonly lane: string; readonly kind: Lane['kind']; readonly path: string };

export type HypnogramPaths = {
  /** Filled bars, one path per lane that holds any. */
  readonly bars: readonly LanePath[];
  /** The step line: along the stages of sleep and from one to the next where both are known. */
  readonly steps: string;
  /** Its parts in REM, drawn thick. */
  readonly rem: string;
  /** Times in which nothing was recorded, over the full height. */
  readonly gaps: string;
};

export function timeX({ from, to, left, width }: Omit<HypnogramScale, 'lanes'>, at: number): number {
  if (!(to > from)) return left;
  return left + Math.min(1, Math.max(0, (at - from) / (to - from))) * width;
}

/** A night as a few paths, whatever the number of its bouts. Lanes are `LANE_PX` high, the first begins at 0. */
export function hypnogramPaths(bouts: readonly Bout[], scale: HypnogramScale): HypnogramPaths {
  const { lanes } = scale;
  const bars = new Map(lanes.map(({ id, kind }) => [id, { lane: id, kind, path: '' }]));
  let steps = '';
  let rem = '';
  let gaps = '';
  let isJoined = false;
  for (const { from, to, kind, lane } of bouts) {
    const x = timeX(scale, from);
    const width = Math.max(MIN_BAR_PX, timeX(scale, to) - x);
    if (kind === 'gap') {
      gaps += boxPath({ x, y: 0, width, height: lanes.length * LANE_PX });
      isJoined = false;
      continue;
    }
    const height = kind === 'rem' ? REM_BAR_PX : BAR_PX;
    const y = lanes.findIndex(({ id }) => id === lane) * LANE_PX + (LANE_PX - BAR_PX) / 2;
    const box = { x, y, width, height };
    const bar = bars.get(lane);
    if (bar !== undefined) bar.path += boxPath(box) + (kind === 'out' ? hatchPath(box, HATCH_PX) : '');
    if (!isSleepStage(kind)) {
      isJoined = false;
      continue;
    }
    // The line runs on the upper edge of the bars.
    steps += isJoined ? `V${y}H${hundredth(x + width)}` : `M${hundredth(x)} ${y}H${hundredth(x + width)}`;
    if (kind === 'rem') rem += `M${hundredth(x)} ${y}H${hundredth(x + width)}`;
    isJoined = true;
  }
  return { bars: [...bars.values()].filter(({ path }) => path !== ''), steps, rem, gaps };
}

/** Names of lanes in at most two lines, broken between words where one line would take more than `most` characters. */
export function wrapLabel(label: string, most: number): string[] {
  if (label.length <= most) return [label];
  const words = label.split(' ');
  const [first = label, ...rest] = words;
  const lines = [first];
  for (const word of rest) {
    const last = lines.at(-1) ?? '';
    if (lines.length === 2 || last.length + 1 + word.length <= most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Width that the names of lanes take at the left. */
export function laneLabelsPx(lines: readonly (readonly string[])[]): number {
  return Math.ceil(Math.max(0, ...lines.flat().map((line) => line.length)) * CHARACTER_PX) + LABEL_GAP_PX;
}

function hundredth(value: number): number {
  return Math.round(value * 100) / 100;
}
