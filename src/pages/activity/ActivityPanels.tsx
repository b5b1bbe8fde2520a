import { lazy, Suspense, useCallback, useDeferredValue, useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { type ActivityDays, activityMetrics, hasMetric } from '#domain/activity-days.ts';
import { periodUnits } from '#domain/activity-periods.ts';
import { periodPresets, type RangeContext } from '#domain/range.ts';
import { type EpochSec, toLocalDay, UTC } from '#domain/time.ts';
import { toIsoWeekday } from '#locale/week.ts';
import { useGoals } from '#queries/goals.ts';
import { useWishes } from '#queries/wishes.ts';
import { useActivityMessages } from '#settings/use-activity-messages.ts';
import { useFirstWeekday } from '#settings/use-first-weekday.ts';
import { useQuantityFormat } from '#settings/use-quantity-format.ts';
import { useFormat, useMessages, useSettings } from '#settings/use-settings.ts';
import { Card } from '#ui/Card.tsx';
import { Disclosure } from '#ui/Disclosure.tsx';
import { Notice } from '#ui/Notice.tsx';
import { SegmentedControl } from '#ui/SegmentedControl.tsx';
import { SelectField } from '#ui/SelectField.tsx';
import { toChartGestures } from '../chart-gestures.ts';
import { Later } from '../Later.tsx';
import { PageHeading } from '../PageHeading.tsx';
import { useRangeCommands } from '../range-commands.ts';
import { RangeBar } from '../RangeBar.tsx';
import { useViewRange } from '../use-view-range.ts';
import { type ActivityAddress, readAddress, usualUnit, withAddress } from './activity-address.ts';
import { ActivityChart } from './ActivityChart.tsx';
import { ActivityFacts } from './ActivityFacts.tsx';
import styles from './ActivityPage.module.css';
import { computePicture, toHeadline } from './activity-view.ts';
import { EmptyPicture } from './EmptyPicture.tsx';
import { GoalCard } from './GoalCard.tsx';
import { toStepGoal } from './goal-view.ts';
import { toMetricFormat } from './metric-format.ts';
import { RecordsCard } from './RecordsCard.tsx';
import { WeekdaysCard } from './WeekdaysCard.tsx';
import { WeeksCard } from './WeeksCard.tsx';

const CalendarCard = lazy(async () => ({ default: (await import('./CalendarCard.tsx')).CalendarCard }));
// Asked for seldom, and mostly words.
const HowComputed = lazy(async () => ({ default: (await import('./HowComputed.tsx')).HowComputed }));

export function ActivityPanels({ days, now }: { days: ActivityDays; now: EpochSec }) {
  const format = useFormat();
  const quantity = useQuantityFormat();
  const messages = useActivityMessages();
  const common = useMessages();
  const [settings] = useSettings();
  // They come on their own, and lead to everything being drawn anew.
  const goals = useDeferredValue(useGoals());
  const firstWeekday = toIsoWeekday(useFirstWeekday());
  const { search } = useLocation();
  const navigate = useNavigate();

  const words = useMemo(() => ({ format, quantity, messages }), [format, quantity, messages]);
  const today = toLocalDay(now, days.zone);
  const context = useMemo<RangeContext>(
    () => ({ today, firstDay: days.first, presets: periodPresets, defaultPreset: 'm' }),
    [today, days.first],
  );
  const { range, problem, actions } = useViewRange(context);
  const address = useMemo(() => readAddress(search), [search]);
  const unit = address.by ?? usualUnit(range);
  const metric = useMemo(() => toMetricFormat(address.metric, words), [address.metric, words]);
  const goal = useMemo(() => toStepGoal(goals.steps, settings.goalSteps), [goals.steps, settings.goalSteps]);
  const dayGoal = address.metric === 'steps' ? (goal?.steps ?? null) : null;
  const { measure } = address;
  const picture = useMemo(
    () => computePicture(days, metric.metric, { range, unit, measure, firstWeekday, today, goal: dayGoal }),
    [days, metric, range, unit, measure, firstWeekday, today, dayGoal],
  );
  const headline = useMemo(
    () => toHeadline(days, metric, { range, today }, words),
    [days, metric, range, today, words],
  );
  // Calendar days have no zone: the picture's axis is that of UTC.
  const gestures = useMemo(() => toChartGestures(actions, UTC, context), [actions, context]);
  useRangeCommands({ range, context, onRange: actions.show, presets: periodPresets });
  useWishes([{ kind: 'activity', from: range.from, to: range.to }]);
  const below = useMemo(
    () => ({ days, metric, range, goal, today, firstWeekday, words }),
    [days, metric, range, goal, today, firstWeekday, words],
  );

  const change = useCallback(
    (part: Partial<ActivityAddress>): void => {
      void navigate({ search: withAddress(search, part) });
    },
    [navigate, search],
  );

  return (
    <div className={styles['page']} data-family="activity">
      <div className={styles['header']}>
        <PageHeading title={messages.title} />
        <RangeBar
          range={range}
          text={format.dayRange(range.from, range.to)}
          context={context}
          onRange={actions.show}
        />
      </div>
      <div className={styles['controls']}>
        <div className={styles['choice']}>
          <SelectField
            label={messages.metric}
            value={address.metric}
            options={activityMetrics.map((value) => ({ value, label: messages.metrics[value] }))}
            onChange={(metric) => change({ metric })}
          />
        </div>
        <SegmentedControl
          label={messages.by.label}
          value={unit}
          options={periodUnits.map((value) => ({ value, label: messages.by[value] }))}
          // What would be shown anyway is not pinned, so that it goes on following the range.
          onChange={(by) => change({ by: by === usualUnit(range) ? null : by })}
        />
        {unit !== 'day' && (
          <SegmentedControl
            label={messages.measure.label}
            value={measure}
            options={(['mean', 'sum'] as const).map((value) => ({ value, label: messages.measure[value] }))}
            onChange={(measure) => change({ measure })}
          />
        )}
      </div>
      {problem !== null && (
        <Notice tone="warning">
          <p>{common.range.problem(problem.received)}</p>
        </Notice>
      )}
      {hasMetric(days, metric.metric) ? (
        <div className={styles['main']}>
          <div className={styles['headline']}>
            <Card>
              <p>
                {headline.main !== null && (
                  <strong className={styles['big']}>
                    {headline.main} {messages.headline.perDay}
                  </strong>
                )}
                <span className={styles['rest']}>{headline.rest}</span>
              </p>
              {headline.notes.map((note) => (
                <p key={note} className={styles['small']}>
                  {note}
                </p>
              ))}
            </Card>
          </div>
          <Card className={styles['chart']}>
            {picture.periods.length === 0 ? (
              <EmptyPicture days={days} metric={metric} range={range} context={context} />
            ) : (
              <ActivityChart
                days={days}
                picture={picture}
                metric={metric}
                words={words}
                gestures={gestures}
              />
            )}
          </Card>
          <div className={styles['aside']}>
            <ActivityFacts days={days} metric={metric} range={range} words={words} />
          </div>
        </div>
      ) : (
        <Notice tone="info" title={messages.empty.notGiven(metric.name)}>
          <p>{messages.empty.notGivenText}</p>
        </Notice>
      )}
      <Later value={below}>
        {(shown) => (
          <>
            <div className={styles['pair']}>
              <GoalCard {...shown} />
              <RecordsCard {...shown} />
            </div>
            <Later value={shown}>
              {(shown) => (
                <>
                  <div className={styles['pair']}>
                    <WeeksCard {...shown} />
                    <WeekdaysCard {...shown} />
                  </div>
                  <Later value={shown}>
                    {(shown) => (
                      <>
                        <Suspense fallback={<Card title={messages.calendar.title}>{common.loading}</Card>}>
                          <CalendarCard {...shown} address={address} onChange={change} />
                        </Suspense>
                        <Card>
                          <Disclosure summary={messages.how.title}>
                            <Suspense fallback={common.loading}>
                              <HowComputed words={words} firstWeekday={firstWeekday} />
                            </Suspense>
                          </Disclosure>
                        </Card>
                      </>
                    )}
                  </Later>
                </>
              )}
            </Later>
          </>
        )}
      </Later>
    </div>
  );
}
