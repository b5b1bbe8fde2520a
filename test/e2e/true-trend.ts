import type { Truth } from './product.ts';

export type TruePoint = { readonly at: number; readonly kg: number; readonly trend: number };

/**
 * The weight trend worked out from the simulator's truth, sharing no code with the product: each weighing in the
 * closed form of the gap-aware average, a weighted sum over all weighings of its segment.
 */
export function trueTrend(truth: Truth): TruePoint[] {
  const weighings = trueWeighings(truth);
  const points: TruePoint[] = [];
  let segment: { at: number; kg: number }[] = [];
  for (const weighing of weighings) {
    const last = segment.at(-1);
    if (last !== undefined && weighing.at - last.at > 30 * 86_400) segment = [];
    segment.push(weighing);
    points.push({ ...weighing, trend: closedForm(segment) });
  }
  return points;
}

/** Weight of reading i is 0.9^(days since) times the share it took in when it came; the first takes all. */
function closedForm(segment: readonly { at: number; kg: number }[]): number {
  const end = segment.at(-1)?.at ?? 0;
  // Older readings weigh less than 1e-9 of a kilogram together.
  const recent = segment.slice(-400);
  return recent.reduce((sum, { at, kg }, index) => {
    const previous = recent[index - 1];
    const share = previous === undefined ? 1 : 1 - 0.9 ** ((at - previous.at) / 86_400);
    return sum + kg * share * 0.9 ** ((end - at) / 86_400);
  }, 0);
}

function trueWeighings(truth: Truth): { at: number; kg: number }[] {
  const readings = truth.records
    .filter(({ category, attrib }) => category === 1 && attrib !== 1 && attrib !== 4)
    .flatMap(({ date, measures }) => {
      const weight = measures.find(({ type }) => type === 1);
      return weight === undefined ? [] : [{ at: date, kg: weight.value }];
    })
    .sort((a, b) => a.at - b.at);
  const groups: { at: number; kg: number }[][] = [];
  for (const reading of readings) {
    const group = groups.at(-1);
    const first = group?.[0];
    if (group !== undefined && first !== undefined && reading.at - first.at <= 1_800) group.push(reading);
    else groups.push([reading]);
  }
  return groups.map((group) => ({ at: group[0]?.at ?? 0, kg: medianOf(group.map(({ kg }) => kg)) }));
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
  const upper = sorted[Math.ceil((sorted.length - 1) / 2)] ?? Number.NaN;
  return (lower + upper) / 2;
}
