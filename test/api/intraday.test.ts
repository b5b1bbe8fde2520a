import { describe, expect, it } from 'vitest';

import { ApiError } from '#api/errors.ts';
import { decodeIntraday, fetchIntraday, type IntradayPage, type WindowParams } from '#api/intraday.ts';
import type { WireIntradayBody, WireIntradayEntry } from '#api/wire/intraday.ts';
import type { IntradaySample } from '#domain/intraday.ts';

const AT = 1_434_758_640;

function decode(series: unknown): IntradayPage {
  return decodeIntraday({ series });
}

function decodeOne(entry: unknown): IntradaySample | undefined {
  return decode({ [AT]: entry }).samples[0];
}

describe('an entry', () => {
  it('carries everything that was sent, in SI units', () => {
    const entry: WireIntradayEntry = {
      duration: 60,
      steps: 21,
      distance: 15.5,
      elevation: 0.03,
      calories: 0.87,
      stroke: 56,
      pool_lap: 2,
      heart_rate: 92,
      spo2_auto: 97,
      rmssd: 41,
      sdnn1: 55,
      hrv_quality: 3,
      rr: 14,
      chest_movement_rate: 15,
      core_body_temperature: 37.1,
      deviceid: 'aa00bb11',
      hash_deviceid: 'cc22',
      model: 'ScanWatch',
      model_id: 93,
    };
    expect(decode({ [AT]: entry })).toEqual({
      quarantined: [],
      samples: [
        {
          at: AT,
          durationSec: 60,
          steps: 21,
          distanceM: 15.5,
          elevationM: 0.03,
          activeKcal: 0.87,
          strokes: 56,
          poolLaps: 2,
          heartRateBpm: 92,
          spo2Percent: 97,
          rmssdMs: 41,
          sdnn1Ms: 55,
          hrvQuality: 3,
          breathsPerMinute: 14,
          chestMovementRate: 15,
          coreBodyTemperatureC: 37.1,
          deviceId: 'aa00bb11',
          model: 'ScanWatch',
          modelId: 93,
        },
      ],
    });
  });

  it('with a duration alone is a stretch without movement, not zeros', () => {
    expect(decodeOne({ duration: 1440 })).toEqual({ at: AT, durationSec: 1440 });
  });

  it.each([[{}], [[]]])('%j is an instant about which nothing is known', (entry) => {
    expect(decode({ [AT]: entry })).toEqual({ samples: [{ at: AT }], quarantined: [] });
  });

  it.each(['stroke', 'strokes'])('counts strokes under %s', (name) => {
    expect(decodeOne({ [name]: 56 })?.strokes).toBe(56);
  });

  it.each(['pool_lap', 'pool_laps'])('counts laps of a pool under %s', (name) => {
    expect(decodeOne({ [name]: 2 })?.poolLaps).toBe(2);
  });

  it.each(['sdnn1', 'sdnn_1'])('has a heart rate variability under %s', (name) => {
    expect(decodeOne({ [name]: 55 })?.sdnn1Ms).toBe(55);
  });

  it('takes the other name where the first says nothing', () => {
    expect(decodeOne({ stroke: null, strokes: 12 })?.strokes).toBe(12);
  });

  it('takes the documented name where both say something', () => {
    expect(decodeOne({ strokes: 13, stroke: 12 })?.strokes).toBe(12);
  });

  it('takes the other name where the first cannot be read, and tells that', () => {
    const page = decode({ [AT]: { strokes: 12, stroke: 'many' } });
    expect([page.samples[0]?.strokes, page.quarantined[0]?.path]).toEqual([12, `series.${AT}.stroke`]);
  });

  it('keeps a real zero', () => {
    expect(decodeOne({ steps: 0, elevation: 0 })).toEqual({ at: AT, steps: 0, elevationM: 0 });
  });

  it.each(['heart_rate', 'spo2_auto', 'rmssd', 'sdnn1', 'rr', 'core_body_temperature'])(
    'lacks a %s of 0, which no living person has',
    (name) => {
      expect(decode({ [AT]: { [name]: 0 } })).toEqual({ samples: [{ at: AT }], quarantined: [] });
    },
  );

  it.each([null, false])('lacks a field that came as %s', (steps) => {
    expect(decode({ [AT]: { steps, deviceid: steps } })).toEqual({ samples: [{ at: AT }], quarantined: [] });
  });

  it('may carry numbers as text', () => {
    expect(decodeOne({ steps: '18', distance: '13.26' })).toEqual({ at: AT, steps: 18, distanceM: 13.26 });
  });
});

describe('a field that cannot be read', () => {
  it.each([
    ['steps', -1, 'number of 0 or more', '-1'],
    ['distance', 'far', 'number of 0 or more', '"far"'],
    ['calories', Number.POSITIVE_INFINITY, 'number of 0 or more', 'Infinity'],
    ['duration', 2 ** 53, 'number of 0 or more', '9007199254740992'],
    ['heart_rate', -1, 'positive number', '-1'],
    ['model_id', 1.5, 'integer', '1.5'],
  ])('%s of %j costs itself alone', (name, value, expected, received) => {
    expect(decode({ [AT]: { elevation: 1, [name]: value } })).toEqual({
      samples: [{ at: AT, elevationM: 1 }],
      quarantined: [{ path: `series.${AT}.${name}`, expected, received, raw: value }],
    });
  });
});

describe('a key', () => {
  it.each([
    ['milliseconds', String(AT * 1000)],
    ['negative', String(-AT)],
    ['zero', '0'],
    ['in words', 'noon'],
    ['empty', ''],
    ['a fraction', `${AT}.5`],
    ['with an exponent', '1e9'],
    ['with leading zeros', `0${AT}`],
    ['the year 2100', '4102444800'],
  ])('of %s costs its entry alone', (_, key) => {
    const entry = { steps: 9 };
    expect(decode({ [key]: entry, [AT]: { steps: 1 } })).toEqual({
      samples: [{ at: AT, steps: 1 }],
      quarantined: [
        { path: `series.${key}`, expected: 'epoch seconds as key', received: `"${key}"`, raw: entry },
      ],
    });
  });

  it('named __proto__ costs its entry alone', () => {
    const page = decode(
      JSON.parse(`{"__proto__":{"steps":9},"${AT}":{"__proto__":{"steps":9},"duration":60}}`),
    );
    expect(page.samples).toEqual([{ at: AT, durationSec: 60 }]);
    expect(page.quarantined).toMatchObject([{ path: 'series.__proto__', expected: 'epoch seconds as key' }]);
  });

  it('without end is cut short in its description', () => {
    const [entry] = decode({ ['9'.repeat(5000)]: {} }).quarantined;
    expect(entry?.path.length).toBeLessThan(60);
    expect(entry?.received).toHaveLength(80);
  });

  it.each([['entry'], [7], [null], [false], [[60]], [true]])('that holds %j costs no neighbour', (bad) => {
    expect(decode({ [AT]: bad, [AT + 60]: { steps: 1 } }).samples.at(-1)).toEqual({ at: AT + 60, steps: 1 });
  });

  it.each([['entry'], [7], [[60]], [true]])('that holds %j is quarantined', (bad) => {
    expect(decode({ [AT]: bad }).quarantined).toMatchObject([
      { path: `series.${AT}`, expected: 'Object', raw: bad },
    ]);
  });
});

describe('a series', () => {
  it('comes sorted, however it was sent', () => {
    const json: unknown = JSON.parse(
      `{"${AT + 120}":{"steps":3},"x":{},"${AT}":{"steps":1},"4000000000":{"steps":4},"${AT + 60}":{"steps":2}}`,
    );
    expect(decode(json).samples.map(({ steps }) => steps)).toEqual([1, 2, 3, 4]);
  });

  it.each([
    ['absent', undefined],
    ['null', null],
    ['an empty list', []],
    ['an empty object', {}],
    ['false', false],
  ])('%s is no data', (_, series) => {
    expect(decode(series)).toEqual({ samples: [], quarantined: [] });
  });

  it('of items without a time is quarantined item by item', () => {
    expect(decode([{ steps: 1 }, { steps: 2 }])).toMatchObject({
      samples: [],
      quarantined: [{ path: 'series.0' }, { path: 'series.1' }],
    });
  });
});

describe('a body', () => {
  it.each([
    ['absent', undefined],
    ['null', null],
    ['an empty object', {}],
    ['an empty list', []],
    ['without a series', { model: 'none' }],
  ])('%s is no data', (_, body) => {
    expect(decodeIntraday(body)).toEqual({ samples: [], quarantined: [] });
  });

  it.each([['text'], [42], [true], [[1]], [{ series: 'none' }], [{ series: 7 }], [{ series: true }]])(
    'cannot be read from %j',
    (body) => {
      expect(() => decodeIntraday(body)).toThrow(
        expect.objectContaining({ code: 'upstream_invalid', constructor: ApiError }),
      );
    },
  );
});

describe('asking for minutes', () => {
  it('goes to the neutral route with the window and the abort signal', async () => {
    const window: WindowParams = { from: AT, to: AT + 86_400 };
    const { signal } = new AbortController();
    let asked: unknown[] = [];
    const body: WireIntradayBody = { series: { [AT]: { steps: 1 } } };
    const page = await fetchIntraday(
      {
        get: async (...args) => {
          asked = args;
          return body;
        },
      },
      window,
      signal,
    );
    expect(asked).toEqual(['api/intraday', window, signal]);
    expect(page.samples).toEqual([{ at: AT, steps: 1 }]);
  });
});
