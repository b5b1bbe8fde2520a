import type { RecordKind } from '#domain/record-kinds.ts';
import type { Count } from './english.ts';
import { createPlural } from './plural.ts';

const plural = createPlural('en');

const days = ({ count, text }: Count) => `${text} ${plural(count, { one: 'day', other: 'days' })}`;
const minutes = ({ count, text }: Count) => `${text} ${plural(count, { one: 'minute', other: 'minutes' })}`;

/** What the section about the record on this device says in English. */
export const englishData = {
  title: 'Your data',
  now: {
    remaining: (time: string) => `About ${time} left.`,
    complete: 'Everything is here.',
    incomplete: 'Not everything is here yet.',
    looks: (every: Count | null, at: string) =>
      every === null
        ? `Looks for news at ${at}.`
        : `Looks for news every ${every.count === 1 ? 'minute' : minutes(every)} while open, next at ${at}.`,
    paused: (share: string | null) =>
      share === null
        ? 'Paused. Nothing is read until you resume.'
        : `Paused, with ${share} of your history here. Nothing is read until you resume.`,
    waiting: 'It has asked for fewer calls; what was read stays.',
    bar: 'Share of your history that has been read',
  },
  actions: {
    sync: 'Sync now',
    pause: 'Pause',
    resume: 'Resume',
    readAgain: 'Read everything again',
    confirm: {
      title: 'Read everything again?',
      text: 'The service is asked for your whole history once more, which takes as long as the first time. Nothing is removed meanwhile, and your charts stay as they are.',
      yes: 'Read everything again',
      no: 'Leave it',
    },
  },
  notices: {
    newerSchema: {
      title: 'This browser holds data of a newer version',
      text: 'It was left untouched, so what you see is kept only until this page is closed. Load the page again; if this stays, the server runs an older version and has to be updated.',
      action: 'Load again',
    },
    notDurable: {
      title: 'Kept only until this page is closed',
      text: 'The browser does not let this page store anything, or has no room left. Everything is read from the service again next time.',
    },
    pruned: {
      title: 'The oldest minutes were removed to make room',
      text: 'Day totals, nights and readings are all kept. Minutes come back when you look at their day.',
    },
    clock: {
      ahead: (by: Count) => `This device’s clock is ${minutes(by)} ahead of the service’s`,
      behind: (by: Count) => `This device’s clock is ${minutes(by)} behind the service’s`,
      text: 'Your readings keep the times the service gave them. Times of syncs, and which day is today, go by this device.',
    },
    failed: {
      title: 'What is stored here cannot be listed',
      text: 'Load the page again. If that does not help, sign out and connect again: nothing is lost at the service.',
    },
  },
  table: {
    caption: 'What is kept on this device',
    captionMemory: 'What is held in memory until this page is closed',
    preparing: 'Counting what is kept…',
    kind: 'Kind',
    first: 'First day',
    last: 'Last day',
    records: 'Records',
    holes: 'Holes',
    size: 'Size',
    readAt: 'Last look',
    together: 'Together',
    /** A cell in which nothing can stand. */
    nothing: '–',
    never: 'not yet',
  },
  kinds: {
    measures: 'Weight and body',
    activity: 'Daily activity',
    'sleep-summary': 'Nights',
    workouts: 'Workouts',
    intraday: 'Minutes of the day',
    sleep: 'Sleep phases',
    user: 'Profile',
    devices: 'Devices',
    goals: 'Goals',
  } satisfies Record<RecordKind, string>,
  holes: {
    none: 'none',
    count: (holes: Count, total: Count) => `${holes.text} (${days(total)})`,
    list: (holes: Count) => `${plural(holes.count, { one: 'Day', other: 'Days' })} without a record`,
    stretch: (stretch: string, length: Count) => `${stretch}: ${days(length)}`,
    more: (rest: Count) => `and ${rest.text} more`,
  },
  notes: {
    unread: 'Not read yet.',
    none: 'The service has none.',
    reachedBack: (day: string) => `Read back to ${day} so far.`,
    onDemand: (read: Count) => `${days(read)} read; others when you look at them.`,
    onDemandNone: 'Read when you look at a day.',
    removed: (removed: Count) => `Removed at the service: ${removed.text}.`,
    unreadable: (unreadable: Count) => `Could not be read: ${unreadable.text}.`,
  },
  strip: {
    earlier: 'the beginning',
    range: (from: string, to: string) => `Strips: from ${from} to ${to}.`,
    has: 'has records',
    hole: 'nothing recorded',
    unread: 'not read yet',
    covered: (kind: string, from: string, to: string, covered: Count, total: Count) =>
      `${kind}: ${covered.text} of ${days(total)} from ${from} to ${to}`,
    between: (kind: string, from: string, to: string) => `${kind}: from ${from} to ${to}`,
    nothing: (kind: string) => `${kind}: nothing yet`,
    older: 'older days are not read yet',
  },
};
