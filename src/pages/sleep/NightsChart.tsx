import { useMemo } from 'react';
import { NightBars } from '#charts/NightBars.tsx';
import { meanOverNights, usualTime } from '#domain/night-means.ts';
import type { DaySpan } from '#domain/record-kinds.ts';
import type { LocalDay } from '#domain/time.ts';
import { useMessages } from '#settings/use-settings.ts';
import { toCount } from '../count.ts';
import type { NightBook } from './night-book.ts';
import { type NightEntry, toColumns, toWindows, usualNights } from './sleep-view.ts';
import { clockText, durationText, hourText, type SleepWords, stageLabels } from './sleep-words.ts';

/** The axis never begins before 18:00 of the evening, unless nights begin earlier by the reader's boundary. */
const EVENING_SEC = -6 * 3600;
/** Of so many nights the week-day names are wider than the columns. */
const MANY_NIGHTS = 14;

export type NightsChartProps = {
  entries: readonly NightEntry[];
  book: NightBook;
  range: DaySpan;
  words: SleepWords;
  onOpen: (day: LocalDay) => void;
  isStale: boolean;
};

export function NightsChart({ entries, book, range, words, onOpen, isStale }: NightsChartProps) {
  const messages = useMessages();
  const { format, words: say } = words;
  const days = format.dayRange(range.from, range.to);
  const name = say.nights.chartName(days);
  const columns = useMemo(() => toColumns(entries, words, entries.length > MANY_NIGHTS), [entries, words]);
  const windows = useMemo(() => toWindows(usualNights(book, range.to), book, words), [book, range.to, words]);
  const hasOutline = entries.some(({ isOutline }) => isOutline);
  const labels = useMemo(() => {
    const stages = stageLabels(words);
    return { ...stages, unknown: hasOutline ? say.nights.notRead : stages.unknown };
  }, [words, say, hasOutline]);
  const formatHour = useMemo(() => (hour: number) => hourText(hour, words), [words]);
  const tableColumns = useMemo(() => {
    const { table } = say.nights;
    return [
      { header: table.day },
      { header: table.bed },
      { header: table.up },
      { header: table.asleep, numeric: true },
      { header: table.inBed, numeric: true },
      { header: table.efficiency, numeric: true },
      { header: table.naps, numeric: true },
      { header: table.note },
    ];
  }, [say]);
  const nights = entries.flatMap(({ night }) => night ?? []);
  const [asleep, bed, up] = [
    meanOverNights(nights, 'tstSec'),
    usualTime(nights, 'bedAt', book.clockZone),
    usualTime(nights, 'upAt', book.clockZone),
  ];
  const summary = say.nights.chartSummary({
    recorded: toCount(nights.length, format),
    days: format.number(entries.length, 0),
    asleep: asleep === null ? null : durationText(asleep.mean, words),
    bed: bed === null ? null : clockText(bed.meanSec, words),
    up: up === null ? null : clockText(up.meanSec, words),
  });
  const earliest = Math.min(EVENING_SEC, (book.rules.boundaryHour - 24) * 3600);
  return (
    <NightBars
      figure={{
        name,
        summary: (
          <>
            <p>{summary}</p>
            {windows.length > 0 && <p>{say.nights.windowNote}</p>}
          </>
        ),
        words: messages.chart,
      }}
      columns={columns}
      earliest={book.rules.boundaryHour === 12 ? EVENING_SEC : earliest}
      windows={windows}
      targets={NO_TARGETS}
      height={420}
      stageLabels={labels}
      formatHour={formatHour}
      tableCaption={name}
      tableColumns={tableColumns}
      words={say.nights.chart}
      onOpen={onOpen}
      stale={isStale}
    />
  );
}

const NO_TARGETS: readonly never[] = [];
