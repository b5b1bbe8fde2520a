import type { Sleep } from '#domain/night-assembly.ts';
import { usualTime } from '#domain/night-means.ts';
import { vendorSleepSec } from '#domain/night-vendor.ts';
import type { NightSummary, SleepSegment, SleepTrack } from '#domain/sleep.ts';
import { overlaps } from '#domain/spans.ts';
import { addDays, type EpochSec, type LocalDay } from '#domain/time.ts';
import { toCount } from '../count.ts';
import { isRead, type NightBook, nightsBetween, windowOfNight } from './night-book.ts';
import { clockText, durationText, type SleepWords, sourceText } from './sleep-words.ts';

/** Nights before the one in view that its numbers are compared with. */
export const MEAN_NIGHTS = 30;

/** What there is to say of a date: its night, or why there is none to see. */
export type NightState =
  | { readonly kind: 'recorded'; readonly night: Sleep; readonly isWhole: boolean }
  /** Not read yet; what the service's summary says of it, where that is here. */
  | { readonly kind: 'unread'; readonly summary: NightSummary | null }
  | {
      readonly kind: 'none';
      readonly why: 'future' | 'tonight' | 'naps' | 'little' | 'empty' | 'notGranted';
      readonly naps: number;
    };

export function toNightState(
  book: NightBook,
  date: LocalDay,
  { now, isGranted }: { readonly now: EpochSec; readonly isGranted: boolean },
): NightState {
  const window = windowOfNight(book, date);
  const night = book.nights.get(date);
  if (night !== undefined) {
    const gapSec = book.rules.mergeGapMin * 60;
    const around = {
      // Only brands are lost in between.
      from: (night.numbers.bedAt - gapSec) as EpochSec,
      to: (night.numbers.upAt + gapSec) as EpochSec,
    };
    return { kind: 'recorded', night, isWhole: isRead(book, around, now) };
  }
  const naps = book.naps.get(date)?.length ?? 0;
  if (window !== null && window.from > now) return { kind: 'none', why: 'future', naps };
  if (!isGranted) return { kind: 'none', why: 'notGranted', naps };
  if (window !== null && !isRead(book, window, now)) {
    const summary = book.summaries
      .filter((one) => one.day === date)
      .toSorted((a, b) => (vendorSleepSec(b) ?? 0) - (vendorSleepSec(a) ?? 0))[0];
    return { kind: 'unread', summary: summary ?? null };
  }
  if (naps > 0) return { kind: 'none', why: 'naps', naps };
  const hasLittle =
    window !== null &&
    book.leftOut.some(({ segment, reason }) => reason === 'tooLittleSleep' && overlaps(segment, window));
  if (hasLittle) return { kind: 'none', why: 'little', naps };
  const isOver = window === null || window.to <= now;
  return { kind: 'none', why: isOver ? 'empty' : 'tonight', naps };
}

/** The recorded night before a date that is nearest to it; null where the book has none. */
export function lastNightBefore({ nights }: NightBook, date: LocalDay): LocalDay | null {
  return [...nights.keys()]
    .filter((other) => other < date)
    .reduce<LocalDay | null>((latest, other) => (latest === null || other > latest ? other : latest), null);
}

export type HeadlineView = {
  readonly asleep: string;
  readonly inBed: string;
  readonly usual: string | null;
  /** Night and naps together, where there are any. */
  readonly withNaps: string | null;
};

export function toHeadline(
  { night, naps }: { readonly night: Sleep; readonly naps: readonly Sleep[] },
  before: readonly Sleep[],
  sleepWords: SleepWords,
): HeadlineView {
  const { format, words } = sleepWords;
  const { numbers, timeZone } = night;
  const [bed, up] = [usualTime(before, 'bedAt'), usualTime(before, 'upAt')];
  const napSec = naps.reduce((sum, nap) => sum + nap.numbers.tstSec, 0);
  return {
    asleep: durationText(numbers.tstSec, sleepWords),
    inBed: words.night.inBed(
      format.time(numbers.bedAt, timeZone),
      format.time(numbers.upAt, timeZone),
      timeZone,
    ),
    usual:
      bed === null || up === null
        ? null
        : words.night.usual(
            clockText(bed.meanSec, sleepWords),
            clockText(up.meanSec, sleepWords),
            toCount(before.length, format),
          ),
    withNaps:
      naps.length === 0
        ? null
        : words.night.withNaps(
            durationText(numbers.tstSec + napSec, sleepWords),
            toCount(naps.length, format),
          ),
  };
}

/** The nights of the thirty dates before one. */
export function nightsBefore(book: NightBook, date: LocalDay): Sleep[] {
  return nightsBetween(book, addDays(date, -MEAN_NIGHTS), addDays(date, -1));
}

/** Each device that told of a sleep, with the number of its segments. */
export function toSources({ pieces }: Sleep, sleepWords: SleepWords): { text: string; count: number }[] {
  const segments = new Set(pieces.map(({ segment }) => segment));
  const counts = new Map<string, number>();
  for (const segment of segments) {
    const text = sourceText(segment, sleepWords);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts].map(([text, count]) => ({ text, count }));
}

export type RailId = 'heartRate' | 'breathing' | 'snoring' | 'movement';

const tracks: Readonly<Record<RailId, (segment: SleepSegment) => SleepTrack | undefined>> = {
  heartRate: ({ heartRateBpm }) => heartRateBpm,
  breathing: ({ breathsPerMinute }) => breathsPerMinute,
  snoring: ({ snoringSec }) => snoringSec,
  movement: ({ movementScore }) => movementScore,
};

export const railIds = Object.keys(tracks) as readonly RailId[];

/** One track of a sleep as columns, with an open place over every hole; null where the device gave none. */
export function toRail(
  { pieces }: Sleep,
  id: RailId,
): { readonly at: Float64Array; readonly value: Float64Array } | null {
  const [at, value]: [number[], number[]] = [[], []];
  for (const [index, { from, to, segment }] of pieces.entries()) {
    const before = pieces[index - 1];
    if (before !== undefined && before.to < from) {
      at.push(before.to);
      value.push(Number.NaN);
    }
    for (const point of tracks[id](segment) ?? []) {
      if (point.at < from || point.at >= to || point.at <= (at.at(-1) ?? -Infinity)) continue;
      at.push(point.at);
      value.push(point.value);
    }
  }
  return value.every(Number.isNaN) ? null : { at: Float64Array.from(at), value: Float64Array.from(value) };
}
