import { describe, expect, it } from 'vitest';
import { seriesMark } from '#charts/time-series.ts';
import { measureCategory, type MeasureReading } from '#domain/measures.ts';
import { parseViewRange } from '#domain/range.ts';
import { cleanTimeZone, UTC } from '#domain/time.ts';
import { createFormat } from '#locale/format.ts';
import { englishWeighings } from '#locale/messages/english-weighings.ts';
import { englishWeight } from '#locale/messages/english-weight.ts';
import type { WeightUnit } from '#locale/units.ts';
import {
  toChartSummary,
  toEmptyRangeView,
  toGoalLines,
  toGoalRanges,
  toHeadlineView,
  toRangeContext,
  toRangeView,
  toReading,
  toReadingTime,
  toTableRows,
  toTimeTicks,
  toWeightSeries,
} from '#pages/body/body-view.ts';
import { computeWeightHistory, type WeightHistory } from '#pages/body/weight-history.ts';
import { toLastReadings } from '#pages/body/weighings-view.ts';
import { auckland, dailyWeights, instant, weightReading } from '../../support/readings.ts';

const kathmandu = cleanTimeZone('Asia/Kathmandu') ?? UTC;
const now = instant('2026-01-28T12:00:00+01:00');
const month = Array.from({ length: 28 }, (_, day) => 80 - day * 0.05 + (day % 2) * 0.1);

const wordsIn = (weightUnit: WeightUnit) => ({
  format: createFormat({ locale: 'en-GB', weightUnit }),
  own: englishWeight,
});
const words = wordsIn('kg');

const history = (readings: MeasureReading[]) => computeWeightHistory(readings);
const viewOf = (whole: WeightHistory, query: string) =>
  toRangeView(whole, parseViewRange(new URLSearchParams(query), toRangeContext(whole, now)), words);
const headline = (readings: MeasureReading[], words = wordsIn('kg')) =>
  toHeadlineView(history(readings), now, words);

const rowsOf = (readings: MeasureReading[], words = wordsIn('kg')) => {
  const whole = history(readings);
  return [...toTableRows(whole, viewOf(whole, 'range=all'), words)];
};

const own = { lowKg: 74, highKg: 76 };
const withGoal = (readings: MeasureReading[], goal: { lowKg: number; highKg: number }) =>
  computeWeightHistory(readings, { goal });
const goalOf = (kg: number, goal = own) =>
  toHeadlineView(withGoal(dailyWeights('2026-01-28', [kg]), goal), now, words).goal;

const cellIn = (unit: WeightUnit) => rowsOf(dailyWeights('2026-01-25', [80]), wordsIn(unit))[0]?.cells[0];

describe('the headline', () => {
  it('puts the trend before the last reading', () => {
    const { trend, latest } = headline(dailyWeights('2026-01-26', [80, 81, 79]));
    expect(trend).toEqual({ label: 'Trend now', value: '80.0 kg' });
    expect(latest).toMatchObject({ value: '79.0 kg', datetime: '2026-01-28T07:00:00+01:00' });
  });

  it('names the day of a trend that is older than the rate looks back', () => {
    expect(headline(dailyWeights('2025-11-01', [80])).trend?.label).toBe('Trend on 1 Nov 2025');
  });

  it('says the rate per week with its interval and how many weighings it rests on', () => {
    expect(headline(dailyWeights('2026-01-01', month)).rate).toEqual({
      main: expect.stringMatching(/^−0\.3\d kg\/week$/) as string,
      rest: expect.stringMatching(/^\(−0\.\d\d to −0\.\d\d\), 28 weighings in 28 days$/) as string,
    });
  });

  it('claims no direction where the interval contains zero', () => {
    const { rate } = headline(
      dailyWeights(
        '2026-01-01',
        month.map((_, day) => 80 + (day % 3) - (day % 2)),
      ),
    );
    expect(rate.main).toBe('No direction distinguishable from noise');
    expect(rate.rest).toMatch(/ kg\/week \(−.* to \+?.*\), 28 weighings in 28 days$/);
  });

  it.each([
    [[], 'No weighing in the last 28 days, so no rate.'],
    [[80], 'Too few readings for a rate: 1 weighing in 28 days.'],
    [[80, 79], 'Too few readings for a rate: 2 weighings in 28 days.'],
    [[80, 79, 78], 'Too few readings for a rate: 3 weighings in 28 days.'],
  ])('says that %j are too few for a rate', (values, text) => {
    expect(
      headline([weightReading('2020-01-01T07:00:00Z', 90), ...dailyWeights('2026-01-20', values)]).rate.rest,
    ).toBe(text);
  });

  it('leaves doubtful readings out of trend and rate', () => {
    const mine = dailyWeights('2026-01-01', month);
    const guest = weightReading('2026-01-28T08:00:00+01:00', 55, { attrib: 1 });
    expect(headline([...mine, guest])).toEqual(headline(mine));
  });

  it('tells how far the trend is from the goal', () => {
    const goal = weightReading('2026-01-01T08:00:00+01:00', 78, { category: measureCategory.goal });
    expect(headline([goal, ...dailyWeights('2026-01-28', [80])]).goal).toMatchObject({
      value: '78.0 kg',
      difference: '2.0 kg above',
    });
  });

  it('counts a goal within a rounding as reached', () => {
    const goal = weightReading('2026-01-01T08:00:00+01:00', 80.04, { category: measureCategory.goal });
    expect(headline([goal, ...dailyWeights('2026-01-28', [80])]).goal?.difference).toBe('reached');
  });

  it('compares the trend with its past only where there was one', () => {
    const { changes } = headline(dailyWeights('2026-01-18', [82, 81, 81, 81, 81, 81, 81, 80, 80, 80, 80]));
    expect(changes.map(({ label }) => label)).toEqual(['yesterday', 'a week ago']);
  });

  it('speaks stones to readers of stones', () => {
    expect(headline(dailyWeights('2026-01-28', [80]), wordsIn('st')).trend?.value).toBe('12 st 8.4 lb');
  });
});

describe('a goal of the reader’s own', () => {
  it('stands in where the service has none', () => {
    expect(goalOf(80, { lowKg: 78, highKg: 78 })).toMatchObject({
      value: '78.0 kg',
      difference: '2.0 kg above',
    });
  });

  it('gives way to the service’s', () => {
    const served = weightReading('2026-01-01T08:00:00+01:00', 70, { category: measureCategory.goal });
    expect(withGoal([served], own).goal).toEqual({ lowKg: 70, highKg: 70, isOwn: false });
  });

  it.each([
    [80, '4.0 kg above'],
    [72.5, '1.5 kg below'],
    [74, 'reached'],
    [75, 'reached'],
    [76, 'reached'],
  ])('that is a range is for %d kg %s', (kg, difference) => {
    expect(goalOf(kg)).toMatchObject({ value: '74.0–76.0 kg', difference });
  });

  it('is drawn as one line, or as the stripe of a range', () => {
    const [one, range] = [{ lowKg: 75, highKg: 75 }, own].map((goal) => withGoal([], goal));
    const drawn = [one, range, history([])].map((whole) =>
      whole === undefined ? [] : [toGoalLines(whole, words), toGoalRanges(whole, words)],
    );
    expect(drawn).toEqual([
      [[{ id: 'goal', label: 'Goal 75.0 kg', value: 75 }], []],
      [[], [{ id: 'goal', label: 'Goal 74.0–76.0 kg', low: 74, high: 76, isAlwaysShown: true }]],
      [[], []],
    ]);
  });
});

describe('the date of a goal', () => {
  const losing = dailyWeights('2026-01-01', month);
  const datesOf = (goal: { lowKg: number; highKg: number }, at = now) =>
    toHeadlineView(withGoal(losing, goal), at, words).goal?.window;

  it('lies between both ends of the rate’s interval', () => {
    expect(datesOf({ lowKg: 76, highKg: 77 })).toMatch(
      /^At the present rate between \d+ \w+ 2026 and \d+ \w+ 2026$/,
    );
  });

  it('is not told where the rate leads away', () => {
    expect(datesOf({ lowKg: 90, highKg: 90 })).toBeNull();
  });

  it('is not told beyond two years', () => {
    expect(datesOf({ lowKg: 30, highKg: 30 })).toBeNull();
  });

  it('is not told from a trend whose last weighing is long ago', () => {
    expect(datesOf({ lowKg: 76, highKg: 77 }, instant('2026-02-26T12:00:00+01:00'))).toBeNull();
  });

  it('gives way to the share of days inside, once there', () => {
    const inside = toHeadlineView(withGoal(losing, { lowKg: 78, highKg: 79.5 }), now, words).goal;
    expect(inside).toMatchObject({ difference: 'reached', window: null });
    expect(inside?.share).toMatch(/^Inside on \d+% of 28 days weighed in the last 4 weeks$/);
  });
});

describe('the clocks at home', () => {
  const readings = [
    ...dailyWeights('2026-01-01', [80]),
    weightReading('2026-01-20T07:00:00+13:00', 81, { timeZone: auckland }),
  ];
  const whole = computeWeightHistory(readings, { clockZone: kathmandu });

  it('begin and end the days of a range', () => {
    expect(viewOf(whole, 'from=2026-01-05&to=2026-01-06').from).toBe(instant('2026-01-05T00:00:00+05:45'));
  });

  it('tell the time of every weighing, wherever it was taken', () => {
    const rows = [...toTableRows(whole, viewOf(whole, 'range=all'), words)];
    expect(rows.map(({ datetime, time }) => [datetime, time])).toEqual([
      ['2026-01-19T23:45:00+05:45', '19 Jan 2026, 23:45 (Asia/Kathmandu)'],
      ['2026-01-01T11:45:00+05:45', '1 Jan 2026, 11:45 (Asia/Kathmandu)'],
    ]);
    expect(toLastReadings(whole, words, englishWeighings).map(({ text }) => text)).toEqual([
      '19 Jan 2026, 23:45',
      '1 Jan 2026, 11:45',
    ]);
    expect(toReadingTime(whole, instant('2026-01-20T07:00:00+13:00'), words)).toBe(
      '19 Jan 2026, 23:45 (Asia/Kathmandu)',
    );
  });
});

describe('the range', () => {
  const whole = history(dailyWeights('2026-01-01', month));

  it('begins and ends with days of the zone of the latest record', () => {
    const view = viewOf(whole, 'from=2026-01-05&to=2026-01-06');
    expect([view.from, view.to]).toEqual([
      instant('2026-01-05T00:00:00+01:00'),
      instant('2026-01-07T00:00:00+01:00'),
    ]);
  });

  it('follows the reader who has moved to another zone', () => {
    const moved = history([
      ...dailyWeights('2026-01-01', [80]),
      weightReading('2026-01-20T07:00:00+13:00', 80, { timeZone: auckland }),
    ]);
    expect(viewOf(moved, 'from=2026-01-05&to=2026-01-06').from).toBe(instant('2026-01-05T00:00:00+13:00'));
  });

  it('holds the weighings of its days and no others', () => {
    const view = viewOf(whole, 'from=2026-01-05&to=2026-01-06');
    expect([...toTableRows(whole, view, words)].map(({ datetime }) => datetime)).toEqual([
      '2026-01-06T07:00:00+01:00',
      '2026-01-05T07:00:00+01:00',
    ]);
  });

  it('begins with the first weighing when all is asked for', () => {
    expect(viewOf(whole, 'range=all').range.from).toBe('2026-01-01');
  });

  it('counts its doubtful readings', () => {
    const guests = ['2026-01-05T09:00:00Z', '2026-01-06T09:00:00Z', '2026-01-09T09:00:00Z'];
    const mixed = history([
      ...dailyWeights('2026-01-01', month),
      ...guests.map((at) => weightReading(at, 55, { attrib: 1 })),
    ]);
    expect(viewOf(mixed, 'from=2026-01-05&to=2026-01-06').doubtfulCount).toBe(2);
  });
});

describe('the table', () => {
  it('has the weight as it was sent and the trend to the hundredth', () => {
    const [row] = rowsOf(dailyWeights('2026-01-25', [80.123, 81.5]));
    expect(row?.cells.slice(0, 2)).toEqual(['81.500', '80.26']);
  });

  it('has pounds for readers of pounds and of stones', () => {
    expect([cellIn('lb'), cellIn('st')]).toEqual(['176.370', '176.370']);
  });

  it('gives a doubtful reading a note and no trend', () => {
    const [row] = rowsOf([
      ...dailyWeights('2026-01-20', [80]),
      weightReading('2026-01-26T07:00:00Z', 55, { attrib: 1 }),
    ]);
    expect(row?.cells.slice(1)).toEqual(['', 'May belong to someone else; not in the trend']);
  });

  it('says which reading was typed by hand', () => {
    expect(rowsOf([weightReading('2026-01-26T07:00:00Z', 80, { attrib: 2 })])[0]?.cells[2]).toBe(
      'Typed by hand',
    );
  });

  it('says of how many readings a weighing is the median', () => {
    const thrice = ['07:00', '07:05', '07:10'].map((time, index) =>
      weightReading(`2026-01-26T${time}:00Z`, 80 + index),
    );
    expect(rowsOf(thrice)[0]?.cells).toEqual(['81.000', '81.00', 'Median of 3 readings']);
  });

  it('gives every reading the clock of its own zone', () => {
    const abroad = weightReading('2026-01-10T07:00:00+13:00', 80, { timeZone: auckland });
    const [, row] = rowsOf([abroad, ...dailyWeights('2026-01-26', [80])]);
    expect(row).toMatchObject({
      datetime: '2026-01-10T07:00:00+13:00',
      time: expect.stringMatching(/10 Jan 2026.*07:00 \(Pacific\/Auckland\)/) as string,
    });
  });
});

describe('the chart', () => {
  it('breaks the trend where it starts anew', () => {
    const { trend } = toWeightSeries(
      history([...dailyWeights('2025-06-01', [82, 82]), ...dailyWeights('2026-01-01', [80])]),
      words,
    );
    expect([...trend.value]).toEqual([82, 82, Number.NaN, 80]);
    expect([...trend.at]).toEqual([...trend.at].toSorted((a, b) => a - b));
  });

  it('marks what was typed by hand and what is doubtful', () => {
    const { readings } = toWeightSeries(
      history([
        weightReading('2026-01-01T07:00:00Z', 80),
        weightReading('2026-01-02T07:00:00Z', 80, { attrib: 2 }),
        weightReading('2026-01-03T07:00:00Z', 55, { attrib: 1 }),
      ]),
      words,
    );
    expect([...(readings.mark ?? [])]).toEqual([seriesMark.normal, seriesMark.manual, seriesMark.doubtful]);
  });

  it('names the estimator of the trend', () => {
    expect(toWeightSeries(history([]), words).trend.label).toBe('Trend: gap-aware average, 10 % a day');
  });

  it('is in the unit of the reader', () => {
    const { readings } = toWeightSeries(history(dailyWeights('2026-01-01', [100])), wordsIn('lb'));
    expect(readings.value[0]).toBeCloseTo(220.462, 3);
  });

  it('is put into words', () => {
    const whole = history(dailyWeights('2026-01-01', [80, 82, 78]));
    expect(toChartSummary(whole, viewOf(whole, 'range=all'), words)).toBe(
      '3 weighings between 78.0 kg and 82.0 kg. The trend goes from 80.0 kg to 80.0 kg: −0.02 kg.',
    );
  });

  it('says so when none of its readings is certain', () => {
    const whole = history([weightReading('2026-01-03T07:00:00Z', 55, { attrib: 1 })]);
    expect(toChartSummary(whole, viewOf(whole, 'range=all'), words)).toBe(
      '1 reading in this range, none of them certain to be yours.',
    );
  });

  it('reads out weight, trend and their difference', () => {
    const whole = history(dailyWeights('2026-01-01', [80, 82]));
    expect(toReading(whole, instant('2026-01-02T07:00:00+01:00'), words)?.lines).toEqual([
      { label: 'Weight', value: '82.0 kg' },
      { label: 'Trend', value: '80.2 kg' },
      { label: 'Difference', value: '1.8 kg above trend' },
    ]);
  });

  it('reads out no trend for a doubtful reading', () => {
    const whole = history([weightReading('2026-01-03T07:00:00Z', 55, { attrib: 1 })]);
    expect(toReading(whole, instant('2026-01-03T07:00:00Z'), words)?.lines.map(({ label }) => label)).toEqual(
      ['Weight', 'Note'],
    );
  });

  it('reads out nothing where nothing was weighed', () => {
    expect(
      toReading(history(dailyWeights('2026-01-01', [80])), instant('2026-01-02T09:00:00Z'), words),
    ).toBeNull();
  });

  it('reads out the weighing of about that time where something else is drawn there', () => {
    const near = toReading(history(dailyWeights('2026-01-01', [80])), instant('2026-01-01T09:00:00Z'), words);
    expect(near?.at).toBe(instant('2026-01-01T07:00:00+01:00'));
  });

  it('tells the time by the clock of the reading', () => {
    const whole = history([
      weightReading('2026-01-10T07:00:00+13:00', 80, { timeZone: auckland }),
      ...dailyWeights('2026-01-26', [80]),
    ]);
    expect(toReadingTime(whole, instant('2026-01-10T07:00:00+13:00'), words)).toMatch(
      /07:00 \(Pacific\/Auckland\)$/,
    );
  });

  it('puts ticks on midnights of the home zone and names the year where it begins', () => {
    const whole = history(dailyWeights('2026-01-01', month));
    const ticks = toTimeTicks(whole, words.format)(
      instant('2025-10-15T00:00:00+02:00'),
      instant('2026-03-15T00:00:00+01:00'),
      600,
    );
    expect(ticks.map(({ label }) => label)).toEqual(['Nov 2025', 'Dec', '2026', 'Feb', 'Mar']);
    expect(ticks[2]?.at).toBe(instant('2026-01-01T00:00:00+01:00'));
  });
});

describe('the last readings', () => {
  it('are at most fourteen, newest first', () => {
    const readings = toLastReadings(history(dailyWeights('2026-01-01', month)), words, englishWeighings);
    expect(readings).toHaveLength(14);
    expect(readings[0]?.datetime).toBe('2026-01-28T07:00:00+01:00');
  });

  it('name the zone of a reading taken elsewhere, and only there', () => {
    const abroad = weightReading('2026-01-10T07:00:00+13:00', 80, { timeZone: auckland });
    const [home, away] = toLastReadings(
      history([abroad, ...dailyWeights('2026-01-26', [80])]),
      words,
      englishWeighings,
    );
    expect([home?.text, away?.text]).toEqual([
      expect.not.stringContaining('Europe/Paris'),
      expect.stringContaining('Pacific/Auckland'),
    ]);
  });
});

describe('a range without a weighing', () => {
  const whole = history([...dailyWeights('2025-02-12', [80]), ...dailyWeights('2025-09-01', [79])]);
  const empty = (query: string) => toEmptyRangeView(whole, viewOf(whole, query), now, words);

  it('points to the last one before it, in a range of the same length', () => {
    expect(empty('from=2025-03-01&to=2025-03-10')).toEqual({
      text: 'The last one was on 12 Feb 2025.',
      range: { preset: null, from: '2025-02-03', to: '2025-02-12' },
    });
  });

  it('points to the next one where there is none before', () => {
    expect(empty('from=2024-03-01&to=2024-03-10')).toEqual({
      text: 'The next one is on 12 Feb 2025.',
      range: { preset: null, from: '2025-02-12', to: '2025-02-21' },
    });
  });

  it('points nowhere where nothing was ever weighed', () => {
    const nothing = history([]);
    expect(toEmptyRangeView(nothing, viewOf(nothing, 'range=4w'), now, words)).toBeNull();
  });
});
