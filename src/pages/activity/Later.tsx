import { type ReactNode, useDeferredValue } from 'react';

/**
 * Makes what is inside once everything around it is on the screen, in a pass of its own that gives way to the reader.
 *
 * One within another, they come one after the other, so that no single task holds up a slow machine.
 */
export function Later({ children }: { children: ReactNode }) {
  return useDeferredValue(true, false) ? children : null;
}
