import { describe, expect, it } from 'vitest';
import { noWishes } from '#archive/notification-wishes.ts';
import type { Subscription } from '#domain/devices.ts';
import { toEpochSec } from '#domain/time.ts';
import { createFormat } from '#locale/format.ts';
import { englishNotifications } from '#locale/messages/english-notifications.ts';
import { toNotificationsView, toWorkText } from '#pages/settings/notifications-view.ts';
import type { NotificationFacts } from '#queries/notifications.ts';
import type { SyncStatus } from '#queries/sync.ts';
import { instant } from '../../support/readings.ts';
import { buildStatus } from '../../support/sync-status.ts';

const now = instant('2026-11-20T12:00:00Z');
const words = { format: createFormat({ locale: 'en-GB', weightUnit: 'kg' }), words: englishNotifications };
const scopes = ['user.info', 'user.metrics', 'user.activity'];

const ownAddress = 'https://dash.example/hooks/';
const ours = (appli: number, change: Partial<Subscription> = {}): Subscription => ({
  appli,
  callbackUrl: ownAddress,
  comment: null,
  isOwn: true,
  ...change,
});
const foreign = (appli: number): Subscription => ({
  appli,
  callbackUrl: 'https://user:password@other.example:8443/hooks/canary-path?token=canary-token',
  comment: 'canary-comment',
  isOwn: false,
});

const facts: NotificationFacts = {
  generation: 'withings',
  canBeNotified: true,
  listeningSince: instant('2026-11-19T08:00:00Z'),
  subscriptions: [],
  heardAt: new Map(),
  silent: [],
  wishes: noWishes,
};

const viewOf = (change: Partial<NotificationFacts> = {}, status: Partial<SyncStatus> = {}, may = scopes) =>
  toNotificationsView({ ...facts, ...change }, may, buildStatus({ lastSyncAt: now, ...status }), now, words);
const rowOf = (appli: number, change: Partial<NotificationFacts> = {}, may = scopes) => {
  const view = viewOf(change, {}, may);
  return [...view.rows, ...view.others].find((row) => row.appli === appli);
};

describe('the kinds of notifications', () => {
  it.each([
    ['withings', [1, 2, 4, 16, 44, 46], [50, 51, 52, 54, 55, 58, 60, 61, 62]],
    ['nokia', [1, 4, 16, 44], []],
  ] as const)('of %s begin with those that are read here', (generation, rows, others) => {
    const view = viewOf({ generation });
    expect([view.rows.map(({ appli }) => appli), view.others.map(({ appli }) => appli)]).toEqual([
      rows,
      others,
    ]);
  });

  it('have a name and a meaning in words, each of its own', () => {
    const { rows, others } = viewOf();
    const names = [...rows, ...others].map(({ name, what }) => `${name}: ${what}`);
    expect(new Set(names).size).toBe(15);
    expect(names.join(' ')).not.toMatch(/Kind \d|null/);
  });

  it('that nobody has described pass through with their number, and cannot be asked for', () => {
    expect(rowOf(999, { subscriptions: [foreign(999)] })).toMatchObject({
      name: 'Kind 999',
      what: null,
      status: 'Not subscribed',
      action: null,
    });
  });

  it('that are ours end by our own hand, known or not', () => {
    expect(rowOf(999, { subscriptions: [ours(999)] })).toMatchObject({ state: 'ours', action: 'revoke' });
  });

  it('of which no more is read move up when they are subscribed to', () => {
    expect(viewOf({ subscriptions: [ours(54)] }).rows.map(({ appli }) => appli)).toContain(54);
  });

  it('that take a permission of their own say so where the link lacks it', () => {
    expect(rowOf(50)).toMatchObject({ action: null, notes: [englishNotifications.noPermission] });
    expect(rowOf(50, {}, [...scopes, 'user.sleepevents'])).toMatchObject({ action: 'subscribe', notes: [] });
  });
});

describe('a subscription', () => {
  it('is ours, with its end where it has one', () => {
    const expiresAt = instant('2026-12-24T12:00:00Z');
    expect(rowOf(1, { subscriptions: [ours(1, { expiresAt })] })?.status).toMatch(
      /^Subscribed until 24 Dec 2026/,
    );
  });

  it('that has ended is none', () => {
    const expiresAt = toEpochSec(now - 1);
    expect(rowOf(1, { subscriptions: [ours(1, { expiresAt })] })).toMatchObject({
      status: 'Not subscribed',
      action: 'subscribe',
    });
  });

  it('T25: of another app is named by its host alone, and nothing can be done to it', () => {
    const row = rowOf(46, { subscriptions: [foreign(46)] });
    expect(row).toMatchObject({ state: 'notOurs', action: 'subscribe' });
    expect(row?.notes).toEqual(['Another app is told at other.example:8443; that stays as it is.']);
    expect(JSON.stringify(row)).not.toMatch(/canary|password/);
    expect(viewOf({ subscriptions: [foreign(46)] }).toRevoke).toEqual([]);
  });

  it('says when its data were last told of', () => {
    const heardAt = new Map([[1, instant('2026-11-20T07:15:00Z')]]);
    expect(rowOf(1, { subscriptions: [ours(1)], heardAt })?.notes[0]).toMatch(
      /^Last told of a measurement: \d\d:15$/,
    );
  });

  it('says since when nothing was told', () => {
    expect(rowOf(44, { subscriptions: [ours(44)] })?.notes[0]).toMatch(
      /^No notification yet, listening since 19 Nov 2026/,
    );
  });

  const wishes = { ...noWishes, wanted: [{ appli: 1, since: now }] };

  it('F76: that the service has lost is not passed over', () => {
    expect(rowOf(1, { wishes })).toMatchObject({
      state: 'lost',
      status: 'Lost at the service',
      action: 'revoke',
    });
  });

  it('F75: that tells nothing any more is not passed over', () => {
    expect(rowOf(1, { wishes, subscriptions: [ours(1)], silent: [1] })?.state).toBe('silent');
  });
});

describe('all of them', () => {
  it('are those that are read here, allowed and not subscribed to yet', () => {
    expect(viewOf({ subscriptions: [ours(1), foreign(4)] }).toSubscribe).toEqual([2, 4, 16, 44, 46]);
    expect(viewOf({}, {}, ['user.metrics']).toSubscribe).toEqual([1, 2, 4]);
  });

  it('end with everything that is ours', () => {
    expect(viewOf({ subscriptions: [ours(1), ours(54), ours(999), foreign(4)] }).toRevoke).toEqual([
      1, 54, 999,
    ]);
  });
});

describe('the state of the section', () => {
  const subscriptions = [ours(1)];

  it.each([
    ['none', {}, {}],
    ['none', { subscriptions: [ours(54)] }, {}],
    ['none', { subscriptions: [foreign(1)] }, {}],
    ['on', { subscriptions }, { live: 'on' }],
    ['broken', { subscriptions }, { live: 'broken' }],
    ['off', { subscriptions, silent: [1] }, { live: 'on' }],
    ['off', { subscriptions, wishes: { ...noWishes, wanted: [{ appli: 4, since: now }] } }, { live: 'on' }],
    ['polls', { canBeNotified: false, subscriptions }, {}],
  ] as const)('is %s for %j with %j', (state, change, status) => {
    expect(viewOf(change, status).state).toBe(state);
  });

  it('without notifications says how often the page looks, and when next', () => {
    const { details } = viewOf({ canBeNotified: false }, { nextAt: toEpochSec(now + 300) });
    expect(details.join(' ')).toMatch(/^An open page looks every 5 minutes\. Next at \d\d:05\.$/);
  });

  it('says that nothing is looked for while reading is paused', () => {
    expect(viewOf({}, { phase: 'paused' }).details).toEqual([englishNotifications.paused]);
  });

  it('without an address offers nothing to change, and shows what others have', () => {
    const view = viewOf({ canBeNotified: false, subscriptions: [foreign(1), ours(4)] });
    expect(view.rows.map(({ appli, action }) => [appli, action])).toEqual([
      [1, null],
      [4, null],
    ]);
    expect([view.others, view.toSubscribe, view.toRevoke]).toEqual([[], [], []]);
  });

  it('F76: says why the last attempt failed and when the next is made', () => {
    const wishes = {
      wanted: [{ appli: 1, since: now }],
      attempts: 1,
      retryAt: toEpochSec(now + 3600),
      trouble: 'bad_request',
    };
    const [why = '', next = ''] = viewOf({ wishes }).details;
    expect(why).toContain('WEBHOOK_ORIGIN');
    expect(next).toMatch(/next at \d\d:00\.$/);
  });
});

describe('what comes of a change', () => {
  it('is counted while it is under way', () => {
    const work = { change: 'subscribe', kinds: [1, 4, 16], done: 1 } as const;
    expect(toWorkText(work, null, words)).toBe('Subscribing: 2 of 3…');
  });

  it('names what was not done, why, and what mends it', () => {
    const failed = [{ appli: 44, code: 'rate_limited', retryAfterSec: 12 }] as const;
    expect(toWorkText(null, { change: 'subscribe', done: [1], failed }, words)).toBe(
      '1 kind subscribed to. Not done: Sleep. The service asks for fewer calls. Try again in 12 seconds.',
    );
  });

  it('is nothing before anything was changed', () => {
    expect(toWorkText(null, null, words)).toBeNull();
  });
});
