import { useMemo } from 'react';
import { computeClockAxis } from '#charts/clock-axis.ts';
import { Hypnogram } from '#charts/Hypnogram.tsx';
import type { Sleep } from '#domain/night-assembly.ts';
import { toEpochSec } from '#domain/time.ts';
import { useMessages } from '#settings/use-settings.ts';
import { toCount } from '../count.ts';
import {
  datetimeOf,
  durationText,
  hourText,
  minutesCell,
  nightDay,
  type SleepWords,
  spanText,
  stageLabels,
  toStageSegments,
} from './sleep-words.ts';
import type { LocalDay } from '#domain/time.ts';

export type NightHypnogramProps = {
  date: LocalDay;
  /** A night, or a nap. */
  night: Sleep;
  isNap?: boolean;
  words: SleepWords;
  stale: boolean;
};

/** The stages of one sleep, by the clock of where it was slept. */
export function NightHypnogram({ date, night, isNap = false, words, stale }: NightHypnogramProps) {
  const messages = useMessages();
  const { numbers, pieces, timeZone: zone } = night;
  const { night: say } = words.words;
  const from = pieces[0]?.from ?? numbers.bedAt;
  const to = pieces.at(-1)?.to ?? numbers.upAt;
  const holes = night.holes.reduce((sum, hole) => sum + hole.to - hole.from, 0);
  const name = (isNap ? say.napChartName : say.chartName)(
    nightDay(date, words),
    words.format.time(from, zone),
    words.format.time(to, zone),
  );
  const summary = say.chartSummary({
    asleep: durationText(numbers.tstSec, words),
    awakenings: toCount(numbers.awakenings, words.format),
    holes: holes === 0 ? null : durationText(holes, words),
  });
  // The picture compares all of these by identity.
  const drawn = useMemo(
    () => ({
      segments: toStageSegments(pieces, words),
      stageLabels: stageLabels(words),
      clock: (begin: number, end: number, width: number) =>
        computeClockAxis({
          from: begin,
          to: end,
          width,
          zone,
          formatHour: (hour) => hourText(hour, words),
          formatJump: (sec) => `${sec > 0 ? '+' : '−'}${durationText(Math.abs(sec), words)}`,
        }),
      formatSpan: (begin: number, end: number) => spanText(begin, end, { zone, words }),
      formatDuration: (sec: number) => durationText(sec, words),
      formatOrdinal: (ordinal: number, count: number) =>
        say.ordinal(words.format.number(ordinal, 0), words.format.number(count, 0)),
      formatTime: (at: number) => words.format.time(toEpochSec(at), zone),
      formatDurationCell: (sec: number) => minutesCell(sec, words),
      toDatetime: (at: number) => datetimeOf(at, zone),
    }),
    [pieces, words, zone, say],
  );
  const atRest = useMemo(
    () => ({
      title: isNap ? '' : say.atRest,
      lines: [
        { label: say.field.tstSec.label, value: durationText(numbers.tstSec, words) },
        { label: say.field.efficiency.label, value: words.format.percent(numbers.efficiency) },
        { label: say.field.wasoSec.label, value: durationText(numbers.wasoSec, words) },
      ],
    }),
    [numbers, words, say, isNap],
  );
  return (
    <Hypnogram
      {...drawn}
      figure={{ name, summary: <p>{summary}</p>, words: messages.chart }}
      from={from}
      to={to}
      tableCaption={name}
      atRest={atRest}
      words={say.chart}
      stale={stale}
    />
  );
}
