import { useMemo } from 'react';
import { NightRaster, type RasterRow } from '#charts/NightRaster.tsx';
import { rasterTone } from '#charts/raster-pixels.ts';
import type { DaySpan } from '#domain/record-kinds.ts';
import { computeSleepRaster, rasterState } from '#domain/sleep-minutes.ts';
import { addDays, type LocalDay } from '#domain/time.ts';
import { useMessages } from '#settings/use-settings.ts';
import { Card } from '#ui/Card.tsx';
import { toCount } from '../count.ts';
import type { NightBook } from './night-book.ts';
import { isFreeNight, type RegularityOptions } from './regularity-view.ts';
import type { NightEntry } from './sleep-view.ts';
import { durationText, hourText, nightDay, type SleepWords, stageLabels } from './sleep-words.ts';

export type RasterCardProps = {
  book: NightBook;
  entries: readonly NightEntry[];
  days: DaySpan;
  choices: Pick<RegularityOptions, 'freeWeekdays' | 'decisions'>;
  words: SleepWords;
  onOpen: (day: LocalDay) => void;
};

/** Nights of some days as a raster of 48 hours to a row. */
export function RasterCard({ book, entries, days, choices, words, onOpen }: RasterCardProps) {
  const messages = useMessages();
  const { format, words: say } = words;
  const { raster: texts } = say.nights;
  const name = texts.chartName(format.dayRange(days.from, days.to));
  const { boundaryHour } = book.rules;
  const tones = useMemo(() => {
    // The last row shows the night after it, too.
    const { minutes } = computeSleepRaster(book, {
      days: { from: days.from, to: addDays(days.to, 1) },
      boundaryHour,
      clockZone: book.clockZone,
    });
    return minutes.map((state) => toneOf[state] ?? rasterTone.unknown);
  }, [book, days, boundaryHour]);
  const { freeWeekdays, decisions } = choices;
  const rows = useMemo(
    () => toRows(entries, { freeWeekdays, decisions }, words),
    [entries, freeWeekdays, decisions, words],
  );
  const tableColumns = useMemo(() => {
    const { table } = say.nights;
    return [
      { header: table.day },
      { header: table.bed },
      { header: table.up },
      { header: table.asleep, numeric: true },
      { header: table.note },
    ];
  }, [say]);
  const formatHour = useMemo(() => (hour: number) => hourText(hour, words), [words]);
  const labels = useMemo(() => stageLabels(words), [words]);
  const rasterWords = useMemo(() => ({ ...texts, asleep: say.nights.average.asleep }), [texts, say]);
  const recorded = entries.filter(({ night }) => night !== null).length;
  return (
    <Card title={texts.title}>
      <NightRaster
        figure={{
          name,
          summary: (
            <p>
              {texts.summary({
                recorded: toCount(recorded, format),
                days: format.number(entries.length, 0),
              })}
            </p>
          ),
          words: messages.chart,
        }}
        rows={rows}
        tones={tones}
        firstHour={boundaryHour}
        stageLabels={labels}
        formatHour={formatHour}
        tableCaption={name}
        tableColumns={tableColumns}
        words={rasterWords}
        onOpen={onOpen}
      />
    </Card>
  );
}

const toneOf: Readonly<Record<number, number>> = {
  [rasterState.awake]: rasterTone.none,
  [rasterState.light]: rasterTone.light,
  [rasterState.deep]: rasterTone.deep,
  [rasterState.rem]: rasterTone.rem,
  [rasterState.unspecified]: rasterTone.unspecified,
  [rasterState.awakeInBed]: rasterTone.awakeInBed,
  [rasterState.unknown]: rasterTone.unknown,
};

function toRows(
  entries: readonly NightEntry[],
  choices: RasterCardProps['choices'],
  sleepWords: SleepWords,
): RasterRow[] {
  const { format, words } = sleepWords;
  let zoneBefore: string | null = null;
  return entries.map(({ date, night, isRead }, index) => {
    const isFirst = index === 0 || date.endsWith('-01');
    const zone: string | null = night?.timeZone ?? zoneBefore;
    const note = zone !== null && zoneBefore !== null && zone !== zoneBefore ? zone.replaceAll('_', ' ') : '';
    zoneBefore = zone;
    const row = {
      day: date,
      label: isFirst ? format.dayShort(date) : '',
      note,
      isFree: isFreeNight(date, choices),
    };
    const title = nightDay(date, sleepWords);
    if (night === null) {
      const value = isRead ? words.nights.reading.none : words.nights.reading.unread;
      return { ...row, reading: { title, lines: [{ label: '', value }] }, cells: ['', '', '', value] };
    }
    const { numbers, timeZone } = night;
    const [bed, up] = [format.time(numbers.bedAt, timeZone), format.time(numbers.upAt, timeZone)];
    return {
      ...row,
      reading: {
        title,
        lines: [
          { label: words.nights.reading.asleep, value: durationText(numbers.tstSec, sleepWords) },
          { label: words.nights.reading.inBed, value: `${bed}–${up}` },
        ],
      },
      cells: [bed, up, format.tableNumber(numbers.tstSec / 60, 0), ''],
    };
  });
}
