import { lazy, Suspense, useMemo } from 'react';
import { useNavigate } from 'react-router-dom';
import type { DaySpan } from '#domain/record-kinds.ts';
import { differenceInDays, type EpochSec } from '#domain/time.ts';
import { useDecisions } from '#queries/decisions.ts';
import { useSettings } from '#settings/use-settings.ts';
import { Card } from '#ui/Card.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { toCount } from '../count.ts';
import { Later } from '../Later.tsx';
import { paths } from '../paths.ts';
import type { NightBook } from './night-book.ts';
import { NightsChart } from './NightsChart.tsx';
import { RegularityCard } from './RegularityCard.tsx';
import { toNightDecisions } from './regularity-view.ts';
import styles from './SleepPage.module.css';
import { type NightEntry, toAverages, toEntries, toRaster } from './sleep-view.ts';
import type { SleepWords } from './sleep-words.ts';

const RasterCard = lazy(async () => ({ default: (await import('./RasterCard.tsx')).RasterCard }));

/** More nights side by side are lines without width; the raster below shows them. */
const MOST_BARS = 92;

export type SleepPanelsProps = {
  book: NightBook;
  range: DaySpan;
  /** What regularity looks at: the range, and four weeks at least. */
  days: DaySpan;
  /** The days asked for are more than are shown. */
  isTruncated: boolean;
  isStale: boolean;
  now: EpochSec;
  words: SleepWords;
};

export function SleepPanels(props: SleepPanelsProps) {
  const { book, range, days, isTruncated, isStale, now, words } = props;
  const { format, words: say } = words;
  const navigate = useNavigate();
  // Coverage changes with the clock by the hour at most.
  const hour = Math.floor(now / 3600);
  const all = useMemo(
    // Only brands are lost in between.
    () => toEntries(book, days, (hour * 3600) as EpochSec),
    [book, days, hour],
  );
  const { from, to } = range;
  const entries = useMemo(() => all.filter(({ date }) => date >= from && date <= to), [all, from, to]);
  const averages = useMemo(() => toAverages(entries, book, words), [entries, book, words]);
  const below = useMemo(() => ({ book, entries: all, days }), [book, all, days]);
  const unread = entries.filter(({ isOutline }) => isOutline).length;
  const open = useMemo(() => (day: string) => void navigate(`${paths.sleep}/${day}`), [navigate]);

  return (
    <div className={styles['page']} data-stale={isStale || undefined}>
      {isTruncated && <p className={styles['muted']}>{say.nights.truncated(format.dayRange(from, to))}</p>}
      {differenceInDays(to, from) < MOST_BARS && (
        <Card>
          <NightsChart
            entries={entries}
            book={book}
            range={{ from, to }}
            words={words}
            onOpen={open}
            isStale={isStale}
          />
          {unread > 0 && <p className={styles['muted']}>{say.nights.unread(toCount(unread, format))}</p>}
        </Card>
      )}
      {averages.length > 0 && (
        <Card title={say.nights.averages}>
          <dl className={styles['facts']}>
            {averages.map(({ id, label, value, counted }) => (
              <div key={id}>
                <dt>{label}</dt>
                <dd>{value}</dd>
                <dd className={styles['muted']}>{say.nights.counted(toCount(counted, format))}</dd>
              </div>
            ))}
          </dl>
        </Card>
      )}
      <Later value={below} fallback={<Skeleton shape="chart" />}>
        {(shown) => <Regularity {...shown} words={words} onOpen={open} />}
      </Later>
    </div>
  );
}

type RegularityProps = {
  book: NightBook;
  entries: readonly NightEntry[];
  days: DaySpan;
  words: SleepWords;
  onOpen: (day: string) => void;
};

/** Many nights by the minute: how regular they are in numbers, then as a picture. */
function Regularity({ book, entries, days, words, onOpen }: RegularityProps) {
  const [{ freeWeekdays, sleepNeedMin }] = useSettings();
  const { decisions: decided } = useDecisions();
  const raster = useMemo(() => toRaster(book, days), [book, days]);
  const choices = useMemo(
    () => ({ freeWeekdays, decisions: toNightDecisions(decided ?? []) }),
    [freeWeekdays, decided],
  );
  const options = useMemo(
    () => ({ ...choices, raster, days, sleepNeedMin }),
    [choices, raster, days, sleepNeedMin],
  );
  const picture = useMemo(() => ({ book, entries, raster, days }), [book, entries, raster, days]);
  return (
    <>
      <RegularityCard book={book} entries={entries} options={options} words={words} />
      <Later value={picture} fallback={<Skeleton shape="chart" />}>
        {(shown) => (
          <Suspense fallback={<Skeleton shape="chart" />}>
            <RasterCard {...shown} choices={choices} words={words} onOpen={onOpen} />
          </Suspense>
        )}
      </Later>
    </>
  );
}
