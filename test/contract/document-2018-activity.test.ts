import { describe, expect, it } from 'vitest';

import { decodeActivityPage } from '#api/activity.ts';
import { createClient } from '#api/client.ts';
import type { Operation } from '#api/dialects/dialect.ts';
import { nokia } from '#api/dialects/nokia.ts';
import { withings } from '#api/dialects/withings.ts';
import { decodeIntraday } from '#api/intraday.ts';
import { decodeWorkoutPage } from '#api/workouts.ts';

import {
  getactivityRange,
  getactivityRangeMended,
  getactivitySingleDay,
  getactivitySingleDayMended,
  getintradayactivity,
  getintradayactivityMended,
  getworkouts,
} from './document-2018-activity.ts';

function bodyOf(example: string): unknown {
  // The examples are objects with a body; the decoders check the rest.
  return (JSON.parse(example) as { body: unknown }).body;
}

describe('every example that is JSON', () => {
  const examples: readonly (readonly [string, Operation, string])[] = [
    ['getactivity of a single day', 'activity', getactivitySingleDayMended],
    ['getactivity of a range', 'activity', getactivityRangeMended],
    ['getintradayactivity', 'intraday', getintradayactivityMended],
    ['getworkouts', 'workouts', getworkouts],
  ];

  it.each(examples)('%s is a success in both dialects', (_, operation, example) => {
    const json: unknown = JSON.parse(example);
    expect([nokia, withings].map((dialect) => dialect.readFailure(operation, 200, json))).toEqual([
      null,
      null,
    ]);
  });
});

describe('an example that is not JSON', () => {
  it.each([
    ['getactivity of a single day', getactivitySingleDay],
    ['getactivity of a range', getactivityRange],
    ['getintradayactivity', getintradayactivity],
  ])('%s is an unreadable answer as published', async (_, example) => {
    const client = createClient({
      fetch: async () => new Response(example),
      baseUrl: 'https://dash.example/',
      now: () => 0,
    });
    await expect(client.get('api/activity')).rejects.toMatchObject({
      name: 'ApiError',
      code: 'upstream_invalid',
    });
  });
});

describe('getactivity of a single day', () => {
  it('is one day, though no list', () => {
    expect(decodeActivityPage(bodyOf(getactivitySingleDayMended))).toMatchObject({
      days: [
        {
          day: '2015-04-10',
          timeZone: 'Europe/Berlin',
          zoneSource: 'record',
          steps: 6523,
          distanceM: 4600,
          activeKcal: 408.52,
          elevationM: 18.2,
          softSec: 5880,
          moderateSec: 1080,
          intenseSec: 540,
        },
      ],
      more: false,
      nextOffset: null,
      quarantined: [],
    });
  });
});

describe('getactivity of a range', () => {
  const page = decodeActivityPage(bodyOf(getactivityRangeMended));

  it('gives three days in order', () => {
    expect(page.days.map(({ day, steps }) => [day, steps])).toEqual([
      ['2015-10-06', 10_233],
      ['2015-10-07', 6027],
      ['2015-10-08', 2552],
    ]);
  });

  it('has no intense time where none came, which is not 0', () => {
    expect(page.days.map(({ intenseSec }) => intenseSec)).toEqual([0, undefined, 540]);
  });

  it('takes the later of two elevations', () => {
    expect(page.days[1]?.elevationM).toBe(50.78);
  });

  it('loses nothing', () => {
    expect(page.quarantined).toEqual([]);
  });
});

describe('getintradayactivity', () => {
  it('gives its three entries, strokes and laps included', () => {
    expect(decodeIntraday(bodyOf(getintradayactivityMended))).toEqual({
      samples: [
        { at: 1_368_141_046, activeKcal: 0, durationSec: 611 },
        {
          at: 1_368_141_657,
          activeKcal: 0.87,
          durationSec: 60,
          steps: 18,
          elevationM: 0.03,
          distanceM: 13.26,
        },
        { at: 1_368_141_717, activeKcal: 1.2, durationSec: 60, strokes: 56, poolLaps: 2 },
      ],
      quarantined: [],
    });
  });
});

describe('getworkouts', () => {
  it('gives a swim on the day of its start, with laps, strokes and its own duration', () => {
    expect(decodeWorkoutPage(bodyOf(getworkouts))).toMatchObject({
      workouts: [
        {
          id: 16_618_655,
          category: 7,
          from: 1_425_445_911,
          to: 1_425_457_911,
          day: '2015-03-04',
          timeZone: 'Europe/Paris',
          zoneSource: 'record',
          attrib: 0,
          modelId: 61,
          modifiedAt: 1_425_457_943,
          poolLaps: 400,
          strokes: 800,
          activeKcal: 2500,
          durationSec: 2600,
        },
      ],
      more: false,
      nextOffset: null,
      quarantined: [],
    });
  });
});
