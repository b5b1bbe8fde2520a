import { type Bout, computeBouts, type StageLabels, type StageSegment } from '#charts/night-stages.ts';
import { assembleNights, type NightRules, type Sleep } from '#domain/night-assembly.ts';
import { outlineNights } from '#domain/night-outlines.ts';
import { createNightZones, createRevisions } from '#domain/night-vendor.ts';
import { formatInstant, type LocalDay, type TimeZone, toEpochSec } from '#domain/time.ts';
import { formatDuration } from '#locale/durations.ts';
import type { SleepRecords } from '#queries/sleep.ts';
import { toNightStage } from '../night-stage.ts';
import type { FigureWords, Sentence, Words } from './tile-view.ts';

export type HomeNight = {
  /** On which it ended. */
  readonly date: LocalDay;
  readonly sleep: Sleep;
  /** The service's summary alone tells of it: its course is not here. */
  readonly isOutline: boolean;
};

/** The newest night of some records, as the page of nights tells it; null where there is none. */
export function findNewestNight(
  { segments, summaries, homeZone, days }: SleepRecords,
  {
    rules,
    clockZone,
    fallbackZone,
  }: { readonly rules: NightRules; readonly clockZone: TimeZone | null; readonly fallbackZone: TimeZone },
): HomeNight | null {
  const zoneOf = clockZone === null ? createNightZones(summaries, homeZone ?? fallbackZone) : () => clockZone;
  const { nights } = assembleNights(segments, { rules, zoneOf, modifiedAt: createRevisions(summaries) });
  const outlines = outlineNights(summaries, { rules, zoneOf }).nights;
  const dates = [...nights.keys(), ...outlines.keys()].filter((date) => date >= days.from && date <= days.to);
  const date = dates.toSorted().at(-1);
  if (date === undefined) return null;
  const own = nights.get(date);
  const sleep = own ?? outlines.get(date);
  return sleep === undefined ? null : { date, sleep, isOutline: own === undefined };
}

/** How long was slept, how much of the time in bed, from when to when. */
export function toNightSentence(
  { date, sleep, isOutline }: HomeNight,
  { today, dayName }: { readonly today: LocalDay; readonly dayName: (day: LocalDay) => string },
  { format, own }: Words,
): Sentence {
  const { numbers, timeZone } = sleep;
  const rest = own.night.asleep(
    format.percent(numbers.efficiency),
    format.time(numbers.bedAt, timeZone),
    format.time(numbers.upAt, timeZone),
  );
  return {
    ...(date !== today && { before: own.night.older(dayName(date)) }),
    main: formatDuration(numbers.tstSec, format.numberLocale),
    rest: isOutline ? `${rest} ${own.night.noStages}` : rest,
  };
}

export type NightPicture = FigureWords & {
  readonly segments: readonly StageSegment[];
  readonly labels: StageLabels;
  readonly from: number;
  readonly to: number;
};

/** The course of a night; null where only its summary is here. */
export function toNightPicture(
  { date, sleep, isOutline }: HomeNight,
  dayName: (day: LocalDay) => string,
  words: Words,
): NightPicture | null {
  if (isOutline) return null;
  const { format, own } = words;
  const { pieces, numbers, timeZone } = sleep;
  const { manual: _, unspecified: __, other: ___, ...labels } = own.night.stages;
  const segments = pieces.map(({ from, to, segment }) => ({
    from,
    to,
    ...toNightStage(segment.state, words.own.night.stages, words.format),
  }));
  const duration = (sec: number | null): string =>
    sec === null ? '–' : formatDuration(sec, format.numberLocale);
  const name = own.night.name(dayName(date));
  const { table } = own.night;
  return {
    name,
    summary: own.night.summary(
      duration(numbers.deepSec),
      duration(numbers.remSec),
      duration(numbers.wasoSec),
    ),
    table: {
      caption: name,
      columns: [
        { header: table.from },
        { header: table.to },
        { header: table.stage },
        { header: table.minutes, numeric: true },
      ],
      rows: () =>
        computeBouts(segments, labels).map(({ from, to, label }: Bout) => ({
          datetime: formatInstant(toEpochSec(from), timeZone),
          time: format.time(toEpochSec(from), timeZone),
          cells: [
            format.time(toEpochSec(to), timeZone),
            label,
            format.tableNumber((to - from) / 60, (to - from) % 60 === 0 ? 0 : 2),
          ],
        })),
    },
    segments,
    labels,
    from: pieces[0]?.from ?? numbers.bedAt,
    to: pieces.at(-1)?.to ?? numbers.upAt,
  };
}
