import type { EpochSec, LocalDay, TimeZone } from '#domain/time.ts';
import type { WeightAxisUnit, WeightUnit } from './units.ts';
import { kgToLb, splitStones } from './units.ts';

/** What of a reader's choices decides how numbers and dates look. */
export type FormatOptions = {
  /** BCP 47; one that the runtime cannot read falls back to `en`. Numbers, clocks and the order of dates are its own. */
  readonly locale: string;
  /** Of the names of months and other words; absent: the locale's. */
  readonly language?: string;
  readonly weightUnit: WeightUnit;
  /** Absent: as the locale does. */
  readonly hour12?: boolean;
};

/**
 * Numbers, weights and dates as text for a person; weights go in as kilograms.
 *
 * Every number of a kind has the same count of decimals, so columns align, and a true minus (U+2212) that is never put
 * before a zero. NaN and ±∞ come out as the locale writes them. Each may be handed on by itself.
 */
export type Format = {
  /** The tag everything is worded in: the language, as it is written in the region. */
  readonly locale: string;
  /** The tag numbers are written in, and read back. */
  readonly numberLocale: string;
  /** `78.4 kg`, `172.8 lb`, `12 st 4.8 lb`; below one stone pounds alone. */
  readonly weight: (kg: number) => string;
  /** In the unit of the axis: kilograms, or pounds for readers of pounds and stones; not rounded. */
  readonly weightNumber: (kg: number) => number;
  readonly weightAxisUnit: WeightAxisUnit;
  /** A tick of the axis, without unit where the axis names it: `78`, `172`; stones as `12 st 4`. */
  readonly weightTick: (valueInAxisUnit: number) => string;
  /** For tables and copying: in the unit of the axis, with a point, ungrouped, and with a hyphen as minus. */
  readonly weightTableNumber: (kg: number, decimals: number) => string;
  /** A difference with its sign, to the hundredth: `−0.31 kg`; stones from one stone on, pounds below. */
  readonly weightDelta: (kg: number) => string;
  /** The same without unit, always in the unit of the axis: `−0.48`. */
  readonly weightDeltaNumber: (kg: number) => string;
  /** Two weights: `74.1–79.3 kg`. */
  readonly weightRange: (lowKg: number, highKg: number) => string;
  /** `29 Mar 2026`. */
  readonly day: (day: LocalDay) => string;
  /** `1 Jan – 31 Mar 2026`, repeating nothing that both ends share. */
  readonly dayRange: (from: LocalDay, to: LocalDay) => string;
  /** `29 Mar`, for an axis. */
  readonly dayShort: (day: LocalDay) => string;
  /** `March 2026`. */
  readonly month: (day: LocalDay) => string;
  /** `Mar`, for an axis. */
  readonly monthShort: (day: LocalDay) => string;
  /** `2026`. */
  readonly year: (day: LocalDay) => string;
  /** `29 Mar 2026, 06:51` by the clocks of the zone. */
  readonly dateTime: (at: EpochSec, zone: TimeZone) => string;
  /** `06:51` by the clocks of the zone. */
  readonly time: (at: EpochSec, zone: TimeZone) => string;
  /** With exactly so many decimals, grouped as the locale does. */
  readonly number: (value: number, decimals: number) => string;
  /** The same with its sign, which a zero has not: `+3.0`. */
  readonly signed: (value: number, decimals: number) => string;
  /** For tables and copying: with a point, ungrouped, and with a hyphen as minus. */
  readonly tableNumber: (value: number, decimals: number) => string;
  /** A share of one: 0.214 is `21%`. */
  readonly percent: (ratio: number) => string;
};

const WEIGHT_DECIMALS = 1;
const DELTA_DECIMALS = 2;

const MINUS = '−';

const DAY = { day: 'numeric', month: 'short', year: 'numeric' } as const;

/**
 * The formats of one reader; make one per change of settings, not per render.
 *
 * `Intl` formatters are made when first needed and kept: making one costs as much as using it a hundred times.
 */
export function createFormat({ locale: wanted, language, weightUnit, hour12 }: FormatOptions): Format {
  const locale = readableLocale(wanted);
  const wordLocale = wordedIn(language, locale);
  const clock = once(() => clockOptions(locale, hour12));
  const numberFormat = memoize(
    (decimals: number) => new Intl.NumberFormat(locale, { ...fixed(decimals), signDisplay: 'negative' }),
  );
  const signedFormat = memoize(
    (decimals: number) => new Intl.NumberFormat(locale, { ...fixed(decimals), signDisplay: 'exceptZero' }),
  );
  // Digits that any spreadsheet reads.
  const plainFormat = memoize(
    (decimals: number) =>
      new Intl.NumberFormat('en', { ...fixed(decimals), signDisplay: 'negative', useGrouping: false }),
  );
  const tickFormat = once(
    () => new Intl.NumberFormat(locale, { maximumFractionDigits: 2, signDisplay: 'negative' }),
  );
  const percentFormat = once(
    () => new Intl.NumberFormat(locale, { style: 'percent', signDisplay: 'negative' }),
  );
  // Calendar days are handed over as midnights in UTC and read back in UTC.
  const dayFormat = once(() => new Intl.DateTimeFormat(wordLocale, { ...DAY, timeZone: 'UTC' }));
  const dayShortFormat = once(
    () => new Intl.DateTimeFormat(wordLocale, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
  );
  const monthFormat = once(
    () => new Intl.DateTimeFormat(wordLocale, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
  );
  const monthShortFormat = once(
    () => new Intl.DateTimeFormat(wordLocale, { month: 'short', timeZone: 'UTC' }),
  );
  const yearFormat = once(() => new Intl.DateTimeFormat(wordLocale, { year: 'numeric', timeZone: 'UTC' }));
  const dateTimeFormat = memoize(
    (timeZone: TimeZone) => new Intl.DateTimeFormat(wordLocale, { ...DAY, ...clock(), timeZone }),
  );
  const timeFormat = memoize(
    (timeZone: TimeZone) => new Intl.DateTimeFormat(wordLocale, { ...clock(), timeZone }),
  );

  const weightAxisUnit: WeightAxisUnit = weightUnit === 'kg' ? 'kg' : 'lb';
  const weightNumber = (kg: number) => (weightUnit === 'kg' ? kg : kgToLb(kg));
  const number = (value: number, decimals: number) => withTrueMinus(numberFormat(decimals).format(value));
  const signed = (value: number, decimals: number) => withTrueMinus(signedFormat(decimals).format(value));

  const stoneWeight = (lb: number) => {
    const { sign, stones, pounds } = splitStones(lb, WEIGHT_DECIMALS);
    const poundText = `${number(pounds, WEIGHT_DECIMALS)} lb`;
    return { sign, text: stones === 0 ? poundText : `${number(stones, 0)} st ${poundText}` };
  };
  const weight = (kg: number) => {
    if (weightUnit !== 'st') return `${number(weightNumber(kg), WEIGHT_DECIMALS)} ${weightUnit}`;
    const { sign, text } = stoneWeight(kgToLb(kg));
    return `${sign < 0 ? MINUS : ''}${text}`;
  };

  return {
    locale: wordLocale,
    numberLocale: locale,
    weight,
    weightNumber,
    weightAxisUnit,
    weightTick(value) {
      if (weightUnit !== 'st') return withTrueMinus(tickFormat().format(value));
      // A tick between whole pounds keeps its decimal; a whole one stays short.
      const poundDecimals = Number.isInteger(value) ? 0 : WEIGHT_DECIMALS;
      const { sign, stones, pounds } = splitStones(value, poundDecimals);
      return `${sign < 0 ? MINUS : ''}${number(stones, 0)} st ${number(pounds, poundDecimals)}`;
    },
    weightTableNumber: (kg, decimals) => plainFormat(decimals).format(weightNumber(kg)),
    weightDelta(kg) {
      const value = weightNumber(kg);
      if (weightUnit === 'st' && isStoneOrMore(value)) {
        const { sign, text } = stoneWeight(value);
        return `${sign < 0 ? MINUS : '+'}${text}`;
      }
      return `${signed(value, DELTA_DECIMALS)} ${weightAxisUnit}`;
    },
    weightRange(lowKg, highKg) {
      if (weightUnit === 'st') return `${weight(lowKg)} – ${weight(highKg)}`;
      return `${number(weightNumber(lowKg), WEIGHT_DECIMALS)}–${weight(highKg)}`;
    },
    weightDeltaNumber: (kg) => signed(weightNumber(kg), DELTA_DECIMALS),
    day: (day) => dayFormat().format(toMs(day)),
    dayRange: (from, to) => dayFormat().formatRange(toMs(from), toMs(to)),
    dayShort: (day) => dayShortFormat().format(toMs(day)),
    month: (day) => monthFormat().format(toMs(day)),
    monthShort: (day) => monthShortFormat().format(toMs(day)),
    year: (day) => yearFormat().format(toMs(day)),
    dateTime: (at, zone) => dateTimeFormat(zone).format(at * 1000),
    time: (at, zone) => timeFormat(zone).format(at * 1000),
    number,
    signed,
    tableNumber: (value, decimals) => plainFormat(decimals).format(value),
    percent: (ratio) => withTrueMinus(percentFormat().format(ratio)),
  };
}

/** Also where rounding to the hundredth makes it a stone. */
function isStoneOrMore(lb: number): boolean {
  const { stones } = splitStones(lb, DELTA_DECIMALS);
  return stones > 0;
}

function readableLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en';
  } catch {
    // Some systems report `C` or `en_US.utf8` as the reader's language.
    return 'en';
  }
}

/**
 * A language as it is written in the region of a locale: English in Germany has 29 Mar 2026 and 1.234,5.
 *
 * Where the runtime has no such pair, English of a region other than the United States is Britain's: of the two it is
 * the one whose order of day and month the rest of the world shares.
 */
function wordedIn(language: string | undefined, locale: string): string {
  const { language: spoken, region } = new Intl.Locale(locale).maximize();
  if (language === undefined || language === spoken) return locale;
  const pair = new Intl.Locale(language, region === undefined ? {} : { region }).toString();
  const isKnown = new Intl.DateTimeFormat(pair).resolvedOptions().locale === pair;
  return isKnown || language !== 'en' ? pair : 'en-GB';
}

/** Hours of a 24-hour clock have two digits, those of a 12-hour clock as many as they need. */
function clockOptions(locale: string, hour12: boolean | undefined) {
  const isHour12 = hour12 ?? new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions().hour12;
  return {
    hour: isHour12 === true ? ('numeric' as const) : ('2-digit' as const),
    minute: '2-digit' as const,
    // `hour12: false` would print 24:05 after midnight in some locales.
    hourCycle: isHour12 === true ? ('h12' as const) : ('h23' as const),
  };
}

function fixed(decimals: number) {
  return { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
}

function withTrueMinus(text: string): string {
  return text.replace('-', MINUS);
}

function toMs(day: LocalDay): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function memoize<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    let value = made.get(key);
    if (value === undefined) {
      value = make(key);
      made.set(key, value);
    }
    return value;
  };
}

function once<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}
