import { memo, useMemo } from 'react';
import { NightRaster, type RasterRow } from '#charts/NightRaster.tsx';
import { rasterTone } from '#charts/raster-pixels.ts';
import type { Sleep } from '#domain/night-assembly.ts';
import type { DaySpan } from '#domain/record-kinds.ts';
import { rasterState, type SleepRaster } from '#domain/sleep-minutes.ts';
import type { LocalDay } from '#domain/time.ts';
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
  /** The minutes of the days, and of one more. */
  raster: SleepRaster;
  days: DaySpan;
  choices: Pick<RegularityOptions, 'freeWeekdays' | 'decisions'>;
  words: SleepWords;
  onOpen: (day: LocalDay) => void;
};

/** Nights of some days as a raster of 48 hours to a row. */
export const RasterCard = memo(function RasterCard(props: RasterCardProps) {
  const { book, entries, raster, days, choices, words, onOpen } = props;
  const messages = useMessages();
  const { format, words: say } = words;
  const { raster: texts } = say.nights;
  const name = texts.chartName(format.dayRange(days.from, days.to));
  const { boundaryHour } = book.rules;
  const tones = useMemo(() => toTones(raster), [raster]);
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
});

// A table, because a year has half a million minutes.
const toneOf = new Uint8Array(256).fill(rasterTone.unknown);
toneOf[rasterState.awake] = rasterTone.none;
toneOf[rasterState.light] = rasterTone.light;
toneOf[rasterState.deep] = rasterTone.deep;
toneOf[rasterState.rem] = rasterTone.rem;
toneOf[rasterState.unspecified] = rasterTone.unspecified;
toneOf[rasterState.awakeInBed] = rasterTone.awakeInBed;

function toTones({ minutes }: SleepRaster): Uint8Array {
  const tones = new Uint8Array(minutes.length);
  for (let minute = 0; minute < minutes.length; minute += 1) {
    tones[minute] = toneOf[minutes[minute] ?? rasterState.unknown] ?? rasterTone.unknown;
  }
  return tones;
}

function toRows(
  entries: readonly NightEntry[],
  choices: RasterCardProps['choices'],
  sleepWords: SleepWords,
): RasterRow[] {
  const { format } = sleepWords;
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
    // Worded when it is asked for: of a year of rows few are ever read.
    return {
      ...row,
      get reading() {
        return toReading(night, nightDay(date, sleepWords), isRead, sleepWords);
      },
      get cells() {
        return toCells(night, isRead, sleepWords);
      },
    };
  });
}

function toReading(
  night: Sleep | null,
  title: string,
  isRead: boolean,
  sleepWords: SleepWords,
): RasterRow['reading'] {
  const { reading } = sleepWords.words.nights;
  if (night === null) {
    return { title, lines: [{ label: '', value: isRead ? reading.none : reading.unread }] };
  }
  const [bed, up] = timesInBed(night, sleepWords);
  return {
    title,
    lines: [
      { label: reading.asleep, value: durationText(night.numbers.tstSec, sleepWords) },
      { label: reading.inBed, value: `${bed}–${up}` },
    ],
  };
}

function toCells(night: Sleep | null, isRead: boolean, sleepWords: SleepWords): RasterRow['cells'] {
  const { format, words } = sleepWords;
  const { reading } = words.nights;
  if (night === null) return ['', '', '', isRead ? reading.none : reading.unread];
  return [...timesInBed(night, sleepWords), format.tableNumber(night.numbers.tstSec / 60, 0), ''];
}

function timesInBed({ numbers, timeZone }: Sleep, { format }: SleepWords): [bed: string, up: string] {
  return [format.time(numbers.bedAt, timeZone), format.time(numbers.upAt, timeZone)];
}
