import { useMemo } from 'react';
import { MiniBars } from '#charts/MiniBars.tsx';
import { type ActivityDays, computeActivityDays } from '#domain/activity-days.ts';
import { addDays, toEpochSec, toLocalDay } from '#domain/time.ts';
import { toIsoWeekday } from '#locale/week.ts';
import { useActivityColumnsOf, useLatestActivityDay } from '#queries/latest.ts';
import { useFirstWeekday } from '#settings/use-first-weekday.ts';
import { paths } from '../paths.ts';
import { WEEKS } from './home-wishes.ts';
import { Tile, type TileFrame } from './Tile.tsx';
import type { TileView, Words } from './tile-view.ts';
import { useHomeWords } from './use-home-words.ts';
import { useToday } from './use-today.ts';
import { daysOfWeek, toWeekPicture, toWeekSentence, type WeekOptions } from './week-view.ts';

const DAYS_PER_WEEK = 7;
/** Days end on quarters of an hour in every zone: until the next one nothing changes with the clock. */
const QUARTER_SEC = 900;

export function WeekTile({ frame }: { frame: TileFrame }) {
  const words = useHomeWords();
  const firstWeekday = toIsoWeekday(useFirstWeekday());
  const { now, today } = useToday();
  const quarter = Math.floor(now / QUARTER_SEC) * QUARTER_SEC;
  const range = useMemo(
    () => ({ from: addDays(today, -DAYS_PER_WEEK * WEEKS), to: addDays(today, 1) }),
    [today],
  );
  const { data: columns, error } = useActivityColumnsOf(range);
  const latest = useLatestActivityDay();
  const days = useMemo(
    () => (columns === undefined ? undefined : computeActivityDays(columns, toEpochSec(quarter))),
    [columns, quarter],
  );
  const ownDay = days == null ? today : toLocalDay(toEpochSec(quarter), days.zone);
  const options = useMemo(() => ({ today: ownDay, firstWeekday }), [ownDay, firstWeekday]);
  const hasOlder = latest === undefined ? undefined : latest !== null;
  const view = useMemo(
    () => (error === null ? toView(days, hasOlder, options, words) : { state: 'failed' as const }),
    [days, hasOlder, options, words, error],
  );
  const { from, to } = daysOfWeek(options);
  return <Tile {...frame} to={`${paths.activity}?from=${from}&to=${to}`} view={view} />;
}

function toView(
  days: ActivityDays | null | undefined,
  hasOlder: boolean | undefined,
  options: WeekOptions,
  words: Words,
): TileView {
  if (days === undefined || (days === null && hasOlder === undefined)) return { state: 'loading' };
  if (days === null) {
    return hasOlder === true
      ? { state: 'known', main: null, rest: words.own.week.unknown, figure: null }
      : { state: 'none', text: words.own.week.none };
  }
  const sentence = toWeekSentence(days, options, words);
  const picture = toWeekPicture(days, options, words);
  if (picture === null) return { state: 'known', ...sentence, figure: null };
  const { values, isPartial, level, ...figure } = picture;
  return {
    state: 'known',
    ...sentence,
    figure: {
      ...figure,
      draw: (size) => <MiniBars {...size} values={values} isPartial={isPartial} level={level} />,
    },
  };
}
