import type { ListKind } from './record-kinds.ts';
import type { EpochSec, LocalDay } from './time.ts';

/**
 * What the reader says of a record: `keep` it although it is doubtful, `hide` it although it is sound, `not-me` for
 * somebody else's. The latter two leave it out of everything that is computed.
 */
export type Verdict = 'keep' | 'hide' | 'not-me';

/** A verdict on one record of the service, a note on it, or both. */
export type ReadingDecision = {
  readonly kind: 'reading';
  readonly list: ListKind;
  readonly id: number | string;
  /** Null where there is only a note. */
  readonly verdict: Verdict | null;
  readonly note?: string;
  readonly decidedAt: EpochSec;
};

/** Something that the reader marks on the charts: a day, or the days until `to`, included. */
export type Annotation = {
  readonly kind: 'annotation';
  /** Made up once; the same one through every edit. */
  readonly id: string;
  readonly from: LocalDay;
  readonly to: LocalDay | null;
  readonly text: string;
  readonly decidedAt: EpochSec;
};

/** Whether the night that ends on a day was followed by a free day, where the usual week says otherwise. */
export type NightDecision = {
  readonly kind: 'night';
  readonly day: LocalDay;
  readonly isFree: boolean;
  readonly decidedAt: EpochSec;
};

/** What the reader has decided or written down; the service knows nothing of it. */
export type Decision = ReadingDecision | Annotation | NightDecision;

/** The parts of a decision that say what it is about. */
export type DecisionTarget =
  | Pick<ReadingDecision, 'kind' | 'list' | 'id'>
  | Pick<Annotation, 'kind' | 'id'>
  | Pick<NightDecision, 'kind' | 'day'>;

/** One step of a change, which has a step back. */
export type DecisionChange = { readonly put: Decision } | { readonly remove: DecisionTarget };

/** The name of what a decision is about: there is one decision per name, and the later takes the earlier's place. */
export function decisionKey(target: DecisionTarget): string {
  switch (target.kind) {
    case 'reading':
      return `reading:${target.list}:${target.id}`;
    case 'annotation':
      return `annotation:${target.id}`;
    case 'night':
      return `night:${target.day}`;
    default:
      return target satisfies never;
  }
}

/** The verdicts on the records of a list by their id; a record without one is not among them. */
export function toVerdicts(
  decisions: readonly Decision[],
  list: ListKind,
): ReadonlyMap<number | string, Verdict> {
  const verdicts = new Map<number | string, Verdict>();
  for (const decision of decisions) {
    if (decision.kind !== 'reading' || decision.list !== list || decision.verdict === null) continue;
    verdicts.set(decision.id, decision.verdict);
  }
  return verdicts;
}

/** Annotations that touch some days, both included, in order of their first day. */
export function annotationsOf(
  decisions: readonly Decision[],
  days: { readonly from: LocalDay; readonly to: LocalDay } | null = null,
): Annotation[] {
  return decisions
    .filter((decision) => decision.kind === 'annotation')
    .filter(({ from, to }) => days === null || (from <= days.to && (to ?? from) >= days.from))
    .toSorted((a, b) => (a.from === b.from ? a.decidedAt - b.decidedAt : a.from < b.from ? -1 : 1));
}
