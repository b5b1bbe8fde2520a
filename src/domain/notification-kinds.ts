/** The generation of the service: the documents of 2018 and those of today name different kinds. */
export type Generation = 'nokia' | 'withings';

/** What the kinds of one group have in common: a notification of any of them is about it. */
export type NewsGroup = 'measures' | 'activity' | 'sleep' | 'user';

/** A kind of notification, by the service's number (`appli`). */
export type NotificationKind = {
  readonly appli: number;
  /** The permission that it takes. */
  readonly scope: 'user.info' | 'user.metrics' | 'user.activity' | 'user.sleepevents';
  /** What is read because of it; null where this product reads nothing of the kind. */
  readonly group: NewsGroup | null;
};

const weight: NotificationKind = { appli: 1, scope: 'user.metrics', group: 'measures' };
const pressure: NotificationKind = { appli: 4, scope: 'user.metrics', group: 'measures' };
const activity: NotificationKind = { appli: 16, scope: 'user.activity', group: 'activity' };
const sleep: NotificationKind = { appli: 44, scope: 'user.activity', group: 'sleep' };

const unread = (appli: number, scope: NotificationKind['scope'] = 'user.metrics'): NotificationKind => ({
  appli,
  scope,
  group: null,
});

const kinds: Readonly<Record<Generation, readonly NotificationKind[]>> = {
  nokia: [weight, pressure, activity, sleep],
  withings: [
    weight,
    { appli: 2, scope: 'user.metrics', group: 'measures' },
    pressure,
    activity,
    sleep,
    { appli: 46, scope: 'user.info', group: 'user' },
    unread(50, 'user.sleepevents'),
    unread(51, 'user.sleepevents'),
    unread(52),
    unread(54),
    unread(55),
    unread(58),
    unread(60),
    unread(61),
    unread(62),
  ],
};

/**
 * What the service can notify of in a generation, those that this product reads first.
 *
 * Sources: the notify page of the Nokia Health API (2018) and "Notification categories" of developer.withings.com. Left
 * out: 45, which is retired, 53, which is about devices without an account, and codes that no document explains.
 */
export function notificationKinds(generation: Generation): readonly NotificationKind[] {
  return kinds[generation];
}
