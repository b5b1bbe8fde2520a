/** A message: words, or what makes words of numbers and names. */
type Leaf = string | ((...given: readonly unknown[]) => unknown);

/** One thing said: with what, in which words, and which of what was given is in them. */
export type Sentence = {
  readonly given: readonly unknown[];
  readonly text: string;
  readonly told: readonly string[];
};

/** Every message of a catalogue by its path. */
export function leavesOf(catalogue: object, path = ''): Map<string, Leaf> {
  return new Map(
    Object.entries(catalogue).flatMap(([key, value]: [string, unknown]) => {
      const here = path === '' ? key : `${path}.${key}`;
      if (typeof value === 'object' && value !== null) return [...leavesOf(value, here)];
      // A catalogue holds nothing else.
      return [[here, value as Leaf] as const];
    }),
  );
}

/**
 * What a message says to everything it may be given: names, counts of several sizes, and null where it takes null.
 *
 * With `given` it says that alone, and throws where it cannot.
 */
export function speak(leaf: Leaf | undefined, given?: readonly unknown[]): Sentence[] {
  if (leaf === undefined) return [];
  if (typeof leaf === 'string') return [{ given: [], text: leaf, told: [] }];
  if (given !== undefined) return [toSentence(leaf, given)];
  return trials(leaf.length).flatMap((trial) => {
    try {
      return [toSentence(leaf, trial)];
    } catch {
      // Null is not for everybody.
      return [];
    }
  });
}

function toSentence(leaf: Exclude<Leaf, string>, given: readonly unknown[]): Sentence {
  const said = leaf(...given);
  const text =
    typeof said === 'object' && said !== null ? Object.values(said).map(String).join(' ') : String(said);
  return {
    given,
    text,
    told: given.map(String).filter((told) => told !== 'null' && text.includes(told)),
  };
}

function trials(length: number): unknown[][] {
  const ofCounts = [0, 1, 2, 5, 21].map((count) =>
    Array.from({ length }, (_, index) => sample(count, `<${index}>`)),
  );
  const withNull = Array.from({ length }, (_, missing) =>
    Array.from({ length }, (_, index) => (index === missing ? null : sample(3, `<${index}>`))),
  );
  return [...ofCounts, ...withNull];
}

/** Is a text, a count, and an object of such, all at once: messages take one of the three. */
function sample(count: number, text: string): unknown {
  // An object on purpose: only an object can be more than a text.
  // oxlint-disable-next-line no-new-wrappers, unicorn/new-for-builtins
  const target = Object.assign(new String(text), { count, text });
  return new Proxy(target, {
    get(whole, key) {
      const value: unknown = Reflect.get(whole, key);
      if (typeof value === 'function') return value.bind(whole) as unknown;
      return value ?? (typeof key === 'string' ? sample(count, `${text}.${key}`) : undefined);
    },
  });
}
