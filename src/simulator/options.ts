export type SimulatorOptions = {
  /** Another seed is another person. */
  readonly seed?: number;
  /** Length of the history before the first `now`; it begins with the quarter in which it falls. */
  readonly years?: number;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** `off` lifts both rules behind status 601. */
  readonly limits?: 'real' | 'off';
  /** Opens `/__sim/*`. Whoever turns it on keeps it on the loopback interface. */
  readonly control?: boolean;
  /** Carries notifications to the apps that subscribed. */
  readonly deliver?: typeof fetch;
  /** Accept the token only where the generation's documentation puts it. */
  readonly strictAuth?: boolean;
  /** Groups on a page of `getmeas`. */
  readonly pageSize?: number;
  /** Some groups come twice, the second time with another `attrib`. */
  readonly duplicateGroups?: boolean;
};
