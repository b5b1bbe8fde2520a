import { describe, expect, it } from 'vitest';
import { computePressureReadings, computePressureSessions } from '#domain/blood-pressure.ts';
import { computeHomeSeries, computeProtocolStep } from '#domain/home-pressure.ts';
import type { MeasureReading } from '#domain/measures.ts';
import { addDays, type LocalDay } from '#domain/time.ts';
import { pressureValues, sitting } from './pressure-readings.ts';

const firstDay = '2026-03-02' as LocalDay;
const day = (number: number) => addDays(firstDay, number - 1);

/** Seven days of two and two; the first is higher by so much. */
const week = (firstIsHigherBy = 0, days: readonly number[] = [1, 2, 3, 4, 5, 6, 7]) =>
  days.flatMap((number) => {
    const extra = number === 1 ? firstIsHigherBy : 0;
    return [
      ...sitting(day(number), 'morning', 130 + number + extra, 82 + extra),
      ...sitting(day(number), 'evening', 124 + number + extra, 78 + extra),
    ];
  });

function seriesOf(values: readonly MeasureReading[], until = day(7)) {
  const { readings, excluded } = computePressureReadings(values);
  return computeHomeSeries(computePressureSessions(readings), { until, excluded });
}

const averageOf = (values: readonly MeasureReading[], until?: LocalDay) =>
  seriesOf(values, until)?.average?.value;

const mornings = (days: readonly number[]) =>
  days.flatMap((number) => sitting(day(number), 'morning', 130, 80));

const step = (values: readonly MeasureReading[], today: LocalDay, period: 'morning' | 'midday' | 'evening') =>
  computeProtocolStep(seriesOf(values, today), { day: today, period });

describe('the home average', () => {
  it('is the mean of all readings after the first day', () => {
    // Days 2 to 7: mornings 132 to 137, evenings 126 to 131.
    expect(averageOf(week())).toMatchObject({
      systolic: { mean: 131.5, n: 24 },
      diastolic: { mean: 80, n: 24 },
      pulsePerMin: 60,
      readings: 24,
      days: 6,
      isValid: true,
    });
  });

  it('does not change with the first day', () => {
    expect(averageOf(week(20))).toEqual(averageOf(week()));
  });

  it('changes with any other day', () => {
    const more = [...week(), ...sitting(day(7), 'evening', 180, 100)];
    expect(averageOf(more)?.systolic.mean).toBeGreaterThan(131.5);
  });

  it.each([
    [[1, 2, 4, 7], true],
    [[1, 2, 7], false],
  ])('of readings on days %j is valid: %s', (days, isValid) => {
    expect(averageOf(week(0, days))?.isValid).toBe(isValid);
  });

  it('needs twelve readings, on however many days', () => {
    expect(averageOf(mornings([1, 2, 3, 4, 5, 6]))).toMatchObject({ readings: 10, isValid: false });
    expect(averageOf(mornings([1, 2, 3, 4, 5, 6, 7]))).toMatchObject({
      readings: 12,
      days: 6,
      isValid: true,
    });
  });

  it('needs three days, however many readings', () => {
    const many = [1, 2, 3].flatMap((number) =>
      Array.from({ length: 4 }, (_, index) =>
        pressureValues({
          at: `${day(number)}T07:0${2 * index}:00+01:00`,
          systolic: 130 + index,
          diastolic: 80,
        }),
      ).flat(),
    );
    const evenings = [2, 3].flatMap((number) => [
      ...sitting(day(number), 'evening', 130, 80),
      ...sitting(day(number), 'evening', 131, 80),
    ]);
    expect(averageOf([...many, ...evenings], day(3))).toMatchObject({
      readings: 16,
      days: 2,
      isValid: false,
    });
  });

  it('of a first day alone there is none', () => {
    expect(seriesOf(week(0, [1]))?.average).toBeNull();
  });

  it('looks at the seven days up to the last reading, not at what came before', () => {
    const before = sitting('2026-02-20', 'morning', 190, 110);
    expect(averageOf([...before, ...week()])).toEqual(averageOf(week()));
    expect(seriesOf([...before, ...week()])?.firstDay).toBe(day(1));
  });

  it('as of an earlier day knows nothing of later readings', () => {
    expect(seriesOf(week(), day(4))).toMatchObject({ lastDay: day(4), average: { value: { readings: 12 } } });
  });

  it('leaves out what was taken about noon, and says so', () => {
    const noon = pressureValues({ at: `${day(3)}T13:00:00+01:00`, systolic: 190, diastolic: 110, id: 9999 });
    const average = seriesOf([...week(), ...noon])?.average;
    expect(average?.value).toEqual(averageOf(week()));
    expect(average?.excluded).toContainEqual(expect.objectContaining({ id: 9999, reason: 'midday' }));
  });

  it('accounts for every record of its days, in or out', () => {
    const doubtful = pressureValues({
      at: `${day(3)}T07:03:00+01:00`,
      systolic: 130,
      diastolic: 80,
      attrib: 1,
    });
    const average = seriesOf([...week(), ...doubtful])?.average;
    expect(average?.inputs).toHaveLength(24);
    expect(average?.excluded.map(({ reason }) => reason).toSorted()).toEqual([
      'doubtful',
      'first-day',
      'first-day',
      'first-day',
      'first-day',
    ]);
  });

  it('has an interval and an ellipse of its sittings', () => {
    const average = averageOf(week());
    // Twelve sittings: 132…137 and 126…131; their standard deviation is 3.606, t(11) is 2.201.
    expect(average?.systolic.sd).toBeCloseTo(3.6056, 3);
    expect(average?.systolic.low).toBeCloseTo(131.5 - (2.201 * 3.6056) / Math.sqrt(12), 2);
    expect(average?.ellipse).not.toBeNull();
  });

  it('of nothing is none', () => {
    expect(seriesOf([])).toBeNull();
    expect(seriesOf(week(), addDays(firstDay, -1))).toBeNull();
  });
});

describe('the guide through the protocol', () => {
  it('says on the fourth day that the evening is still missing', () => {
    const values = [...week(0, [1, 2, 3]), ...sitting(day(4), 'morning', 130, 80)];
    expect(step(values, day(4), 'evening')).toEqual({
      kind: 'running',
      dayNumber: 4,
      missing: ['evening'],
      isValid: false,
    });
  });

  it('asks for both in the morning, and for a morning that is gone no more', () => {
    const values = week(0, [1, 2]);
    expect(step(values, day(3), 'morning')).toMatchObject({ dayNumber: 3, missing: ['morning', 'evening'] });
    expect(step(values, day(3), 'midday')).toMatchObject({ missing: ['evening'] });
  });

  it('asks for nothing more today once both have two readings', () => {
    expect(step(week(0, [1, 2, 3, 4]), day(4), 'evening')).toMatchObject({ missing: [], isValid: true });
  });

  it('asks for the second reading of a sitting', () => {
    const one = pressureValues({ at: `${day(2)}T21:00:00+01:00`, systolic: 130, diastolic: 80 });
    expect(step([...week(0, [1]), ...one], day(2), 'evening')).toMatchObject({ missing: ['evening'] });
  });

  it('is done after the seventh day, whether that was enough or not', () => {
    expect(step(week(), day(8), 'morning')).toEqual({ kind: 'done', isValid: true });
    expect(step(week(0, [1, 2]), day(8), 'morning')).toEqual({ kind: 'done', isValid: false });
  });

  it('begins where there is nothing', () => {
    expect(step([], day(1), 'morning')).toEqual({ kind: 'start' });
  });
});
