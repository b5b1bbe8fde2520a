import { useMemo } from 'react';
import { periodPresets, type RangeContext } from '#domain/range.ts';
import { addDays, type LocalDay, toEpochSec, toLocalDay } from '#domain/time.ts';
import { useSleepRecords } from '#queries/sleep.ts';
import { useWishes } from '#queries/wishes.ts';
import { useMessages } from '#settings/use-settings.ts';
import { useNow } from '#ui/clock.ts';
import { Notice } from '#ui/Notice.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx';
import { PageHeading } from '../PageHeading.tsx';
import { useRangeCommands } from '../range-commands.ts';
import { RangeBar } from '../RangeBar.tsx';
import { readerZone } from '../reader-zone.ts';
import { useViewRange } from '../use-view-range.ts';
import { NoNights } from './NoNights.tsx';
import { regularityDays } from './regularity-view.ts';
import styles from './SleepPage.module.css';
import { SleepPanels } from './SleepPanels.tsx';
import { useNightBook } from './use-night-book.ts';
import { useSleepWords } from './use-sleep-words.ts';

/** So many nights are read in detail for a picture; of longer ranges the last ones. */
const MOST_DETAILED = 366;

/** Nights side by side, and how regular they are. */
export function SleepPage() {
  const messages = useMessages();
  const words = useSleepWords();
  const now = toEpochSec(useNow());
  const today = toLocalDay(now, readerZone());
  // How far nights reach is known once some were read; a range needs it only to end there.
  const reach = useSleepRecords(useMemo(() => ({ from: today, to: today }), [today])).records;
  const firstDay = reach?.summariesFrom ?? null;
  const context = useMemo<RangeContext>(
    () => ({ today, firstDay, presets: periodPresets, defaultPreset: 'w' }),
    [today, firstDay],
  );
  const { range, problem, actions } = useViewRange(context);
  const days = useMemo(() => {
    const { from, to } = regularityDays(range);
    return { from: laterOf(from, addDays(to, -MOST_DETAILED)), to };
  }, [range]);
  const { records, isPending, error } = useSleepRecords(days);
  const book = useNightBook(records);
  useRangeCommands({ range, context, onRange: actions.show, presets: periodPresets });
  useWishes([
    { kind: 'sleep', from: laterOf(range.from, addDays(range.to, -MOST_DETAILED)), to: range.to },
    { kind: 'sleep-summary', from: days.from, to: days.to },
    { kind: 'sleep', from: days.from, to: days.to },
  ]);

  return (
    <div className={styles['page']} data-family="sleep">
      <div className={styles['header']}>
        <PageHeading title={words.words.title} />
        <RangeBar
          range={range}
          text={words.format.dayRange(range.from, range.to)}
          context={context}
          onRange={actions.show}
        />
      </div>
      {problem !== null && (
        <Notice tone="warning">
          <p>{messages.range.problem(problem.received)}</p>
        </Notice>
      )}
      {error !== null && (
        <Notice tone="error" title={words.words.night.failed}>
          <p>{words.words.night.failedText}</p>
        </Notice>
      )}
      {book !== null && records !== undefined ? (
        <SleepPanels
          book={book}
          // Until these days are read, those before them stay, greyed.
          range={{
            from: laterOf(isShown(records.days, days) ? range.from : records.days.from, days.from),
            to: records.days.to,
          }}
          days={records.days}
          isTruncated={range.from < days.from}
          isStale={!isShown(records.days, days)}
          now={now}
          words={words}
        />
      ) : (
        <>
          {!isPending && error === null && <NoNights words={words} />}
          {isPending && (
            <div aria-busy="true" className={styles['page']}>
              <VisuallyHidden>{messages.loading}</VisuallyHidden>
              <Skeleton shape="chart" />
            </div>
          )}
        </>
      )}
    </div>
  );
}

function laterOf(a: LocalDay, b: LocalDay): LocalDay {
  return a > b ? a : b;
}

function isShown(a: { from: LocalDay; to: LocalDay }, b: { from: LocalDay; to: LocalDay }): boolean {
  return a.from === b.from && a.to === b.to;
}
