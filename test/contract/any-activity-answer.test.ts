/** What holds for every answer about days, minutes and workouts, however broken. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decodeActivityPage } from '#api/activity.ts';
import { readInteger } from '#api/decode.ts';
import { decodeIntraday } from '#api/intraday.ts';
import { decodeWorkoutPage } from '#api/workouts.ts';
import { addDays, type LocalDay } from '#domain/time.ts';

import { isNullOrApiError, numbersIn, places, strewn, thrownBy, unsoundOf, wrong } from './broken-answers.ts';

const RUNS = { numRuns: 1000 };

const amount = fc.oneof(fc.nat(100_000), fc.double({ min: 0, max: 1e6, noNaN: true }));

/** Records with any of the fields, whose values come from `value`. */
function recordOf(
  fields: readonly string[],
  value: fc.Arbitrary<unknown>,
): fc.Arbitrary<Record<string, unknown>> {
  return fc.dictionary(fc.constantFrom(...fields), value, { noNullPrototype: true });
}

const amounts = [
  'steps',
  'distance',
  'elevation',
  'calories',
  'duration',
  'soft',
  'active',
  'hr_average',
  'hr_zone_0',
  'hr_zone_3',
  'heart_rate',
  'spo2_auto',
  'rr',
  'stroke',
  'strokes',
  'pool_laps',
  'nbmovement',
  'algo_pause_duration',
];

const metrics = [...amounts, 'core_body_temperature_status', 'model_id'];

const anyDay = recordOf(
  [...metrics, 'date', 'timezone', 'deviceid', 'modified', 'is_tracker', 'brand'],
  fc.oneof(wrong, fc.constantFrom('2020-01-01', '2020-01-02', 'Europe/Paris')),
);

/** Days of their own dates, before all that `anyDay` may name. */
const goodDays = fc
  .array(recordOf(amounts, amount), { maxLength: 6 })
  .map((days) => days.map((day, index) => ({ ...day, date: addDays('2019-01-01' as LocalDay, index) })));

describe('the activity decoder', () => {
  it('throws nothing but its own error, whatever arrives', () => {
    const body = fc.record({
      activities: fc.oneof(fc.anything(), fc.array(anyDay)),
      more: wrong,
      offset: wrong,
    });
    fc.assert(
      fc.property(fc.oneof(fc.anything(), body, anyDay, fc.array(anyDay)), (json) => {
        expect(thrownBy(() => decodeActivityPage(json))).toSatisfy(isNullOrApiError);
      }),
      RUNS,
    );
  });

  it('never lets a broken day cost a good one', () => {
    fc.assert(
      fc.property(goodDays, fc.array(fc.oneof(wrong, anyDay), { maxLength: 6 }), places, (good, bad, at) => {
        const alone = decodeActivityPage({ activities: good });
        const among = decodeActivityPage({ activities: strewn(good, bad, at) });
        expect(alone.days).toHaveLength(good.length);
        expect(among.days.filter(({ day }) => day < '2020-01-01')).toEqual(alone.days);
      }),
      RUNS,
    );
  });

  it('never lets a broken field cost its day', () => {
    fc.assert(
      fc.property(anyDay, (fields) => {
        const page = decodeActivityPage({ activities: [{ ...fields, date: '2019-01-01' }] });
        expect(page.days).toHaveLength(1);
      }),
      RUNS,
    );
  });

  it('lets no NaN, infinity, negative zero or unsafe integer through', () => {
    fc.assert(
      fc.property(fc.array(anyDay, { maxLength: 6 }), (activities) => {
        expect(unsoundOf(numbersIn(decodeActivityPage({ activities }).days))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('does not depend on the order of days', () => {
    fc.assert(
      fc.property(goodDays, (good) => {
        expect(decodeActivityPage({ activities: [...good].reverse() }).days).toEqual(
          decodeActivityPage({ activities: good }).days,
        );
      }),
      RUNS,
    );
  });
});

const anyEntry = recordOf([...metrics, 'deviceid', 'model'], wrong);
const seconds = fc.integer({ min: 1, max: 4_102_444_799 });
const goodSeries = fc
  .array(fc.tuple(seconds, recordOf(amounts, amount)), { maxLength: 6 })
  .map((entries): Record<string, unknown> => Object.fromEntries(entries));

/** Keys that are no epoch seconds. */
const badKey = fc.oneof(
  fc.string().filter((key) => !/^\d+$/.test(key)),
  seconds.map((second) => String(-second)),
  fc.integer({ min: 4_102_444_800, max: Number.MAX_SAFE_INTEGER }).map(String),
  fc.constantFrom('0', '__proto__', 'constructor', '1e9', '01434758640', 'NaN'),
);

/** As `JSON.parse` makes them: `__proto__` is a key like any other. */
function parsed(entries: readonly (readonly [string, unknown])[]): unknown {
  return JSON.parse(
    `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${JSON.stringify(entry)}`).join(',')}}`,
  );
}

describe('the intraday decoder', () => {
  it('throws nothing but its own error, whatever arrives', () => {
    const series = fc.oneof(fc.anything(), fc.dictionary(fc.oneof(badKey, seconds.map(String)), anyEntry));
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.record({ series })), (json) => {
        expect(thrownBy(() => decodeIntraday(json))).toSatisfy(isNullOrApiError);
      }),
      RUNS,
    );
  });

  it('never lets a broken key cost a good entry, and names each', () => {
    const strays = fc.uniqueArray(fc.tuple(badKey, fc.jsonValue()), {
      maxLength: 6,
      selector: ([key]) => key,
    });
    fc.assert(
      fc.property(goodSeries, strays, places, (good, bad, at) => {
        const entries = strewn(Object.entries(good), bad, at) as [string, unknown][];
        const page = decodeIntraday({ series: parsed(entries) });
        expect(page.samples).toEqual(decodeIntraday({ series: parsed(Object.entries(good)) }).samples);
        expect(page.quarantined).toHaveLength(bad.length);
      }),
      RUNS,
    );
  });

  it('never lets a broken field cost its entry', () => {
    fc.assert(
      fc.property(seconds, anyEntry, (at, entry) => {
        expect(decodeIntraday({ series: { [at]: { ...entry, duration: 60 } } }).samples).toMatchObject([
          { at, durationSec: 60 },
        ]);
      }),
      RUNS,
    );
  });

  it('gives ascending times, each once', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(seconds, fc.constant({})), { maxLength: 20 }), (entries) => {
        const times = decodeIntraday({ series: Object.fromEntries(entries) }).samples.map(({ at }) => at);
        expect(times).toEqual([...new Set(entries.map(([second]) => second))].sort((a, b) => a - b));
      }),
      RUNS,
    );
  });

  it('lets no NaN, infinity, negative zero or unsafe integer through', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(seconds, anyEntry), { maxLength: 6 }), (entries) => {
        const { samples } = decodeIntraday({ series: Object.fromEntries(entries) });
        expect(unsoundOf(numbersIn(samples))).toEqual([]);
      }),
      RUNS,
    );
  });
});

const goodWorkouts = fc
  .array(
    fc.record({
      category: fc.nat(600),
      startdate: fc.integer({ min: 1, max: 4_000_000_000 }),
      timezone: fc.constantFrom('Europe/Paris', 'Pacific/Apia', 'Asia/Kathmandu', 'America/Sao_Paulo', ''),
      date: fc.constantFrom('2014-08-30', '2020-02-30', null),
      data: recordOf(amounts, amount),
    }),
    { maxLength: 6 },
  )
  .map((workouts) =>
    workouts.map((workout, index) => ({
      ...workout,
      id: index + 1,
      enddate: workout.startdate + 3600 * index,
    })),
  );

/** The id of one of `goodWorkouts`. */
function isGoodId(id: unknown): boolean {
  const number = readInteger(id);
  return number !== null && number >= 1 && number <= 6;
}

const anyWorkout = recordOf(
  ['category', 'startdate', 'enddate', 'timezone', 'date', 'model', 'attrib', 'modified', 'data'],
  fc.oneof(wrong, seconds, recordOf(metrics, wrong)),
).chain((workout) =>
  fc
    .oneof(
      wrong.filter((id) => !isGoodId(id)),
      fc.constant(99),
    )
    .map((id) => ({ ...workout, id })),
);

describe('the workout decoder', () => {
  it('throws nothing but its own error, whatever arrives', () => {
    const body = fc.record({
      series: fc.oneof(fc.anything(), fc.array(anyWorkout)),
      more: wrong,
      offset: wrong,
    });
    fc.assert(
      fc.property(fc.oneof(fc.anything(), body, fc.array(anyWorkout)), (json) => {
        expect(thrownBy(() => decodeWorkoutPage(json))).toSatisfy(isNullOrApiError);
      }),
      RUNS,
    );
  });

  it('never lets a broken workout cost a good one', () => {
    fc.assert(
      fc.property(
        goodWorkouts,
        fc.array(fc.oneof(wrong, anyWorkout), { maxLength: 6 }),
        places,
        (good, bad, at) => {
          const alone = decodeWorkoutPage({ series: good });
          const among = decodeWorkoutPage({ series: strewn(good, bad, at) });
          expect(alone.workouts).toHaveLength(good.length);
          expect(among.workouts.filter(({ id }) => id >= 1 && id <= 6)).toEqual(alone.workouts);
        },
      ),
      RUNS,
    );
  });

  it('lets no NaN, infinity, negative zero or unsafe integer through', () => {
    const survivor = recordOf(metrics, wrong).map((data) => ({
      id: 1,
      category: 7,
      startdate: 1_700_000_000,
      enddate: 1_700_000_600,
      data,
    }));
    fc.assert(
      fc.property(fc.array(fc.oneof(anyWorkout, survivor), { maxLength: 6 }), (series) => {
        expect(unsoundOf(numbersIn(decodeWorkoutPage({ series }).workouts))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('never gives one that ends before it starts', () => {
    const workout = fc.record({
      id: fc.nat(3),
      category: fc.constant(1),
      startdate: seconds,
      enddate: seconds,
    });
    fc.assert(
      fc.property(fc.array(workout, { maxLength: 6 }), (series) => {
        const { workouts } = decodeWorkoutPage({ series });
        expect(workouts.filter(({ from, to }) => to < from)).toEqual([]);
      }),
      RUNS,
    );
  });
});
