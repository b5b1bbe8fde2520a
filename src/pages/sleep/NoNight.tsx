import { Link } from 'react-router-dom';
import { useSyncStatus } from '#queries/sync.ts';
import type { LocalDay } from '#domain/time.ts';
import { buttonClass } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import { vendorSleepSec } from '#domain/night-vendor.ts';
import { toCount } from '../count.ts';
import { paths } from '../paths.ts';
import type { NightState } from './night-view.ts';
import { durationText, nightDay, type SleepWords } from './sleep-words.ts';

export type NoNightProps = {
  state: Exclude<NightState, { kind: 'recorded' }>;
  /** The recorded night before, if one is known. */
  last: LocalDay | null;
  words: SleepWords;
};

/** A date without a night to show: why, and where the nearest one is. */
export function NoNight({ state, last, words }: NoNightProps) {
  const { phase } = useSyncStatus();
  const { format, words: say } = words;
  if (state.kind === 'unread') {
    const { unread } = say.night;
    const { summary } = state;
    const sleepSec = summary === null ? null : vendorSleepSec(summary);
    return (
      <Card title={unread.title}>
        <p>
          {phase === 'offline' ? unread.offline : phase === 'paused' ? unread.paused : unread.text}{' '}
          {phase === 'paused' && <Link to={paths.settings}>{say.nights.debt.settings}</Link>}
        </p>
        {summary !== null && sleepSec !== null && (
          <p>
            {unread.summary(
              durationText(sleepSec, words),
              format.time(summary.from, summary.timeZone),
              format.time(summary.to, summary.timeZone),
            )}
          </p>
        )}
      </Card>
    );
  }
  const { none } = say.night;
  const why = state.why === 'naps' ? none.naps(toCount(state.naps, format)) : none[state.why];
  return (
    <Card title={none.title}>
      <p>{why}</p>
      {last !== null && (
        <p>
          {none.last(nightDay(last, words))}{' '}
          <Link className={buttonClass('quiet')} to={paths.night(last)}>
            {none.goToLast}
          </Link>
        </p>
      )}
    </Card>
  );
}
