import type { Format } from '#locale/format.ts';
import { type LengthUnit, metresTo, splitFeet } from '#locale/length-units.ts';
import { parseDuration, parseHeight, parseNumber } from '#locale/parse.ts';

/** The least and the most that a value may be, both included. */
type Bounds = { readonly low: number; readonly high: number };

/** What is said of a text that is no such value, and of a value that is out of bounds. */
export type Mends = { readonly noValue: string; readonly outside: string };

type Numbers = Pick<Format, 'number' | 'numberLocale'>;

/** A tenth of a unit is as exact as anybody knows how tall they are. */
const HEIGHT_DECIMALS = 1;

/** A height as it may be typed, with a decimal only where it has one: `178`, `178.5`, `5 ft 10 in`. */
export function toHeightText(metres: number, lengthUnit: LengthUnit, { number }: Numbers): string {
  const write = (value: number) => number(value, Number.isInteger(value) ? 0 : HEIGHT_DECIMALS);
  if (lengthUnit === 'in') {
    const { feet, inches } = splitFeet(metres, HEIGHT_DECIMALS);
    return `${write(feet)} ft ${write(inches)} in`;
  }
  const scale = 10 ** HEIGHT_DECIMALS;
  return write(Math.round(metresTo('cm', metres) * scale) / scale);
}

/** Metres, or what is wrong with the text. */
export function readHeight(
  text: string,
  lengthUnit: LengthUnit,
  { numberLocale }: Numbers,
  rule: Rule,
): number | string {
  return check(parseHeight(text, lengthUnit, numberLocale), rule);
}

/** Minutes, or what is wrong with the text; a lone number is in `lone`. */
export function readDuration(
  text: string,
  lone: 'h' | 'min',
  { numberLocale }: Numbers,
  rule: Rule,
): number | string {
  return check(parseDuration(text, lone, numberLocale), rule);
}

/** A whole number, or what is wrong with the text. */
export function readWhole(text: string, { numberLocale }: Numbers, rule: Rule): number | string {
  const value = parseNumber(text, numberLocale);
  return check(Number.isInteger(value) ? value : null, rule);
}

/** A year, or what is wrong with the text: it has four digits, and no sign among them. */
export function readYear(text: string, rule: Rule): number | string {
  return check(/^\d{4}$/.test(text) ? Number(text) : null, rule);
}

export type Rule = { readonly bounds: Bounds; readonly mends: Mends };

function check(value: number | null, { bounds, mends }: Rule): number | string {
  if (value === null) return mends.noValue;
  return value < bounds.low || value > bounds.high ? mends.outside : value;
}
