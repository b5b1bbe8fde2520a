import type { Span } from './record-kinds.ts';
import { sleepState, type SleepSegment } from './sleep.ts';
import { type EpochSec, toEpochSec } from './time.ts';

/** A part of a segment that counts: parts of one night never overlap. */
export type NightPiece = Span & { readonly segment: SleepSegment };

/**
 * What is told of one sleep, in seconds unless the name says otherwise.
 *
 * The definitions are those of sleep laboratories (AASM Manual for the Scoring of Sleep, section "Parameters to be
 * reported"; Luna's `HYPNO`), with one addition: time of which nothing is known is neither sleep nor wake.
 * By construction `sol + spt + afterWake = tib`, `tst + waso = spt − holes`, and the stages add up to `tst`.
 */
export type NightNumbers = {
  /** The first record that is not out of bed. */
  readonly bedAt: EpochSec;
  /** The end of the last one. */
  readonly upAt: EpochSec;
  /** Beginning of the first sleep and end of the last. */
  readonly asleepAt: EpochSec;
  readonly wokeAt: EpochSec;
  /** The middle between them, rounded to the second. */
  readonly midSleepAt: EpochSec;
  /** Time in bed: the whole span, holes and visits elsewhere included. */
  readonly tibSec: number;
  /** Sleep onset latency: bed to first sleep. */
  readonly solSec: number;
  /** Sleep period: first sleep to last sleep. */
  readonly sptSec: number;
  /** Total sleep: every record of sleep, those of unknown phase too. */
  readonly tstSec: number;
  /** Wake after sleep onset: recorded as awake, in bed or out of it, within the sleep period. */
  readonly wasoSec: number;
  readonly afterWakeSec: number;
  /** Within the sleep period: nothing recorded, or a state that nobody knows. */
  readonly holesSec: number;
  /** Sleep as a share of the time in bed, 0 to 1. */
  readonly efficiency: number;
  /** First sleep to first REM; null where no REM was recorded, which trackers cannot do at all. */
  readonly remLatencySec: number | null;
  /** Unbroken times awake within the sleep period, of at least one and of at least five minutes. */
  readonly awakenings: number;
  readonly longAwakenings: number;
  readonly lightSec: number;
  readonly deepSec: number;
  /** Null where no device could tell: a tracker calls dreams light sleep. */
  readonly remSec: number | null;
  /** Asleep, but the phase was not told, or entered by hand. */
  readonly unspecifiedSec: number;
};

export type SleepStageName = 'light' | 'deep' | 'rem' | 'unspecified';

const SHORT_AWAKENING_SEC = 60;
const LONG_AWAKENING_SEC = 300;

/** Whether a state is one of sleep; unspecified and entered by hand are, a code that nobody knows is not. */
export function isAsleep(state: number): boolean {
  return stageOf(state) !== null;
}

/** Whether a state is known to be wake, in bed or out of it. */
export function isAwake(state: number): boolean {
  return state === sleepState.awake || state === sleepState.outOfBed;
}

function stageOf(state: number): SleepStageName | null {
  switch (state) {
    case sleepState.light:
      return 'light';
    case sleepState.deep:
      return 'deep';
    case sleepState.rem:
      return 'rem';
    case sleepState.manual:
    case sleepState.unspecified:
      return 'unspecified';
    default:
      return null;
  }
}

/** Sum of the recorded sleep of disjoint pieces, in seconds. */
export function sleepSecOf(pieces: readonly NightPiece[]): number {
  return pieces.reduce((sum, { from, to, segment }) => (isAsleep(segment.state) ? sum + to - from : sum), 0);
}

/**
 * The numbers of one sleep from its pieces, ascending and without overlap; null where none of them is sleep.
 *
 * Recorded time out of bed before the first and after the last other record is not time in bed.
 */
export function computeNightNumbers(pieces: readonly NightPiece[]): NightNumbers | null {
  const inBed = pieces.filter(({ segment }) => segment.state !== sleepState.outOfBed);
  const asleep = pieces.filter(({ segment }) => isAsleep(segment.state));
  const [firstInBed, lastInBed] = [inBed[0], inBed.at(-1)];
  const [firstAsleep, lastAsleep] = [asleep[0], asleep.at(-1)];
  if (!firstInBed || !lastInBed || !firstAsleep || !lastAsleep) return null;
  const [bedAt, upAt] = [firstInBed.from, lastInBed.to];
  const [asleepAt, wokeAt] = [firstAsleep.from, lastAsleep.to];
  const stages = { light: 0, deep: 0, rem: 0, unspecified: 0 };
  for (const { from, to, segment } of asleep) stages[stageOf(segment.state) ?? 'unspecified'] += to - from;
  const tstSec = sleepSecOf(asleep);
  const wakes = awakeRuns(pieces, { from: asleepAt, to: wokeAt });
  const wasoSec = wakes.reduce((sum, { from, to }) => sum + to - from, 0);
  const firstRem = asleep.find(({ segment }) => segment.state === sleepState.rem);
  const tellsRem = firstRem !== undefined || asleep.some(({ segment }) => segment.source === 'mat');
  return {
    bedAt,
    upAt,
    asleepAt,
    wokeAt,
    midSleepAt: toEpochSec(Math.round((asleepAt + wokeAt) / 2)),
    tibSec: upAt - bedAt,
    solSec: asleepAt - bedAt,
    sptSec: wokeAt - asleepAt,
    tstSec,
    wasoSec,
    afterWakeSec: upAt - wokeAt,
    holesSec: wokeAt - asleepAt - tstSec - wasoSec,
    efficiency: tstSec / (upAt - bedAt),
    remLatencySec: firstRem === undefined ? null : firstRem.from - asleepAt,
    awakenings: wakes.filter(({ from, to }) => to - from >= SHORT_AWAKENING_SEC).length,
    longAwakenings: wakes.filter(({ from, to }) => to - from >= LONG_AWAKENING_SEC).length,
    lightSec: stages.light,
    deepSec: stages.deep,
    remSec: tellsRem ? stages.rem : null,
    unspecifiedSec: stages.unspecified,
  };
}

/** Shares of the stages in the total sleep, 0 to 1; null for a stage that no device could tell. They add up to 1. */
export function stageShares(numbers: NightNumbers): Readonly<Record<SleepStageName, number | null>> {
  const { lightSec, deepSec, remSec, unspecifiedSec, tstSec } = numbers;
  return {
    light: lightSec / tstSec,
    deep: deepSec / tstSec,
    rem: remSec === null ? null : remSec / tstSec,
    unspecified: unspecifiedSec / tstSec,
  };
}

/** Pieces awake within a span, joined where they touch: a hole ends an awakening, getting up does not. */
function awakeRuns(pieces: readonly NightPiece[], within: Span): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (const { from, to, segment } of pieces) {
    if (!isAwake(segment.state) || from < within.from || to > within.to) continue;
    const last = runs.at(-1);
    if (last?.to === from) last.to = to;
    else runs.push({ from, to });
  }
  return runs;
}
