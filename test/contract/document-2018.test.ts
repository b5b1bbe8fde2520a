import { describe, expect, it } from 'vitest';

import type { Operation } from '#api/dialects/dialect.ts';
import { nokia } from '#api/dialects/nokia.ts';
import { withings } from '#api/dialects/withings.ts';
import { decodeMeasurePage } from '#api/measures.ts';
import { decodeUser } from '#api/user.ts';

import { getinfoOfMakingRequests, getinfoOfUser, getmeas } from './document-2018.ts';

function bodyOf(example: string): unknown {
  // The examples are objects with a body; the decoders check the rest.
  return (JSON.parse(example) as { body: unknown }).body;
}

describe('every example', () => {
  const examples: readonly (readonly [string, Operation, string])[] = [
    ['getinfo of "Making requests"', 'user', getinfoOfMakingRequests],
    ['getinfo of "user.getinfo"', 'user', getinfoOfUser],
    ['getmeas', 'measures', getmeas],
  ];

  it.each(examples)('%s is a success in both dialects', (_, operation, example) => {
    const json: unknown = JSON.parse(example);
    expect([nokia, withings].map((dialect) => dialect.readFailure(operation, 200, json))).toEqual([
      null,
      null,
    ]);
  });
});

describe('getinfo of "Making requests"', () => {
  it('gives the id and the zone without its escapes', () => {
    expect(decodeUser(bodyOf(getinfoOfMakingRequests))).toEqual({
      userid: '892535',
      timeZone: 'Europe/Paris',
    });
  });
});

describe('getinfo of "user.getinfo"', () => {
  it('gives the id, when the account began, and its first days', () => {
    expect(decodeUser(bodyOf(getinfoOfUser))).toEqual({
      userid: '3537173',
      timeZone: null,
      createdAt: 1_409_841_457,
      firstWeightDay: '2013-08-27',
      firstActivityDay: '2014-08-14',
    });
  });
});

describe('getmeas', () => {
  const page = decodeMeasurePage(bodyOf(getmeas));

  it('gives both groups of the same second, with exact decimals', () => {
    const shared = {
      at: 1_222_930_968,
      timeZone: 'Europe/Paris',
      zoneSource: 'profile',
      category: 1,
      attrib: 0,
    };
    expect(page.groups).toEqual([
      {
        ...shared,
        id: 2909,
        measures: [
          { type: 1, value: 79.3 },
          { type: 5, value: 65.2 },
          { type: 6, value: 17.8 },
          { type: 8, value: 14.125 },
        ],
      },
      { ...shared, id: 2908, measures: [{ type: 4, value: 1.73 }] },
    ]);
  });

  it('is one complete page with the clock and the zone of the service', () => {
    expect(page).toMatchObject({
      serverTime: 1_249_409_679,
      timeZone: 'Europe/Paris',
      more: false,
      nextOffset: null,
      quarantined: [],
    });
  });
});
