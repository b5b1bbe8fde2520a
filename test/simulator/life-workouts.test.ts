import { describe, expect, test } from 'vitest';
import type { TrueWorkout } from '#simulator/life.ts';
import { daysFrom, minutesWithin, sampleSeed, startLife, sum } from './life-sample.ts';

process.stdout.write(`notice: workouts of the simulated life were sampled with seed ${sampleSeed}\n`);

const person = startLife(sampleSeed);
const days = daysFrom(person.today - 800, 800).map(person.day);
const pairs = days.flatMap((day) => day.workouts.map((workout) => ({ day, workout })));
/** Rare things need years, and a person who goes skiing. */
const skier = startLife(3);
const years = daysFrom(skier.today - 2000, 2000).flatMap((day) => skier.day(day).workouts);
const workouts = pairs.map(({ workout }) => workout);
const tracked = pairs.filter(({ workout }) => workout.attrib !== 2);
const typed = pairs.filter(({ workout }) => workout.attrib === 2);
const swims = tracked.filter(({ workout }) => workout.category === 7);
const value = ({ values }: TrueWorkout, name: string): number => values[name] ?? Number.NaN;

test('workouts have ids of their own', () => {
  expect(new Set(workouts.map(({ id }) => id)).size).toBe(workouts.length);
});

test('no two workouts overlap', () => {
  const sorted = workouts.toSorted((a, b) => a.from - b.from);
  expect(sorted.filter(({ from }, index) => from < (sorted[index - 1]?.to ?? 0))).toEqual([]);
});

test('a workout lies within its day', () => {
  expect(pairs.every(({ day, workout }) => workout.from >= day.from && workout.to <= day.to)).toBe(true);
});

test('a workout is known to the service after its end', () => {
  expect(workouts.every(({ to, modified }) => modified > to)).toBe(true);
});

test('nobody exercises in bed', () => {
  const asleep = days.filter(({ workouts }, index) => {
    const number = person.today - 800 + index;
    const nights = [...person.nights(number), ...person.nights(number + 1)];
    return workouts.some(({ from, to }) => nights.some((night) => night.from < to && from < night.to));
  });
  expect(asleep).toEqual([]);
});

test('there are many kinds, in and out of the water', () => {
  const categories = new Set(workouts.map(({ category }) => category));
  expect([...categories]).toEqual(expect.arrayContaining([1, 2, 3, 6, 7, 16, 28]));
  expect(categories.size).toBeGreaterThan(11);
});

test('now and then there is a kind that nobody knows', () => {
  const unknown = years.filter(({ category }) => category === 999).length;
  expect(unknown).toBeGreaterThan(0);
  expect(unknown / years.length).toBeLessThan(0.03);
});

test('skiing belongs to winter holidays', () => {
  const months = years.filter(({ category }) => category === 34).map(({ day }) => day.slice(5, 7));
  expect(months.length).toBeGreaterThan(3);
  expect(months.filter((month) => !['02', '03'].includes(month))).toEqual([]);
});

describe('a workout that the tracker noticed', () => {
  test.each([
    ['steps', 'steps'],
    ['distance', 'distanceM'],
    ['elevation', 'elevationM'],
    ['calories', 'activeKcal'],
  ] as const)('has the %s of its minutes', (name, field) => {
    const sums = tracked.map(({ day, workout }) =>
      sum(minutesWithin(day.minutes, workout).map((minute) => minute[field])),
    );
    expect(tracked.map(({ workout }) => value(workout, name))).toEqual(sums);
  });

  test('has the pulse of its minutes', () => {
    const expected = tracked.map(({ day, workout }) => {
      const pulses = minutesWithin(day.minutes, workout).flatMap(({ heartRateBpm }) => heartRateBpm ?? []);
      return [Math.round(sum(pulses) / pulses.length), Math.min(...pulses), Math.max(...pulses)];
    });
    const names = ['hr_average', 'hr_min', 'hr_max'];
    expect(tracked.map(({ workout }) => names.map((name) => value(workout, name)))).toEqual(expected);
  });

  test('has a pulse in every minute', () => {
    const counts = tracked.map(
      ({ day, workout }) =>
        minutesWithin(day.minutes, workout).filter(({ heartRateBpm }) => heartRateBpm !== undefined).length,
    );
    expect(counts).toEqual(tracked.map(({ workout }) => (workout.to - workout.from) / 60));
  });

  test('spends its minutes in the zones', () => {
    const zones = tracked.map(({ workout }) =>
      sum([0, 1, 2, 3].map((zone) => value(workout, `hr_zone_${zone}`))),
    );
    expect(zones).toEqual(tracked.map(({ workout }) => workout.to - workout.from));
  });

  test('stands still for as long as it says it paused', () => {
    const stillSec = tracked.map(
      ({ day, workout }) =>
        60 * minutesWithin(day.minutes, workout).filter(({ activeKcal }) => activeKcal === undefined).length,
    );
    expect(stillSec).toEqual(tracked.map(({ workout }) => value(workout, 'pause_duration')));
  });
});

describe('swimming', () => {
  test('has the strokes and laps of its minutes', () => {
    const sums = swims.map(({ day, workout }) => {
      const within = minutesWithin(day.minutes, workout);
      return [sum(within.map(({ strokes }) => strokes)), sum(within.map(({ poolLaps }) => poolLaps))];
    });
    expect(swims.length).toBeGreaterThan(10);
    expect(swims.map(({ workout }) => [value(workout, 'strokes'), value(workout, 'pool_laps')])).toEqual(
      sums,
    );
  });

  test('goes as far as its laps', () => {
    const meters = swims.map(({ workout }) => value(workout, 'pool_laps') * value(workout, 'pool_length'));
    expect(swims.map(({ workout }) => value(workout, 'distance'))).toEqual(meters);
  });

  test('is a few dozen laps', () => {
    const laps = swims.map(({ workout }) => value(workout, 'pool_laps'));
    expect([Math.min(...laps) >= 20, Math.max(...laps) <= 100]).toEqual([true, true]);
  });
});

describe('a workout that was typed in', () => {
  test('happened without the tracker', () => {
    expect(typed.length).toBeGreaterThan(5);
    expect(typed.flatMap(({ day, workout }) => minutesWithin(day.minutes, workout))).toEqual([]);
  });

  test('has figures by hand and none that were measured', () => {
    const shown = typed.map(({ workout }) => [
      value(workout, 'manual_calories') > 0,
      value(workout, 'steps'),
    ]);
    expect(shown).toEqual(typed.map(() => [true, 0]));
  });
});
