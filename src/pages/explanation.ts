import type { Derived, RecordRef } from '#domain/derived.ts';
import type { Moment } from './moment.ts';

/** Everything that the drawer says about a number, in the words of the page that shows it. */
export type Explanation<Reason extends string = string> = {
  /** What the number is called where it stands. */
  readonly title: string;
  readonly value: string;
  /** What it is, in one sentence. */
  readonly what: string;
  readonly method: string;
  /** Null where there is nothing to write as one. */
  readonly formula: string | null;
  /** The days looked at; null where everything was. */
  readonly window: string | null;
  /** What the formula was given, counted: "24 weighings". */
  readonly counted: string;
  readonly derived: Derived<unknown, Reason>;
  /** What else there is to know, a sentence each. */
  readonly notes?: readonly string[];
  /** Why records were left out, as a heading over them. */
  reasonText(this: void, reason: Reason): string;
  /** When a record was made, as the page tells its time. */
  readonly momentOf: (record: RecordRef) => Moment;
};
