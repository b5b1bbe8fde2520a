import { describe, expect, test } from 'vitest';
import { formatDay, weekdayOf } from '#simulator/calendar.ts';
import type { TrueDay, TrueMinutes } from '#simulator/life.ts';
import { cpuMs } from '../support/cpu-clock.ts';
import {
  daysFrom,
  localTime,
  median,
  minutesWithin,
  sampleDays,
  sampleSeed,
  startLife,
  sum,
  shownSec,
} from './life-sample.ts';

process.stdout.write(`notice: days of the simulated life were sampled with seed ${sampleSeed}\n`);

const person = startLife(sampleSeed);
const numbers = sampleDays(sampleSeed, 200, person.firstDay, person.today);
const days = numbers.map(person.day);
const worn = days.filter(({ isWorn }) => isWorn);
const total = ({ totals }: TrueDay, name: string): number => totals?.[name] ?? Number.NaN;
const isActive = ({ steps, activeKcal }: TrueMinutes): boolean => (steps ?? 0) > 0 || (activeKcal ?? 0) > 0;
const isWeekend = (number: number): boolean => weekdayOf(number) >= 5;
const pulses = ({ minutes }: TrueDay): number[] => minutes.flatMap(({ heartRateBpm }) => heartRateBpm ?? []);

const isWholeMinute = ({ durationSec, steps, distanceM, elevationM, activeKcal }: TrueMinutes): boolean =>
  durationSec === 60 && ![steps, distanceM, elevationM, activeKcal].includes(undefined);
/** With nothing prepared: another calendar, another person. */
const timeCold = (make: (life: ReturnType<typeof startLife>) => void): number => {
  const life = startLife(sampleSeed);
  const start = cpuMs();
  make(life);
  return cpuMs() - start;
};

describe('a day', () => {
  test('is the same in another run, in whatever order days are asked for', () => {
    const again = startLife(sampleSeed);
    expect(numbers.toReversed().map(again.day).reverse()).toEqual(days);
  });

  test('is another one for another seed', () => {
    const other = startLife(sampleSeed + 1);
    expect(other.day(person.today - 1).minutes).not.toEqual(person.day(person.today - 1).minutes);
  });

  test('begins where the day before ended', () => {
    const before = numbers.map((day) => person.day(day - 1).to);
    expect(days.map(({ from }) => from)).toEqual(before);
  });

  test('bears the date and the zone in which it ended', () => {
    const dates = days.map(({ to, timeZone }) => localTime(to - 60, timeZone).slice(0, 10));
    expect(days.map(({ day }) => day)).toEqual(dates);
  });

  test('ends where the next date begins there, also where clocks skip midnight', () => {
    const next = numbers.map((number) => formatDay(number + 1));
    expect(days.map(({ to, timeZone }) => localTime(to, timeZone).slice(0, 10))).toEqual(next);
  });

  test.each([
    ['2026-03-29', 1380],
    ['2026-10-25', 1500],
    ['2026-06-01', 1440],
  ])('%s has %i minutes in Paris', (date, minutes) => {
    // A seed whose person is at home on these days.
    const { day, today } = startLife(1);
    const found = daysFrom(today - 300, 300)
      .map(day)
      .find((candidate) => candidate.day === date);
    expect((found?.to ?? 0) - (found?.from ?? 0)).toBe(minutes * 60);
  });

  test('of travel is shorter or longer by the difference of the zones', () => {
    // A seed whose person travels on no day of a clock change.
    const traveller = startLife(1);
    const { zoneOn } = traveller.person;
    const journeys = daysFrom(traveller.firstDay + 1, 1000).filter((day) => zoneOn(day) !== zoneOn(day - 1));
    const expectedSec = journeys.map((number) => {
      const noon = traveller.calendar.toInstant(number, 12 * 3600, 'UTC');
      return shownSec(noon, zoneOn(number - 1)) - shownSec(noon, zoneOn(number));
    });
    const surplusSec = journeys.map(traveller.day).map(({ from, to }) => to - from - 86_400);
    expect(journeys.length).toBeGreaterThan(6);
    expect(surplusSec).toEqual(expectedSec);
  });

  test('without the tracker has neither minutes nor totals', () => {
    const bare = daysFrom(person.firstDay, 730)
      .map(person.day)
      .filter(({ isWorn }) => !isWorn);
    expect(bare.length).toBeGreaterThan(5);
    expect(bare.every(({ minutes, totals }) => minutes.length === 0 && totals === null)).toBe(true);
  });

  test('starts the history at the day after signing up, and nothing is older', () => {
    expect([person.firstDay - 1, person.firstDay].map((day) => person.day(day).isWorn)).toEqual([
      false,
      true,
    ]);
  });

  test('around the start of the run is always recorded', () => {
    expect(daysFrom(person.today - 1, 10).every((day) => person.day(day).isWorn)).toBe(true);
  });

  test('is known to the service after its end', () => {
    expect(days.every(({ to, modified }) => modified > to)).toBe(true);
  });
});

describe('the minutes of a day', () => {
  test('come in order, each at most once, and none of another day', () => {
    const faults = worn.flatMap(({ from, to, minutes }) =>
      minutes.filter(({ at, durationSec }, index) => {
        const before = minutes[index - 1];
        const earliest = before === undefined ? from : before.at + before.durationSec;
        return at < earliest || at + durationSec > to;
      }),
    );
    expect(faults).toEqual([]);
  });

  test('begin on the minute', () => {
    expect(worn.every(({ minutes }) => minutes.every(({ at }) => at % 60 === 0))).toBe(true);
  });

  test('without movement travel together, with a duration and nothing else', () => {
    const runs = worn.flatMap(({ minutes }) => minutes.filter(({ durationSec }) => durationSec > 60));
    expect(new Set(runs.map((run) => Object.keys(run).sort().join()))).toEqual(new Set(['at,durationSec']));
  });

  test('without movement travel up to 24 in one entry', () => {
    const longest = Math.max(...worn.flatMap(({ minutes }) => minutes.map(({ durationSec }) => durationSec)));
    expect(longest).toBe(1440);
  });

  test('with movement carry steps, distance, elevation and energy', () => {
    const active = worn.flatMap(({ minutes }) => minutes.filter(isActive));
    expect(active.every(isWholeMinute)).toBe(true);
  });

  test('show the pulse about every ten minutes', () => {
    const gaps = worn.flatMap(({ minutes, workouts }) => {
      const at = minutes.filter(({ heartRateBpm }) => heartRateBpm !== undefined).map((minute) => minute.at);
      const isQuiet = (instant: number): boolean =>
        !workouts.some(({ from, to }) => instant >= from - 60 && instant <= to);
      return at.slice(1).flatMap((instant, index) => (isQuiet(instant) ? instant - (at[index] ?? 0) : []));
    });
    expect(median(gaps)).toBe(600);
  });

  test('leave holes where the tracker lay on the table', () => {
    const coverage = worn.map(
      ({ from, to, minutes }) => sum(minutes.map(({ durationSec }) => durationSec)) / (to - from),
    );
    expect([Math.min(...coverage) < 0.6, Math.max(...coverage)]).toEqual([true, 1]);
  });

  test('have no steps while the person is in bed', () => {
    const walkers = numbers.filter((number, index) =>
      [...person.nights(number), ...person.nights(number + 1)].some((night) =>
        minutesWithin(days[index]?.minutes ?? [], night).some(isActive),
      ),
    );
    expect(walkers).toEqual([]);
  });

  test('have a pulse between 40 and 190', () => {
    const all = worn.flatMap(pulses);
    expect([Math.min(...all) >= 40, Math.max(...all) <= 190]).toEqual([true, true]);
  });
});

describe('the totals of a day', () => {
  test.each([
    ['steps', 'steps'],
    ['distance', 'distanceM'],
    ['elevation', 'elevationM'],
    ['calories', 'activeKcal'],
  ] as const)('%s is the exact sum of the minutes', (name, field) => {
    const sums = worn.map(({ minutes }) => sum(minutes.map((minute) => minute[field])));
    expect(worn.map((day) => total(day, name))).toEqual(sums);
  });

  test('soft, moderate and intense are all the minutes with movement', () => {
    const seconds = worn.map(({ minutes }) => 60 * minutes.filter(isActive).length);
    expect(worn.map((day) => total(day, 'soft') + total(day, 'moderate') + total(day, 'intense'))).toEqual(
      seconds,
    );
  });

  test('active is moderate and intense together', () => {
    const active = worn.map((day) => total(day, 'moderate') + total(day, 'intense'));
    expect(worn.map((day) => total(day, 'active'))).toEqual(active);
  });

  test('the whole energy is what the body burns at rest and the activity on top', () => {
    const restingPerDay = worn.map(
      (day) => (total(day, 'totalcalories') - total(day, 'calories')) / ((day.to - day.from) / 86_400),
    );
    expect(Math.min(...restingPerDay)).toBeGreaterThan(1500);
    expect(Math.max(...restingPerDay)).toBeLessThan(2100);
  });

  test('the pulse summarizes the readings', () => {
    const expected = worn.map((day) => {
      const all = pulses(day);
      return [Math.round(sum(all) / all.length), Math.min(...all), Math.max(...all)];
    });
    expect(worn.map((day) => ['hr_average', 'hr_min', 'hr_max'].map((name) => total(day, name)))).toEqual(
      expected,
    );
  });

  test('the zones share out the minutes with a reading', () => {
    const zones = worn.map((day) => sum([0, 1, 2, 3].map((zone) => total(day, `hr_zone_${zone}`))));
    expect(zones).toEqual(worn.map((day) => 60 * pulses(day).length));
  });
});

describe('over two years', () => {
  const stretch = daysFrom(person.today - 731, 730)
    .map((number) => ({ number, ...person.day(number) }))
    .filter(({ isWorn }) => isWorn);
  const medianSteps = (fits: (number: number) => boolean): number =>
    median(stretch.filter(({ number }) => fits(number)).map((day) => total(day, 'steps')));
  const { isIll, zoneOn, homeZone, holidayOn } = person.person;
  const isAtHome = (number: number): boolean =>
    zoneOn(number) === homeZone && holidayOn(number) === null && !isIll(number);

  test('the person walks more at the weekend', () => {
    const weekend = medianSteps((number) => isAtHome(number) && isWeekend(number));
    const week = medianSteps((number) => isAtHome(number) && !isWeekend(number));
    expect(weekend).toBeGreaterThan(1.2 * week);
  });

  test('the person walks little when ill', () => {
    expect(medianSteps(isIll)).toBeLessThan(3000);
  });

  test('the person walks about 6,000 to 12,000 steps on a working day', () => {
    const steps = medianSteps((number) => isAtHome(number) && !isWeekend(number));
    expect(steps).toBeGreaterThan(6000);
    expect(steps).toBeLessThan(12_000);
  });

  test('days abroad are in the zone of the journey', () => {
    const abroad = stretch.filter(({ number }) => zoneOn(number) !== homeZone);
    expect(abroad.length).toBeGreaterThan(10);
    expect(abroad.map(({ timeZone }) => timeZone)).toEqual(abroad.map(({ number }) => zoneOn(number)));
  });
});

describe('generating a day', () => {
  const near = daysFrom(0, 21).map((back) => timeCold(({ day, today }) => day(today - back)));
  const far = daysFrom(0, 21).map((forward) => timeCold(({ day, firstDay }) => day(firstDay + forward)));

  test('takes at most 20 ms without anything prepared', () => {
    expect(Math.max(median(near), median(far))).toBeLessThan(20);
  });

  test('takes no longer far back', () => {
    expect(median(far)).toBeLessThan(3 * median(near) + 2);
  });

  test('takes at most 20 ms for a night as well', () => {
    const nights = daysFrom(0, 21).map((back) => timeCold((life) => life.nights(life.today - 100 * back)));
    expect(median(nights)).toBeLessThan(20);
  });
});
