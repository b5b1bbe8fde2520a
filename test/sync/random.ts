/** The same numbers from the same seed: 0 to 1, as `Math.random` gives them (mulberry32, public domain). */
export function createRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Stands in the names of tests, so that a failure can be played again: `FAULT_SEED=7 npx vitest …`. */
export const faultSeed = Number(process.env['FAULT_SEED'] ?? 20_180_601);
