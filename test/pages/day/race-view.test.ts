import { describe, expect, it } from 'vitest';
import { computeDayMinutes } from '#domain/day-minutes.ts';
import { computeRace } from '#domain/day-race.ts';
import { addDays, type LocalDay, toEpochSec, UTC } from '#domain/time.ts';
import { computeDayProfile } from '#domain/usual-day.ts';
import { createFormat } from '#locale/format.ts';
import { englishDay } from '#locale/messages/english-day.ts';
import { englishWorkouts } from '#locale/messages/english-workouts.ts';
import { createQuantityFormat } from '#locale/quantities.ts';
import { toDayView } from '#pages/day/day-view.ts';
import { toRaceTable, toRaceText } from '#pages/day/race-view.ts';
import { bestHour, daysUpTo, toHours, toWeek, weekOf } from '#pages/day/week-view.ts';

const DAY = '2026-02-11' as LocalDay;
const format = createFormat({ locale: 'en-GB', weightUnit: 'kg' });
const reader = {
  words: englishDay,
  workouts: englishWorkouts,
  format,
  quantities: createQuantityFormat(format, { distanceUnit: 'km', lengthUnit: 'cm', temperatureUnit: 'c' }),
};

/** A worn day with so many steps between eight and nine. */
function dayOf(day: LocalDay, steps: number) {
  const from = Date.parse(day) / 1000;
  const record = {
    day,
    zone: UTC,
    span: { from: toEpochSec(from), to: toEpochSec(from + 86_400) },
    samples: [
      { at: toEpochSec(from), durationSec: 86_400 },
      { at: toEpochSec(from + 8 * 3600), durationSec: 3600, steps },
    ],
    covered: [{ from: toEpochSec(from), to: toEpochSec(from + 86_400) }],
    segments: [],
    workouts: [],
    measures: [],
  };
  const minutes = computeDayMinutes(record);
  if (minutes === null) throw new Error('Failed to fill a day: UTC skips none.');
  return toDayView(record, minutes, reader);
}

const view = dayOf(DAY, 5000);
const compared = [1000, 2000, 3000, 4000, 6000].map((steps, index) =>
  computeDayProfile(dayOf(addDays(DAY, -index - 1), steps).minutes),
);

describe('the race against usual days', () => {
  const points = computeRace(view.minutes, compared, null) ?? [];

  it('has a point per quarter of an hour, with the steps so far', () => {
    expect(points).toHaveLength(96);
    expect([points[31]?.own, points[32]?.own, points[35]?.own, points[95]?.own]).toEqual([
      0, 1250, 5000, 5000,
    ]);
  });

  it('compares with the median and the middle half at the same time', () => {
    expect(points[95]?.usual).toEqual({ n: 5, percentiles: [1400, 2000, 3000, 4000, 5200] });
    expect(points[32]?.usual.percentiles?.[2]).toBe(750);
  });

  it('is put into words', () => {
    expect(toRaceText(points, view, reader)).toBe(
      'By 24:00: 5,000 steps, 2,000 more than your median of 5 days.',
    );
  });

  it('stops now', () => {
    const running = computeRace(view.minutes, compared, view.record.span.from + 8 * 3600 + 1000) ?? [];
    expect([running[32]?.own, running[33]?.own]).toEqual([1250, null]);
    expect(toRaceText(running, view, reader)).toContain('By 08:15: 1,250 steps, 500 more');
  });

  it('stops at the last quarter that the devices have told of while the day is under way', () => {
    const { from } = view.record.span;
    const steps = view.minutes.amounts.steps?.map((value, minute) => (minute < 504 ? value : Number.NaN));
    const told = { ...view.minutes, amounts: { ...view.minutes.amounts, ...(steps && { steps }) } };
    const running = computeRace(told, compared, from + 20 * 3600) ?? [];
    // 504 minutes end within the quarter up to 08:30.
    expect([running[33]?.own, running[34]?.own]).toEqual([2000, null]);
    expect(computeRace(told, compared, null)?.[95]?.own).toBe(2000);
  });

  it('needs five days that were worn', () => {
    const few = computeRace(view.minutes, compared.slice(1), null) ?? [];
    expect(few[95]?.usual.percentiles).toBeNull();
    expect(toRaceText(few, view, reader)).toContain('nothing to compare with');
    const unworn = compared.map((profile) => ({ ...profile, isWorn: false }));
    expect(computeRace(view.minutes, unworn, null)?.[95]?.usual.n).toBe(0);
  });

  it('has a row per point in its table', () => {
    const rows = [...toRaceTable(points, view, 'Race', reader).rows()];
    expect(rows.at(-1)).toEqual({
      datetime: '2026-02-12T00:00:00+00:00',
      time: '24:00',
      cells: ['5000', '2000', '3000', '4000', '5'],
    });
  });
});

describe('the week and the hours around a day', () => {
  it.each([
    ['monday', '2026-02-09', '2026-02-15'],
    ['sunday', '2026-02-08', '2026-02-14'],
    ['saturday', '2026-02-07', '2026-02-13'],
  ] as const)('a week that begins on a %s is from %s to %s', (weekday, from, to) => {
    expect(weekOf(DAY, weekday)).toEqual({ from, to });
  });

  it('a week has seven days, whether they are known or not', () => {
    const week = toWeek(weekOf(DAY, 'monday'), compared);
    expect(week.map(({ total }) => total)).toEqual([2000, 1000, null, null, null, null, null]);
  });

  it('four weeks of hours end with the week, and the best hour is a mean over known days', () => {
    const days = daysUpTo(weekOf(DAY, 'monday'));
    expect([days.length, days[0], days.at(-1)]).toEqual([28, '2026-01-19', '2026-02-15']);
    const value = toHours(days, compared);
    expect(value.filter((one) => !Number.isNaN(one))).toHaveLength(5 * 24);
    expect(bestHour(value)).toEqual({ hour: 8, mean: 3200 });
    expect(bestHour(value.map(() => Number.NaN))).toBeNull();
  });
});
