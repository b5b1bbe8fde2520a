import type { RecordKind } from '#domain/record-kinds.ts';
import type { Count } from './english.ts';
import { createPlural } from './plural.ts';

const plural = createPlural('en');

const records = ({ count, text }: Count) => `${text} ${plural(count, { one: 'record', other: 'records' })}`;

/** How much of a history is here: a count once there is one, and how far back it reaches. */
export const soFar = (what: string, read: Count, back: string | null) => {
  if (read.count === 0) return back === null ? what : `${what}, back to ${back}`;
  return `${what}: ${records(read)} so far${back === null ? '' : `, back to ${back}`}`;
};

/** What is said in English of the sync. */
export const englishSync = {
  label: 'Sync',
  never: 'Not synced yet',
  syncing: 'Looking for new readings…',
  history: (read: Count, back: string | null) => soFar('Reading your history', read, back),
  /** Behind what everybody waits for. */
  background: {
    measures: 'Reading older measurements',
    activity: 'Reading older days',
    'sleep-summary': 'Reading older nights',
    workouts: 'Reading older workouts',
    intraday: 'Reading the minutes of your days',
    sleep: 'Reading the course of your nights',
    user: 'Reading your profile',
    devices: 'Reading your devices',
    goals: 'Reading your goals',
  } satisfies Record<RecordKind, string>,
  backgroundOther: 'Reading older records',
  share: (what: string, share: string) => `${what}: ${share}`,
  paused: 'Paused.',
  waiting: (time: string | null) =>
    time === null ? 'Waiting for the service.' : `Waiting for the service until ${time}.`,
  offline: 'Offline. You see what is stored on this device.',
  reconnect: 'Sign-in has ended.',
  failed: (why: string, time: string | null) => (time === null ? why : `${why} Next try at ${time}.`),
  lastSync: 'Last sync',
  whyFailed: {
    rate_limited: 'The service asks for fewer calls.',
    upstream_unavailable: 'The service cannot be reached.',
    upstream_invalid: 'The service sent an answer that cannot be read.',
    upstream_timeout: 'The service takes too long to answer.',
    not_granted: 'You did not allow these data to be read.',
  } as Readonly<Record<string, string>>,
  whyFailedOther: 'The last sync did not work.',
  serverUnreachable: 'This server does not answer',
};

/** What another language has to say there. */
export type SyncMessages = typeof englishSync;
