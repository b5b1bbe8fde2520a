import { createContext, use, useLayoutEffect } from 'react';
import type { LocalDay } from '#domain/time.ts';

/** What the shell's keys and its "Go to date" mean on the page in view. What a page leaves out, its keys do not do. */
export type PageCommands = {
  /** `G`, and the button of the shell. Where no page says it, that day is shown. */
  readonly goToDay?: (day: LocalDay) => void;
  /** `T` */
  readonly goToToday?: () => void;
  /** The arrows, while nothing that uses them itself has the focus: one span (or day) back or on. */
  readonly step?: (direction: -1 | 1) => void;
  /** `1` to `6`, in the order they are offered in; the label is for the list of keys. */
  readonly presets?: readonly { readonly label: string; readonly choose: () => void }[];
  /** Keys that the page hears by itself, for the list of keys. */
  readonly others?: readonly { readonly keys: readonly string[]; readonly label: string }[];
};

/** Where the page in view leaves its commands for the shell to find when a key is pressed; nothing renders for it. */
export type PageCommandSlot = {
  readonly get: () => PageCommands;
  readonly set: (commands: PageCommands) => void;
};

export function createPageCommandSlot(): PageCommandSlot {
  let current: PageCommands = {};
  return {
    get: () => current,
    set: (commands) => {
      current = commands;
    },
  };
}

export const PageCommandsContext = createContext<PageCommandSlot>(createPageCommandSlot());

/** Lends the shell a page's commands for as long as the page is in view. */
export function usePageCommands(commands: PageCommands): void {
  const slot = use(PageCommandsContext);
  // The slot stands outside the page: after each render it holds the functions of that render, and none after the last.
  useLayoutEffect(() => {
    slot.set(commands);
    return () => {
      slot.set({});
    };
  });
}
