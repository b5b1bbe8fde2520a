import type { Count } from './english.ts';
import { soFar } from './english-sync.ts';
import { createPlural } from './plural.ts';

const plural = createPlural('en');

const days = ({ count, text }: Count) => `${text} ${plural(count, { one: 'day', other: 'days' })}`;

const weighings = ({ count, text }: Count) =>
  `${text} ${plural(count, { one: 'weighing', other: 'weighings' })}`;

const readings = ({ count, text }: Count) =>
  `${text} ${plural(count, { one: 'reading', other: 'readings' })}`;

/** What the weight page says in English about its trend, beside what the first screen says. */
export const englishWeight = {
  title: 'Weight',
  trendNow: 'Trend now',
  trendThen: (day: string) => `Trend on ${day}`,
  latest: 'Last reading',
  /** One sentence; the first part is what one reads across the room. */
  rate: (perWeek: string, low: string, high: string, counted: Count, days: string) => ({
    main: `${perWeek}/week`,
    rest: `(${low} to ${high}), ${weighings(counted)} in ${days} days`,
  }),
  rateName: 'Rate per week',
  rateNoise: 'No direction distinguishable from noise',
  rateTooFew: (counted: Count, days: string) =>
    counted.count === 0
      ? `No weighing in the last ${days} days, so no rate.`
      : `Too few readings for a rate: ${weighings(counted)} in ${days} days.`,
  goal: 'Goal',
  aboveGoal: (difference: string) => `${difference} above`,
  belowGoal: (difference: string) => `${difference} below`,
  atGoal: 'reached',
  weighingsCounted: weighings,
  changes: 'Trend since',
  sinceWeek: 'a week ago',
  series: {
    band: '95 % band of the local linear trend',
    whiskers: 'Lowest to highest of each month',
    yearAgo: 'Trend a year before',
    readings: 'Reading',
    stems: 'Distance from the trend',
  },
  chartName: (unit: string, days: string) => `Weight in ${unit}, ${days}`,
  chartSummary: (parts: {
    weighings: Count;
    lowest: string;
    highest: string;
    first: string;
    last: string;
    change: string;
  }) =>
    `${weighings(parts.weighings)} between ${parts.lowest} and ${parts.highest}. ` +
    `The trend goes from ${parts.first} to ${parts.last}: ${parts.change}.`,
  chartSummaryDoubtful: (counted: Count) =>
    `${readings(counted)} in this range, none of them certain to be yours.`,
  doubtfulNote: (counted: Count) => `${readings(counted)} may belong to someone else — not in the trend`,
  reading: {
    band: '95 % band',
    range: (low: string, high: string) => `${low} to ${high}`,
    weight: 'Weight',
    trend: 'Trend',
    difference: 'Difference',
    note: 'Note',
    above: (difference: string) => `${difference} above trend`,
    below: (difference: string) => `${difference} below trend`,
    same: 'on the trend',
  },
  resolution: {
    all: (values: Count) => (values.count === 1 ? '1 value' : `${values.text} values, each drawn`),
    extremes: (values: Count, perPixel: string) =>
      `${values.text} values, ${perPixel} per pixel: extremes kept`,
    shape: (values: Count, perPixel: string) => `${values.text} values, ${perPixel} per pixel: shape kept`,
  },
  table: {
    time: 'Time',
    weight: (unit: string) => `Weight (${unit})`,
    trend: (unit: string) => `Trend (${unit})`,
    note: 'Note',
  },
  note: {
    manual: 'Typed by hand',
    doubtful: 'May belong to someone else; not in the trend',
    median: (counted: Count) => `Median of ${readings(counted)}`,
  },
  at: (time: string, zone: string) => `${time} (${zone.replaceAll('_', ' ')})`,
  howComputed: 'How this is computed',
  lastReadings: (counted: Count) => (counted.count === 1 ? 'Last reading' : `Last ${readings(counted)}`),
  empty: {
    none: 'No weigh-in yet',
    noneText: 'Step on your scale. The reading appears here once the service has it.',
    disconnected: 'Nothing is connected',
    disconnectedText: 'Connect your account to see your weight here.',
    connect: 'Connect an account',
    arriving: (read: Count, back: string | null) => soFar('History still arriving', read, back),
    arrivingText: 'Newest first. The chart fills up by itself.',
    arrivingBar: 'Share of your history that has been read',
    paused: 'Reading is paused',
    pausedText: 'Your history comes in once you resume.',
    pausedAction: 'Go to “Your data”',
    inRange: 'No weigh-in in this range',
    lastOn: (day: string) => `The last one was on ${day}.`,
    nextOn: (day: string) => `The next one is on ${day}.`,
    jump: 'Go there',
    failed: 'Your stored readings cannot be opened',
    failedText:
      'Load the page again. If that does not help, sign out and connect again: nothing is lost at the service.',
  },
  estimator: {
    label: 'Trend by',
    average: 'Gap-aware average',
    classic: 'Hacker’s Diet',
    local: 'Local linear trend',
    loess: 'Local regression (LOESS)',
  },
  /** The line of the picture, by whose it is. */
  trend: {
    average: 'Trend: gap-aware average, 10 % a day',
    classic: 'Trend: Hacker’s Diet, 10 % a day, missing days interpolated',
    local: 'Trend: local linear trend (Kalman smoother)',
    loess: 'Trend: local regression over 45 days (LOESS)',
  },
  arriving: 'The other trend is being computed; you still see the one named here.',
  failed: 'The other trend did not arrive. Load the page again.',
  switches: { label: 'In the picture', stems: 'Stems', band: '95 % band', yearAgo: 'A year before' },
  sinceYesterday: 'yesterday',
  sinceFortnight: '2 weeks ago',
  sinceMonth: 'a month ago',
  goalRange: (range: string) => `Goal ${range}`,
  goalWindow: (from: string, to: string) => `At the present rate between ${from} and ${to}`,
  goalShare: (share: string, counted: Count) =>
    `Inside on ${share} of ${days(counted)} weighed in the last 4 weeks`,
  otherScale: 'Another scale',
  summary: 'The range in words',
  details: 'Readings and notes',
};

/** What another language has to say there. */
export type WeightMessages = typeof englishWeight;
