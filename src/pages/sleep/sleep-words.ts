import type { StageLabels } from '#charts/night-stages.ts';
import type { SleepSegment } from '#domain/sleep.ts';
import { formatInstant, type LocalDay, type TimeZone, toEpochSec } from '#domain/time.ts';
import { formatDuration } from '#locale/durations.ts';
import type { Format } from '#locale/format.ts';
import type { SleepMessages } from '#locale/messages/english-sleep.ts';
import type { StageSegment } from '#charts/night-stages.ts';
import type { NightPiece } from '#domain/night-numbers.ts';
import { toNightStage } from '../night-stage.ts';

/** What a page of nights words itself with. */
export type SleepWords = {
  readonly format: Format;
  readonly words: SleepMessages;
  /** `Mon` */
  readonly weekday: (day: LocalDay) => string;
};

export function durationText(sec: number, { format }: SleepWords): string {
  return formatDuration(sec, format.numberLocale);
}

/** `Sun, 29 Mar 2026` */
export function nightDay(date: LocalDay, { format, weekday }: SleepWords): string {
  return `${weekday(date)}, ${format.day(date)}`;
}

/** A time of the clock from seconds after 00:00, in the reader's way of writing one. */
export function clockText(sec: number, { format }: SleepWords): string {
  const minutes = ((Math.round(sec / 60) % 1440) + 1440) % 1440;
  return format.time(toEpochSec(minutes * 60), UTC_CLOCK);
}

// `Intl` knows it everywhere.
const UTC_CLOCK = 'UTC' as TimeZone;

/** A whole hour of the clock, for an axis. */
export function hourText(hour: number, words: SleepWords): string {
  return clockText(hour * 3600, words);
}

export function stageLabels({ words }: SleepWords): StageLabels {
  const { out, awake, rem, light, deep, unknown, gap } = words.stages;
  return { out, awake, rem, light, deep, unknown, gap };
}

/** Pieces as a hypnogram draws them; what has no lane in laboratories has one of its own name. */
export function toStageSegments(pieces: readonly NightPiece[], words: SleepWords): StageSegment[] {
  return pieces.map(({ from, to, segment: { state } }) => ({
    from,
    to,
    ...toNightStage(state, words.words.stages, words.format),
  }));
}

/** What recorded something, by the service's own word where it has one. */
export function sourceText(
  { source, model, modelId }: Pick<SleepSegment, 'source' | 'model' | 'modelId'>,
  { format, words }: SleepWords,
): string {
  const name = words.sources[source];
  if (model !== undefined) return words.model(name, model);
  return modelId === undefined ? name : words.model(name, format.number(modelId, 0));
}

export function datetimeOf(at: number, zone: TimeZone): string {
  return formatInstant(toEpochSec(Math.round(at)), zone);
}

export function spanText(
  from: number,
  to: number,
  { zone, words: { format } }: { readonly zone: TimeZone; readonly words: SleepWords },
): string {
  const time = (at: number): string => format.time(toEpochSec(Math.round(at)), zone);
  return `${time(from)}–${time(to)}`;
}

/** Minutes for a cell of a table: whole ones without a decimal. */
export function minutesCell(sec: number, { format }: SleepWords): string {
  return format.tableNumber(sec / 60, sec % 60 === 0 ? 0 : 2);
}
