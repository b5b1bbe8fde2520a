import type { Count } from './english.ts';
import { createPlural } from './plural.ts';

const plural = createPlural('en');

const days = ({ count, text }: Count) => `${text} ${plural(count, { one: 'day', other: 'days' })}`;
const readings = ({ count, text }: Count) =>
  `${text} ${plural(count, { one: 'reading', other: 'readings' })}`;
const steps = ({ count, text }: Count) => `${text} ${plural(count, { one: 'step', other: 'steps' })}`;
const workouts = ({ count, text }: Count) =>
  `${text} ${plural(count, { one: 'workout', other: 'workouts' })}`;

/** What the first page says in English. */
export const englishHome = {
  title: 'Home',
  tiles: {
    weight: 'Weight',
    night: 'Last night',
    today: 'Today so far',
    week: 'This week',
    pressure: 'Blood pressure',
    workouts: 'Latest workouts',
  },
  failed: 'This could not be read. Reload the page; nothing is lost at the service.',
  arriving: 'Nothing has arrived yet: your history is being read.',
  state: {
    label: 'How your record stands',
    reconnect: 'Sign in again',
    doubtful: (counted: Count) =>
      `${readings(counted)} ${plural(counted.count, { one: 'waits', other: 'wait' })} for your word`,
    battery: (device: string) => `Battery low: ${device}`,
    batteries: (counted: Count) => `Battery low: ${counted.text} devices`,
    device: 'a device',
    newest: 'Newest',
    weighing: (ago: string) => `weighing: ${ago}`,
    night: (ago: string) => `night: ${ago}`,
    day: (ago: string) => `day of activity: ${ago}`,
    pressure: (ago: string) => `blood pressure: ${ago}`,
    calm: 'Nothing waits for you.',
    empty: 'Nothing has been read yet.',
  },
  arrange: {
    start: 'Arrange',
    end: 'Done',
    reset: 'As it was at first',
    earlier: 'Earlier',
    later: 'Later',
    wider: 'Wider',
    narrower: 'Narrower',
    hide: 'Hide',
    show: (tile: string) => `Show ${tile}`,
    hidden: 'Hidden',
    about: (action: string, tile: string) => `${action}: ${tile}`,
    moved: (tile: string, place: string, of: string) => `${tile} is now number ${place} of ${of}.`,
    atEnd: (tile: string) => `${tile} goes no further.`,
    isWide: (tile: string) => `${tile} is wide.`,
    isNarrow: (tile: string) => `${tile} is narrow.`,
    isHidden: (tile: string) => `${tile} is hidden. “Arrange” brings it back.`,
    isShown: (tile: string) => `${tile} is shown again.`,
    wasReset: 'The tiles are as they were at first.',
  },
  weight: {
    now: 'Trend now',
    asOf: (day: string) => `Trend on ${day}`,
    rate: (trend: string, perWeek: string, low: string, high: string) =>
      `${trend}, ${perWeek}/week (${low} to ${high}).`,
    noise: (trend: string) => `${trend}, no direction distinguishable from noise.`,
    tooFew: (trend: string) => `${trend}; too few readings for a rate.`,
    doubtful: 'None of your weighings is certain to be yours.',
    none: 'No weighing in your record.',
    name: (unit: string, range: string) => `Weight trend in ${unit}, ${range}`,
    summary: (counted: Count, low: string, high: string) => `${days(counted)}: ${low} to ${high}`,
    table: { time: 'Time', trend: (unit: string) => `Trend (${unit})` },
  },
  night: {
    asleep: (efficiency: string, from: string, to: string) =>
      `asleep, ${efficiency} of the time in bed, ${from} to ${to}.`,
    older: (day: string) => `Last night is not in your record. The newest is that of ${day}:`,
    noStages: 'Its course has not been read yet.',
    none: 'No night in your record.',
    longAgo: (day: string) => `No night of the last seven days. The newest ended on ${day}.`,
    name: (day: string) => `Sleep stages of the night to ${day}, by the clock`,
    summary: (deep: string, rem: string, awake: string) => `Deep ${deep}, REM ${rem}, awake ${awake}`,
    stages: {
      awake: 'Awake',
      rem: 'REM',
      light: 'Light',
      deep: 'Deep',
      out: 'Out of bed',
      unknown: 'Unknown',
      gap: 'Nothing recorded',
      manual: 'Asleep, by hand',
      unspecified: 'Asleep, stage not told',
      other: (code: string) => `State ${code}`,
    },
    table: { from: 'From', to: 'To', stage: 'Stage', minutes: 'Minutes' },
  },
  today: {
    steps,
    ahead: (time: string, difference: string, counted: Count) =>
      `by ${time}: ${difference} more than your median of ${days(counted)} like this one. The day is not over.`,
    behind: (time: string, difference: string, counted: Count) =>
      `by ${time}: ${difference} fewer than your median of ${days(counted)} like this one. The day is not over.`,
    level: (time: string, counted: Count) =>
      `by ${time}: as many as your median of ${days(counted)} like this one. The day is not over.`,
    pending: (time: string) => `by ${time}. The day is not over; your usual days are being read.`,
    alone: (time: string) =>
      `by ${time}. The day is not over, and fewer than 5 days like it are known well enough to compare with.`,
    whole: 'so far, by the total of the day: its minutes are not known. The day is not over.',
    unknown: 'Nothing is known of today yet.',
    none: 'No steps in your record.',
    name: (day: string) => `Steps so far on ${day} against your median`,
    summary: 'Dashed: the median of your usual days',
    table: { time: 'Time', own: 'Steps so far', median: 'Median', days: 'Days' },
  },
  week: {
    minutes: (minutes: string) => `${minutes} min`,
    atLeast: (minutes: string) => `at least ${minutes} min`,
    advised: (low: string) => `active; the WHO advises ${low}.`,
    stepsMean: (mean: string, counted: Count) => `${mean} steps a day on average of ${days(counted)}.`,
    noWholeDay: 'No day of it is over and known yet.',
    unknown: 'Nothing is known of this week yet.',
    noMinutes: 'Your account tells no active minutes.',
    none: 'No day of activity in your record.',
    name: (range: string) => `Active minutes per week, ${range}`,
    summary: (reached: string, counted: Count) =>
      `${reached} of ${counted.text} ${plural(counted.count, { one: 'week', other: 'weeks' })} reached the dashed line`,
    table: { week: 'Week', equivalent: 'Active minutes, vigorous ones twice', days: 'Days known' },
  },
  pressure: {
    unit: 'mmHg',
    home: (range: string, counted: Count, on: Count) =>
      `home average, ${range}, of ${readings(counted)} on ${days(on)}.`,
    invalid: 'Too little for the home protocol yet.',
    single: (day: string) => `on ${day}. No home average yet.`,
    classBy: (name: string, guideline: string) => `${name} (${guideline}).`,
    guidelines: {
      'esc-home': 'ESC 2024, at home',
      'esc-office': 'ESC 2024, in the office',
      aha: 'AHA/ACC 2017 and 2025',
    },
    classes: {
      normal: 'Normal',
      nonElevated: 'Not elevated',
      elevated: 'Elevated',
      stage1: 'Stage 1',
      stage2: 'Stage 2',
      hypertension: 'Hypertension',
    },
    none: 'No blood pressure in your record.',
    name: (range: string) => `Blood pressure in mmHg, ${range}`,
    summary: (counted: Count) =>
      `Systolic and, dashed, diastolic of ${counted.text} ${plural(counted.count, { one: 'sitting', other: 'sittings' })}`,
    table: { time: 'Time', systolic: 'Systolic (mmHg)', diastolic: 'Diastolic (mmHg)' },
  },
  workouts: {
    workouts,
    lastWeek: 'in the last seven days.',
    newest: (ago: string) => `The newest: ${ago}.`,
    none: 'No workout in your record.',
  },
};

/** What another language has to say there. */
export type HomeMessages = typeof englishHome;
