/**
 * Chance as a pure function: the same seed, name and keys always give the same number, in any order of asking.
 * That is what lets any day of the person's life be computed without the days before it.
 */
export type Random = {
  /** Even in [0, 1). */
  readonly uniform: (name: string, a?: number, b?: number, c?: number) => number;
  readonly between: (low: number, high: number, name: string, a?: number, b?: number, c?: number) => number;
  /** Both ends included. */
  readonly integer: (low: number, high: number, name: string, a?: number, b?: number, c?: number) => number;
  readonly chance: (probability: number, name: string, a?: number, b?: number, c?: number) => boolean;
  /** Standard normal by Box and Muller (1958), cut at ±3 so that no reading is absurd by accident. */
  readonly normal: (name: string, a?: number, b?: number, c?: number) => number;
};

export function createRandom(seed: number): Random {
  const states = new Map<string, number>();
  const stateOf = (name: string): number => {
    const known = states.get(name);
    if (known !== undefined) return known;
    let state = mix(0, seed | 0);
    for (let index = 0; index < name.length; index += 1) state = mix(state, name.charCodeAt(index));
    states.set(name, state);
    return state;
  };
  // Three plain keys rather than a list: a history of ten years asks a quarter of a million times.
  const hash = (name: string, a: number, b: number, c: number, round: number): number =>
    finish(mix(mix(mix(mix(stateOf(name), a | 0), b | 0), c | 0), round));
  const uniform: Random['uniform'] = (name, a = 0, b = 0, c = 0) => hash(name, a, b, c, 0) / 2 ** 32;
  return {
    uniform,
    between: (low, high, name, a, b, c) => low + (high - low) * uniform(name, a, b, c),
    integer: (low, high, name, a, b, c) => low + Math.floor(uniform(name, a, b, c) * (high - low + 1)),
    chance: (probability, name, a, b, c) => uniform(name, a, b, c) < probability,
    normal: (name, a = 0, b = 0, c = 0) => {
      const radius = Math.sqrt(-2 * Math.log((hash(name, a, b, c, 1) + 1) / 2 ** 32));
      const value = radius * Math.cos((2 * Math.PI * hash(name, a, b, c, 2)) / 2 ** 32);
      return Math.max(-3, Math.min(3, value));
    },
  };
}

// Rounds and finaliser of MurmurHash3 (Appleby, public domain), 32 bits.
function mix(state: number, key: number): number {
  let k = Math.imul(key, 0xcc9e2d51);
  k = (k << 15) | (k >>> 17);
  const next = state ^ Math.imul(k, 0x1b873593);
  return (Math.imul((next << 13) | (next >>> 19), 5) + 0xe6546b64) | 0;
}

function finish(state: number): number {
  let hash = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Hexadecimal text nobody can guess, for codes and tokens; unlike the person it differs in every run. */
export function createSecret(byteCount: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(byteCount));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
