import { describe, expect, it } from 'vitest';

import { decodeUser, fetchUser } from '#api/user.ts';

describe('a profile', () => {
  it('gives id, zone, creation time and first days', () => {
    expect(
      decodeUser({
        user: {
          id: 3_537_173,
          created: 1_409_841_457,
          timezone: 'Europe/Paris',
          firstmeasure: { weight: '2013-08-27', activity: '2014-08-14' },
        },
      }),
    ).toEqual({
      userid: '3537173',
      timeZone: 'Europe/Paris',
      createdAt: 1_409_841_457,
      firstWeightDay: '2013-08-27',
      firstActivityDay: '2014-08-14',
    });
  });

  it('may be the first of a list', () => {
    expect(decodeUser({ users: [{ id: 29 }] }).userid).toBe('29');
  });

  it('keeps an id in text as it is', () => {
    expect(decodeUser({ user: { userid: '0363' } }).userid).toBe('0363');
  });

  it.each([undefined, null, {}, [], { user: [] }, { user: null }, { users: [] }, { user: 'x' }])(
    'of %j knows nothing',
    (body) => {
      expect(decodeUser(body)).toEqual({ userid: null, timeZone: null });
    },
  );

  it.each([
    ['zone', { timezone: 'Mars/Olympus' }],
    ['creation time', { created: false }],
    ['creation time in milliseconds', { created: 1_409_841_457_000 }],
    ['first days', { firstmeasure: [] }],
    ['first weight day', { firstmeasure: { weight: '2013-02-30', activity: null } }],
  ])('loses a bad %s alone', (_, fields) => {
    expect(decodeUser({ user: { id: 1, ...fields } })).toEqual({ userid: '1', timeZone: null });
  });

  it.each([['text'], [42], [true], [[{ id: 1 }]]])('cannot be read from %j', (body) => {
    expect(() => decodeUser(body)).toThrow(expect.objectContaining({ code: 'upstream_invalid' }));
  });

  it('is asked for at the neutral route', async () => {
    const user = await fetchUser({ get: async (path) => ({ user: { userid: path } }) });
    expect(user.userid).toBe('api/user');
  });
});
