import { useMemo } from 'react';
import { CrosshairGroup } from '#charts/CrosshairGroup.tsx';
import type { Sleep } from '#domain/night-assembly.ts';
import { computeVendorNight } from '#domain/night-vendor.ts';
import { differenceInDays, type EpochSec, type LocalDay } from '#domain/time.ts';
import { Card } from '#ui/Card.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import { Notice } from '#ui/Notice.tsx';
import { toCount } from '../count.ts';
import type { NightBook } from './night-book.ts';
import { toNumberRows } from './night-numbers-view.ts';
import { lastNightBefore, nightsBefore, toHeadline, toNightState, toSources } from './night-view.ts';
import { FreeDayField } from './FreeDayField.tsx';
import { NightHypnogram } from './NightHypnogram.tsx';
import { NightNumbers } from './NightNumbers.tsx';
import styles from './NightPage.module.css';
import { NightRails } from './NightRails.tsx';
import { NightRulesFields } from './NightRulesFields.tsx';
import { NightStrip } from './NightStrip.tsx';
import { NoNight } from './NoNight.tsx';
import { durationText, hourText, type SleepWords, sourceText } from './sleep-words.ts';

export type NightPanelsProps = {
  /** Of the days around the date, with what was measured. */
  book: NightBook;
  /** Of the month before it. */
  history: NightBook;
  date: LocalDay;
  isStale: boolean;
  /** Tonight. */
  latest: LocalDay;
  isGranted: boolean;
  now: EpochSec;
  words: SleepWords;
};

const STRIP_NIGHTS = 14;
const NO_NAPS: readonly Sleep[] = [];

export function NightPanels(props: NightPanelsProps) {
  const { book, history, date, isStale, latest, isGranted, now, words } = props;
  const state = toNightState(book, date, { now, isGranted });
  const naps = book.naps.get(date) ?? NO_NAPS;
  // The last fourteen nights, as long as the one in view is among them.
  const isRecent =
    date <= latest && differenceInDays(latest, date) < STRIP_NIGHTS && history.nights.has(latest);
  return (
    <div className={styles['page']} data-stale={isStale || undefined}>
      <NightStrip book={history} date={date} last={isRecent ? latest : date} words={words} />
      {state.kind === 'recorded' ? (
        <RecordedNight {...props} night={state.night} isWhole={state.isWhole} naps={naps} />
      ) : (
        <NoNight
          state={state}
          last={state.kind === 'none' && state.why !== 'future' ? lastNightBefore(history, date) : null}
          words={words}
        />
      )}
      {(naps.length > 0 || state.kind === 'recorded') && (
        <Naps date={date} naps={naps} words={words} isStale={isStale} />
      )}
      <Card>
        <p>
          {words.words.night.rule(
            hourText(book.rules.boundaryHour, words),
            durationText(book.rules.mergeGapMin * 60, words),
          )}
        </p>
        <FreeDayField date={date} words={words} />
        <Disclosure summary={words.words.night.rules}>
          <NightRulesFields words={words} />
        </Disclosure>
      </Card>
    </div>
  );
}

type RecordedNightProps = NightPanelsProps & { night: Sleep; isWhole: boolean; naps: readonly Sleep[] };

function RecordedNight(props: RecordedNightProps) {
  const { book, history, date, night, naps, isWhole, isStale, words } = props;
  const { night: say } = words.words;
  const before = useMemo(() => nightsBefore(history, date), [history, date]);
  const headline = toHeadline({ night, naps }, before, words);
  const rows = useMemo(
    () => toNumberRows({ book, date, night }, before, words),
    [book, date, night, before, words],
  );
  return (
    <>
      <Card>
        <p>
          <span className={styles['label']}>{say.asleep}</span>
          <strong className={styles['big']}>{headline.asleep}</strong>
        </p>
        <p>{headline.inBed}</p>
        {headline.usual !== null && <p className={styles['muted']}>{headline.usual}</p>}
        {headline.withNaps !== null && <p>{headline.withNaps}</p>}
      </Card>
      {!isWhole && (
        <Notice tone="info">
          <p>{say.partial}</p>
        </Notice>
      )}
      <CrosshairGroup>
        <Card title={say.course}>
          <NightHypnogram date={date} night={night} words={words} stale={isStale} />
          <NightRails date={date} night={night} words={words} stale={isStale} />
        </Card>
      </CrosshairGroup>
      <NightNumbers rows={rows} words={words} />
      <Sources night={night} book={book} words={words} />
    </>
  );
}

function Sources({ night, book, words }: { night: Sleep; book: NightBook; words: SleepWords }) {
  const { format, words: say } = words;
  const vendor = computeVendorNight(night, book.summaries);
  return (
    <Card title={say.night.madeOf}>
      <ul>
        {toSources(night, words).map(({ text, count }) => (
          <li key={text}>{say.night.sourceLine(text, toCount(count, format))}</li>
        ))}
      </ul>
      {vendor === null ? (
        <p className={styles['muted']}>{say.night.vendorNone}</p>
      ) : (
        vendor.summaries.map((summary) => (
          <p key={summary.from} className={styles['muted']}>
            {say.night.vendorLine(
              format.time(summary.from, night.timeZone),
              format.time(summary.to, night.timeZone),
              sourceText(summary, words),
            )}
          </p>
        ))
      )}
    </Card>
  );
}

type NapsProps = { date: LocalDay; naps: readonly Sleep[]; words: SleepWords; isStale: boolean };

function Naps({ date, naps, words, isStale }: NapsProps) {
  const { format, words: say } = words;
  return (
    <Card title={say.night.naps}>
      {naps.length === 0 && <p className={styles['muted']}>{say.night.noNaps}</p>}
      {naps.map((nap) => (
        <div key={nap.numbers.bedAt}>
          <p>
            {say.night.nap(
              format.time(nap.numbers.bedAt, nap.timeZone),
              format.time(nap.numbers.upAt, nap.timeZone),
              durationText(nap.numbers.tstSec, words),
            )}
          </p>
          <NightHypnogram date={date} night={nap} isNap words={words} stale={isStale} />
        </div>
      ))}
      <p className={styles['muted']}>{say.night.napsApart}</p>
    </Card>
  );
}
