import { type ActiveWeek, ADVISED_WEEK_MIN, computeActiveWeeks } from '#domain/active-weeks.ts';
import { type ActivityDays, hasMetric } from '#domain/activity-days.ts';
import { computeTotals, startOfPeriod, type Weekday } from '#domain/activity-periods.ts';
import { addDays, type LocalDay } from '#domain/time.ts';
import { toCount } from '../count.ts';
import { WEEKS } from './home-wishes.ts';
import type { FigureWords, Sentence, Words } from './tile-view.ts';

const DAYS_PER_WEEK = 7;

export type WeekOptions = { readonly today: LocalDay; readonly firstWeekday: Weekday };

/** The days of the week under way, up to today. */
export function daysOfWeek({ today, firstWeekday }: WeekOptions): {
  readonly from: LocalDay;
  readonly to: LocalDay;
} {
  return { from: startOfPeriod(today, 'week', firstWeekday), to: today };
}

/** Active minutes of the week against the advice, and the steps of its days that are over. */
export function toWeekSentence(days: ActivityDays, options: WeekOptions, words: Words): Sentence {
  const { format, own } = words;
  const { from, to } = daysOfWeek(options);
  const week = computeActiveWeeks(days, { firstWeekday: options.firstWeekday, from, to })[0];
  const { mean, completeDays, partialDays } = computeTotals(days, 'steps', from, to);
  const steps =
    completeDays === 0
      ? own.week.noWholeDay
      : own.week.stepsMean(format.number(Math.round(mean), 0), toCount(completeDays, format));
  if (!hasActiveMinutes(days)) return { main: null, rest: `${own.week.noMinutes} ${steps}` };
  if (week === undefined || week.level === null) {
    return { main: null, rest: completeDays + partialDays === 0 ? own.week.unknown : steps };
  }
  const minutes = format.number(week.equivalentMin, 0);
  return {
    main: own.week[week.isWhole ? 'minutes' : 'atLeast'](minutes),
    rest: `${own.week.advised(format.number(ADVISED_WEEK_MIN.low, 0))} ${steps}`,
  };
}

function hasActiveMinutes(days: ActivityDays): boolean {
  return hasMetric(days, 'moderateSec') && hasMetric(days, 'intenseSec');
}

export type WeekPicture = FigureWords & {
  readonly values: readonly number[];
  readonly isPartial: readonly boolean[];
  readonly level: number;
};

/** The last weeks against the advice; null where nothing is known of any. */
export function toWeekPicture(
  days: ActivityDays,
  options: WeekOptions,
  { format, own }: Words,
): WeekPicture | null {
  if (!hasActiveMinutes(days)) return null;
  const { from, to } = daysOfWeek(options);
  const weeks = computeActiveWeeks(days, {
    firstWeekday: options.firstWeekday,
    from: addDays(from, -DAYS_PER_WEEK * (WEEKS - 1)),
    to,
  });
  const known = weeks.filter(({ level }) => level !== null);
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (known.length === 0 || first === undefined || last === undefined) return null;
  const reached = known.filter(({ level }) => level !== 'below').length;
  const name = own.week.name(format.dayRange(first.from, last.to));
  const { table } = own.week;
  return {
    name,
    summary: own.week.summary(format.number(reached, 0), toCount(known.length, format)),
    table: {
      caption: name,
      columns: [
        { header: table.week },
        { header: table.equivalent, numeric: true },
        { header: table.days, numeric: true },
      ],
      rows: () =>
        known.toReversed().map((week: ActiveWeek) => ({
          datetime: week.from,
          time: format.dayRange(week.from, week.to),
          cells: [format.tableNumber(week.equivalentMin, 1), format.tableNumber(week.knownDays, 0)],
        })),
    },
    values: weeks.map(({ equivalentMin }) => equivalentMin),
    isPartial: weeks.map(({ isWhole }) => !isWhole),
    level: ADVISED_WEEK_MIN.low,
  };
}
