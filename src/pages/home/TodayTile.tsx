import { useMemo } from 'react';
import { Sparkline } from '#charts/Sparkline.tsx';
import type { DayProfile } from '#domain/usual-day.ts';
import { type DayMinutesRecord, useDayMinutesRecord, useDayProfiles } from '#queries/day.ts';
import { useSyncStatus } from '#queries/sync.ts';
import { useSettings } from '#settings/use-settings.ts';
import { paths } from '../paths.ts';
import { Tile, type TileFrame } from './Tile.tsx';
import type { TileView, Words } from './tile-view.ts';
import { computeTodayRace, type TodayRace, toTodayPicture, toTodaySentence } from './today-view.ts';
import { useHomeWords } from './use-home-words.ts';
import { useToday } from './use-today.ts';

/** A line over a few hundred steps looks as flat as it is. */
const MIN_SPAN = 1000;

const noProfiles: readonly DayProfile[] = [];

export function TodayTile({ frame }: { frame: TileFrame }) {
  const words = useHomeWords();
  const [{ freeWeekdays }] = useSettings();
  const { now, today, clockZone } = useToday();
  const { record, error } = useDayMinutesRecord(today, clockZone);
  const days = useMemo(() => ({ from: today, to: today }), [today]);
  const { phase, lastSyncAt } = useSyncStatus();
  const isArriving = lastSyncAt === null && phase === 'syncing';
  const profiles = useDayProfiles(today, days, clockZone, !isArriving);
  const points = useMemo(
    () => (record == null ? null : computeTodayRace(record, profiles ?? noProfiles, { now, freeWeekdays })),
    [record, profiles, now, freeWeekdays],
  );
  // What it is compared with is part of the sentence: it does not change under the reader's eyes.
  const isCompared = profiles !== undefined;
  const isHere = isCompared || isArriving;
  const view = useMemo(
    () =>
      error === null
        ? toView(isHere ? record : undefined, { points, isCompared }, words)
        : { state: 'failed' as const },
    [record, isHere, points, isCompared, words, error],
  );
  return <Tile {...frame} to={paths.day(today)} view={view} />;
}

function toView(record: DayMinutesRecord | null | undefined, race: TodayRace, words: Words): TileView {
  if (record === undefined) return { state: 'loading' };
  const sentence = record === null ? null : toTodaySentence(record, race, words);
  if (record === null || sentence === null) return { state: 'none', text: words.own.today.none };
  const { points } = race;
  if (points === null) return { state: 'known', ...sentence, figure: null };
  const { steps, median, from, to, ...figure } = toTodayPicture(record, points, words);
  return {
    state: 'known',
    ...sentence,
    figure: {
      ...figure,
      draw: (size) => (
        <Sparkline {...size} series={steps} beside={median} from={from} to={to} minSpan={MIN_SPAN} />
      ),
    },
  };
}
