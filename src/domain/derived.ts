import type { ListKind, SpanKind } from './record-kinds.ts';
import type { EpochSec } from './time.ts';

/** One record of the service that a number rests on, or that was left out of it. */
export type RecordRef = {
  readonly kind: ListKind | SpanKind;
  /** The service's own name for it; a series names its parts by their first instant. */
  readonly id: number | string;
  readonly at: EpochSec;
};

/** A record that was looked at and not computed with. */
export type ExcludedRecord<Reason extends string = string> = RecordRef & { readonly reason: Reason };

/** `from` inclusive, `to` inclusive: what was looked at, whether or not there is something at its ends. */
export type DerivedWindow = { readonly from: EpochSec; readonly to: EpochSec };

/**
 * A computed number together with everything that is needed to check it.
 *
 * `inputs` and `excluded` together are the records that were looked at, each once: nothing disappears in between.
 */
export type Derived<Value, Reason extends string = string> = {
  readonly value: Value;
  /** As computed (`kg`, `kg/d`), not as written for a reader. */
  readonly unit: string;
  /** How many values the formula was given; records that are one value together count once. */
  readonly n: number;
  /** Null where everything that is known was looked at. */
  readonly window: DerivedWindow | null;
  /** The name of the formula, for whoever compares two programs. */
  readonly method: string;
  /** Raised whenever the same records would give another value. */
  readonly version: number;
  readonly inputs: readonly RecordRef[];
  readonly excluded: readonly ExcludedRecord<Reason>[];
};

/** What a value was made by and of; `n` is the number of inputs unless told, the window is everything unless told. */
export type Provenance<Reason extends string = string> = Pick<
  Derived<unknown, Reason>,
  'unit' | 'method' | 'version' | 'inputs'
> &
  Partial<Pick<Derived<unknown, Reason>, 'n' | 'window' | 'excluded'>>;

/** A value with what it was made of. Nothing is copied, and nothing is looked up until it is asked for. */
export function createDerived<Value, Reason extends string = string>(
  value: Value,
  { unit, method, version, inputs, n = inputs.length, window = null, excluded = [] }: Provenance<Reason>,
): Derived<Value, Reason> {
  return { value, unit, n, window, method, version, inputs, excluded };
}

/** The same provenance for a value that was computed further, without looking at any other record. */
export function mapDerived<Value, Next, Reason extends string>(
  derived: Derived<Value, Reason>,
  compute: (value: Value) => Next,
): Derived<Next, Reason> {
  return { ...derived, value: compute(derived.value) };
}

/** The excluded records by reason, the reason with the most records first; within one, newest first. */
export function groupExcluded<Reason extends string>(
  excluded: readonly ExcludedRecord<Reason>[],
): { readonly reason: Reason; readonly records: readonly ExcludedRecord<Reason>[] }[] {
  const groups = new Map<Reason, ExcludedRecord<Reason>[]>();
  for (const record of excluded) {
    const group = groups.get(record.reason);
    if (group === undefined) groups.set(record.reason, [record]);
    else group.push(record);
  }
  return [...groups]
    .map(([reason, records]) => ({ reason, records: records.toSorted((a, b) => b.at - a.at) }))
    .toSorted((a, b) => b.records.length - a.records.length);
}
