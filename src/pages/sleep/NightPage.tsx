import { useMemo } from 'react';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { addDays, type LocalDay, parseLocalDay, toEpochSec } from '#domain/time.ts';
import { nightOf } from '#domain/windows.ts';
import { useSession } from '#queries/session.ts';
import { useSleepRecords } from '#queries/sleep.ts';
import { useWishes, type Wish } from '#queries/wishes.ts';
import { useMessages } from '#settings/use-settings.ts';
import { Button } from '#ui/Button.tsx';
import { useNow } from '#ui/clock.ts';
import { Icon } from '#ui/Icon.tsx';
import { Notice } from '#ui/Notice.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx';
import { usePageCommands } from '../page-commands.ts';
import { PageHeading } from '../PageHeading.tsx';
import { paths } from '../paths.ts';
import { readerZone } from '../reader-zone.ts';
import styles from './NightPage.module.css';
import { MEAN_NIGHTS } from './night-view.ts';
import { NightPanels } from './NightPanels.tsx';
import { nightDay } from './sleep-words.ts';
import { useNightBook } from './use-night-book.ts';
import { useSleepWords } from './use-sleep-words.ts';

/** The night of a date in the address. */
export function NightPage() {
  const { date: text = '' } = useParams();
  const date = parseLocalDay(text);
  return date === null ? <NoSuchNight received={text} /> : <Night date={date} />;
}

function NoSuchNight({ received }: { received: string }) {
  const { words } = useSleepWords();
  return (
    <>
      <PageHeading title={words.night.noSuchDay} />
      <p>{words.night.noSuchDayText(received)}</p>
      <p>
        <Link to={paths.sleep}>{words.night.all}</Link>
      </p>
    </>
  );
}

function Night({ date }: { date: LocalDay }) {
  const messages = useMessages();
  const words = useSleepWords();
  const navigate = useNavigate();
  const { scopes } = useSession();
  const now = toEpochSec(useNow());
  const near = useMemo(() => ({ from: date, to: date }), [date]);
  const month = useMemo(() => ({ from: addDays(date, -MEAN_NIGHTS), to: date }), [date]);
  const here = useSleepRecords(near, { tracks: true });
  const before = useSleepRecords(month);
  const book = useNightBook(here.records);
  const history = useNightBook(before.records);
  const zone = here.records?.homeZone ?? readerZone();
  const latest = nightOf(now, zone);
  const firstDay = here.records?.isComplete === true ? here.records.summariesFrom : null;
  useWishes(toWishes(date, { latest, firstDay }));

  const go = (day: LocalDay): void => {
    void navigate(paths.night(day));
  };
  usePageCommands({
    goToDay: go,
    goToToday: () => go(latest),
    step: (direction) => go(addDays(date, direction)),
  });
  const say = words.words.night;
  const error = here.error ?? before.error;

  return (
    <div className={styles['page']} data-family="sleep">
      <div className={styles['header']}>
        <PageHeading title={say.title(nightDay(date, words))} />
        <div className={styles['stepper']}>
          <Button square tone="quiet" aria-label={say.previous} onClick={() => go(addDays(date, -1))}>
            <Icon name="previous" />
          </Button>
          <Button
            square
            tone="quiet"
            aria-label={say.next}
            disabled={date >= latest}
            onClick={() => go(addDays(date, 1))}
          >
            <Icon name="next" />
          </Button>
          <Link to={paths.sleep}>{say.all}</Link>
        </div>
      </div>
      {error !== null && (
        <Notice tone="error" title={say.failed}>
          <p>{say.failedText}</p>
        </Notice>
      )}
      {book !== null && history !== null && here.records !== undefined ? (
        <NightPanels
          book={book}
          history={history}
          // Until the night of the address is read, the one before it stays, greyed.
          date={here.records.days.to}
          isStale={here.records.days.to !== date}
          latest={latest}
          isGranted={scopes.length === 0 || scopes.includes(SLEEP_SCOPE)}
          now={now}
          words={words}
        />
      ) : (
        error === null && (
          <div aria-busy="true" className={styles['page']}>
            <VisuallyHidden>{messages.loading}</VisuallyHidden>
            <Skeleton shape="number" />
            <Skeleton shape="chart" />
          </div>
        )
      )}
    </div>
  );
}

/** The document of 2018 has sleep under it, and so does today's service. */
const SLEEP_SCOPE = 'user.activity';

/** The night in view first, then what lies beside it, then backwards what its numbers are compared with. */
function toWishes(
  date: LocalDay,
  { latest, firstDay }: { readonly latest: LocalDay; readonly firstDay: LocalDay | null },
): Wish[] {
  if (date > latest) return [];
  const next = addDays(date, 1);
  const [first, last] = [addDays(date, -MEAN_NIGHTS), addDays(date, -1)];
  const from = firstDay !== null && first < firstDay ? firstDay : first;
  const here: Wish[] = [{ kind: 'sleep', from: date, to: date }];
  // Whatever is known of the beginning: a night that somebody asks for is looked for, and what hangs over its noon.
  const after: Wish[] = next > latest ? [] : [{ kind: 'sleep', from: next, to: next }];
  const before: Wish[] = from > last ? [] : [{ kind: 'sleep', from, to: last }];
  const summaries: Wish = { kind: 'sleep-summary', from: addDays(date, -MEAN_NIGHTS), to: date };
  return [...here, summaries, ...after, ...before];
}
