import { describe, expect, it } from 'vitest';

import { ApiError } from '#api/errors.ts';
import { decodeSleep, fetchSleep, type SleepSegments } from '#api/sleep.ts';
import type { SleepSegment } from '#domain/sleep.ts';

const FROM = 1_502_062_440;
const TO = FROM + 600;

function wireSegment(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return { startdate: FROM, enddate: TO, state: 1, ...fields };
}

function decode(...series: unknown[]): SleepSegments {
  return decodeSleep({ series });
}

function decodeOne(fields: Record<string, unknown> = {}): SleepSegment | undefined {
  return decode(wireSegment(fields)).segments[0];
}

describe('a sleep segment', () => {
  it('is two instants and a state', () => {
    expect(decodeOne()).toEqual({ from: FROM, to: TO, state: 1, source: 'unknown' });
  });

  it('may carry its numbers as text', () => {
    expect(decodeOne({ startdate: String(FROM), enddate: String(TO), state: '2' })).toMatchObject({
      from: FROM,
      to: TO,
      state: 2,
    });
  });

  it.each([0, 1, 2, 3, 4, 5, 15, 6, 99])('keeps state %i, known or not', (state) => {
    expect(decodeOne({ state })?.state).toBe(state);
  });

  it('names the device that watched', () => {
    expect(
      decodeOne({ model: 'Aura Sensor V2', model_id: 63, deviceid: null, hash_deviceid: 'aa00bb11' }),
    ).toMatchObject({ model: 'Aura Sensor V2', modelId: 63, deviceId: 'aa00bb11', source: 'mat' });
  });

  it.each([
    ['its end before its beginning', { enddate: FROM - 1 }, 'series.0.enddate', 'later than startdate'],
    ['no length', { enddate: FROM }, 'series.0.enddate', 'later than startdate'],
    ['no end', { enddate: undefined }, 'series.0.enddate', 'epoch seconds'],
    ['a beginning in milliseconds', { startdate: FROM * 1000 }, 'series.0.startdate', 'epoch seconds'],
    ['fractional seconds', { startdate: FROM + 0.5 }, 'series.0.startdate', 'epoch seconds'],
    ['no state, which must not read as awake', { state: undefined }, 'series.0.state', 'integer'],
    ['a state of null', { state: null }, 'series.0.state', 'integer'],
    ['a state in words', { state: 'deep' }, 'series.0.state', 'integer'],
  ])('with %s is quarantined', (_, fields, path, expected) => {
    const bad = wireSegment(fields);
    expect(decode(bad)).toMatchObject({ segments: [], quarantined: [{ path, expected, raw: bad }] });
  });

  it.each([[null], ['night'], [7], [[]], [true]])('that is %j costs its neighbours nothing', (bad) => {
    expect(decode(bad, wireSegment(), bad).segments).toHaveLength(1);
  });
});

describe('the order of segments', () => {
  it('is that of their beginnings, although they arrive in none', () => {
    const series = [3, 1, 2].map((hour) =>
      wireSegment({ startdate: FROM + hour * 3600, enddate: TO + hour * 3600 }),
    );
    expect(decode(...series).segments.map(({ from }) => (from - FROM) / 3600)).toEqual([1, 2, 3]);
  });

  it('leaves gaps as they are', () => {
    const { segments } = decode(wireSegment(), wireSegment({ startdate: TO + 60, enddate: TO + 600 }));
    expect(segments.map(({ from, to }) => [from, to])).toEqual([
      [FROM, TO],
      [TO + 60, TO + 600],
    ]);
  });

  it('leaves overlaps as they are, since two devices may have watched', () => {
    const { segments } = decode(wireSegment({ state: 2 }), wireSegment({ startdate: FROM + 60, state: 3 }));
    expect(segments.map(({ state }) => state)).toEqual([2, 3]);
  });
});

function sourceOf(model: unknown, fields: Record<string, unknown> = {}): unknown {
  const [segment] = decodeSleep({ model, series: [wireSegment(fields)] }).segments;
  const { source, sourceModel, modelId } = segment ?? {};
  return { source, sourceModel, modelId };
}

describe('the source of a segment', () => {
  it.each([
    ['16 of the answer, a tracker', 16, {}, { source: 'tracker', sourceModel: 16 }],
    ['32 of the answer, a mat', 32, {}, { source: 'mat', sourceModel: 32 }],
    ['32 in text', '32', {}, { source: 'mat', sourceModel: 32 }],
    ['another number of the answer, kept', 17, {}, { source: 'unknown', sourceModel: 17 }],
    ['nothing', undefined, {}, { source: 'unknown' }],
    ['its own number before that of the answer', 32, { model: 16 }, { source: 'tracker', sourceModel: 16 }],
    [
      'the device where nothing else says it',
      undefined,
      { model_id: 93 },
      { source: 'tracker', modelId: 93 },
    ],
    ['an unknown device, kept', undefined, { model_id: 1058 }, { source: 'unknown', modelId: 1058 }],
    [
      'its own device before the kind of the whole answer',
      16,
      { model_id: 63 },
      { source: 'mat', sourceModel: 16, modelId: 63 },
    ],
    [
      'its own kind before its device',
      32,
      { model: 16, model_id: 63 },
      { source: 'tracker', sourceModel: 16, modelId: 63 },
    ],
    [
      'the answer where its own device is unknown',
      32,
      { model_id: 1058 },
      { source: 'mat', sourceModel: 32, modelId: 1058 },
    ],
  ])('is read from %s', (_, model, fields, expected) => {
    expect(sourceOf(model, fields)).toEqual({ sourceModel: undefined, modelId: undefined, ...expected });
  });

  it.each([
    [16, 16],
    ['32', 32],
    [null, null],
    ['Aura', null],
  ])('of the whole answer, %j, is %j', (model, number) => {
    expect(decodeSleep({ model, series: [] }).model).toBe(number);
  });
});

describe('values within a segment', () => {
  it('are listed by instant under their own names', () => {
    const at = (value: number): Record<string, number> => ({ [String(FROM)]: value });
    expect(
      decodeOne({
        hr: at(52),
        rr: at(14),
        snoring: at(60),
        sdnn_1: at(41),
        rmssd: at(38),
        hrv_quality: at(2),
        mvt_score: at(12),
        chest_movement_rate: at(15),
        withings_index: at(7),
        breathing_sounds: at(3),
      }),
    ).toMatchObject({
      heartRateBpm: [{ at: FROM, value: 52 }],
      breathsPerMinute: [{ at: FROM, value: 14 }],
      snoringSec: [{ at: FROM, value: 60 }],
      sdnn1Ms: [{ at: FROM, value: 41 }],
      rmssdMs: [{ at: FROM, value: 38 }],
      hrvQuality: [{ at: FROM, value: 2 }],
      movementScore: [{ at: FROM, value: 12 }],
      chestMovementRate: [{ at: FROM, value: 15 }],
      withingsIndex: [{ at: FROM, value: 7 }],
      breathingSounds: [{ at: FROM, value: 3 }],
    });
  });

  it('stand in ascending time, however they arrive', () => {
    const json: unknown = JSON.parse(
      `{"series":[{"startdate":${FROM},"enddate":${TO},"state":1,"hr":{"4102444799":60,"${FROM + 60}":51,"${FROM}":50}}]}`,
    );
    expect(decodeSleep(json).segments[0]?.heartRateBpm?.map(({ at }) => at)).toEqual([
      FROM,
      FROM + 60,
      4_102_444_799,
    ]);
  });

  it('spelt `sdnn1`, as in the minute series, are the same', () => {
    expect(decodeOne({ sdnn1: { [String(FROM)]: 41 } })?.sdnn1Ms).toEqual([{ at: FROM, value: 41 }]);
  });

  it.each([[undefined], [null], [false], [[]], [{}]])('that are %j are absent', (hr) => {
    const page = decode(wireSegment({ hr }));
    expect(page.segments[0]).not.toHaveProperty('heartRateBpm');
    expect(page.quarantined).toEqual([]);
  });

  it('of zero seconds of snoring are a quiet minute', () => {
    expect(decodeOne({ snoring: { [String(FROM)]: 0 } })?.snoringSec).toEqual([{ at: FROM, value: 0 }]);
  });

  it.each([
    ['a pulse of zero', 'hr', { [String(FROM)]: 0 }, `hr.${FROM}`, 'positive number', '0'],
    ['a placeholder of −1', 'mvt_score', { [String(FROM)]: -1 }, `mvt_score.${FROM}`, 'number from 0', '-1'],
    ['a value in words', 'rr', { [String(FROM)]: 'slow' }, `rr.${FROM}`, 'positive number', '"slow"'],
    ['an unsafe value', 'hr', { [String(FROM)]: 2 ** 60 }, `hr.${FROM}`, 'positive number', String(2 ** 60)],
    [
      'an instant in milliseconds',
      'hr',
      { [String(FROM * 1000)]: 50 },
      'hr',
      'epoch seconds',
      `"${FROM}000"`,
    ],
    ['an instant in words', 'hr', { now: 50 }, 'hr', 'epoch seconds', '"now"'],
    ['an instant with leading zeros', 'hr', { [`0${FROM}`]: 50 }, 'hr', 'epoch seconds', `"0${FROM}"`],
    ['a negative instant', 'hr', { '-5': 50 }, 'hr', 'epoch seconds', '"-5"'],
    ['a list without instants', 'hr', [50, 51], 'hr', 'map by instant', 'Array'],
    ['a single number', 'hr', 50, 'hr', 'map by instant', '50'],
  ])('lose %s alone', (_, name, track, path, expected, received) => {
    const page = decode(wireSegment({ [name]: track, rmssd: { [String(FROM)]: 38 } }));
    expect(page.quarantined).toMatchObject([{ path: `series.0.${path}`, expected, received }]);
    expect(page.segments[0]?.rmssdMs).toEqual([{ at: FROM, value: 38 }]);
  });

  it('that are null cost nothing and are told nowhere', () => {
    const page = decode(wireSegment({ hr: { [String(FROM)]: null, [String(FROM + 60)]: 50 } }));
    expect([page.segments[0]?.heartRateBpm, page.quarantined]).toEqual([[{ at: FROM + 60, value: 50 }], []]);
  });

  it('under a hostile key reach no prototype', () => {
    const json: unknown = JSON.parse(
      `{"series":[{"startdate":${FROM},"enddate":${TO},"state":1,"hr":{"__proto__":50}}]}`,
    );
    expect(decodeSleep(json).quarantined[0]?.received).toBe('"__proto__"');
    expect(({} as Record<string, unknown>)[String(FROM)]).toBeUndefined();
  });
});

describe('a sleep answer', () => {
  it.each([
    ['absent', undefined],
    ['null', null],
    ['an empty object', {}],
    ['an empty list', []],
    ['a model without a series', { model: 32 }],
    ['a series of null', { series: null }],
    ['an empty list for a series', { series: [] }],
    ['an empty object for a series', { series: {} }],
  ])('that is %s has no data', (_, body) => {
    expect(decodeSleep(body)).toMatchObject({ segments: [], quarantined: [] });
  });

  it('may list its segments as a map of indices', () => {
    expect(
      decodeSleep({ series: { '0': wireSegment(), '2': wireSegment({ state: 3 }) } }).segments,
    ).toHaveLength(2);
  });

  it('may hold one segment without a list, as today’s documentation shows it', () => {
    expect(decodeSleep({ series: wireSegment() }).segments).toHaveLength(1);
  });

  it.each([['text'], [42], [true], [{ series: 'none' }], [{ series: 7 }]])(
    'cannot be read from %j',
    (body) => {
      expect(() => decodeSleep(body)).toThrow(
        expect.objectContaining({ code: 'upstream_invalid', constructor: ApiError }),
      );
    },
  );

  it('may hold more than the day, the week or the 200 segments that the document allows', () => {
    const series = Array.from({ length: 613 }, (_, index) =>
      wireSegment({ startdate: FROM + index * 1000, enddate: FROM + index * 1000 + 987 }),
    );
    expect(decode(...series).segments).toHaveLength(613);
  });
});

it('sleep is asked for at the neutral route with its window', async () => {
  const asked: unknown[] = [];
  await fetchSleep({ get: async (...args) => void asked.push(args) }, { from: FROM, to: TO });
  expect(asked).toEqual([['api/sleep', { from: FROM, to: TO }, undefined]]);
});
