import { INCHES_PER_FOOT, type LengthUnit, metresFrom } from './length-units.ts';
import { KG_PER_LB, LB_PER_STONE, type WeightUnit } from './units.ts';

const MINUTES_PER_HOUR = 60;

/**
 * A number as a reader of a locale types it: `78,4` and `1.234,5` in German, `78.4` and `1,234.5` in English.
 *
 * A lone comma or point is the decimal sign where it cannot group thousands, whatever the locale: a keyboard's number
 * pad knows one of them only. Signs may be hyphens or true minuses. Digits may be the locale's own (`١٫٥` in Egypt) or
 * those of the keyboard. Null for anything else, the empty text included.
 */
export function parseNumber(text: string, locale: string): number | null {
  const typed = withKeyboardDigits(text, locale)
    .replaceAll(/[\s'’]/g, '')
    .replace('−', '-');
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

/**
 * How tall somebody is, as metres: `178`, `178.5 cm` or `1.78 m` by a reader of centimetres; `5 ft 10 in`, `5'10"`,
 * `5 10` or `70 in` by a reader of inches.
 *
 * Twelve inches beside feet are no inches, and feet beside inches are whole. Null for what is no height, below zero, or
 * has a unit that is not meant.
 */
export function parseHeight(text: string, lengthUnit: LengthUnit, locale: string): number | null {
  const typed = text.trim().toLowerCase();
  if (lengthUnit === 'in') {
    const [, feet, inches] =
      /^(?:(\S+?)(?:\s*(?:ft|['’′])(?![a-z])|\s+(?=[\d.,])))?\s*(?:(\S+?)\s*(?:in|["”″])?)?$/.exec(typed) ??
      [];
    const all = parsePair(feet, inches, INCHES_PER_FOOT, locale);
    return all === null ? null : toMicrometre(metresFrom('in', all));
  }
  const [, number = '', unit = 'cm'] = /^(.*?)\s*(c?m)?$/.exec(typed) ?? [];
  const value = parseNumber(number, locale);
  if (value === null || value < 0) return null;
  return toMicrometre(metresFrom(unit === 'm' ? 'm' : 'cm', value));
}

/**
 * How long something lasts, as whole minutes: `8 h 15 min`, `8:15`, `8.25 h`, `495 min`; a lone number is in `lone`.
 *
 * Sixty minutes beside hours are no minutes, and hours beside minutes are whole. Null for what is no duration.
 */
export function parseDuration(text: string, lone: 'h' | 'min', locale: string): number | null {
  const typed = text.trim().toLowerCase();
  const [, clockHours, clockMinutes] = /^(\d{1,2}):([0-5]\d)(?:\s*h)?$/.exec(typed) ?? [];
  if (clockHours !== undefined) return Number(clockHours) * MINUTES_PER_HOUR + Number(clockMinutes);
  const [, hours, minutes, named] =
    /^(?:(\S+?)\s*(?:h|hr|std\.?)(?![a-z]))?\s*(?:(\S+?)\s*(m|min\.?)?)?$/.exec(typed) ?? [];
  const isHours = lone === 'h' && hours === undefined && named === undefined;
  const all = isHours
    ? parsePair(minutes, undefined, MINUTES_PER_HOUR, locale)
    : parsePair(hours, minutes, MINUTES_PER_HOUR, locale);
  return all === null ? null : Math.round(all);
}

/** So many large units and so many small ones, in small ones; either may be missing, then the other may be broken. */
function parsePair(
  large: string | undefined,
  small: string | undefined,
  smallPerLarge: number,
  locale: string,
): number | null {
  if (large === undefined && small === undefined) return null;
  const whole = large === undefined ? 0 : parseNumber(large, locale);
  const rest = small === undefined ? 0 : parseNumber(small, locale);
  if (whole === null || rest === null || whole < 0 || rest < 0) return null;
  if (large !== undefined && small !== undefined && (!Number.isInteger(whole) || rest >= smallPerLarge)) {
    return null;
  }
  return whole * smallPerLarge + rest;
}

/** So that 280 cm are 2.8 m and not a hair more. */
function toMicrometre(metres: number): number {
  return Math.round(metres * 1e6) / 1e6;
}

/** Digits and signs of the locale's own script as those of the keyboard, and without marks of direction. */
function withKeyboardDigits(text: string, locale: string): string {
  const counted = new Intl.NumberFormat(locale, { useGrouping: false }).format(1_234_567_890);
  const own = Array.from(counted.matchAll(/\p{Nd}/gu), ([digit]) => digit);
  return text
    .replaceAll(/[\u061C\u200E\u200F]/g, '')
    .replaceAll(/\p{Nd}/gu, (digit) => (own.includes(digit) ? String((own.indexOf(digit) + 1) % 10) : digit))
    .replaceAll('٫', '.')
    .replaceAll('٬', ',');
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
