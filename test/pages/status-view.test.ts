import { describe, expect, it } from 'vitest';
import { createFormat } from '#locale/format.ts';
import { englishSync } from '#locale/messages/english-sync.ts';
import { toStatusView } from '#pages/status-view.ts';
import type { SessionState } from '#queries/runtime.ts';
import type { SyncStatus } from '#queries/sync.ts';
import { day } from '../support/days.ts';
import { instant } from '../support/readings.ts';
import { buildProgress, buildStatus } from '../support/sync-status.ts';

const now = instant('2026-11-20T12:00:00Z');
const quiet = buildStatus({ lastSyncAt: now });
const connected = { status: 'connected', hasArchive: true } as const;
const words = { format: createFormat({ locale: 'en-GB', weightUnit: 'kg' }), sync: englishSync };

const viewOf = (
  change: Partial<SyncStatus>,
  session: Pick<SessionState, 'status' | 'hasArchive'> = connected,
) => toStatusView(session, { ...quiet, ...change }, now, words);

describe('the status line', () => {
  it('needs no words but the time when all is well', () => {
    expect(viewOf({})).toMatchObject({
      phase: 'idle',
      text: null,
      lastSync: { text: expect.stringMatching(/^\d\d:\d\d$/) as string },
    });
  });

  it('dates a last sync of another day', () => {
    expect(viewOf({ lastSyncAt: instant('2026-11-02T12:00:00Z') }).lastSync?.text).toMatch(/ Nov 2026, /);
  });

  it('counts the first history while somebody waits for it, and how far back it reaches', () => {
    const progress = buildProgress({ records: 1500, earliest: day('2021-03-15') });
    expect(viewOf({ phase: 'syncing', lastSyncAt: null, progress }).text).toBe(
      'Reading your history: 1,500 records so far, back to March 2021',
    );
  });

  it('counts one record as one', () => {
    const progress = buildProgress({ records: 1 });
    expect(viewOf({ phase: 'syncing', lastSyncAt: null, progress }).text).toBe(
      'Reading your history: 1 record so far',
    );
  });

  it('counts nothing before there is anything to count', () => {
    const progress = buildProgress({ records: 0 });
    expect(viewOf({ phase: 'syncing', lastSyncAt: null, progress }).text).toBe('Reading your history');
  });

  it('says which part of the older history comes in behind, and when news came last', () => {
    const view = viewOf({ progress: buildProgress({ kind: 'sleep-summary', share: 0.43 }) });
    expect(view).toMatchObject({ phase: 'idle', text: 'Reading older nights: 43%.' });
    expect(view.lastSync).not.toBeNull();
  });

  it('names no share that nobody knows', () => {
    expect(viewOf({ progress: buildProgress({ kind: 'workouts', share: null }) }).text).toBe(
      'Reading older workouts.',
    );
  });

  it('does not call whole what is not', () => {
    expect(viewOf({ progress: buildProgress({ share: 0.998 }) }).text).toBe('Reading older records: 99%.');
  });

  it.each(['idle', 'syncing'] as const)('is not read out for every page of a history while %s', (phase) => {
    expect(viewOf({ phase, progress: buildProgress({}) }).isQuiet).toBe(true);
  });

  it('is read out when the reader pauses in the middle of a history', () => {
    expect(viewOf({ phase: 'paused', progress: buildProgress({}) })).toMatchObject({
      text: 'Paused.',
      isQuiet: false,
    });
  });

  it('says that it looks for news while older history is outstanding', () => {
    expect(viewOf({ phase: 'syncing', progress: buildProgress({}) }).text).toBe('Looking for new readings…');
  });

  it('says until when it waits', () => {
    expect(viewOf({ phase: 'waiting', retryAt: instant('2026-11-20T12:05:00Z') }).text).toMatch(
      /^Waiting for the service until \d\d:05\.$/,
    );
  });

  it('waits without a time where none was told', () => {
    expect(viewOf({ phase: 'waiting' }).text).toBe('Waiting for the service.');
  });

  it.each([
    ['rate_limited', /fewer calls/],
    ['upstream_unavailable', /cannot be reached/],
    ['upstream_invalid', /cannot be read/],
    ['upstream_timeout', /too long/],
    ['not_granted', /did not allow/],
    ['bad_request', /did not work/],
  ] as const)('says in plain words what %s means and when it tries again', (error, text) => {
    const view = viewOf({ phase: 'error', error, retryAt: instant('2026-11-20T12:05:00Z') });
    expect(view.text).toMatch(text);
    expect(view.text).toMatch(/Next try at \d\d:05\.$/);
  });

  it('says that what is seen is what is stored when the server is out of reach', () => {
    expect(viewOf({}, { status: 'unreachable', hasArchive: true })).toMatchObject({
      phase: 'offline',
      text: 'Offline. You see what is stored on this device.',
    });
  });

  it('speaks of nothing stored when there is nothing stored', () => {
    expect(viewOf({}, { status: 'unreachable', hasArchive: false }).text).toBe('This server does not answer');
  });

  it('is busy from the sign-in on, before the first answer', () => {
    expect(viewOf({ lastSyncAt: null }).phase).toBe('syncing');
  });

  it('shows an ended sign-in whatever the engine does', () => {
    expect(viewOf({ phase: 'idle' }, { status: 'reconnect', hasArchive: true }).phase).toBe('reconnect');
  });
});
