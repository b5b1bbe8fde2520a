import { clockSecAt, clockSpans } from '#charts/clock-axis.ts';
import type { ClockWindow, NightBar, NightColumn } from '#charts/night-bars.ts';
import type { Sleep } from '#domain/night-assembly.ts';
import { clockTimes, meanOverNights, usualTime } from '#domain/night-means.ts';
import type { DaySpan } from '#domain/record-kinds.ts';
import { circularQuartiles } from '#domain/regularity.ts';
import { computeSleepRaster, type SleepRaster } from '#domain/sleep-minutes.ts';
import { addDays, type EpochSec, type LocalDay, SECONDS_PER_DAY } from '#domain/time.ts';
import { formatShortDuration } from '#locale/durations.ts';
import { isRead, type NightBook, nightsBetween, windowOfNight } from './night-book.ts';
import { clockText, durationText, nightDay, type SleepWords, toStageSegments } from './sleep-words.ts';

/** Nights that the usual times are taken from. */
export const USUAL_NIGHTS = 28;

/** A date of the view: what was slept, or that nothing is known of it. */
export type NightEntry = {
  readonly date: LocalDay;
  readonly night: Sleep | null;
  readonly naps: readonly Sleep[];
  /** It is told by the service's summary alone: its stages are not here. */
  readonly isOutline: boolean;
  readonly isRead: boolean;
};

/** Every date of some days in order; where segments are not read, what the summaries say stands in. */
export function toEntries(book: NightBook, days: DaySpan, now: EpochSec): NightEntry[] {
  const outlines = book.outlines();
  const entries: NightEntry[] = [];
  for (let date = days.from; date <= days.to; date = addDays(date, 1)) {
    const window = windowOfNight(book, date);
    const isHere = window === null || isRead(book, window, now);
    const own = book.nights.get(date) ?? null;
    const outline = own === null && !isHere ? (outlines.nights.get(date) ?? null) : null;
    const naps = book.naps.get(date) ?? (isHere ? [] : (outlines.naps.get(date) ?? []));
    entries.push({ date, night: own ?? outline, naps, isOutline: outline !== null, isRead: isHere });
  }
  return entries;
}

/** The minutes of some dates, and of one more: the last row of a picture of two days shows the night after it, too. */
export function toRaster(book: NightBook, { from, to }: DaySpan): SleepRaster {
  return computeSleepRaster(book, {
    days: { from, to: addDays(to, 1) },
    boundaryHour: book.rules.boundaryHour,
    clockZone: book.clockZone,
  });
}

/** Nights as bars at the time of the clock of where they were slept. */
export function toColumns(
  entries: readonly NightEntry[],
  sleepWords: SleepWords,
  isManyNights: boolean,
): NightColumn[] {
  const { format, words, weekday } = sleepWords;
  const { reading } = words.nights;
  return entries.map((entry) => {
    const { date, night, naps, isRead: isHere } = entry;
    const title = nightDay(date, sleepWords);
    const label = isManyNights ? format.dayShort(date) : `${weekday(date)} ${date.slice(-2)}`;
    const napSec = naps.reduce((sum, { numbers }) => sum + numbers.tstSec, 0);
    const bars = [
      ...(night === null ? [] : toBars(night, entry, sleepWords)),
      ...naps.flatMap((nap) => toBars(nap, entry, sleepWords).map((bar) => ({ ...bar, isNap: true }))),
    ];
    if (night === null) {
      const value = isHere ? reading.none : reading.unread;
      return {
        day: date,
        label,
        bars,
        midSleep: null,
        duration: '',
        reading: { title, lines: [{ label: '', value }, ...napLine(napSec, sleepWords)] },
        cells: ['', '', '', '', '', napCell(naps, napSec, sleepWords), value],
      };
    }
    const { numbers, timeZone } = night;
    const time = (at: EpochSec): string => format.time(at, timeZone);
    return {
      day: date,
      label,
      bars,
      midSleep: entry.isOutline ? null : clockSecAt(numbers.midSleepAt, date, timeZone),
      duration: formatShortDuration(numbers.tstSec, format.numberLocale),
      reading: {
        title,
        lines: [
          { label: reading.asleep, value: durationText(numbers.tstSec, sleepWords) },
          { label: reading.inBed, value: `${time(numbers.bedAt)}–${time(numbers.upAt)}` },
          ...napLine(napSec, sleepWords),
        ],
      },
      cells: [
        time(numbers.bedAt),
        time(numbers.upAt),
        format.tableNumber(numbers.tstSec / 60, 0),
        format.tableNumber(numbers.tibSec / 60, 0),
        format.tableNumber(numbers.efficiency * 100, 0),
        napCell(naps, napSec, sleepWords),
        entry.isOutline ? words.nights.notRead : '',
      ],
    };
  });
}

function napLine(napSec: number, sleepWords: SleepWords): { label: string; value: string }[] {
  if (napSec === 0) return [];
  return [{ label: sleepWords.words.nights.reading.naps, value: durationText(napSec, sleepWords) }];
}

function napCell(naps: readonly Sleep[], napSec: number, { format }: SleepWords): string {
  return naps.length === 0 ? '' : format.tableNumber(napSec / 60, 0);
}

function toBars(sleep: Sleep, { date, isOutline }: NightEntry, sleepWords: SleepWords): NightBar[] {
  const { timeZone, pieces, numbers } = sleep;
  const spans = isOutline
    ? [{ from: numbers.bedAt, to: numbers.upAt, stage: 'unknown' as const }]
    : toStageSegments(pieces, sleepWords);
  return spans.flatMap(({ from, to, ...stage }) =>
    clockSpans({ from, to }, date, timeZone).map((span) => ({ ...stage, ...span })),
  );
}

/** The nights that usual times are taken from: those of the last four weeks of the view. */
export function usualNights(book: NightBook, last: LocalDay): Sleep[] {
  return nightsBetween(book, addDays(last, 1 - USUAL_NIGHTS), last);
}

/** Usual bed time and usual rising as the middle half of some nights, as seconds from 00:00 of the night's date. */
export function toWindows(nights: readonly Sleep[], book: NightBook, { words }: SleepWords): ClockWindow[] {
  const bed = circularQuartiles(clockTimes(nights, 'bedAt', book.clockZone));
  const up = circularQuartiles(clockTimes(nights, 'upAt', book.clockZone));
  if (bed === null || up === null) return [];
  // The bed time of a night lies in the day before its boundary, its rising within a day of that.
  const latestBedSec = book.rules.boundaryHour * 3600;
  const bedShift = Math.ceil((bed[1] - latestBedSec) / SECONDS_PER_DAY) * SECONDS_PER_DAY;
  const bedMiddle = bed[1] - bedShift;
  const upShift = Math.floor((up[1] - bedMiddle) / SECONDS_PER_DAY) * SECONDS_PER_DAY;
  return [
    { id: 'bed', label: words.nights.bedWindow, from: bed[0] - bedShift, to: bed[2] - bedShift },
    { id: 'up', label: words.nights.upWindow, from: up[0] - upShift, to: up[2] - upShift },
  ];
}

export type AverageView = {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly counted: number;
};

/** What the nights of the view have in common; of outlines only what the service tells counts. */
export function toAverages(
  entries: readonly NightEntry[],
  book: NightBook,
  sleepWords: SleepWords,
): AverageView[] {
  const { format, words } = sleepWords;
  const { average, spread } = words.nights;
  const all = entries.flatMap(({ night }) => night ?? []);
  const whole = entries.flatMap(({ night, isOutline }) => (night === null || isOutline ? [] : [night]));
  const views: AverageView[] = [];
  for (const [id, field] of [
    ['asleep', 'tstSec'],
    ['inBed', 'tibSec'],
    ['efficiency', 'efficiency'],
  ] as const) {
    const mean = meanOverNights(all, field);
    if (mean === null) continue;
    const value = id === 'efficiency' ? format.percent(mean.mean) : durationText(mean.mean, sleepWords);
    views.push({ id, label: average[id], value, counted: mean.nights });
  }
  for (const [id, instant, nights] of [
    ['bed', 'bedAt', all],
    ['up', 'upAt', all],
    ['midSleep', 'midSleepAt', whole],
  ] as const) {
    const mean = usualTime(nights, instant, book.clockZone);
    if (mean === null) continue;
    const value = spread(clockText(mean.meanSec, sleepWords), durationText(mean.spreadSec, sleepWords));
    views.push({ id, label: average[id], value, counted: nights.length });
  }
  return views;
}
