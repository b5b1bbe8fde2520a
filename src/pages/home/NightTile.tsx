import { useMemo } from 'react';
import { NightThumb } from '#charts/NightThumb.tsx';
import { addDays, type LocalDay } from '#domain/time.ts';
import { createCalendarFormat } from '#locale/calendar.ts';
import { useLatestNightDay } from '#queries/latest.ts';
import { useSleepRecords } from '#queries/sleep.ts';
import { useSettings } from '#settings/use-settings.ts';
import { paths } from '../paths.ts';
import { readerZone } from '../reader-zone.ts';
import { NIGHT_DAYS } from './home-wishes.ts';
import { findNewestNight, type HomeNight, toNightPicture, toNightSentence } from './night-view.ts';
import { Tile, type TileFrame } from './Tile.tsx';
import type { TileView, Words } from './tile-view.ts';
import { useHomeWords } from './use-home-words.ts';
import { useToday } from './use-today.ts';

export function NightTile({ frame }: { frame: TileFrame }) {
  const words = useHomeWords();
  const [{ nightBoundaryHour: boundaryHour, nightMergeGapMin: mergeGapMin }] = useSettings();
  const { today, clockZone } = useToday();
  const fallbackZone = readerZone();
  const days = useMemo(() => ({ from: addDays(today, -NIGHT_DAYS), to: today }), [today]);
  const { records, error } = useSleepRecords(days);
  const latest = useLatestNightDay();
  const night = useMemo(
    () =>
      records === undefined
        ? undefined
        : findNewestNight(records, { rules: { boundaryHour, mergeGapMin }, clockZone, fallbackZone }),
    [records, boundaryHour, mergeGapMin, clockZone, fallbackZone],
  );
  const view = useMemo(
    () => (error === null ? toView(night, latest, today, words) : { state: 'failed' as const }),
    [night, latest, today, words, error],
  );
  return <Tile {...frame} to={night == null ? paths.sleep : paths.night(night.date)} view={view} />;
}

function toView(
  night: HomeNight | null | undefined,
  latest: LocalDay | null | undefined,
  today: LocalDay,
  words: Words,
): TileView {
  const { format, own } = words;
  if (night === undefined) return { state: 'loading' };
  const { weekdayShort } = createCalendarFormat(format.locale);
  const dayName = (day: LocalDay): string => `${weekdayShort(day)}, ${format.day(day)}`;
  if (night === null) {
    if (latest === undefined) return { state: 'loading' };
    if (latest === null) return { state: 'none', text: own.night.none };
    return { state: 'known', main: null, rest: own.night.longAgo(dayName(latest)), figure: null };
  }
  const sentence = toNightSentence(night, { today, dayName }, words);
  const picture = toNightPicture(night, dayName, words);
  if (picture === null) return { state: 'known', ...sentence, figure: null };
  const { segments, labels, from, to, ...figure } = picture;
  return {
    state: 'known',
    ...sentence,
    figure: {
      ...figure,
      draw: () => <NightThumb segments={segments} from={from} to={to} labels={labels} />,
    },
  };
}
