/** Ingredients of broken answers, and what must hold for whatever is read from them. */
import * as fc from 'fast-check';

import { ApiError } from '#api/errors.ts';

/** Values that a field might hold by mistake. */
export const wrong = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(
    null,
    false,
    true,
    '',
    '-1',
    Number.POSITIVE_INFINITY,
    -0,
    2 ** 60,
    Number.NaN,
    [],
    {},
    '__proto__',
  ),
);

/** The same list with things strewn in between; the order of the good ones stays. */
export function strewn(
  good: readonly unknown[],
  bad: readonly unknown[],
  places: readonly number[],
): unknown[] {
  const all: unknown[] = [...good];
  for (const [index, item] of bad.entries()) {
    all.splice((places[index] ?? 0) % (all.length + 1), 0, item);
  }
  return all;
}

/** Where `strewn` puts up to six things. */
export const places = fc.array(fc.nat(20), { minLength: 6, maxLength: 6 });

/** What a decoder throws; `null` when it reads the answer. */
export function thrownBy(decode: () => unknown): unknown {
  try {
    decode();
    return null;
  } catch (error) {
    return error;
  }
}

export function isNullOrApiError(thrown: unknown): boolean {
  return thrown === null || (thrown instanceof ApiError && thrown.code === 'upstream_invalid');
}

function isSound(value: number): boolean {
  return Number.isFinite(value) && !Object.is(value, -0) && Math.abs(value) <= Number.MAX_SAFE_INTEGER;
}

/** The numbers among values that arithmetic cannot bear: NaN, infinities, −0, beyond 2⁵³. */
export function unsoundOf(values: readonly number[]): number[] {
  return values.filter((value) => !isSound(value));
}

/** Every number in a decoded value, however deep. */
export function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}
