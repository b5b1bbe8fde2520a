import type { Count } from './english.ts';
import { createPlural } from './plural.ts';

const plural = createPlural('en');

/** Minutes, or a minute. */
const every = ({ count, text }: Count) => (count === 1 ? 'every minute' : `every ${text} minutes`);
const kinds = ({ count, text }: Count) => `${text} ${plural(count, { one: 'kind', other: 'kinds' })}`;

/** What the section about the service's notifications says in English. */
export const englishNotifications = {
  title: 'Notifications',
  state: {
    on: 'Live: the service tells this server what is new, and an open page shows it at once.',
    broken:
      'Live updates are interrupted: this page has lost its line to the server, and tries to get it back by itself.',
    off: 'Live updates off: of something that you subscribed to, the service does not tell any more.',
    none: 'No live updates: nothing that is read here is subscribed to.',
    polls: 'This installation looks for news by itself.',
  },
  looks: (minutes: Count) => `An open page looks ${every(minutes)}.`,
  looksBeside: (minutes: Count) =>
    `An open page also looks by itself, ${every(minutes)}, so that nothing is missed.`,
  next: (time: string) => `Next at ${time}.`,
  paused: 'Reading is paused: nothing is looked for.',
  retry: (time: string) => `It is subscribed to again by itself, next at ${time}.`,
  retrySoon: 'It is subscribed to again by itself.',
  operator: {
    title: 'Live updates are not set up',
    text: 'Whoever runs this server sets WEBHOOK_ORIGIN to the https address at which the service can reach it, and starts it again. You then choose here what to be told of.',
  },
  waiting: 'Asking the service what it notifies of…',
  notNow: 'What is subscribed to can be seen once you are connected and the server answers.',
  failed: 'What is subscribed to could not be read.',
  again: 'Look again',
  all: 'Subscribe to everything that is read here',
  none: 'Unsubscribe all of ours',
  subscribe: 'Subscribe',
  revoke: 'Unsubscribe',
  /** Of a button: what it does, and to which kind. */
  named: (action: string, kind: string) => `${action}: ${kind}`,
  confirm: {
    title: 'Unsubscribe all of ours?',
    text: 'The service then tells this server nothing any more; open pages look by themselves. Subscriptions of other apps stay. Another browser in which you have subscribed asks for them again until you unsubscribe there, too.',
    yes: 'Unsubscribe',
    no: 'Leave them',
  },
  list: 'What the service can tell of',
  more: (count: Count) => `${kinds(count)} more that nothing here reads`,
  ours: 'Subscribed',
  until: (date: string) => `until ${date}`,
  lost: 'Lost at the service',
  silent: 'Silent: something came in that it did not tell of',
  notOurs: 'Not subscribed',
  others: (addresses: string) => `Another app is told at ${addresses}; that stays as it is.`,
  heard: {
    measures: (time: string) => `Last told of a measurement: ${time}`,
    activity: (time: string) => `Last told of activity: ${time}`,
    sleep: (time: string) => `Last told of sleep: ${time}`,
    user: (time: string) => `Last told of the profile: ${time}`,
  },
  heardNothing: (time: string) => `No notification yet, listening since ${time}`,
  working: {
    subscribe: (done: Count, all: Count) => `Subscribing: ${done.text} of ${all.text}…`,
    revoke: (done: Count, all: Count) => `Unsubscribing: ${done.text} of ${all.text}…`,
  },
  done: {
    subscribe: (count: Count) => `${kinds(count)} subscribed to.`,
    revoke: (count: Count) => `${kinds(count)} unsubscribed from.`,
  },
  notDone: (kind: string) => `Not done: ${kind}.`,
  lastTry: 'The last attempt to subscribe failed.',
  why: {
    bad_request:
      'The service did not accept the address of this server: it asks there first, and must get an answer over https. Check that WEBHOOK_ORIGIN leads here from the internet, then try again.',
    rate_limited: 'The service asks for fewer calls. Try again in a minute.',
    upstream_unavailable: 'The service, or this server, cannot be reached. Try again in a minute.',
    upstream_invalid: 'The service sent an answer that cannot be read. Try again in a minute.',
    upstream_timeout: 'The service took too long to answer. Try again in a minute.',
    not_granted: 'You did not allow these data to be read. Connect again and allow them.',
    auth_required: 'Your sign-in has ended. Connect again.',
    auth_expired: 'Your sign-in has ended. Connect again.',
    reconnect_required: 'Your sign-in has ended. Connect again.',
  } as Readonly<Record<string, string>>,
  whyOther: 'It did not work. Try again in a minute.',
  waitSeconds: (seconds: Count) =>
    `The service asks for fewer calls. Try again in ${seconds.text} ${plural(seconds.count, { one: 'second', other: 'seconds' })}.`,
  noPermission: 'It takes a permission that this link does not have.',
  unknown: (number: string) => `Kind ${number}`,
  /** By the service's number. */
  kinds: {
    1: { name: 'Weight and body', what: 'A weighing, and what the scale measured with it.' },
    2: { name: 'Temperature', what: 'A reading of a thermometer.' },
    4: {
      name: 'Blood pressure, pulse and oxygen',
      what: 'A reading of a cuff or a watch, ECG intervals too.',
    },
    16: { name: 'Activity and workouts', what: 'What a watch or a phone counted, a workout, a changed day.' },
    44: { name: 'Sleep', what: 'A night or a nap, once the service has worked it out.' },
    45: { name: 'Room climate', what: 'Of a scale that measured the air; retired.' },
    46: { name: 'Profile', what: 'The account was changed, or the link to it ended.' },
    50: { name: 'Into bed', what: 'Somebody lay down on the sleep mat.' },
    51: { name: 'Out of bed', what: 'Somebody got up from the sleep mat.' },
    52: { name: 'Sleep mat ready', what: 'The mat has finished filling itself with air.' },
    53: { name: 'Device without an account', what: 'For apps that run their own devices.' },
    54: { name: 'ECG', what: 'A recording was made.' },
    55: { name: 'Failed ECG', what: 'A recording did not succeed.' },
    58: { name: 'Glucose', what: 'A reading of blood sugar.' },
    60: { name: 'Survey', what: 'Questions of the service were answered.' },
    61: { name: 'Stethoscope', what: 'Heart or lungs were listened to.' },
    62: { name: 'Heart rate variability', what: 'A reading of how evenly the heart beats.' },
  } as Readonly<Record<number, { readonly name: string; readonly what: string }>>,
};

/** What another language has to say there. */
export type NotificationsMessages = typeof englishNotifications;
