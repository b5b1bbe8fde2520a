import type { ActivityMetric } from '#domain/activity-days.ts';
import type { DayReason } from '#domain/activity-derived.ts';
import type { PeriodUnit } from '#domain/activity-periods.ts';
import type { Count } from './english.ts';
import { createPlural } from './plural.ts';

const plural = createPlural('en');

const days = ({ count, text }: Count) => `${text} ${plural(count, { one: 'day', other: 'days' })}`;
const weeks = ({ count, text }: Count) => `${text} ${plural(count, { one: 'week', other: 'weeks' })}`;
const months = ({ count, text }: Count) => `${text} ${plural(count, { one: 'month', other: 'months' })}`;
const usual = (what: string) =>
  `The stripe is what is usual for you: the middle half of ${what} in the year before today.`;

/** What the page of day totals says in English. */
export const englishActivity = {
  title: 'Activity',
  metric: 'Show',
  metrics: {
    steps: 'Steps',
    distanceM: 'Distance',
    elevationM: 'Elevation',
    activeKcal: 'Active calories',
    totalKcal: 'Total calories',
    softSec: 'Soft activity',
    moderateSec: 'Moderate activity',
    intenseSec: 'Intense activity',
  } satisfies Record<ActivityMetric, string>,
  units: { steps: 'steps', kcal: 'kcal', minutes: 'min' },
  steps: ({ count, text }: Count) => `${text} ${plural(count, { one: 'step', other: 'steps' })}`,
  header: (name: string, unit: string) => `${name} (${unit})`,
  by: {
    label: 'Each bar is',
    day: 'Day',
    week: 'Week',
    month: 'Month',
    year: 'Year',
  } satisfies Record<PeriodUnit | 'label', string>,
  measure: { label: 'Bars show', mean: 'Mean per day', sum: 'Sum' },
  chart: {
    name: (header: string, range: string) => `${header} by day, ${range}`,
    meanNames: {
      week: (header: string, range: string) => `${header}, mean per day by week, ${range}`,
      month: (header: string, range: string) => `${header}, mean per day by month, ${range}`,
      year: (header: string, range: string) => `${header}, mean per day by year, ${range}`,
    },
    sumNames: {
      week: (header: string, range: string) => `${header}, sum by week, ${range}`,
      month: (header: string, range: string) => `${header}, sum by month, ${range}`,
      year: (header: string, range: string) => `${header}, sum by year, ${range}`,
    },
    day: 'Total of the day',
    mean: 'Mean per complete day',
    sum: 'Sum of all days',
    partial: 'Not over yet',
    overview: 'Mean per day of each week',
    goal: (value: string) => `Goal ${value}`,
    usual: (low: string, high: string) => `Usual: ${low} to ${high}`,
    usualNotes: {
      day: (counted: Count) => usual(days(counted)),
      week: (counted: Count) => usual(weeks(counted)),
      month: (counted: Count) => usual(months(counted)),
    },
    summary: (parts: { days: Count; lowest: string; highest: string; highestOn: string }) =>
      `${days(parts.days)} between ${parts.lowest} and ${parts.highest}, the most on ${parts.highestOn}.`,
    summaryPeriods: (parts: { bars: string; lowest: string; highest: string; highestOn: string }) =>
      `${parts.bars} bars between ${parts.lowest} and ${parts.highest}, the most in ${parts.highestOn}.`,
    whole: 'Weeks, months and years are whole, also where they reach beyond the days in view.',
    open: (day: string) => `Open ${day}`,
    resolution: (bars: Count) => `${bars.text} ${plural(bars.count, { one: 'bar', other: 'bars' })}`,
  },
  reading: { value: 'Total', sum: 'Sum', mean: 'Mean per day', days: 'Days with data', note: 'Note' },
  table: {
    period: { day: 'Day', week: 'Week', month: 'Month', year: 'Year' } satisfies Record<PeriodUnit, string>,
    sum: (header: string) => `Sum: ${header}`,
    mean: (header: string) => `Mean per day: ${header}`,
    days: 'Days with data',
    note: 'Note',
  },
  note: {
    partial: 'Not over yet',
    missing: (missing: Count) => `${days(missing)} without data`,
    running: 'Still running',
  },
  daysOf: (known: string, all: Count) => `${known} of ${days(all)}`,
  headline: {
    perDay: 'a day on average',
    rest: (counted: Count, range: string) => `over ${days(counted)} with data, ${range}`,
    none: 'No complete day in this range yet',
    today: (value: string) => `So far today: ${value}. Not in the mean, because the day is not over.`,
    partial: (day: string, value: string) =>
      `${day}: ${value}. Nothing has been heard of that day since it ended, so it is not in the mean.`,
    more: (difference: string, counted: Count) =>
      `${difference} more a day than in the ${days(counted)} before.`,
    less: (difference: string, counted: Count) =>
      `${difference} less a day than in the ${days(counted)} before.`,
    same: (counted: Count) => `As much a day as in the ${days(counted)} before.`,
  },
  facts: {
    sum: 'Sum',
    mean: 'Mean per day',
    median: 'Median day',
    days: 'Days with data',
    best: 'Most on one day',
    on: (day: string) => `on ${day}`,
  },
  explain: {
    sumWhat:
      'Everything that the service has for these days, added up. A day that is not over is in it with what it has so far.',
    meanWhat:
      'The sum of all complete days with data, divided by their number. Days without data are left out: they are not zero.',
    sumMethod: 'Sum of day totals',
    meanMethod: 'Mean of complete day totals',
    sumFormula: 'Σ xᵢ',
    meanFormula: 'Σ xᵢ / n',
    counted: (counted: Count) => `${days(counted)} with data`,
    missing: (missing: Count) => `Without any record at the service: ${days(missing)} of this range.`,
    calendar:
      'The service adds up calendar days, from midnight to midnight in the zone where the day ended. These are its totals, not sums of minutes.',
    reasons: {
      partial: 'The day is not over, or nothing has been heard of it since',
      absent: 'The service sent the day without this',
    } satisfies Record<DayReason, string>,
  },
  goal: {
    title: 'Goal and streaks',
    value: (steps: string) => `${steps} a day`,
    own: 'from your settings',
    served: 'as set at the service',
    none: 'No goal is set, neither at the service nor here.',
    set: 'Set one in the settings',
    reached: 'Days that reached it',
    reachedOf: (reached: string, judged: Count) => `${reached} of ${days(judged)}`,
    current: 'Streak now',
    longest: 'Longest streak',
    days,
    noStreak: 'none',
    rule: 'A day below the goal ends a streak. Today ends none before it is over. Up to two days in a row without data are passed over and not counted; a third ends the streak.',
    today: 'Today’s goal is held against all days: the service does not tell earlier ones.',
  },
  weeks: {
    title: 'Active weeks',
    thisWeek: 'This week',
    lastWeek: 'Last week',
    minutes: (minutes: string) => `${minutes} min`,
    atLeast: (minutes: string) => `at least ${minutes} min`,
    parts: (moderate: string, vigorous: string) => `${moderate} moderate + 2 × ${vigorous} intense`,
    known: (known: string) => `${known} of 7 days known`,
    level: {
      below: 'below the advised 150 minutes',
      within: 'within the advised 150 to 300 minutes',
      above: 'above 300 minutes',
    },
    unknown: 'no data',
    chartName: (range: string) => `Active minutes by week, ${range}`,
    series: 'Moderate + 2 × intense',
    advised: (low: string, high: string) => `WHO ${low}–${high} min`,
    summary: (reached: string, all: Count) => `${reached} of ${weeks(all)} with data reached 150 minutes.`,
    table: {
      week: 'Week',
      equivalent: 'Moderate + 2 × intense (min)',
      moderate: 'Moderate (min)',
      vigorous: 'Intense (min)',
      days: 'Days known',
      level: 'WHO advice',
    },
    source:
      'The World Health Organization (2020) advises adults 150 to 300 minutes of moderate or 75 to 150 of vigorous activity a week, or an equivalent of both: a vigorous minute counts twice. Which minutes are moderate and which intense is the service’s judgement. A week with days missing has at least so many minutes.',
    absent: 'Your account gives no moderate or intense minutes, so weeks cannot be held against the advice.',
  },
  weekdays: {
    title: 'Days of the week',
    chartName: (header: string, range: string) => `${header} by day of the week, ${range}`,
    roleDescription: 'profile',
    keyboardHint: 'Up and down arrow keys walk from day to day of the week.',
    summary: (most: string, mostValue: string, least: string, leastValue: string) =>
      `Median days: most on ${most} (${mostValue}), least on ${least} (${leastValue}).`,
    atRest: 'Bar: the middle half of days. Line: the median.',
    none: 'No complete day in this range yet.',
    median: 'Median',
    half: 'Middle half',
    count: 'Days',
    range: (low: string, high: string) => `${low} to ${high}`,
    weekday: 'Day of the week',
    lower: (header: string) => `Lower quartile: ${header}`,
    medianOf: (header: string) => `Median: ${header}`,
    upper: (header: string) => `Upper quartile: ${header}`,
    n: (count: string) => `n ${count}`,
  },
  records: {
    title: 'Records',
    best: {
      day: 'Best day',
      week: 'Best week',
      month: 'Best month',
      year: 'Best year',
    } satisfies Record<PeriodUnit, string>,
    caption: (name: string) => `Records: ${name}`,
    columns: { period: 'Period', value: 'Sum', when: 'When' },
    running: 'not over yet',
    known: (known: string, all: Count) => `${known} of ${days(all)} with data`,
    none: 'Nothing above zero is recorded.',
    soFar: 'Your history is still arriving: an older record may turn up.',
  },
  calendar: {
    title: 'Calendar',
    metric: 'Colour by',
    scale: { label: 'Steps of colour', quantile: 'By rank', linear: 'By value' },
    chartName: (header: string, range: string) => `${header} as a calendar, ${range}`,
    summary: (counted: Count) =>
      `Each cell is a day and opens it. Colours compare with your last year: ${days(counted)}.`,
    words: {
      roleDescription: 'calendar',
      keyboardHint:
        'Up and down arrow keys walk from day to day, left and right from week to week, Page Up and Page Down from month to month. Enter opens the day.',
      legend: 'Show only',
      percentile: 'Percentile of your last year',
      zero: 'None',
      noData: 'No data',
      date: 'Date',
      remark: 'Note',
      partialDay: 'Not over yet',
      month: 'Month',
      completeDays: 'Complete days',
      mean: 'Mean',
      lowest: 'Lowest',
      highest: 'Highest',
    },
    below: (value: string) => `below ${value}`,
    from: (value: string) => `${value} and more`,
    between: (low: string, high: string) => `${low} to ${high}`,
    percentile: (rank: string) => `P${rank}`,
  },
  how: {
    title: 'How this is computed',
    day: 'Day totals are the service’s own. It adds up calendar days, from midnight to midnight in the zone where the day ended.',
    dayStart: (hour: string) =>
      `Your setting that a day begins at ${hour} cannot move these totals; it applies to what is computed from minutes.`,
    partial:
      'A day is not over until midnight in its own zone. The last day also counts as not over if the service has heard nothing since it ended. Such days are hatched, are in sums, and are left out of means, medians and colours.',
    missing:
      'A day without data is left out everywhere. It is never a zero; a zero is a day on which the service counted nothing.',
    week: (weekday: string) =>
      `Weeks begin on ${weekday}, as chosen in the settings or usual in your region. Weeks that begin on Monday are those of ISO 8601.`,
    usual:
      'What is usual are the quartiles (type 7 of Hyndman and Fan) of your complete days, whole weeks or whole months in the year before today, shown from 20 days, 8 weeks or 5 months on.',
    colours:
      'By rank, each of the five colours holds a fifth of your last year’s days; by value, each is as wide. Days without any have a dot and no colour.',
    elevation: 'Elevation is in metres climbed, as the service measures it, and not in floors.',
  },
  empty: {
    none: 'No day yet',
    noneText: 'Your days appear here once the service has them from your watch or phone.',
    disconnected: 'Nothing is connected',
    disconnectedText: 'Connect your account to see your activity here.',
    inRange: (name: string) => `${name}: no data in this range`,
    notGiven: (name: string) => `${name}: not given by your account`,
    notGivenText:
      'The service has sent no such value for any day read so far. Not every device measures it and not every plan passes it on. It is not shown as zero.',
    failed: 'Your stored days cannot be opened',
    failedText:
      'Load the page again. If that does not help, sign out and connect again: nothing is lost at the service.',
  },
};

/** What another language has to say there. */
export type ActivityMessages = typeof englishActivity;
