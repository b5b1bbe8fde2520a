import { lazy, Suspense, useDeferredValue, useMemo, useState } from 'react';
import { NavigationType, useLocation, useNavigate, useNavigationType } from 'react-router-dom';
import { type RangeContext, rangePresets } from '#domain/range.ts';
import { toEpochSec, toLocalDay } from '#domain/time.ts';
import { filterWorkouts, sortWorkouts, type WorkoutOrder } from '#domain/workout-filter.ts';
import { type WorkoutMeasure, workoutMeasures } from '#domain/workout-periods.ts';
import type { WorkoutRow } from '#domain/workout-rows.ts';
import { toIsoWeekday } from '#locale/week.ts';
import { useSyncStatus } from '#queries/sync.ts';
import { useFirstWeekday } from '#settings/use-first-weekday.ts';
import { useMessages } from '#settings/use-settings.ts';
import { Card } from '#ui/Card.tsx';
import { useNow } from '#ui/clock.ts';
import { Notice } from '#ui/Notice.tsx';
import { Skeleton } from '#ui/Skeleton.tsx';
import { SegmentedControl } from '#ui/SegmentedControl.tsx';
import { toCount } from '../count.ts';
import { PageHeading } from '../PageHeading.tsx';
import { useRangeCommands } from '../range-commands.ts';
import { RangeBar } from '../RangeBar.tsx';
import { readerZone } from '../reader-zone.ts';
import { useViewRange } from '../use-view-range.ts';
import { FilterChips } from './FilterChips.tsx';
import { toChips, toListLines, toTotals } from './list-view.ts';
import { useWorkoutWords } from './use-workout-words.ts';
import { toMeasureFormat, typeName } from './workout-format.ts';
import styles from './Workouts.module.css';
import { WorkoutFilters } from './WorkoutFilters.tsx';
import {
  readWorkoutsAddress,
  withoutFilters,
  withWorkoutsAddress,
  type WorkoutsAddress,
} from './workouts-address.ts';
import { WorkoutTable } from './WorkoutTable.tsx';

// Pictures follow the list, which is what one comes for.
const PeriodsCard = lazy(async () => ({ default: (await import('./PeriodsCard.tsx')).PeriodsCard }));
const YearsCard = lazy(async () => ({ default: (await import('./YearsCard.tsx')).YearsCard }));
const RecordsCard = lazy(async () => ({ default: (await import('./RecordsCard.tsx')).RecordsCard }));

/** Begins with the end from which one reads it: the latest, the farthest, the hardest; types by the alphabet. */
const beginsDescending = (order: WorkoutOrder) => order !== 'type';

/** What somebody is typing makes one step of the history, not one for each letter. */
const TYPING = { typing: true };

export type WorkoutsPanelsProps = {
  rows: readonly WorkoutRow[];
  /** There is no older one at the service. */
  isComplete: boolean;
};

export function WorkoutsPanels({ rows, isComplete }: WorkoutsPanelsProps) {
  const words = useWorkoutWords();
  const { format, messages } = words;
  const common = useMessages();
  const { complete } = useSyncStatus();
  const firstWeekday = toIsoWeekday(useFirstWeekday());
  const { search, state, key } = useLocation();
  const navigate = useNavigate();
  const arrival = useNavigationType();
  // What Back leads to was typed at another time.
  const isTyping = isTypingState(state) && arrival !== NavigationType.Pop;
  const searchKey = useSearchKey(key, isTyping);

  const today = toLocalDay(toEpochSec(useNow()), readerZone());
  const firstDay = useMemo(
    () => rows.reduce((first, { day }) => (day < first ? day : first), rows[0]?.day ?? today),
    [rows, today],
  );
  const context = useMemo<RangeContext>(
    () => ({ today, firstDay, presets: rangePresets, defaultPreset: 'all' }),
    [today, firstDay],
  );
  const { range, problem, actions } = useViewRange(context);
  useRangeCommands({ range, context, onRange: actions.show });
  const { address, unreadable } = useMemo(() => readWorkoutsAddress(search), [search]);
  const { order, isDescending } = address;
  const { from, to } = range;

  const found = useMemo(
    () => filterWorkouts(rows, { ...address, from, to }, (category) => typeName(category, words)),
    [rows, address, from, to, words],
  );
  const isOfAllDays = from <= firstDay && to >= today;
  const ofAllDays = useMemo(
    () =>
      isOfAllDays
        ? found.rows
        : filterWorkouts(rows, { ...address, from: firstDay, to: today }, (category) =>
            typeName(category, words),
          ).rows,
    [isOfAllDays, found, rows, address, firstDay, today, words],
  );
  const lines = useMemo(() => {
    const compare = new Intl.Collator(format.locale).compare;
    const names = new Map(found.categories.map(({ category }) => [category, typeName(category, words)]));
    const sorted = sortWorkouts(found.rows, order, isDescending, (a, b) =>
      compare(names.get(a) ?? '', names.get(b) ?? ''),
    );
    return toListLines(sorted, order, firstWeekday);
  }, [found, order, isDescending, firstWeekday, format, words]);
  const days = useMemo(
    () => ({ from: from < firstDay ? firstDay : from, to: to > today ? today : to }),
    [from, to, firstDay, today],
  );
  const totals = useMemo(() => toTotals(found.rows, days, words), [found, days, words]);
  const measure = useMemo(() => toMeasureFormat(address.measure, words), [address.measure, words]);
  // Pictures follow once the list is painted.
  const later = useDeferredValue(
    useMemo(() => ({ rows: found.rows, ofAllDays, days, measure }), [found.rows, ofAllDays, days, measure]),
  );

  function change(part: Partial<WorkoutsAddress>, isTyping = false): void {
    const isBegun = isTyping && address.text !== '';
    void navigate(
      { search: withWorkoutsAddress(search, part) },
      { replace: isBegun, state: isTyping ? TYPING : null },
    );
  }

  const counted = toCount(rows.length, format);
  const chips = [
    ...toChips(search, address, words),
    ...(range.preset === 'all'
      ? []
      : [
          {
            id: 'days',
            text: messages.filters.chipDays(format.dayRange(from, to)),
            search: withoutDays(search),
          },
        ]),
  ];

  return (
    <div className={styles['page']} data-family="workouts">
      <div className={styles['header']}>
        <PageHeading title={messages.title} />
        <RangeBar range={range} text={format.dayRange(from, to)} context={context} onRange={actions.show} />
      </div>
      {problem !== null && (
        <Notice tone="warning">
          <p>{common.range.problem(problem.received)}</p>
        </Notice>
      )}
      {unreadable.map((text) => (
        <Notice key={text} tone="warning">
          <p>{messages.filters.unreadable(text)}</p>
        </Notice>
      ))}
      {!isComplete && !complete && (
        <Notice tone="info">
          <p>{messages.arriving}</p>
        </Notice>
      )}
      <div className={styles['controls']}>
        <SegmentedControl<WorkoutMeasure>
          label={messages.measure.label}
          value={address.measure}
          options={workoutMeasures.map((value) => ({ value, label: messages.measure[value] }))}
          onChange={(value) => {
            change({ measure: value });
          }}
        />
      </div>
      <Suspense fallback={<PicturesToCome />}>
        <div className={styles['pair']}>
          <PeriodsCard
            rows={later.rows}
            from={later.days.from}
            to={later.days.to}
            measure={later.measure}
            firstWeekday={firstWeekday}
            words={words}
          />
          <YearsCard
            rows={later.ofAllDays}
            firstDay={firstDay}
            today={today}
            measure={later.measure}
            words={words}
          />
        </div>
        {/* Above the list, which may be ten years long. */}
        <RecordsCard rows={later.rows} words={words} />
      </Suspense>
      <Card>
        <WorkoutFilters
          address={address}
          categories={found.categories}
          onChange={change}
          searchKey={searchKey}
          words={words}
        />
        <FilterChips chips={chips} reset={withoutFilters(search)} words={words} />
        {lines.count === 0 ? (
          <p>{messages.none}</p>
        ) : (
          <WorkoutTable
            caption={
              found.rows.length === rows.length
                ? messages.sort.caption(counted, orderText(order, isDescending, messages))
                : messages.filters.shown(format.number(found.rows.length, 0), counted)
            }
            lines={lines}
            totals={totals}
            order={order}
            isDescending={isDescending}
            onSort={(next) => {
              change({
                order: next,
                isDescending: next === order ? !isDescending : beginsDescending(next),
              });
            }}
            words={words}
          />
        )}
      </Card>
    </div>
  );
}

/** As high as the pictures, so that the list below stays where it is. */
function PicturesToCome() {
  return (
    <div className={styles['pair']}>
      <Card>
        <Skeleton shape="chart" />
      </Card>
      <Card>
        <Skeleton shape="chart" />
      </Card>
    </div>
  );
}

function orderText(
  order: WorkoutOrder,
  isDescending: boolean,
  { columns, sort }: ReturnType<typeof useWorkoutWords>['messages'],
): string {
  return `${columns[order]}, ${isDescending ? sort.descending : sort.ascending}`;
}

function withoutDays(search: string): string {
  const params = new URLSearchParams(search);
  for (const name of ['range', 'from', 'to']) params.delete(name);
  return `?${params.toString()}`;
}

function isTypingState(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'typing' in state && state.typing === true;
}

/** Changes whenever the address did by other means than typing: the field is then filled anew. */
function useSearchKey(key: string, isTyping: boolean): string {
  const [known, setKnown] = useState(key);
  if (!isTyping && known !== key) setKnown(key);
  return known;
}
