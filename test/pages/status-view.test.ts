import { describe, expect, it } from 'vitest';
import { createFormat } from '#locale/format.ts';
import { english } from '#locale/messages/english.ts';
import { toStatusView } from '#pages/status-view.ts';
import type { SessionState } from '#queries/runtime.ts';
import type { SyncStatus } from '#queries/sync.ts';
import { instant } from '../support/readings.ts';

const now = instant('2026-11-20T12:00:00Z');
const quiet: SyncStatus = {
  phase: 'idle',
  leader: true,
  lastSyncAt: now,
  progress: null,
  retryAt: null,
  error: null,
  complete: true,
  durable: true,
};
const connected = { status: 'connected', hasArchive: true } as const;
const words = { format: createFormat({ locale: 'en-GB', weightUnit: 'kg' }), messages: english };

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

  it('counts the history while it arrives, and how far back it reaches', () => {
    const progress = { groups: 1500, earliest: instant('2021-03-15T12:00:00Z') };
    expect(viewOf({ phase: 'syncing', progress }).text).toBe(
      'Reading your history: 1,500 measurements so far, back to March 2021',
    );
  });

  it('counts one measurement as one', () => {
    const progress = { groups: 1, earliest: null };
    expect(viewOf({ phase: 'syncing', progress }).text).toBe('Reading your history: 1 measurement so far');
  });

  it('says until when it waits', () => {
    expect(viewOf({ phase: 'waiting', retryAt: instant('2026-11-20T12:05:00Z') }).text).toMatch(
      /Continues at \d\d:05\.$/,
    );
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
