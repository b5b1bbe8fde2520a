/** A control request that cannot be carried out; names the field, so that a tester need not guess. */
export class ControlError extends Error {
  readonly field: string;

  constructor(field: string, expected: string) {
    super(
      `Failed to read ${field}: expected ${expected}. Send it as described at the simulator's root page.`,
    );
    this.name = 'ControlError';
    this.field = field;
  }
}

export type JsonObject = Readonly<Record<string, unknown>>;

export function readObject(value: unknown, field: string, known: readonly string[] | null): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new ControlError(field, 'an object');
  }
  const unknown = Object.keys(value).find((name) => known !== null && !known.includes(name));
  if (unknown !== undefined) {
    throw new ControlError(join(field, unknown), `one of ${known?.join(', ')}`);
  }
  // The checks above are what makes it one.
  return value as JsonObject;
}

export function readList(value: unknown, field: string): readonly unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new ControlError(field, 'a list');
  return value;
}

export function readText(value: unknown, field: string): string {
  if (typeof value !== 'string' || value === '') throw new ControlError(field, 'a text');
  return value;
}

export function readNumber(value: unknown, field: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new ControlError(field, 'a number');
  return value;
}

export function readInteger(value: unknown, field: string, lowest = -Number.MAX_SAFE_INTEGER): number {
  const number = readNumber(value, field);
  if (!Number.isSafeInteger(number) || number < lowest) {
    throw new ControlError(field, lowest < 0 ? 'an integer' : `an integer from ${lowest}`);
  }
  return number;
}

export function readChoice<T extends string>(value: unknown, field: string, choices: readonly T[]): T {
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined) throw new ControlError(field, `one of ${choices.join(', ')}`);
  return choice;
}

/** A little less than what `Date` can hold. Milliseconds by mistake are within it: testers want them. */
const farthestSec = 8_600_000_000_000;

/** Epoch seconds, or a date and time of ISO 8601 with its offset. */
export function readInstant(value: unknown, field: string): number {
  if (typeof value === 'string' && /T.*(Z|[+-]\d\d:?\d\d)$/.test(value)) {
    const ms = Date.parse(value);
    if (Number.isFinite(ms)) return Math.floor(ms / 1000);
  }
  if (typeof value === 'number' && Number.isSafeInteger(value) && Math.abs(value) < farthestSec) return value;
  throw new ControlError(field, 'epoch seconds or an ISO 8601 time with offset');
}

function join(field: string, name: string): string {
  return field === '' || field === 'body' ? name : `${field}.${name}`;
}
