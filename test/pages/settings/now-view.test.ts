import { describe, expect, it } from 'vitest';
import { toEpochSec } from '#domain/time.ts';
import { createFormat } from '#locale/format.ts';
import { englishAccount } from '#locale/messages/english-account.ts';
import { englishSync } from '#locale/messages/english-sync.ts';
import { english } from '#locale/messages/english.ts';
import { toNotices, toNowView } from '#pages/settings/now-view.ts';
import type { SyncStatus } from '#queries/sync.ts';
import { instant } from '../../support/readings.ts';
import { buildProgress, buildStatus } from '../../support/sync-status.ts';

const lastSyncAt = instant('2026-11-20T12:00:00Z');
const fiveMinutesLater = instant('2026-11-20T12:05:00Z');
const words = {
  format: createFormat({ locale: 'en-GB', weightUnit: 'kg' }),
  messages: english,
  sync: englishSync,
  data: englishAccount.data,
};

function viewOf(change: Partial<SyncStatus>) {
  const status = buildStatus({ lastSyncAt, ...change });
  return toNowView(status.phase, status, words);
}

const noticesOf = (change: Partial<SyncStatus>, keepsNothing = false) =>
  toNotices(buildStatus(change), keepsNothing, words);

describe('what goes on', () => {
  it('is that everything is here, how often it looks, and when it looks next', () => {
    expect(viewOf({ nextAt: fiveMinutesLater })).toMatchObject({
      text: 'Everything is here.',
      detail: expect.stringMatching(
        /^Looks for news every 5 minutes while open, next at \d\d:05\.$/,
      ) as string,
      bar: null,
    });
  });

  it('names no interval before there was a look', () => {
    expect(viewOf({ lastSyncAt: null, nextAt: fiveMinutesLater }).detail).toMatch(
      /^Looks for news at \d\d:05\.$/,
    );
  });

  it('calls an interval of one minute by its name', () => {
    expect(viewOf({ nextAt: toEpochSec(lastSyncAt + 61) }).detail).toMatch(/every minute while open/);
  });

  it('does not say that everything is here when it is not', () => {
    expect(viewOf({ complete: false }).text).toBe('Not everything is here yet.');
  });

  it('is which part of the history comes in, how much of it is here, and how long it takes', () => {
    const progress = buildProgress({ kind: 'sleep-summary', share: 0.43, remainingSec: 230 });
    expect(viewOf({ progress, complete: false })).toMatchObject({
      text: 'Reading older nights: 43%.',
      detail: expect.stringMatching(/^About 4 mins? left\.$/) as string,
      bar: { value: 0.43 },
    });
  });

  it('claims neither a share nor a time that nobody knows', () => {
    const view = viewOf({ progress: buildProgress({ kind: 'measures' }), complete: false });
    expect(view).toMatchObject({ text: 'Reading older measurements.', detail: null, bar: { value: null } });
  });

  it('is that it waits, and until when', () => {
    expect(viewOf({ phase: 'waiting', retryAt: fiveMinutesLater })).toMatchObject({
      text: expect.stringMatching(/^Waiting for the service until \d\d:05\.$/) as string,
      detail: 'It has asked for fewer calls; what was read stays.',
    });
  });

  it('is that it is paused, with how much is here', () => {
    const progress = buildProgress({ share: 0.43 });
    expect(viewOf({ phase: 'paused', progress })).toMatchObject({
      text: 'Paused, with 43% of your history here. Nothing is read until you resume.',
      bar: { value: 0.43 },
    });
  });

  it('is that nothing was ever synced', () => {
    expect(viewOf({ lastSyncAt: null, complete: false }).text).toBe('Not synced yet');
  });

  it('says in plain words what failed', () => {
    expect(viewOf({ phase: 'error', error: 'upstream_unavailable' }).text).toBe(
      'The service cannot be reached.',
    );
  });
});

describe('the buttons', () => {
  it('may all be pressed at rest', () => {
    expect(viewOf({})).toMatchObject({ canSync: true, canPause: true, canReadAgain: true, isBusy: false });
  });

  it('offer but to resume while paused', () => {
    expect(viewOf({ phase: 'paused' })).toMatchObject({
      isPaused: true,
      canSync: false,
      canPause: true,
      canReadAgain: false,
    });
  });

  it('offer nothing once the sign-in has ended', () => {
    expect(viewOf({ phase: 'reconnect' })).toMatchObject({
      canSync: false,
      canPause: false,
      canReadAgain: false,
      bar: null,
    });
  });

  it('do not offer to read again what is being read', () => {
    expect(viewOf({ progress: buildProgress({ share: 0.5 }) }).canReadAgain).toBe(false);
  });
});

describe('a notice', () => {
  it('is not given when all is well', () => {
    expect(noticesOf({ clockAheadSec: 119 })).toEqual([]);
  });

  it('tells of data of a newer version, with a way to load the page again', () => {
    expect(noticesOf({ newerSchema: true, durable: false })).toMatchObject([
      { key: 'newerSchema', title: 'This browser holds data of a newer version', reload: 'Load again' },
    ]);
  });

  it('tells that nothing can be stored', () => {
    expect(noticesOf({ durable: false })).toMatchObject([{ key: 'notDurable', tone: 'warning' }]);
  });

  it('does not warn of what the reader chose', () => {
    expect(noticesOf({ durable: false }, true)).toEqual([]);
  });

  it('tells that minutes were let go', () => {
    expect(noticesOf({ pruned: true })).toMatchObject([
      { title: 'The oldest minutes were removed to make room' },
    ]);
  });

  it.each([
    [121, 'This device’s clock is 2 minutes ahead of the service’s'],
    [-3600, 'This device’s clock is 60 minutes behind the service’s'],
  ])('tells of a clock that is wrong by %d seconds', (clockAheadSec, title) => {
    expect(noticesOf({ clockAheadSec })).toMatchObject([{ key: 'clock', title }]);
  });
});
