import { KG_PER_LB, LB_PER_STONE, type WeightUnit } from './units.ts';

/**
 * A number as a reader of a locale types it: `78,4` and `1.234,5` in German, `78.4` and `1,234.5` in English.
 *
 * A lone comma or point is the decimal sign where it cannot group thousands, whatever the locale: a keyboard's number
 * pad knows one of them only. Signs may be hyphens or true minuses. Null for anything else, the empty text included.
 */
export function parseNumber(text: string, locale: string): number | null {
  const typed = text.replaceAll(/[\s'’]/g, '').replace('−', '-');
  if (!/^[+-]?\d[\d.,]*$/.test(typed) && !/^[+-]?[.,]\d+$/.test(typed)) return null;
  const signs = typed.match(/[.,]/g) ?? [];
  const isLone = signs.length === 1 && !isGroup(typed);
  const decimal = isLone ? (signs[0] ?? '.') : decimalSign(locale);
  const group = decimal === ',' ? '.' : ',';
  const [whole = '', fraction = '', ...rest] = typed.split(decimal);
  if (rest.length > 0 || fraction.includes(group) || (whole.includes(group) && !isGrouped(whole, group))) {
    return null;
  }
  const value = Number(`${whole.replaceAll(group, '')}.${fraction || '0'}`);
  // A hyphen before a zero is no number of anything.
  return value === 0 ? 0 : value;
}

/**
 * A weight in the reader's unit, with or without its name, as kilograms: `78.4`, `172.8 lb`, `12 st 4.8 lb`, `12 4.8`.
 *
 * Stones that no pounds follow are stones. Null for what is no weight, below zero, or has a unit that is not meant.
 */
export function parseWeight(text: string, weightUnit: WeightUnit, locale: string): number | null {
  const typed = text.trim().toLowerCase();
  if (weightUnit === 'st') {
    const [, stones, pounds] = /^(?:(\S+?)\s*st(?![a-z]))?\s*(?:(\S+?)\s*(?:lb)?)?$/.exec(typed) ?? [];
    return toStones(stones, pounds, locale);
  }
  const value = parseNumber(typed.replace(new RegExp(`\\s*${weightUnit}$`), ''), locale);
  if (value === null || value < 0) return null;
  return weightUnit === 'kg' ? value : value * KG_PER_LB;
}

function toStones(stones: string | undefined, pounds: string | undefined, locale: string): number | null {
  if (stones === undefined && pounds === undefined) return null;
  const wholeStones = stones === undefined ? 0 : parseNumber(stones, locale);
  const rest = pounds === undefined ? 0 : parseNumber(pounds, locale);
  if (wholeStones === null || rest === null || wholeStones < 0 || rest < 0) return null;
  return (wholeStones * LB_PER_STONE + rest) * KG_PER_LB;
}

/** Three digits behind a lone sign may be thousands, so that the locale decides. */
function isGroup(typed: string): boolean {
  return /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/.test(typed);
}

function isGrouped(whole: string, group: string): boolean {
  const groups = whole.split(group);
  // In India groups of two stand before the last one of three.
  return groups.every((digits, index) => {
    if (index === 0) return /^[+-]?\d{1,3}$/.test(digits);
    return index === groups.length - 1 ? digits.length === 3 : digits.length === 2 || digits.length === 3;
  });
}

function decimalSign(locale: string): '.' | ',' {
  const parts = new Intl.NumberFormat(locale).formatToParts(0.5);
  return parts.find(({ type }) => type === 'decimal')?.value === ',' ? ',' : '.';
}
