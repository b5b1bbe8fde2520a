import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { NightThumb } from '#charts/NightThumb.tsx';
import { addDays, type LocalDay } from '#domain/time.ts';
import { paths } from '../paths.ts';
import type { NightBook } from './night-book.ts';
import styles from './NightPage.module.css';
import { durationText, nightDay, type SleepWords, stageLabels, toStageSegments } from './sleep-words.ts';

const NIGHTS = 14;

export type NightStripProps = {
  book: NightBook;
  date: LocalDay;
  /** Night of the strip's end. */
  last: LocalDay;
  words: SleepWords;
};

/** Fourteen nights small, to jump to: those that end with the night in view. */
export function NightStrip({ book, date, last, words }: NightStripProps) {
  const labels = useMemo(() => stageLabels(words), [words]);
  const nights = useMemo(
    () =>
      Array.from({ length: NIGHTS }, (_, index) => {
        const day = addDays(last, index + 1 - NIGHTS);
        const night = book.nights.get(day) ?? null;
        return { day, night, segments: night === null ? [] : toStageSegments(night.pieces, words) };
      }),
    [book, last, words],
  );
  return (
    <nav aria-label={words.words.night.strip}>
      <ol className={styles['strip']}>
        {nights.map(({ day, night, segments }) => (
          <li key={day}>
            <Link
              to={paths.night(day)}
              className={styles['stamp']}
              aria-current={day === date ? 'page' : undefined}
              aria-label={words.words.night.stripNight(
                nightDay(day, words),
                night === null ? null : durationText(night.numbers.tstSec, words),
              )}
            >
              <span className={styles['stampPicture']}>
                {night !== null && (
                  <NightThumb
                    segments={segments}
                    from={night.pieces[0]?.from ?? night.numbers.bedAt}
                    to={night.pieces.at(-1)?.to ?? night.numbers.upAt}
                    labels={labels}
                  />
                )}
              </span>
              <span className={styles['stampDay']}>{words.weekday(day)}</span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
