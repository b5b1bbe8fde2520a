import type { Count } from './english.ts';

/** What the dialogs of the shell and the end of its status line say in English. */
export const englishShell = {
  /** In the status line: how the page hears of news. */
  sign: {
    on: 'Live',
    broken: 'Live updates interrupted',
    off: 'Live updates off',
    looks: ({ count, text }: Count) => (count === 1 ? 'Looks every minute' : `Looks every ${text} min`),
  },
  goToDay: {
    title: 'Go to date',
    day: 'Day',
    go: 'Go',
    incomplete: 'Give a whole date.',
  },
  keys: {
    title: 'Keys',
    close: 'Close',
    note: 'While you type in a field, and together with Ctrl, Alt or the command key, they mean what they usually do.',
    key: {
      arrows: ['←', '→'],
      pages: ['Page Up', 'Page Down'],
      ends: ['Home', 'End'],
      shift: 'Shift',
      escape: 'Esc',
    },
    everywhere: {
      title: 'Everywhere',
      goToDay: 'Go to a date',
      help: 'This list',
    },
    page: {
      title: 'On this page',
      today: 'Today',
      step: 'Earlier and later, a span at a time',
      preset: (label: string) => `Show: ${label}`,
    },
    chart: {
      title: 'In a chart that has the focus',
      step: 'Value before and after',
      leap: 'Seven values at a time',
      pages: 'Ten values at a time',
      ends: 'First and last value',
      escape: 'Let go of the value',
      zoom: 'Closer and wider',
      notes: 'Note before and after',
    },
  },
};

/** What another language has to say there. */
export type ShellMessages = typeof englishShell;
