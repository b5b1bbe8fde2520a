/** What holds for every answer about nights, devices, goals and notifications, however broken. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readInteger } from '#api/decode.ts';
import { decodeDevices } from '#api/devices.ts';
import { decodeGoals } from '#api/goals.ts';
import { decodeSubscription, decodeSubscriptions } from '#api/notify.ts';
import { decodeSleepSummary } from '#api/sleep-summary.ts';
import { decodeSleep } from '#api/sleep.ts';

import { isNullOrApiError, numbersIn, places, strewn, thrownBy, unsoundOf, wrong } from './broken-answers.ts';

const RUNS = { numRuns: 1500 };
const LATEST_SEC = 4_102_444_799;

const instant = fc.integer({ min: 1, max: LATEST_SEC - 100_000 });

/** Maps by instant or by anything else, with values of any kind. */
const damagedTrack = fc.oneof(
  wrong,
  fc.dictionary(fc.oneof(instant.map(String), fc.string(), fc.constant('__proto__')), wrong, { maxKeys: 5 }),
);

const trackNames = [
  'hr',
  'rr',
  'snoring',
  'sdnn_1',
  'rmssd',
  'hrv_quality',
  'mvt_score',
  'chest_movement_rate',
  'withings_index',
  'breathing_sounds',
] as const;

function damagedTracks(): fc.Arbitrary<Record<string, unknown>> {
  return fc.record(Object.fromEntries(trackNames.map((name) => [name, damagedTrack])), { requiredKeys: [] });
}

const damagedSegment = fc
  .tuple(
    fc.record(
      {
        startdate: fc.oneof(wrong, instant),
        enddate: fc.oneof(wrong, instant),
        state: wrong,
        model: wrong,
        model_id: wrong,
      },
      { requiredKeys: [] },
    ),
    damagedTracks(),
  )
  .map(([segment, tracks]) => ({ ...segment, ...tracks }));

const goodSegment = fc
  .record({
    startdate: instant,
    lengthSec: fc.integer({ min: 1, max: 80_000 }),
    state: fc.integer({ min: 0, max: 20 }),
    hr: fc.dictionary(instant.map(String), fc.integer({ min: 1, max: 250 }), { maxKeys: 3 }),
  })
  .map(({ startdate, lengthSec, ...rest }) => ({ startdate, enddate: startdate + lengthSec, ...rest }));

const summaryNames = [
  'wakeupcount',
  'hr_average',
  'apnea_hypopnea_index',
  'sleep_efficiency',
  'snoring',
] as const;

const damagedNight = fc.record(
  {
    id: fc.oneof(
      wrong.filter((id) => (readInteger(id) ?? 0) < 1 || (readInteger(id) ?? 0) > 6),
      fc.constant(99),
    ),
    startdate: fc.oneof(wrong, instant),
    enddate: fc.oneof(wrong, instant),
    date: wrong,
    timezone: wrong,
    model: wrong,
    created: wrong,
    modified: wrong,
    data: fc.oneof(
      wrong,
      fc.record(
        {
          ...Object.fromEntries(summaryNames.map((name) => [name, wrong])),
          night_events: fc.oneof(wrong, fc.dictionary(fc.string(), fc.oneof(wrong, fc.array(wrong)))),
        },
        { requiredKeys: [] },
      ),
    ),
  },
  { requiredKeys: [] },
);

/** Nights by their own ids, so that none may replace another. */
const goodNights = fc
  .array(
    fc.record({
      startdate: instant,
      lengthSec: fc.integer({ min: 1, max: 80_000 }),
      timezone: fc.constantFrom('Europe/Paris', 'Pacific/Auckland', '"America/Sao_Paulo"'),
      model: fc.constantFrom(16, 32, 52, 61, 99),
      data: fc.record(
        { wakeupcount: fc.nat(20), hr_average: fc.integer({ min: 30, max: 120 }) },
        { requiredKeys: [] },
      ),
    }),
    { maxLength: 6 },
  )
  .map((nights) =>
    nights.map(({ startdate, lengthSec, ...rest }, index) => ({
      ...rest,
      id: index + 1,
      startdate,
      enddate: startdate + lengthSec,
    })),
  );

const decoders: readonly (readonly [name: string, list: string, decode: (json: unknown) => unknown])[] = [
  ['sleep', 'series', decodeSleep],
  ['sleep summary', 'series', decodeSleepSummary],
  ['devices', 'devices', decodeDevices],
  ['goals', 'goals', decodeGoals],
  ['subscriptions', 'profiles', decodeSubscriptions],
  [
    'subscription',
    'comment',
    (json) => decodeSubscription(json, { appli: 1, callbackUrl: 'https://a.example/' }),
  ],
];

describe.each(decoders)('the %s decoder', (_, list, decode) => {
  it('throws nothing but its own error, whatever arrives', () => {
    const body = wrong.map((items) => ({ [list]: items }));
    fc.assert(
      fc.property(fc.oneof(fc.anything(), body), (json) => {
        expect(thrownBy(() => decode(json))).toSatisfy(isNullOrApiError);
      }),
      RUNS,
    );
  });
});

describe('the sleep decoder', () => {
  it('never lets a broken segment cost a good one', () => {
    fc.assert(
      fc.property(
        fc.array(goodSegment, { maxLength: 6 }),
        fc.array(fc.oneof(wrong, damagedSegment), { maxLength: 6 }),
        places,
        (good, bad, at) => {
          const alone = decodeSleep({ series: good }).segments;
          const among = new Set(
            decodeSleep({ series: strewn(good, bad, at) }).segments.map((segment) => JSON.stringify(segment)),
          );
          expect(alone).toHaveLength(good.length);
          expect(alone.filter((segment) => !among.has(JSON.stringify(segment)))).toEqual([]);
        },
      ),
      RUNS,
    );
  });

  it('never lets a broken value cost its segment, or another value', () => {
    fc.assert(
      fc.property(goodSegment, damagedTracks(), (good, tracks) => {
        const [alone] = decodeSleep({ series: [good] }).segments;
        const [among] = decodeSleep({ series: [{ ...tracks, ...good }] }).segments;
        expect(among).toMatchObject(alone ?? { from: 'nothing' });
      }),
      RUNS,
    );
  });

  it('lets no NaN, infinity, negative zero, unsafe integer or backward segment through', () => {
    fc.assert(
      fc.property(fc.array(damagedSegment, { maxLength: 6 }), wrong, (series, model) => {
        const { segments, model: answerModel } = decodeSleep({ series, model });
        expect(unsoundOf(numbersIn([segments, answerModel]))).toEqual([]);
        expect(segments.filter(({ from, to }) => to <= from)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('accounts for every segment: kept or quarantined', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(wrong, damagedSegment), { maxLength: 6 }), (series) => {
        const { segments, quarantined } = decodeSleep({ series });
        const lost = quarantined.filter(({ path }) =>
          /^series\.\d+(\.(startdate|enddate|state))?$/.test(path),
        ).length;
        expect(segments.length + lost).toBe(series.length);
      }),
      RUNS,
    );
  });

  it('does not depend on the order of segments', () => {
    fc.assert(
      fc.property(fc.uniqueArray(goodSegment, { selector: ({ startdate }) => startdate }), (good) => {
        expect(decodeSleep({ series: [...good].reverse() })).toEqual(decodeSleep({ series: good }));
      }),
      RUNS,
    );
  });
});

describe('the sleep summary decoder', () => {
  it('never lets a broken night cost a good one', () => {
    fc.assert(
      fc.property(
        goodNights,
        fc.array(fc.oneof(wrong, damagedNight), { maxLength: 6 }),
        places,
        (good, bad, at) => {
          const ids = new Set<number | null>(good.map(({ id }) => id));
          const alone = decodeSleepSummary({ series: good }).nights;
          const among = decodeSleepSummary({ series: strewn(good, bad, at) }).nights;
          expect(alone).toHaveLength(good.length);
          expect(among.filter(({ id }) => ids.has(id))).toEqual(alone);
        },
      ),
      RUNS,
    );
  });

  it('lets no NaN, infinity, negative zero, unsafe integer, −1 or backward night through', () => {
    fc.assert(
      fc.property(fc.array(damagedNight, { maxLength: 6 }), (series) => {
        const { nights } = decodeSleepSummary({ series });
        expect(unsoundOf(numbersIn(nights))).toEqual([]);
        expect(nights.flatMap(({ values }) => Object.values(values)).filter((value) => value < 0)).toEqual(
          [],
        );
        expect(nights.filter(({ from, to }) => to <= from)).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe('the decoders of devices, goals and subscriptions', () => {
  const fields = fc.record(
    {
      type: wrong,
      model_id: wrong,
      first_session_date: wrong,
      appli: wrong,
      callbackurl: fc.oneof(wrong, fc.constant('https://a.example/')),
      expires: wrong,
      steps: wrong,
      sleep: wrong,
      weight: fc.oneof(wrong, fc.record({ value: wrong, unit: wrong })),
    },
    { requiredKeys: [] },
  );

  it('let no NaN, infinity, negative zero or unsafe integer through', () => {
    fc.assert(
      fc.property(fields, (record) => {
        const { devices } = decodeDevices({ devices: [record] });
        const { subscriptions } = decodeSubscriptions({ profiles: [record] });
        expect(unsoundOf(numbersIn([devices, subscriptions, decodeGoals({ goals: record })]))).toEqual([]);
      }),
      RUNS,
    );
  });
});
