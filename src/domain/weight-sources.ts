import type { DerivedWindow, ExcludedRecord, RecordRef } from './derived.ts';
import type { MeasureReading } from './measures.ts';
import { measureCategory } from './measures.ts';
import { AMBIGUOUS, isDoubtful, isWeight, type WeightVerdicts } from './weigh-ins.ts';

/** Why a weight was not computed with. */
export type WeightReason =
  | 'ambiguous'
  | 'typed-at-sign-up'
  | 'hidden'
  | 'not-me'
  | 'goal'
  | 'no-weight'
  | 'outside';

/** Which weights went into a number and which did not; together they are all that were looked at, each once. */
export type WeightSources = {
  readonly inputs: readonly RecordRef[];
  readonly excluded: readonly ExcludedRecord<WeightReason>[];
};

/**
 * Sorts weights by the same rules as `computeWeighIns`, sorted by time.
 *
 * Readings outside the window were not looked at; those inside, but before `since`, are left out as `outside`: a trend
 * that begins anew does not know them. Two weights of one group are two records of the same name.
 */
export function sortWeightSources(
  readings: readonly MeasureReading[],
  verdicts: WeightVerdicts,
  { window = null, since = -Infinity }: { window?: DerivedWindow | null; since?: number } = {},
): WeightSources {
  const inputs: RecordRef[] = [];
  const excluded: ExcludedRecord<WeightReason>[] = [];
  for (const reading of readings.toSorted((a, b) => a.at - b.at || a.groupId - b.groupId)) {
    if (window !== null && (reading.at < window.from || reading.at > window.to)) continue;
    const ref = { kind: 'measures' as const, id: reading.groupId, at: reading.at };
    const reason = reasonAgainst(reading, verdicts) ?? (reading.at < since ? 'outside' : null);
    if (reason === null) inputs.push(ref);
    else excluded.push({ ...ref, reason });
  }
  return { inputs, excluded };
}

function reasonAgainst(reading: MeasureReading, verdicts: WeightVerdicts): WeightReason | null {
  if (!isWeight(reading)) return 'no-weight';
  if (reading.category !== measureCategory.reading) return 'goal';
  const verdict = verdicts.get(reading.groupId);
  if (verdict === 'hide') return 'hidden';
  if (verdict === 'not-me') return 'not-me';
  if (verdict === 'keep' || !isDoubtful(reading.attrib)) return null;
  return reading.attrib === AMBIGUOUS ? 'ambiguous' : 'typed-at-sign-up';
}
