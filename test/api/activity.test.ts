import { describe, expect, it } from 'vitest';

import { decodeActivityPage, fetchActivity, type ActivityPage, type DaysParams } from '#api/activity.ts';
import { ApiError } from '#api/errors.ts';
import type { WireActivity, WireActivityBody } from '#api/wire/activity.ts';
import type { ActivityDay } from '#domain/activity.ts';

const DAY = '2015-10-06';
const AT = 1_444_168_800;

function decode(...activities: unknown[]): ActivityPage {
  return decodeActivityPage({ activities });
}

function decodeOne(fields: Record<string, unknown> = {}): ActivityDay | undefined {
  return decode({ date: DAY, timezone: 'Europe/Berlin', ...fields }).days[0];
}

describe('a day', () => {
  it('carries everything that was sent, in SI units', () => {
    const wire: WireActivity = {
      date: DAY,
      timezone: 'Europe/Berlin',
      steps: 10_233,
      distance: 7439.44,
      elevation: 808.24,
      soft: 9240,
      moderate: 960,
      intense: 540,
      active: 1500,
      calories: 530.79,
      totalcalories: 2371.5,
      hr_average: 71,
      hr_min: 48,
      hr_max: 163,
      hr_zone_0: 1000,
      hr_zone_1: 2000,
      hr_zone_2: 300,
      hr_zone_3: 0,
      deviceid: 'aa00bb11',
      hash_deviceid: 'cc22',
      model: 'Steel HR',
      modelid: 55,
      brand: 1,
      is_tracker: true,
      modified: AT,
    };
    expect(decode(wire)).toMatchObject({
      quarantined: [],
      days: [
        {
          day: DAY,
          timeZone: 'Europe/Berlin',
          zoneSource: 'record',
          steps: 10_233,
          distanceM: 7439.44,
          elevationM: 808.24,
          softSec: 9240,
          moderateSec: 960,
          intenseSec: 540,
          activeSec: 1500,
          activeKcal: 530.79,
          totalKcal: 2371.5,
          heartRate: { averageBpm: 71, minBpm: 48, maxBpm: 163, zoneSec: [1000, 2000, 300, 0] },
          deviceId: 'aa00bb11',
          model: 'Steel HR',
          modelId: 55,
          brand: 1,
          isTracker: true,
          modifiedAt: AT,
        },
      ],
    });
  });

  it('has nothing but its date and zone where nothing else came', () => {
    expect(decodeOne()).toEqual({ day: DAY, timeZone: 'Europe/Berlin', zoneSource: 'record' });
  });

  it('keeps an elevation in metres, whatever today’s documents call it', () => {
    expect(decodeOne({ elevation: 33.68 })?.elevationM).toBe(33.68);
  });

  it('keeps a real zero', () => {
    expect(decodeOne({ steps: 0, intense: 0 })).toMatchObject({ steps: 0, intenseSec: 0 });
  });

  it.each([undefined, null, false])('lacks a field that came as %s', (steps) => {
    expect(decodeOne({ steps })).not.toHaveProperty('steps');
  });

  it('may carry numbers as text', () => {
    expect(decodeOne({ steps: '6027', distance: '5015.6' })).toMatchObject({
      steps: 6027,
      distanceM: 5015.6,
    });
  });

  it.each([null, false, ''])('has no device where its id is %j', (deviceid) => {
    expect(decodeOne({ deviceid, hash_deviceid: null })).not.toHaveProperty('deviceId');
  });

  it('takes the hashed device id where the plain one is missing', () => {
    expect(decodeOne({ deviceid: null, hash_deviceid: 'cc22' })?.deviceId).toBe('cc22');
  });

  it('takes the model number under its other name too', () => {
    expect(decodeOne({ model_id: 93 })?.modelId).toBe(93);
  });

  it('keeps a brand and a model that are new to us', () => {
    expect(decodeOne({ brand: 77, modelid: 4711 })).toMatchObject({ brand: 77, modelId: 4711 });
  });

  it.each([
    [false, false],
    [0, false],
    [1, true],
  ])('with %j for a tracker says %s', (is_tracker, isTracker) => {
    expect(decodeOne({ is_tracker })?.isTracker).toBe(isTracker);
  });

  it('loses a change time of false, not itself', () => {
    expect(decodeOne({ modified: false })).not.toHaveProperty('modifiedAt');
  });

  it('ignores fields it does not know', () => {
    expect(decode({ date: DAY, floors: -3, mood: 'good' }).quarantined).toEqual([]);
  });
});

describe('the heart rate of a day', () => {
  it('is absent where none came', () => {
    expect(decodeOne({ steps: 5 })).not.toHaveProperty('heartRate');
  });

  it('is absent where the service writes 0 for "not measured"', () => {
    expect(
      decodeOne({
        hr_average: 0,
        hr_min: 0,
        hr_max: 0,
        hr_zone_0: 0,
        hr_zone_1: 0,
        hr_zone_2: 0,
        hr_zone_3: 0,
      }),
    ).not.toHaveProperty('heartRate');
  });

  it('has no zones where none came', () => {
    expect(decodeOne({ hr_average: 70 })?.heartRate).toEqual({ averageBpm: 70 });
  });

  it('tells a zone that did not come from one of 0 s', () => {
    expect(decodeOne({ hr_average: 70, hr_zone_1: 0, hr_zone_3: 30 })?.heartRate?.zoneSec).toEqual([
      null,
      0,
      null,
      30,
    ]);
  });

  it('may consist of zones alone', () => {
    expect(decodeOne({ hr_zone_0: 60 })?.heartRate).toEqual({ zoneSec: [60, null, null, null] });
  });
});

describe('a field that cannot be read', () => {
  it.each([
    ['steps', -1, 'number of 0 or more', '-1'],
    ['distance', -0.5, 'number of 0 or more', '-0.5'],
    ['elevation', 'high', 'number of 0 or more', '"high"'],
    ['calories', Number.POSITIVE_INFINITY, 'number of 0 or more', 'Infinity'],
    ['soft', 2 ** 53, 'number of 0 or more', '9007199254740992'],
    ['moderate', [60], 'number of 0 or more', 'Array'],
    ['intense', {}, 'number of 0 or more', 'Object'],
    ['active', true, 'number of 0 or more', 'true'],
    ['hr_min', -1, 'positive number', '-1'],
    ['hr_zone_2', -1, 'number of 0 or more', '-1'],
    ['brand', 1.5, 'integer', '1.5'],
  ])('%s of %j costs itself alone', (name, value, expected, received) => {
    const page = decode({ date: DAY, totalcalories: 2000, [name]: value });
    expect(page.quarantined).toEqual([{ path: `activities.0.${name}`, expected, received, raw: value }]);
    expect(page.days).toEqual([{ day: DAY, timeZone: 'UTC', zoneSource: 'fallback', totalKcal: 2000 }]);
  });

  it('is never minus zero', () => {
    expect(Object.is(decodeOne({ steps: -0 })?.steps, 0)).toBe(true);
  });
});

describe('a row that is no day', () => {
  it.each([
    ['no date', {}, 'undefined'],
    ['a null date', { date: null }, 'null'],
    ['a date no calendar has', { date: '2015-02-30' }, '"2015-02-30"'],
    ['a date in another order', { date: '06.10.2015' }, '"06.10.2015"'],
    ['an instant for a date', { date: AT }, String(AT)],
  ])('for %s is quarantined whole', (_, fields, received) => {
    const bad = { steps: 5, ...fields };
    expect(decode(bad)).toMatchObject({
      days: [],
      quarantined: [{ path: 'activities.0.date', expected: 'YYYY-MM-DD', received, raw: bad }],
    });
  });

  it.each([[null], ['day'], [7], [[]], [true]])('%j costs its neighbours nothing', (bad) => {
    const page = decode(bad, { date: DAY }, bad);
    expect(page.days).toHaveLength(1);
    expect(page.quarantined).toHaveLength(2);
  });
});

function zoneOf(timezone: unknown): unknown {
  const day = decodeOne({ timezone });
  return [day?.timeZone, day?.zoneSource];
}

describe('the zone of a day', () => {
  it.each(['Europe/Paris', '"Europe/Paris"', String.raw`Europe\/Paris`, ' Europe/Paris '])(
    'is read from %s',
    (timezone) => {
      expect(zoneOf(timezone)).toEqual(['Europe/Paris', 'record']);
    },
  );

  it.each([undefined, null, '', 'Mars/Olympus', 7])('falls back to UTC, and says so, for %j', (timezone) => {
    expect(zoneOf(timezone)).toEqual(['UTC', 'fallback']);
  });

  it('is its own before that of the page', () => {
    const page = decodeActivityPage({
      timezone: 'Europe/Paris',
      activities: [{ date: DAY, timezone: 'Asia/Tokyo' }, { date: '2015-10-07' }],
    });
    expect(page.days).toMatchObject([
      { timeZone: 'Asia/Tokyo', zoneSource: 'record' },
      { timeZone: 'Europe/Paris', zoneSource: 'profile' },
    ]);
  });
});

describe('the shape of an answer', () => {
  const day = { date: DAY, steps: 6523 };

  it.each([
    ['a list of days', { activities: [day] }],
    ['the single day of 2018 as the body itself', day],
    ['an object of days by date', { [DAY]: { steps: 6523 } }],
    ['an object of days by date that repeat it', { [DAY]: day }],
    ['a list written as a map of indices', { activities: { '0': day } }],
    ['a list written as a map of dates', { activities: { [DAY]: { steps: 6523 } } }],
    ['a bare list', [day]],
  ])('may be %s', (_, body) => {
    expect(decodeActivityPage(body)).toMatchObject({ days: [{ day: DAY, steps: 6523 }], quarantined: [] });
  });

  it.each([
    ['absent', undefined],
    ['null', null],
    ['an empty object', {}],
    ['an empty list', []],
    ['an empty list of days', { activities: [], more: false, offset: 0 }],
    ['an empty map of days', { activities: {} }],
    ['null for days', { activities: null }],
    ['false for days', { activities: false }],
    ['a page without days', { more: false }],
    ['a date with an empty list', { [DAY]: [] }],
    ['a date with null', { [DAY]: null }],
  ])('when %s is no data', (_, body) => {
    expect(decodeActivityPage(body)).toEqual({
      days: [],
      raw: new Map(),
      more: false,
      nextOffset: null,
      quarantined: [],
    });
  });

  it('with totals but no date is quarantined, since no day is known', () => {
    const body: WireActivityBody = { steps: 12 };
    expect(decodeActivityPage(body).quarantined).toEqual([
      { path: 'body.date', expected: 'YYYY-MM-DD', received: 'undefined', raw: body },
    ]);
  });

  it.each([['text'], [42], [true], [{ activities: 'none' }], [{ activities: 7 }]])(
    'cannot be read from %j',
    (body) => {
      expect(() => decodeActivityPage(body)).toThrow(
        expect.objectContaining({ code: 'upstream_invalid', constructor: ApiError }),
      );
    },
  );

  it('puts the days in order', () => {
    const dates = ['2015-10-08', '2015-10-06', '2015-10-07'];
    expect(decode(...dates.map((date) => ({ date }))).days.map(({ day }) => day)).toEqual([
      '2015-10-06',
      '2015-10-07',
      '2015-10-08',
    ]);
  });
});

function stepsOf(...rows: unknown[]): unknown {
  return decode(...rows).days.map(({ steps }) => steps);
}

describe('the same day twice', () => {
  const total = { date: DAY, deviceid: null, brand: 1, steps: 9000 };
  const tracker = { date: DAY, deviceid: 'aa00bb11', brand: 1, is_tracker: true, steps: 7000 };
  const phone = { date: DAY, deviceid: null, brand: 18, is_tracker: false, steps: 11_000 };

  it('counts in its newest version', () => {
    expect(
      stepsOf(
        { ...total, modified: AT },
        { ...total, steps: 9500, modified: AT + 9 },
        { ...total, modified: AT + 5 },
      ),
    ).toEqual([9500]);
  });

  it('counts as it came first where neither is dated', () => {
    expect(stepsOf(total, { ...total, steps: 1 })).toEqual([9000]);
  });

  it('counts as the total of the service before a tracker’s, in any order', () => {
    const late = { ...tracker, modified: AT };
    expect([stepsOf(total, late), stepsOf(late, total)]).toEqual([[9000], [9000]]);
  });

  it('counts as a tracker’s before a phone’s, in any order', () => {
    const late = { ...phone, modified: AT };
    expect([stepsOf(tracker, late), stepsOf(late, tracker)]).toEqual([[7000], [7000]]);
  });

  it('counts as a phone’s where there is nothing else', () => {
    expect(stepsOf(phone)).toEqual([11_000]);
  });

  it('is never mixed from two rows', () => {
    expect(decode(tracker, { ...total, steps: undefined }).days[0]).not.toHaveProperty('steps');
  });

  it('keeps the raw record of the row that counts', () => {
    const page = decode(tracker, total);
    expect([...page.raw]).toEqual([[DAY, total]]);
  });

  it('keeps no complaint about a row that does not count', () => {
    expect(decode(total, { ...tracker, distance: -1 }).quarantined).toEqual([]);
  });
});

describe('the raw record of a day', () => {
  it('is kept untouched, fields we do not know included', () => {
    const raw = { date: DAY, steps: -1, mood: 'good' };
    expect([...decode(raw).raw.values()][0]).toBe(raw);
  });
});

describe('the next page', () => {
  it.each([[true], [1], ['1'], ['true']])('is there when more is %j', (more) => {
    expect(decodeActivityPage({ activities: [], more, offset: 200 })).toMatchObject({
      more: true,
      nextOffset: 200,
    });
  });

  it('is not there when more is false, though the offset is', () => {
    expect(decodeActivityPage({ activities: [], more: false, offset: 200 })).toMatchObject({
      more: false,
      nextOffset: null,
    });
  });

  it('is unknown when there is more without an offset', () => {
    expect(decodeActivityPage({ activities: [], more: true })).toMatchObject({
      more: true,
      nextOffset: null,
    });
  });
});

describe('hostile keys', () => {
  it('do not reach the prototype of objects', () => {
    const json: unknown = JSON.parse(
      `{"__proto__":{"polluted":1},"activities":{"__proto__":{"date":"${DAY}"},"0":{"__proto__":{"steps":9},"date":"2015-10-07"}}}`,
    );
    const page = decodeActivityPage(json);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(page.days.find(({ day }) => day === '2015-10-07')).not.toHaveProperty('steps');
  });
});

async function paramsOf(params: DaysParams): Promise<unknown> {
  let asked: unknown;
  await fetchActivity(
    {
      get: async (...args) => {
        asked = args;
        return {};
      },
    },
    params,
    AbortSignal.abort('reason'),
  );
  return asked;
}

describe('asking for days', () => {
  it('goes to the neutral route with the parameters and the abort signal', async () => {
    expect(await paramsOf({ from: DAY, to: DAY, offset: 200 })).toEqual([
      'api/activity',
      { from: DAY, to: DAY, offset: 200 },
      expect.objectContaining({ reason: 'reason' }),
    ]);
  });

  it('gives the decoded page', async () => {
    const page = await fetchActivity({ get: async () => ({ activities: [{ date: DAY }] }) }, {});
    expect(page.days).toHaveLength(1);
  });
});
