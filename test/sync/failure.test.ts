import { describe, expect, it } from 'vitest';
import { ApiError } from '#api/errors.ts';
import { PagingError } from '#api/paging.ts';
import { AccountChangedError } from '#sync/account.ts';
import { isOfCallAlone, isOfService, readFailure } from '#sync/failure.ts';
import { createSetAside } from '#sync/set-aside.ts';
import { failWith } from './fake-service.ts';

const online = { failures: 0, isOnline: true };

describe('a failed call', () => {
  it.each(['auth_required', 'reconnect_required'] as const)('with %s ends the link', (code) => {
    expect(readFailure(failWith(code), online)).toMatchObject({ phase: 'reconnect', retryInSec: null });
  });

  it('of another account ends the link without an error', () => {
    expect(readFailure(new AccountChangedError(), online)).toMatchObject({
      phase: 'reconnect',
      error: null,
    });
  });

  it('that has to wait does so for as long as the service says', () => {
    expect(readFailure(failWith('rate_limited', 37), online)).toMatchObject({
      phase: 'waiting',
      retryInSec: 37,
    });
  });

  it('that reached nobody is the network', () => {
    const unreached = new ApiError('upstream_unavailable', 'test', { cause: new TypeError('fetch failed') });
    expect(readFailure(unreached, online)).toMatchObject({ phase: 'offline', retryInSec: 15 });
  });

  it('while the browser is offline waits for the network alone', () => {
    const failure = readFailure(failWith('upstream_timeout'), { failures: 3, isOnline: false });
    expect(failure).toMatchObject({ phase: 'offline', retryInSec: null });
  });

  it('says why paging was given up', () => {
    expect(readFailure(new PagingError('empty-pages'), online)).toMatchObject({
      phase: 'error',
      stopped: 'empty-pages',
    });
  });

  it.each([
    [0, 15],
    [1, 30],
    [2, 60],
    [3, 120],
    [4, 300],
    [99, 300],
  ])('after %i others is repeated in %i s', (failures, seconds) => {
    expect(readFailure(failWith('upstream_invalid'), { failures, isOnline: true }).retryInSec).toBe(seconds);
  });

  it.each([
    ['upstream_invalid', true, false],
    ['bad_request', true, false],
    ['not_granted', true, false],
    ['upstream_unavailable', false, true],
    ['upstream_timeout', false, true],
    ['rate_limited', false, false],
    ['auth_required', false, false],
  ] as const)('with %s concerns its call alone: %s, the service: %s', (code, ofCall, ofService) => {
    expect([isOfCallAlone(failWith(code)), isOfService(failWith(code))]).toStrictEqual([ofCall, ofService]);
  });
});

describe('a kind that is set aside', () => {
  const at = { nowMs: 0, failures: 0, lastTroubled: null };

  it('is left out for as long as the ladder says', () => {
    const setAside = createSetAside();
    setAside.add('activity', failWith('upstream_invalid'), at);
    expect([[...setAside.kinds(14_999)], [...setAside.kinds(15_000)]]).toStrictEqual([['activity'], []]);
  });

  it('is tried sooner when the reader insists, though not at once', () => {
    const setAside = createSetAside();
    setAside.add('activity', failWith('upstream_invalid'), at);
    setAside.insist();
    expect([[...setAside.kinds(11_999)], [...setAside.kinds(12_000)]]).toStrictEqual([['activity'], []]);
  });

  it('of facts is nothing that the reader has to be told', () => {
    const setAside = createSetAside();
    expect(setAside.add('devices', failWith('upstream_unavailable'), at)).toBe(true);
    expect(setAside.worst(0)).toBeNull();
  });

  it('for the service’s trouble is so only when that troubles it twice in a row', () => {
    const setAside = createSetAside();
    const trouble = failWith('upstream_timeout');
    expect([
      setAside.add('activity', trouble, at),
      setAside.add('activity', trouble, { ...at, lastTroubled: 'activity' }),
    ]).toStrictEqual([false, true]);
  });

  it.each(['rate_limited', 'reconnect_required', 'auth_required'] as const)(
    'is none when everything is refused (%s)',
    (code) => {
      expect(createSetAside().add('activity', failWith(code), { ...at, lastTroubled: 'activity' })).toBe(
        false,
      );
    },
  );

  it('that was not granted is left out for good, and not spoken of', () => {
    const setAside = createSetAside();
    setAside.add('workouts', failWith('not_granted'), at);
    setAside.insist();
    expect([[...setAside.refused()], [...setAside.kinds(1e15)], setAside.worst(0)]).toStrictEqual([
      ['workouts'],
      ['workouts'],
      null,
    ]);
  });
});
