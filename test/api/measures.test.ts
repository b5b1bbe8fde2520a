import { describe, expect, it } from 'vitest';

import type { QueryParams } from '#api/client.ts';
import { ApiError } from '#api/errors.ts';
import { decodeMeasurePage, fetchMeasures, type MeasurePage } from '#api/measures.ts';
import type { Measure, MeasureGroup } from '#domain/measures.ts';

const AT = 1_704_769_719;

function wireGroup(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    grpid: 1,
    attrib: 0,
    date: AT,
    category: 1,
    measures: [{ value: 79_300, type: 1, unit: -3 }],
    ...fields,
  };
}

function decode(...groups: unknown[]): MeasurePage {
  return decodeMeasurePage({ measuregrps: groups });
}

function decodeOne(fields: Record<string, unknown> = {}): MeasureGroup | undefined {
  return decode(wireGroup(fields)).groups[0];
}

function measuresOf(...measures: unknown[]): readonly Measure[] | undefined {
  return decodeOne({ measures })?.measures;
}

describe('a measure', () => {
  it.each([
    [95_817, -3, 95.817],
    [95_854, -3, 95.854],
    [14_125, -3, 14.125],
    [652, -1, 65.2],
    [115, -2, 1.15],
    [37, 0, 37],
    [8, 1, 80],
  ])('%i·10^%i is exactly %d', (value, unit, expected) => {
    expect(measuresOf({ type: 1, value, unit })).toEqual([{ type: 1, value: expected }]);
  });

  it('may come in text', () => {
    expect(measuresOf({ type: '1', value: '79300', unit: '-3' })).toEqual([{ type: 1, value: 79.3 }]);
  });

  it('keeps its position', () => {
    expect(measuresOf({ type: 173, value: 4000, unit: -2, position: 12 })).toEqual([
      { type: 173, value: 40, position: 12 },
    ]);
  });

  it.each([null, false, undefined])('has no position when that is %s', (position) => {
    expect(measuresOf({ type: 1, value: 80, unit: 0, position })).toEqual([{ type: 1, value: 80 }]);
  });

  it('of an unknown type is kept as it is', () => {
    expect(measuresOf({ type: 18, value: -1000, unit: -3 })).toEqual([{ type: 18, value: -1 }]);
  });

  it('may be a temperature below zero', () => {
    expect(measuresOf({ type: 12, value: -45, unit: -1 })).toEqual([{ type: 12, value: -4.5 }]);
  });

  it('of zero is never minus zero', () => {
    expect(Object.is(measuresOf({ type: 12, value: -0, unit: -1 })?.[0]?.value, 0)).toBe(true);
  });

  it.each([
    [99, 0, 99],
    [95, -2, 95],
    [1, 0, 100],
    [975, -3, 97.5],
  ])('of SpO2 %i·10^%i is %d %%', (value, unit, percent) => {
    expect(measuresOf({ type: 54, value, unit })).toEqual([{ type: 54, value: percent }]);
  });

  it('repeated word for word counts once', () => {
    const row = { type: 5, value: 7718, unit: -2, position: 7 };
    expect(measuresOf(row, { ...row, algo: 3 })).toEqual([{ type: 5, value: 77.18, position: 7 }]);
  });

  it('repeated word for word among hundreds counts once', () => {
    const rows = Array.from({ length: 300 }, (_, position) => ({ type: 5, value: 7718, unit: -2, position }));
    expect(measuresOf(...rows, ...rows)).toEqual(measuresOf(...rows));
  });

  it('of the same type with another position counts again', () => {
    expect(
      measuresOf({ type: 5, value: 77, unit: 0, position: 7 }, { type: 5, value: 77, unit: 0 }),
    ).toHaveLength(2);
  });
});

describe('a measure that cannot be read', () => {
  const good = { type: 6, value: 178, unit: -1 };

  it.each([
    ['no value', { type: 1, unit: -3 }, 'value', '"value"', 'undefined'],
    ['a null value', { type: 1, value: null, unit: -3 }, 'value', 'number', 'null'],
    ['false for a value', { type: 1, value: false, unit: -3 }, 'value', 'number', 'false'],
    ['a value in words', { type: 1, value: '79,3', unit: -3 }, 'value', 'number', '"79,3"'],
    ['empty text', { type: 1, value: '', unit: -3 }, 'value', 'number', '""'],
    [
      'an infinite value',
      { type: 1, value: Number.POSITIVE_INFINITY, unit: 0 },
      'value',
      'number',
      'Infinity',
    ],
    ['no unit', { type: 1, value: 79_300 }, 'unit', '"unit"', 'undefined'],
    ['a fractional unit', { type: 1, value: 79_300, unit: -2.5 }, 'unit', 'integer', '-2.5'],
    ['a huge unit', { type: 1, value: 1, unit: 400 }, 'value', 'decimal in range', '1e400'],
    ['a tiny unit', { type: 1, value: 1, unit: -400 }, 'value', 'decimal in range', '1e-400'],
    [
      'an unsafe product',
      { type: 1, value: 2 ** 53 - 1, unit: 3 },
      'value',
      'decimal in range',
      '9007199254740991e3',
    ],
    ['no type', { value: 79_300, unit: -3 }, 'type', '"type"', 'undefined'],
    ['a type in words', { type: 'weight', value: 79_300, unit: -3 }, 'type', 'integer', '"weight"'],
    ['a position in words', { type: 5, value: 1, unit: 0, position: 'arm' }, 'position', 'integer', '"arm"'],
    ['a weight of zero', { type: 1, value: 0, unit: 0 }, 'value', 'positive number', '0e0'],
    ['a sentinel for a pulse', { type: 11, value: -1, unit: 0 }, 'value', 'positive number', '-1e0'],
    ['a sentinel for SpO2', { type: 54, value: -1, unit: 0 }, 'value', 'positive number', '-1e0'],
  ])('for %s is quarantined with what was expected', (_, bad, field, expected, received) => {
    expect(decode(wireGroup({ measures: [good, bad] })).quarantined).toEqual([
      { path: `measuregrps.0.measures.1.${field}`, expected, received, raw: bad },
    ]);
  });

  it.each([[null], ['79.3'], [[]], [42]])('%j costs neither its neighbours nor its group', (bad) => {
    expect(measuresOf(bad, good)).toEqual([{ type: 6, value: 17.8 }]);
  });

  it('leaves its group standing when it was the only one', () => {
    expect(measuresOf({ type: 1 })).toEqual([]);
  });
});

describe('a group', () => {
  it('carries what was sent', () => {
    expect(
      decodeOne({
        created: AT + 100,
        modified: AT + 200,
        deviceid: '51e8',
        hash_deviceid: '51e9',
        modelid: 10,
        model: 'Body Scan',
        comment: 'after a walk',
        timezone: 'Europe/Berlin',
        attrib: 2,
      }),
    ).toEqual({
      id: 1,
      at: AT,
      timeZone: 'Europe/Berlin',
      zoneSource: 'record',
      category: 1,
      attrib: 2,
      createdAt: AT + 100,
      modifiedAt: AT + 200,
      deviceId: '51e8',
      modelId: 10,
      model: 'Body Scan',
      comment: 'after a walk',
      measures: [{ type: 1, value: 79.3 }],
    });
  });

  it('leaves out what is null or false', () => {
    expect(
      decodeOne({
        created: false,
        modified: null,
        deviceid: null,
        modelid: null,
        model: null,
        comment: null,
      }),
    ).toEqual({
      id: 1,
      at: AT,
      timeZone: 'UTC',
      zoneSource: 'fallback',
      category: 1,
      attrib: 0,
      measures: [{ type: 1, value: 79.3 }],
    });
  });

  it('takes the hashed device id where the plain one is missing', () => {
    expect(decodeOne({ deviceid: null, hash_deviceid: '51e9' })?.deviceId).toBe('51e9');
  });

  it('takes the documented name of the model number too', () => {
    expect(decodeOne({ model_id: 5 })?.modelId).toBe(5);
  });

  it('may carry its numbers as text', () => {
    expect(decodeOne({ grpid: '2909', date: '1222930968' })).toMatchObject({ id: 2909, at: 1_222_930_968 });
  });

  it('keeps an undocumented attrib and category', () => {
    expect(decodeOne({ attrib: 10_009, category: 7 })).toMatchObject({ attrib: 10_009, category: 7 });
  });

  it.each([undefined, null, 'sure'])('with an attrib of %s is not taken for a sure one', (attrib) => {
    expect(decodeOne({ attrib })?.attrib).toBe(-1);
  });

  it.each([undefined, null, false, [], {}])('may have no measures, written %j', (measures) => {
    expect(decodeOne({ measures })?.measures).toEqual([]);
  });

  it('may list its measures as a map of indices', () => {
    expect(decodeOne({ measures: { '0': { type: 1, value: 80, unit: 0 } } })?.measures).toEqual([
      { type: 1, value: 80 },
    ]);
  });

  it('loses a creation time in milliseconds, not itself', () => {
    expect(decodeOne({ created: AT * 1000 })).not.toHaveProperty('createdAt');
  });

  it('ignores fields it does not know', () => {
    expect(decode(wireGroup({ probability: 0.4, is_inconclusive: false })).quarantined).toEqual([]);
  });
});

describe('a group that cannot be read', () => {
  it.each([
    ['milliseconds', AT * 1000],
    ['zero', 0],
    ['a negative time', -AT],
    ['the year 2100', 4_102_444_800],
    ['a fraction', AT + 0.5],
    ['a date in words', '2024-01-09'],
    ['null', null],
  ])('for %s as its time is quarantined', (_, date) => {
    const bad = wireGroup({ date });
    expect(decode(bad).quarantined).toEqual([
      expect.objectContaining({ path: 'measuregrps.0.date', expected: 'epoch seconds', raw: bad }),
    ]);
  });

  it.each([
    ['grpid', undefined],
    ['grpid', 'abc'],
    ['grpid', 2 ** 60],
    ['category', undefined],
    ['category', 'real'],
    ['measures', 'none'],
  ])('for its %s of %s is quarantined', (field, value) => {
    expect(decode(wireGroup({ [field]: value })).quarantined[0]?.path).toBe(`measuregrps.0.${field}`);
  });

  it.each([[null], ['group'], [7], [[]], [true]])('%j costs its neighbours nothing', (bad) => {
    expect(decode(bad, wireGroup(), bad).groups).toHaveLength(1);
  });

  it('is cut short in its description', () => {
    expect(decode(wireGroup({ grpid: 'x'.repeat(5000) })).quarantined[0]?.received).toHaveLength(80);
  });
});

function zoneOf(profile: unknown, record: unknown): unknown {
  const page = decodeMeasurePage({ timezone: profile, measuregrps: [wireGroup({ timezone: record })] });
  return [page.groups[0]?.timeZone, page.groups[0]?.zoneSource];
}

describe('the zone of a group', () => {
  it('is its own before the profile', () => {
    expect(zoneOf('Europe/Paris', 'Asia/Tokyo')).toEqual(['Asia/Tokyo', 'record']);
  });

  it('is the profile where it has none', () => {
    expect(zoneOf('Europe/Paris', undefined)).toEqual(['Europe/Paris', 'profile']);
  });

  it('is the profile where its own makes no sense', () => {
    expect(zoneOf('Europe/Paris', 'Mars/Olympus')).toEqual(['Europe/Paris', 'profile']);
  });

  it.each(['"Europe/Paris"', String.raw`Europe\/Paris`])('is read through escapes: %s', (zone) => {
    expect(zoneOf(zone, undefined)).toEqual(['Europe/Paris', 'profile']);
  });

  it.each([undefined, null, '', 'Nowhere', 42])('falls back to UTC for a profile zone of %j', (zone) => {
    expect(zoneOf(zone, undefined)).toEqual(['UTC', 'fallback']);
  });
});

describe('the same group twice in a page', () => {
  it('counts in its newest version', () => {
    const page = decode(
      wireGroup({ attrib: 0, modified: AT + 1 }),
      wireGroup({ attrib: 2, modified: AT + 9 }),
      wireGroup({ attrib: 1, modified: AT + 5 }),
    );
    expect(page.groups.map(({ attrib }) => attrib)).toEqual([2]);
  });

  it('counts as it came first where neither is dated', () => {
    const page = decode(wireGroup({ attrib: 0 }), wireGroup({ attrib: 2 }));
    expect(page.groups.map(({ attrib }) => attrib)).toEqual([0]);
  });

  it('keeps the raw record of the version that counts', () => {
    const newer = wireGroup({ modified: AT + 9 });
    expect(decode(wireGroup(), newer).raw.get(1)).toBe(newer);
  });

  it('counts in the version that can be read', () => {
    expect(decode(wireGroup({ date: 0, modified: AT }), wireGroup()).groups).toHaveLength(1);
  });
});

describe('the raw record of a group', () => {
  it('is kept untouched, fields we do not know included', () => {
    const raw = wireGroup({ probability: 0.4, measures: [{ type: 1, value: 'bad', unit: 0 }] });
    expect(decode(raw).raw.get(1)).toBe(raw);
  });
});

describe('a page', () => {
  it.each([
    ['absent', undefined],
    ['null', null],
    ['an empty object', {}],
    ['an empty list', []],
    ['without a list', { updatetime: AT, timezone: 'Europe/Paris' }],
    ['with null for a list', { measuregrps: null }],
    ['with an object for a list', { measuregrps: {} }],
  ])('%s is empty', (_, body) => {
    expect(decodeMeasurePage(body)).toMatchObject({ groups: [], quarantined: [], nextOffset: null });
  });

  it.each([['text'], [42], [true], [{ measuregrps: 'none' }], [{ measuregrps: 7 }]])(
    'cannot be read from %j',
    (body) => {
      expect(() => decodeMeasurePage(body)).toThrow(
        expect.objectContaining({ code: 'upstream_invalid', constructor: ApiError }),
      );
    },
  );

  it('may be a bare list of groups', () => {
    expect(decodeMeasurePage([wireGroup(), 'junk'])).toMatchObject({
      groups: [{ id: 1 }],
      quarantined: [{ path: '1' }],
    });
  });

  it.each([AT, String(AT)])('knows the clock of the service from %j', (updatetime) => {
    expect(decodeMeasurePage({ updatetime }).serverTime).toBe(AT);
  });

  it.each([undefined, 0, AT * 1000, 'now'])('knows no clock from %j', (updatetime) => {
    expect(decodeMeasurePage({ updatetime }).serverTime).toBeNull();
  });

  it.each([[true], [1], ['1'], ['true']])('has a next page when more is %j', (more) => {
    expect(decodeMeasurePage({ more, offset: 200 }).nextOffset).toBe(200);
  });

  it.each([[false], [0], ['0'], ['false'], [2], [null], [undefined], ['yes'], [[]]])(
    'is the last when more is %j',
    (more) => {
      expect(decodeMeasurePage({ more, offset: 200 })).toMatchObject({ more: false, nextOffset: null });
    },
  );

  it('takes an offset in text', () => {
    expect(decodeMeasurePage({ more: 1, offset: '200' }).nextOffset).toBe(200);
  });

  it.each([[undefined], [false], [null], [-5], ['next']])(
    'says that there is more without an offset: %j',
    (offset) => {
      expect(decodeMeasurePage({ more: true, offset })).toMatchObject({ more: true, nextOffset: null });
    },
  );
});

describe('hostile keys', () => {
  it('do not reach the prototype of objects', () => {
    const json: unknown = JSON.parse(
      '{"__proto__":{"polluted":1},"measuregrps":[{"__proto__":{"grpid":9},"constructor":{"prototype":{"polluted":1}},' +
        `"grpid":1,"date":${AT},"category":1,"measures":[{"__proto__":{"polluted":1},"type":1,"value":80,"unit":0}]}]}`,
    );
    const [group] = decodeMeasurePage(json).groups;
    expect([({} as Record<string, unknown>)['polluted'], group?.id]).toEqual([undefined, 1]);
  });

  it('do not stand in for a missing field', () => {
    const json: unknown = JSON.parse(`{"measuregrps":[{"__proto__":{"grpid":9},"date":${AT},"category":1}]}`);
    expect(decodeMeasurePage(json).quarantined[0]?.path).toBe('measuregrps.0.grpid');
  });
});

async function paramsOf(
  params: Parameters<typeof fetchMeasures>[1],
): Promise<[string, QueryParams | undefined]> {
  let asked: [string, QueryParams | undefined] = ['', undefined];
  await fetchMeasures(
    {
      get: async (path, query) => {
        asked = [path, query];
        return { measuregrps: [] };
      },
    },
    params,
  );
  return asked;
}

describe('asking for measures', () => {
  it('goes to the neutral route with a comma list of types', async () => {
    expect(await paramsOf({ types: [1, 4], updatedSince: 5, offset: 200 })).toEqual([
      'api/measures',
      { types: '1,4', updatedSince: 5, offset: 200 },
    ]);
  });

  it('names no types when all are wanted', async () => {
    expect(await paramsOf({ types: [] })).toEqual(['api/measures', {}]);
  });

  it('hands the abort signal on', async () => {
    const { signal } = new AbortController();
    let received: AbortSignal | undefined;
    await fetchMeasures(
      {
        get: async (_path, _params, given) => {
          received = given;
          return {};
        },
      },
      {},
      signal,
    );
    expect(received).toBe(signal);
  });
});
