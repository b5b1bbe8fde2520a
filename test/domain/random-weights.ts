import { toEpochSec } from '#domain/time.ts';

export type Sample = { readonly at: ReturnType<typeof toEpochSec>; readonly value: number };

/** Uniform numbers in [0, 1) from a seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Standard normal numbers (Box & Muller 1958). */
export function createNormal(seed: number): () => number {
  const random = createRandom(seed);
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Readings as [day, kilograms]. */
export function samples(...points: readonly (readonly [number, number])[]): Sample[] {
  return points.map(([day, value]) => ({ at: toEpochSec(Math.round(day * 86_400)), value }));
}

/** A weight that moves by chance with known variances, weighed on some days at about the same time. */
export function simulateWeights(
  seed: number,
  count: number,
  variances: { readonly observation: number; readonly level: number; readonly slope: number },
): { readonly points: Sample[]; readonly truth: number[] } {
  const normal = createNormal(seed);
  const random = createRandom(seed + 1_000_000);
  let [day, level, slope] = [0, 80, 0.02 * normal()];
  const points: Sample[] = [];
  const truth: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const days = index === 0 ? 0 : 1 + Math.floor(4 * random() ** 3) + 0.1 * (random() - 0.5);
    // The level's share of a slope that wanders has this mean and spread, given where the slope came to.
    const step = Math.sqrt(variances.slope * days) * normal();
    const bridge = Math.sqrt((variances.slope * days ** 3) / 12) * normal();
    level += days * (slope + step / 2) + bridge + Math.sqrt(variances.level * days) * normal();
    slope += step;
    day += days;
    truth.push(level);
    points.push({
      at: toEpochSec(Math.round(day * 86_400)),
      value: level + Math.sqrt(variances.observation) * normal(),
    });
  }
  return { points, truth };
}
