import type { Count } from './english.ts';
import { createPlural } from './plural.ts';

const plural = createPlural('en');

const steps = ({ count, text }: Count) => `${text} ${plural(count, { one: 'step', other: 'steps' })}`;
const minutes = ({ count, text }: Count) => `${text} ${plural(count, { one: 'minute', other: 'minutes' })}`;
const days = ({ count, text }: Count) => `${text} ${plural(count, { one: 'day', other: 'days' })}`;
const readings = ({ count, text }: Count) =>
  `${text} ${plural(count, { one: 'reading', other: 'readings' })}`;

/** What the page of a day says in English. Numbers, times and units arrive as they are to be written. */
export const englishDay = {
  title: 'Day',
  previous: 'Day before',
  next: 'Day after',
  today: 'Today',
  wholeDay: 'Whole day',
  problem: (received: string) => `“${received}” is no date. You see today.`,
  skipped: 'This date never happened where you were: the calendar skipped it.',
  failed: 'Your stored days cannot be opened',
  failedText:
    'Load the page again. If that does not help, sign out and connect again: nothing is lost at the service.',
  nothing: 'Nothing was recorded on this day',
  nothingText: 'The service was asked and has no minutes of it.',
  future: 'This day is still to come',
  unread: (left: Count) => `${minutes(left)} of this day have not been read yet.`,
  unreadComing: 'They are being read and appear by themselves.',
  unreadWaiting: 'They are read as soon as the service can be reached and reading is not paused.',
  disconnected: 'Nothing is connected',
  disconnectedText: 'Connect your account to see your days here.',
  connect: 'Connect an account',
  lane: {
    hr: 'Heart rate',
    steps: 'Steps',
    calories: 'Active energy',
    distance: 'Distance',
    elevation: 'Elevation',
    sleep: 'Sleep',
  },
  lanes: 'Lanes',
  notProvided: (lane: string) => `${lane}: not provided by your device or account on this day.`,
  stepsUnit: 'steps/min',
  perBin: (unit: string, length: string) => `${unit} in ${length} min`,
  bpm: 'bpm',
  kcal: 'kcal',
  moderate: '100: moderate',
  vigorous: '130: vigorous',
  now: 'now',
  usual: 'Usually',
  usualSteps: (low: string, high: string) => `${low}–${high} steps in 15 min`,
  usualBand: (days: string) => `shaded: your usual, ${days}`,
  /** Of which days, and how many. */
  usualWorkdays: (counted: Count) => `${days(counted)} with work in the last 8 weeks`,
  usualFreeDays: (counted: Count) => `${days(counted)} without work in the last 8 weeks`,
  usualTooFew: (counted: Count) =>
    `No band of what is usual: ${days(counted)} like this one in the last 8 weeks, 5 are needed.`,
  chartName: (day: string, window: string) =>
    `${day}, ${window}: heart rate in bpm, steps per minute, sleep and events`,
  chartSummary: (parts: { steps: string; heartRate: string; known: string }) =>
    `${parts.steps}; ${parts.heartRate}. ${parts.known}`,
  summarySteps: (counted: Count) => steps(counted),
  summaryNoSteps: 'no steps known',
  summaryHeartRate: (low: string, high: string, mean: string, counted: Count) =>
    `heart rate ${low} to ${high} bpm, ${mean} on average of ${readings(counted)}`,
  summaryNoHeartRate: 'no heart rate',
  /** What was made of minutes without an entry. */
  known: (measured: Count, unknown: Count) =>
    unknown.count === 0
      ? `${minutes(measured)} recorded.`
      : `${minutes(measured)} recorded; nothing is known of ${unknown.text}, not counted as zero.`,
  between: (counted: Count) =>
    `${minutes(counted)} between two entries of a worn device without an entry of their own count as zero.`,
  resolution: (length: string) => `One bar is ${length} min`,
  table: {
    time: 'Time',
    steps: 'Steps',
    distance: (unit: string) => `Distance (${unit})`,
    elevation: (unit: string) => `Elevation (${unit})`,
    calories: 'Active energy (kcal)',
    strokes: 'Strokes',
    laps: 'Pool laps',
    heartRate: 'Heart rate (bpm)',
    sleep: 'Sleep',
    known: 'Known by',
    entry: 'entry',
    between: 'taken as still',
    caption: (day: string, window: string) => `${day}, ${window}, minute by minute`,
  },
  stage: {
    awake: 'Awake',
    rem: 'REM',
    light: 'Light',
    deep: 'Deep',
    out: 'Out of bed',
    unknown: 'Unknown',
    gap: 'Nothing recorded',
    asleep: 'Asleep, by hand',
    other: (code: string) => `State ${code}`,
  },
  event: {
    nap: 'Nap',
    weight: (value: string) => `Weighed ${value}`,
    pressure: (systolic: string, diastolic: string) => `${systolic}/${diastolic} mmHg`,
    pulse: (value: string) => `Pulse ${value}`,
    other: (types: string) => `Measured (type ${types})`,
    span: (label: string, from: string, to: string) => `${label} ${from}–${to}`,
  },
  totals: {
    title: 'Totals',
    steps: 'Steps',
    distance: 'Distance',
    elevation: 'Elevation',
    energy: 'Active energy',
    heartRate: 'Heart rate',
    heartRateRange: (low: string, high: string, counted: Count) => `${low} to ${high}, ${readings(counted)}`,
    moderate: 'Minutes at 100 steps/min or more',
    vigorous: 'Minutes at 130 steps/min or more',
    peak: 'Peak 30-minute cadence',
    peakUnit: 'steps/min',
    sit: 'Longest sit',
    sitUnknown: 'unknown: no night before it was recorded',
    length: 'Length',
    known: 'Minutes known',
    knownOf: (known: string, all: string) => `${known} of ${all}`,
    strokes: 'Strokes',
    laps: 'Pool laps',
    unknown: 'unknown',
    vendor: (service: string, own: string, percent: string) =>
      `The service says ${service} steps for this day, its minutes add up to ${own}: ${percent} apart.`,
  },
  span: {
    title: 'A stretch of the day',
    from: 'From',
    to: 'Until',
    show: 'Show',
    hint: 'Draw over the picture, or type both times, for the totals of a stretch.',
    problem: 'Give two times of this day, the later one last.',
  },
  race: {
    title: 'Steps so far',
    name: (day: string) => `Steps so far on ${day} against your usual days`,
    own: 'This day',
    median: 'Median',
    band: 'Middle half',
    ahead: (time: string, own: string, difference: string, counted: Count) =>
      `By ${time}: ${own} steps, ${difference} more than your median of ${days(counted)}.`,
    behind: (time: string, own: string, difference: string, counted: Count) =>
      `By ${time}: ${own} steps, ${difference} fewer than your median of ${days(counted)}.`,
    level: (time: string, own: string, counted: Count) =>
      `By ${time}: ${own} steps, as many as your median of ${days(counted)}.`,
    alone: (time: string, own: string) =>
      `By ${time}: ${own} steps. Fewer than 5 days like this one were worn for ten hours, so there is nothing to compare with.`,
    none: 'No steps are known of this day.',
    table: {
      time: 'Time',
      own: 'Steps so far',
      low: '25th percentile',
      median: 'Median',
      high: '75th percentile',
      n: 'Days',
    },
  },
  workouts: {
    open: (label: string) => `More about ${label}`,
    title: 'Workouts',
    none: 'No workout on this day.',
    duration: 'Duration',
    steps: 'Steps',
    distance: 'Distance',
    energy: 'Energy',
    heartRate: 'Heart rate, mean and highest',
    laps: 'Pool laps',
    strokes: 'Strokes',
    show: (label: string) => `Show ${label} in the picture`,
  },
  events: {
    title: 'Events',
    none: 'No nap, weigh-in or measurement on this day.',
  },
  sleep: {
    link: 'The night that ended on this day',
  },
  week: {
    title: 'The week',
    name: (range: string) => `Steps per quarter of an hour, ${range}, a row for each day`,
    summary: (best: string, steps: string) => `Most steps: ${best}, ${steps}.`,
    none: 'No steps are known of this week.',
    caption: (range: string) => `Steps per quarter of an hour, ${range}`,
    unread: 'not read',
  },
  hours: {
    title: 'Hour by hour',
    name: (range: string) => `Steps by hour of the day, ${range}`,
    summary: (hour: string, steps: string) => `Most steps on average: ${hour}, ${steps} a day.`,
    none: 'No steps are known of these days.',
    caption: (range: string) => `Steps by hour of the day, ${range}`,
    legend: 'Shows the cells of one colour alone',
    zero: 'None',
    noData: 'Unknown',
    range: (from: string, to: string) => `${from} to ${to}`,
    below: (to: string) => `below ${to}`,
    above: (from: string) => `${from} and more`,
    roleDescription: 'heat map',
    keyboardHint:
      'Arrow keys move by hour and by day, Home and End to the first and the last, Enter opens the day.',
    hour: (from: string, to: string) => `${from}–${to}`,
  },
  how: {
    title: 'How this is computed',
    spread:
      'An entry of the service is spread evenly over the minutes that it lasts. A minute without an entry is unknown, not zero. Where a device never says that nothing moved, up to 24 minutes between two of its entries count as zero.',
    usual:
      'The band is made of the same kind of day (with work or without, as your settings have it) in the eight weeks before: for each quarter of an hour the 10th, 25th, 75th and 90th percentile (type 7) of the days on which that quarter is known to the minute, with five days at least.',
    cadence:
      'Moderate from 100, vigorous from 130 steps per minute (Tudor-Locke et al.). The peak 30-minute cadence is the mean of the 30 highest minutes, consecutive or not.',
    sit: 'The longest sit is the longest run of worn minutes without a step between the end of the night’s sleep and the next night, naps and workouts left out.',
    race: 'Steps so far are compared with days of the same kind that were worn for ten hours or more, at the same time of the clock.',
    heartRate: 'The line of the heart rate is open where readings are more than 20 minutes apart.',
    zone: (zone: string) => `Times are those of ${zone.replaceAll('_', ' ')}.`,
  },
  keys: {
    week: 'A week earlier and later',
    zoom: 'Closer and wider',
    events: 'Event before and after',
    table: 'Show as table',
  },
};

/** What another language has to say there. */
export type DayMessages = typeof englishDay;
