import type { Switches } from './switches.ts';

/** Besides these every switch is an option under its own name. */
export type SimulatorOptions = {
  /** Another seed is another person. */
  readonly seed?: number;
  /** Length of the history before the first `now`; it begins with the quarter in which it falls. */
  readonly years?: number;
  /** Where the person lives, as a zone's name: Europe/Paris unless told. */
  readonly homeZone?: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Where people reach it, without the last slash, for its page to tell; mounted under a prefix it cannot know. */
  readonly address?: string;
  /** Opens `/__sim/*`. Whoever turns it on keeps it on the loopback interface. */
  readonly control?: boolean;
  /** Probes callback addresses and carries notifications; without it every address passes and none is called. */
  readonly deliver?: typeof fetch;
} & Readonly<Partial<Switches>>;
