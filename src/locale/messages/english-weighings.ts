import type { Count } from './english.ts';
import { createPlural } from './plural.ts';

const plural = createPlural('en');

const readings = ({ count, text }: Count) =>
  `${text} ${plural(count, { one: 'reading', other: 'readings' })}`;

/** What the weight page says in English about single readings, and about what the reader notes. */
export const englishWeighings = {
  tray: {
    title: 'Are these you?',
    lead: 'The service could not tell whose these readings are. They count nowhere until you decide; you can change your mind.',
    none: 'No doubtful reading is waiting.',
    more: (rest: Count) => `Show ${rest.text} more`,
    decided: (all: Count) => `Decided by you: ${readings(all)}`,
    local: 'Your decisions are kept on this device only, and go when you sign out.',
  },
  /** Buttons; `what` says which reading. */
  keep: 'Mine',
  hide: 'Hide',
  notMe: 'Not me',
  takeBack: 'Take back',
  about: (action: string, what: string) => `${action}: ${what}`,
  verdict: { keep: 'Kept', hide: 'Hidden', 'not-me': 'Not me' },
  done: {
    keep: (what: string) => `Kept: ${what} counts now.`,
    hide: (what: string) => `Hidden: ${what} counts nowhere any more.`,
    'not-me': (what: string) => `Not you: ${what} counts nowhere.`,
    back: (what: string) => `Taken back: ${what} is as the service has it.`,
    noteSaved: (what: string) => `Noted: ${what}`,
    noteRemoved: (what: string) => `Removed: ${what}`,
    undone: 'Undone.',
  },
  undo: 'Undo',
  failed: 'That could not be stored. Load the page again.',
  what: (weight: string, time: string) => `${weight}, ${time}`,
  notes: {
    title: 'Notes',
    lead: 'What you note stands as a flag above the picture: an illness, a diet, a trip.',
    none: 'Nothing noted yet.',
    add: 'Add a note',
    edit: 'Edit',
    remove: 'Remove',
    addTitle: 'A new note',
    editTitle: 'Change the note',
    from: 'Day',
    to: 'Until (may be empty)',
    text: 'What was it?',
    save: 'Save',
    cancel: 'Cancel',
    noDay: 'Choose the day.',
    reversed: 'The last day lies before the first.',
    noText: 'Write what it was.',
  },
};

/** What another language has to say there. */
export type WeighingsMessages = typeof englishWeighings;
