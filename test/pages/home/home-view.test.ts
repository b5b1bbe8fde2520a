import { describe, expect, it } from 'vitest';
import { computeDayMinutes } from '#domain/day-minutes.ts';
import { defaultNightRules } from '#domain/night-assembly.ts';
import { addDays, type LocalDay, startOfLocalDay, toEpochSec, toLocalDay } from '#domain/time.ts';
import { computeDayProfile } from '#domain/usual-day.ts';
import { createFormat } from '#locale/format.ts';
import { englishHome } from '#locale/messages/english-home.ts';
import { englishWeight } from '#locale/messages/english-weight.ts';
import { englishWorkouts } from '#locale/messages/english-workouts.ts';
import { createQuantityFormat } from '#locale/quantities.ts';
import { toHeadlineView } from '#pages/body/body-view.ts';
import { computeWeightHistory } from '#pages/body/weight-history.ts';
import { findNewestNight, toNightPicture, toNightSentence } from '#pages/home/night-view.ts';
import { computeSessions, toPressurePicture, toPressureSentence } from '#pages/home/pressure-view.ts';
import { toStateView } from '#pages/home/state-view.ts';
import type { FigureWords } from '#pages/home/tile-view.ts';
import { computeTodayRace, toTodayPicture, toTodaySentence } from '#pages/home/today-view.ts';
import { toWeekPicture, toWeekSentence } from '#pages/home/week-view.ts';
import {
  computeHomeWeight,
  countDoubtful,
  toWeightPicture,
  toWeightSentence,
} from '#pages/home/weight-view.ts';
import { toWorkoutLine, toWorkoutsSentence } from '#pages/home/workouts-view.ts';
import { day, segmentsFrom, summaryOf, zone } from '../../domain/build-sleep.ts';
import { sitting } from '../../domain/pressure-readings.ts';
import { activityDays } from '../../support/activity.ts';
import { dailyWeights, instant, paris, weightReading } from '../../support/readings.ts';
import { workoutAt } from '../../support/workouts.ts';
import { BERLIN, bookOf, plain } from '../sleep/build-book.ts';

const format = createFormat({ locale: 'en-GB', weightUnit: 'kg' });
const words = { format, own: englishHome };
const now = instant('2026-01-28T12:00:00+01:00');
const rowsOf = (picture: FigureWords | null) => [...(picture?.table.rows() ?? [])];

/** A worn day with so many steps between eight and nine. */
function recordOf(date: LocalDay, steps: number | undefined) {
  const from = startOfLocalDay(date, paris) ?? toEpochSec(0);
  const span = { from, to: toEpochSec(from + 86_400) };
  return {
    day: date,
    zone: paris,
    span,
    samples: [
      { at: from, durationSec: 86_400 },
      { at: toEpochSec(from + 8 * 3600), durationSec: 3600, ...(steps !== undefined && { steps }) },
    ],
    covered: [span],
    hasActivity: true,
  };
}

/** A day with 20 moderate and 10 vigorous minutes. */
const full = (date: string) => ({ day: date, steps: 8000, moderateSec: 1200, intenseSec: 600 });

const dayName = (date: LocalDay) => format.day(date);

function profileOf(date: LocalDay, steps: number) {
  const minutes = computeDayMinutes(recordOf(date, steps));
  if (minutes === null) throw new Error('Paris skips no day');
  return computeDayProfile(minutes);
}

describe('the weight at a glance', () => {
  const choices = { verdicts: new Map(), clockZone: null };
  const weightOf = (readings: Parameters<typeof computeHomeWeight>[0]) =>
    computeHomeWeight(readings, choices);
  const falling = dailyWeights(
    '2026-01-01',
    Array.from({ length: 28 }, (_, index) => 80 - index * 0.05 + (index % 2) * 0.1),
  );

  it('says the trend and the rate that the weight page says', () => {
    const page = toHeadlineView(computeWeightHistory(falling), now, { format, own: englishWeight });
    const sentence = toWeightSentence(weightOf(falling), now, words);
    expect(sentence?.main).toBe(page.trend?.value);
    expect(sentence?.rest).toContain(`${page.rate.main} ${page.rate.rest.split(',')[0] ?? ''}`);
  });

  it('says that there is no direction where the interval has none', () => {
    const level = dailyWeights(
      '2026-01-01',
      Array.from({ length: 28 }, (_, index) => 80 + (index % 2)),
    );
    expect(toWeightSentence(weightOf(level), now, words)?.rest).toBe(
      'Trend now, no direction distinguishable from noise.',
    );
  });

  it('names the day of a trend that has been left alone, and has no rate for it', () => {
    const later = instant('2026-04-01T12:00:00+02:00');
    expect(toWeightSentence(weightOf(falling), later, words)?.rest).toBe(
      'Trend on 28 Jan 2026; too few readings for a rate.',
    );
  });

  it('says nothing of who was never weighed, and no number of whose weighings are in doubt', () => {
    const doubtful = weightOf([weightReading('2026-01-27T07:00:00+01:00', 60, { attrib: 1 })]);
    expect(toWeightSentence(weightOf([]), now, words)).toBeNull();
    expect(toWeightSentence(doubtful, now, words)).toMatchObject({ main: null });
    expect(countDoubtful(doubtful)).toBe(1);
  });

  it('draws the trend of the last ninety days alone, with a row for each point', () => {
    const old = weightReading('2025-06-01T07:00:00+02:00', 90);
    const picture = toWeightPicture(weightOf([old, ...falling]), now, words);
    expect(picture?.series.at).toHaveLength(28);
    expect(rowsOf(picture)).toHaveLength(28);
    expect(rowsOf(picture)[0]).toMatchObject({ datetime: '2026-01-28T07:00:00+01:00' });
    expect(plain(picture?.name)).toMatch(/^Weight trend in kg, 30 Oct 2025\s–\s28 Jan 2026$/);
  });

  it('draws up to the last weighing of one who has left off', () => {
    const later = instant('2027-01-01T12:00:00+01:00');
    expect(toWeightPicture(weightOf(falling), later, words)?.to).toBe(instant('2026-01-28T07:00:00+01:00'));
  });
});

describe('the last night at a glance', () => {
  const today = day('2026-06-11');
  const days = { from: day('2026-06-05'), to: today };
  const options = { rules: defaultNightRules, clockZone: null, fallbackZone: zone('UTC') };
  const written = 'A12 L120 D90 A10 R70 L150 A8';
  const recordsOf = (about: Partial<ReturnType<typeof empty>>) => ({ ...empty(), ...about });
  const empty = () => ({
    days,
    segments: segmentsFrom('2026-06-10T22:40+02:00', 'A1').slice(1),
    covered: [],
    summaries: [] as ReturnType<typeof summaryOf>[],
    homeZone: BERLIN,
    summariesFrom: null,
    isComplete: true,
  });

  it('is the night that the page of nights has', () => {
    const segments = segmentsFrom('2026-06-10T22:40+02:00', written);
    const night = findNewestNight(recordsOf({ segments }), options);
    expect(night?.sleep.numbers).toEqual(bookOf(segments).nights.get(today)?.numbers);
    if (night === null) throw new Error('no night');
    const sentence = toNightSentence(night, { today, dayName }, words);
    expect(plain(sentence.main)).toBe('7 h 10 min');
    expect(sentence.rest).toBe('asleep, 93% of the time in bed, 22:40 to 06:20.');
    expect(sentence.before).toBeUndefined();
  });

  it('says so where it is not the last one', () => {
    const segments = segmentsFrom('2026-06-08T22:40+02:00', written);
    const night = findNewestNight(recordsOf({ segments }), options);
    if (night === null) throw new Error('no night');
    expect(toNightSentence(night, { today, dayName }, words).before).toContain('9 Jun 2026');
  });

  it('has a row for each bout of its picture', () => {
    const segments = segmentsFrom('2026-06-10T22:40+02:00', written);
    const night = findNewestNight(recordsOf({ segments }), options);
    if (night === null) throw new Error('no night');
    const picture = toNightPicture(night, dayName, words);
    expect(rowsOf(picture)).toHaveLength(7);
    expect(rowsOf(picture)[2]).toMatchObject({
      datetime: '2026-06-11T00:52:00+02:00',
      cells: ['02:22', 'Deep', '90'],
    });
  });

  it('is told by its summary, without a picture, until its course is here', () => {
    const summary = summaryOf(['2026-06-10T22:40+02:00', '2026-06-11T06:20+02:00'], {
      timeZone: BERLIN,
      values: { totalSleepSec: 6 * 3600 },
    });
    const night = findNewestNight(recordsOf({ summaries: [summary] }), options);
    if (night === null) throw new Error('no night');
    expect(toNightSentence(night, { today, dayName }, words)).toMatchObject({
      main: expect.stringMatching(/^6/) as string,
      rest: expect.stringContaining('not been read yet') as string,
    });
    expect(toNightPicture(night, dayName, words)).toBeNull();
  });

  it('is none where nothing was recorded', () => {
    expect(findNewestNight(recordsOf({}), options)).toBeNull();
  });
});

describe('today at a glance', () => {
  const today = toLocalDay(now, paris);

  // Weeks before, on the same day of the week.
  const profiles = [1000, 2000, 3000, 4000, 6000].map((steps, index) =>
    profileOf(addDays(today, -7 * (index + 1)), steps),
  );
  const options = { now, freeWeekdays: [6, 7] };
  const sentenceOf = (record: Parameters<typeof computeTodayRace>[0], compared = profiles) =>
    toTodaySentence(record, { points: computeTodayRace(record, compared, options), isCompared: true }, words);

  it.each([
    [5000, '2,000 more than'],
    [1000, '2,000 fewer than'],
    [3000, 'as many as'],
  ])('compares %i steps with the median at this time of the clock', (steps, text) => {
    const sentence = sentenceOf(recordOf(today, steps));
    expect(sentence?.main).toBe(`${format.number(steps, 0)} steps`);
    expect(sentence?.rest).toBe(
      `by 12:00: ${text} your median of 5 days like this one. The day is not over.`,
    );
  });

  it('compares with nothing where too few days are known', () => {
    expect(sentenceOf(recordOf(today, 5000), profiles.slice(1))?.rest).toMatch(/^by 12:00\. .*fewer than 5/);
  });

  it('says that what it is compared with is still being read', () => {
    const record = recordOf(today, 5000);
    const points = computeTodayRace(record, [], options);
    expect(toTodaySentence(record, { points, isCompared: false }, words)?.rest).toContain('being read');
  });

  it('tells the total of the service where the minutes are not known', () => {
    const totals = { day: today, timeZone: paris, zoneSource: 'record' as const, steps: 4321 };
    expect(sentenceOf({ ...recordOf(today, undefined), samples: [], totals })).toMatchObject({
      main: '4,321 steps',
    });
  });

  it('has no number for a day of which nothing is known, and is none where no day ever was', () => {
    const record = { ...recordOf(today, undefined), samples: [] };
    expect(sentenceOf(record)).toEqual({ main: null, rest: 'Nothing is known of today yet.' });
    expect(sentenceOf({ ...record, hasActivity: false })).toBeNull();
  });

  it('leaves the hours to come open in its picture', () => {
    const record = recordOf(today, 5000);
    const points = computeTodayRace(record, profiles, options) ?? [];
    const picture = toTodayPicture(record, points, words);
    expect([picture.steps.value[47], picture.steps.value[48]]).toEqual([5000, Number.NaN]);
    expect(picture.median.value[95]).toBe(3000);
    expect(rowsOf(picture)[48]).toMatchObject({ time: '12:15', cells: ['', '3000', '5'] });
  });
});

describe('the week at a glance', () => {
  const options = { today: day('2026-01-28'), firstWeekday: 1 } as const;
  it('counts vigorous minutes twice and names the days of the mean', () => {
    const days = activityDays([full('2026-01-26'), full('2026-01-27')]);
    expect(toWeekSentence(days, options, words)).toEqual({
      main: 'at least 80 min',
      rest: 'active; the WHO advises 150. 8,000 steps a day on average of 2 days.',
    });
  });

  it('has no number for a week of which nothing is known', () => {
    expect(toWeekSentence(activityDays([full('2026-01-20')]), options, words)).toEqual({
      main: null,
      rest: 'Nothing is known of this week yet.',
    });
  });

  it('says where the account tells no active minutes', () => {
    const days = activityDays([{ day: '2026-01-26', steps: 8000 }]);
    expect(toWeekSentence(days, options, words)).toMatchObject({
      main: null,
      rest: expect.stringMatching(/no active minutes\. 8,000 steps/) as string,
    });
    expect(toWeekPicture(days, options, words)).toBeNull();
  });

  it('draws twelve weeks, and a gap where nothing is known', () => {
    const picture = toWeekPicture(activityDays([full('2026-01-12'), full('2026-01-26')]), options, words);
    expect(picture?.values).toHaveLength(12);
    expect(picture?.values.slice(-3)).toEqual([40, Number.NaN, 40]);
    expect(rowsOf(picture)).toHaveLength(2);
  });
});

describe('the blood pressure at a glance', () => {
  const choices = { verdicts: new Map(), dropsFirst: false };
  const options = { now, guideline: 'esc-home', clockZone: null } as const;
  const week = Array.from({ length: 7 }, (_, index) => `2026-01-${21 + index}`);

  it('is the home average with its class and what it rests on', () => {
    const sessions = computeSessions(
      week.flatMap((date) => [...sitting(date, 'morning', 130, 80), ...sitting(date, 'evening', 126, 78)]),
      choices,
    );
    expect(toPressureSentence(sessions, options, words)).toEqual({
      main: '128/79 mmHg',
      rest: `home average, ${format.dayRange(day('2026-01-21'), day('2026-01-27'))}, of 24 readings on 6 days. Elevated (ESC 2024, at home).`,
    });
    expect(rowsOf(toPressurePicture(sessions, null, words))).toHaveLength(14);
  });

  it('says that it is too little for the protocol where it is', () => {
    const sessions = computeSessions(
      week.slice(0, 2).flatMap((date) => sitting(date, 'morning', 130, 80)),
      choices,
    );
    expect(toPressureSentence(sessions, options, words)?.rest).toMatch(
      /Too little for the home protocol yet\.$/,
    );
  });

  it('is the last sitting where there is no average', () => {
    const sessions = computeSessions(sitting('2026-01-27', 'morning', 118, 66), choices);
    expect(toPressureSentence(sessions, options, words)).toEqual({
      main: '118/66 mmHg',
      rest: 'on 27 Jan 2026. No home average yet. Not elevated (ESC 2024, at home).',
    });
  });

  it('is none without a reading', () => {
    expect(toPressureSentence([], options, words)).toBeNull();
    expect(toPressurePicture([], null, words)).toBeNull();
  });

  it('draws no line over weeks without a reading', () => {
    const sessions = computeSessions(
      ['2026-01-01', '2026-01-20'].flatMap((date) => sitting(date, 'morning', 130, 80)),
      choices,
    );
    expect([...(toPressurePicture(sessions, null, words)?.systolic.value ?? [])]).toEqual([
      130,
      Number.NaN,
      130,
    ]);
  });
});

describe('the workouts at a glance', () => {
  const quantity = createQuantityFormat(format, {
    distanceUnit: 'km',
    lengthUnit: 'cm',
    temperatureUnit: 'c',
  });
  const today = day('2026-01-28');

  it('counts those of seven days and says how long ago the newest was', () => {
    const workouts = ['2026-01-27T17:00:00Z', '2026-01-22T17:00:00Z', '2026-01-21T17:00:00Z'].map((at) =>
      workoutAt(at),
    );
    expect(toWorkoutsSentence(workouts, today, words)).toEqual({
      main: '2 workouts',
      rest: 'in the last seven days. The newest: yesterday.',
    });
    expect(toWorkoutsSentence([], today, words)).toBeNull();
  });

  it('tells kind, time, duration, and the way where it is known; a new kind passes through', () => {
    const all = { ...words, quantity, types: englishWorkouts };
    const run = workoutAt('2026-01-27T17:00:00Z', { category: 2, distanceM: 5200 });
    expect(toWorkoutLine(run, null, all)).toMatchObject({
      type: 'Running',
      datetime: '2026-01-27T18:00:00+01:00',
      amounts: '30 min · 5.2 km',
    });
    const unknown = toWorkoutLine(workoutAt('2026-01-27T17:00:00Z', { category: 999 }), null, all);
    expect(unknown).toMatchObject({ type: expect.stringContaining('999') as string, amounts: '30 min' });
  });
});

describe('how the record stands', () => {
  const today = day('2026-01-28');
  const nothing = { weighing: null, night: null, day: null, pressure: null };
  const quiet = { needsSignIn: false, doubtful: 0, devices: [], newest: nothing, today };

  it('says in a sentence that nothing waits, beside how old the newest of each kind is', () => {
    const newest = { ...nothing, weighing: today, night: day('2026-01-16') };
    const view = toStateView({ ...quiet, newest }, words);
    expect(view.calm).toBe('Nothing waits for you.');
    expect(view.newest.map(({ text, to }) => [text, to])).toEqual([
      ['weighing: today', '/body'],
      ['night: 12 days ago', '/sleep'],
    ]);
  });

  it('says what waits, most pressing first, each where one deals with it', () => {
    const devices = [
      { type: 'Scale', model: 'Body+', battery: 'low' },
      { type: 'Tracker', model: 'ScanWatch', battery: 'high' },
    ];
    const view = toStateView({ ...quiet, needsSignIn: true, doubtful: 2, devices }, words);
    expect(view.calm).toBeNull();
    expect(view.urgent.map(({ text, to }) => [text, to])).toEqual([
      ['Sign in again', '/connect'],
      ['2 readings wait for your word', '/body#doubtful'],
      ['Battery low: Body+', '/devices'],
    ]);
  });

  it('counts devices where several are low', () => {
    const devices = ['A', 'B'].map((model) => ({ type: 'Scale', model, battery: 'Low' }));
    expect(toStateView({ ...quiet, devices }, words).urgent[0]?.text).toBe('Battery low: 2 devices');
  });

  it('says that nothing was read where nothing is here', () => {
    expect(toStateView(quiet, words)).toEqual({ urgent: [], newest: [], calm: 'Nothing has been read yet.' });
  });

  it('takes a day that has begun elsewhere for today', () => {
    const newest = { ...nothing, day: day('2026-01-29') };
    expect(toStateView({ ...quiet, newest }, words).newest[0]?.text).toBe('day of activity: today');
  });
});
