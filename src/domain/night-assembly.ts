/**
 * Nights put together from segments: which belong to one sleep, and which date that sleep has.
 *
 * The service leaves both to whoever reads: segments come unsorted, with holes, from several devices at once, and a
 * nap, a broken night and two nights look alike in them. The rules here are the ones a page prints.
 * An episode is what was recorded without a hole of more than an hour; episodes less than `mergeGapMin` apart are one.
 */
import { computeNightNumbers, type NightNumbers, type NightPiece, sleepSecOf } from './night-numbers.ts';
import type { Span } from './record-kinds.ts';
import type { SleepSegment } from './sleep.ts';
import { subtractSpans, unionSpans } from './spans.ts';
import { addDays, type EpochSec, instantAt, type LocalDay, type TimeZone, toLocalDay } from './time.ts';

/** What of the rules the reader may change. */
export type NightRules = {
  /** The hour of the clock at which the dates of two nights meet. */
  readonly boundaryHour: number;
  /** Episodes of sleep less than so many minutes apart belong to one night. */
  readonly mergeGapMin: number;
};

/** Noon to noon and two hours, as in studies of sleep at home. */
export const defaultNightRules: NightRules = { boundaryHour: 12, mergeGapMin: 120 };

/** A hole up to this long is a failure of the record, not the end of a stay in bed. */
export const LONGEST_HOLE_SEC = 3600;
/** Less sleep than this is no night, however long ago the last one was. */
export const SHORTEST_NIGHT_SEC = 3 * 3600;
/** Less sleep than this is not even a nap. */
export const SHORTEST_NAP_SEC = 20 * 60;

/** One sleep: a night or a nap. */
export type Sleep = {
  /** Ascending, without overlap. */
  readonly pieces: readonly NightPiece[];
  /** Times between pieces in which nothing was recorded; those of more than an hour are breaks between two episodes. */
  readonly holes: readonly Span[];
  /** Where it was slept, as far as a record tells. */
  readonly timeZone: TimeZone;
  readonly numbers: NightNumbers;
};

export type LeftOutReason =
  /** It ends where it begins, or before. */
  | 'empty'
  /** The same segment twice. */
  | 'repeated'
  /** Another device that goes first, or a later account of the same one, tells of the whole of its time. */
  | 'overlapped'
  /** It belongs to an episode with less sleep than a nap has. */
  | 'tooLittleSleep';

export type LeftOutSegment = { readonly segment: SleepSegment; readonly reason: LeftOutReason };

export type AssembledNights = {
  /** The main sleep of each date that has one. */
  readonly nights: ReadonlyMap<LocalDay, Sleep>;
  /** The naps of each calendar date on which any began, in order. */
  readonly naps: ReadonlyMap<LocalDay, readonly Sleep[]>;
  readonly leftOut: readonly LeftOutSegment[];
};

export type AssemblyOptions = {
  readonly rules: NightRules;
  /** The zone of the records around a span; an episode has one zone from its beginning to its end. */
  readonly zoneOf: (span: Span) => TimeZone;
  /** When the account that a segment belongs to was last revised, as far as known. */
  readonly modifiedAt?: (segment: SleepSegment) => EpochSec | undefined;
};

/**
 * Assembles nights and naps from segments in any order, of any devices, of any number of days.
 *
 * Whole episodes are needed: give segments of a day more on either side than the dates that are wanted. The night of a
 * date is the longest episode with at least three hours of sleep whose middle lies within the date's 24 hours; every
 * other one with at least twenty minutes is a nap of the date on which it began. A nap is never promoted to a night.
 */
export function assembleNights(segments: readonly SleepSegment[], options: AssemblyOptions): AssembledNights {
  return createNightAssembler(options)(segments);
}

/**
 * `assembleNights` for a record that goes on arriving: of what was given before, only what changed is put together anew.
 *
 * An episode whose segments are the same objects as before keeps its `Sleep`, the same object too. What is returned is
 * equal to a whole assembly of the segments given last; earlier ones do not matter otherwise.
 */
export function createNightAssembler(
  options: AssemblyOptions,
): (segments: readonly SleepSegment[]) => AssembledNights {
  // A memory of answers, not state. What nobody holds any longer is forgotten with its first segment.
  const known = new WeakMap<SleepSegment, Episode>();
  return (segments) => {
    const episodes: Episode[] = [];
    const leftOut: LeftOutSegment[] = [];
    const whole: SleepSegment[] = [];
    for (const segment of segments) {
      if (segment.to > segment.from) whole.push(segment);
      else leftOut.push({ segment, reason: 'empty' });
    }
    const sorted = whole.toSorted((a, b) => a.from - b.from);
    for (let first = 0; first < sorted.length;) {
      const last = endOfEpisode(sorted, first, options.rules);
      const segmentsOf = sorted.slice(first, last);
      episodes.push(computeEpisode(segmentsOf, options, known));
      first = last;
    }
    for (const { overlapped } of episodes) leftOut.push(...overlapped);
    for (const { tooShort } of episodes) leftOut.push(...tooShort);
    return { ...placeSleeps(episodes, options.rules), leftOut };
  };
}

/** What was recorded without a break between two nights. */
type Episode = {
  /** In order of their beginning. */
  readonly segments: readonly SleepSegment[];
  /** Null with less sleep than a nap has. */
  readonly sleep: Sleep | null;
  readonly overlapped: readonly LeftOutSegment[];
  readonly tooShort: readonly LeftOutSegment[];
};

function computeEpisode(
  segments: readonly SleepSegment[],
  { zoneOf, modifiedAt }: AssemblyOptions,
  known: WeakMap<SleepSegment, Episode>,
): Episode {
  const [first] = segments;
  const before = first === undefined ? undefined : known.get(first);
  if (
    before?.segments.length === segments.length &&
    before.segments.every((segment, index) => segment === segments[index])
  ) {
    return before;
  }
  const { pieces, leftOut: overlapped } = resolveOverlaps(segments, modifiedAt ?? (() => undefined));
  const numbers = sleepSecOf(pieces) < SHORTEST_NAP_SEC ? null : computeNightNumbers(pieces);
  const episode: Episode =
    numbers === null
      ? {
          segments,
          sleep: null,
          overlapped,
          tooShort: Array.from(new Set(pieces.map(({ segment }) => segment)), (segment) => ({
            segment,
            reason: 'tooLittleSleep' as const,
          })),
        }
      : {
          segments,
          sleep: {
            pieces,
            holes: holesOf(pieces),
            timeZone: zoneOf({ from: numbers.bedAt, to: numbers.upAt }),
            numbers,
          },
          overlapped,
          tooShort: [],
        };
  if (first !== undefined) known.set(first, episode);
  return episode;
}

/** Which sleep is the night of which date. */
function placeSleeps(
  episodes: readonly Episode[],
  rules: NightRules,
): Pick<AssembledNights, 'nights' | 'naps'> {
  const nights = new Map<LocalDay, Sleep>();
  const naps = new Map<LocalDay, Sleep[]>();
  for (const { sleep } of episodes) {
    if (sleep === null) continue;
    const { numbers, timeZone } = sleep;
    if (numbers.tstSec >= SHORTEST_NIGHT_SEC) {
      const date = dateOfNight(numbers.midSleepAt, timeZone, rules.boundaryHour);
      const other = nights.get(date);
      const [night, nap] = other === undefined || isLonger(sleep, other) ? [sleep, other] : [other, sleep];
      nights.set(date, night);
      if (nap !== undefined) addNap(naps, nap);
    } else addNap(naps, sleep);
  }
  for (const found of naps.values()) found.sort((a, b) => a.numbers.bedAt - b.numbers.bedAt);
  return { nights, naps };
}

/**
 * The date of a night by the middle of its sleep: the instants after one boundary up to and with the next are one date.
 *
 * It is the date on which those 24 hours have their three in the morning, so that whoever wakes at seven has the date
 * of the waking by any boundary from 3:00 on. On a date that the zone skipped, no night ends.
 */
export function dateOfNight(midSleepAt: EpochSec, zone: TimeZone, boundaryHour: number): LocalDay {
  const today = toLocalDay(midSleepAt, zone);
  const boundary = instantAt(today, boundaryHour * 3600, zone);
  const isAfter = boundary !== null && midSleepAt > boundary;
  if (boundaryHour < EARLY_MORNING_HOUR) return isAfter ? today : nextDay(today, -1, zone);
  return isAfter ? nextDay(today, 1, zone) : today;
}

const EARLY_MORNING_HOUR = 3;

function nextDay(day: LocalDay, step: 1 | -1, zone: TimeZone): LocalDay {
  const next = addDays(day, step);
  return instantAt(next, 12 * 3600, zone) === null ? addDays(next, step) : next;
}

function isLonger({ numbers: a }: Sleep, { numbers: b }: Sleep): boolean {
  return a.tibSec === b.tibSec ? a.tstSec > b.tstSec : a.tibSec > b.tibSec;
}

function addNap(naps: Map<LocalDay, Sleep[]>, nap: Sleep): void {
  const date = toLocalDay(nap.numbers.bedAt, nap.timeZone);
  const found = naps.get(date);
  if (found === undefined) naps.set(date, [nap]);
  else found.push(nap);
}

/** Where the episode ends that begins with a segment: at a hole both longer than an hour and as long as a break. */
function endOfEpisode(sorted: readonly SleepSegment[], first: number, { mergeGapMin }: NightRules): number {
  let end = sorted[first]?.to ?? -Infinity;
  let next = first + 1;
  for (; next < sorted.length; next += 1) {
    const segment = sorted[next];
    if (segment === undefined) break;
    const gapSec = segment.from - end;
    if (gapSec > LONGEST_HOLE_SEC && gapSec >= mergeGapMin * 60) break;
    end = segment.to > end ? segment.to : end;
  }
  return next;
}

function holesOf(pieces: readonly NightPiece[]): Span[] {
  return pieces.flatMap(({ from }, index) => {
    const before = pieces[index - 1];
    return before === undefined || before.to === from ? [] : [{ from: before.to, to: from }];
  });
}

type Resolved = { readonly pieces: NightPiece[]; readonly leftOut: LeftOutSegment[] };

const rank = { mat: 0, tracker: 1, unknown: 2 } as const;

/**
 * Every instant is told by one segment at most: the mat's before the tracker's, of one device the one revised last.
 *
 * Segments in order of their beginning, none of them empty.
 */
function resolveOverlaps(
  sorted: readonly SleepSegment[],
  modifiedAt: (segment: SleepSegment) => EpochSec | undefined,
): Resolved {
  const leftOut: LeftOutSegment[] = [];
  const pieces: NightPiece[] = [];
  for (let first = 0; first < sorted.length;) {
    const last = endOfCluster(sorted, first);
    const segment = sorted[first];
    // Most nights have one device, whose segments only touch.
    if (segment !== undefined && last === first + 1)
      pieces.push({ from: segment.from, to: segment.to, segment });
    else clip(sorted.slice(first, last), modifiedAt, { pieces, leftOut });
    first = last;
  }
  return { pieces: pieces.sort((a, b) => a.from - b.from), leftOut };
}

function clip(
  cluster: readonly SleepSegment[],
  modifiedAt: (segment: SleepSegment) => EpochSec | undefined,
  { pieces, leftOut }: Resolved,
): void {
  const byPrecedence = cluster
    .map((segment) => ({ segment, modified: modifiedAt(segment) ?? -Infinity }))
    .sort(
      (a, b) =>
        rank[a.segment.source] - rank[b.segment.source] ||
        // Two that are not known would make NaN.
        (a.modified === b.modified ? 0 : b.modified - a.modified) ||
        a.segment.from - b.segment.from ||
        b.segment.to - a.segment.to,
    );
  const seen = new Set<string>();
  let taken: Span[] = [];
  for (const { segment } of byPrecedence) {
    const { from, to, state, source, sourceModel, modelId, deviceId } = segment;
    const identity = JSON.stringify([from, to, state, source, sourceModel, modelId, deviceId]);
    if (seen.has(identity)) {
      leftOut.push({ segment, reason: 'repeated' });
      continue;
    }
    seen.add(identity);
    const left = subtractSpans(segment, taken);
    if (left.length === 0) leftOut.push({ segment, reason: 'overlapped' });
    for (const span of left) pieces.push({ ...span, segment });
    taken = unionSpans([...taken, ...left]);
  }
}

/** Where the segments end that overlap with one, directly or through others; those that only touch are apart. */
function endOfCluster(sorted: readonly SleepSegment[], first: number): number {
  let end = sorted[first]?.to ?? -Infinity;
  let next = first + 1;
  for (; next < sorted.length; next += 1) {
    const segment = sorted[next];
    if (segment === undefined || segment.from >= end) break;
    end = segment.to > end ? segment.to : end;
  }
  return next;
}
