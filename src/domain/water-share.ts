import type { Composition } from './composition.ts';
import { type LocalDay, SECONDS_PER_DAY, toLocalDay } from './time.ts';

/** Readings within this many days before and after are what a day is held against: 14 days in all. */
const REACH_DAYS = 7;
const FEWEST_READINGS = 7;
/** Hampel, J Am Stat Assoc 69, 1974; three of these, as Leys et al., J Exp Soc Psychol 49, 2013, advise. */
const DEVIATIONS = 3;
const MAD_TO_SD = 1.4826;

/**
 * Days on which the water share of the body departs from those around it, by each composition's own calendar.
 *
 * An impedance scale computes everything from water: after sport, heat or illness it takes missing water for fat. By
 * the Hampel rule, |x − median| > 3 · 1.4826 · MAD over the 14 days around, with at least seven readings. Where more
 * than half of them are the same, the MAD is 0 and tells nothing, so nothing departs. Sorted by time.
 */
export function computeWaterDepartures(compositions: readonly Composition[]): ReadonlySet<LocalDay> {
  const shares = compositions.flatMap(({ at, timeZone, waterKg, weightKg }) =>
    waterKg === null ? [] : [{ at, timeZone, share: waterKg / weightKg.value }],
  );
  const days = new Set<LocalDay>();
  let first = 0;
  let end = 0;
  for (const { at, timeZone, share } of shares) {
    while ((shares[first]?.at ?? Infinity) < at - REACH_DAYS * SECONDS_PER_DAY) first += 1;
    while ((shares[end]?.at ?? Infinity) <= at + REACH_DAYS * SECONDS_PER_DAY) end += 1;
    const around = shares.slice(first, end).map(({ share }) => share);
    if (around.length < FEWEST_READINGS) continue;
    const middle = medianOf(around);
    const deviation = MAD_TO_SD * medianOf(around.map((one) => Math.abs(one - middle)));
    if (deviation > 0 && Math.abs(share - middle) > DEVIATIONS * deviation)
      days.add(toLocalDay(at, timeZone));
  }
  return days;
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return ((sorted[sorted.length >> 1] ?? Number.NaN) + (sorted[(sorted.length - 1) >> 1] ?? Number.NaN)) / 2;
}
