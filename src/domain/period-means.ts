import { type EpochSec, type LocalDay, parseLocalDay, type TimeZone, toLocalDay } from './time.ts';

/** The mean of what fell into some calendar months. */
export type PeriodMean = {
  /** First day of the first month. */
  readonly from: LocalDay;
  /** Calendar months that it holds. */
  readonly months: number;
  /** Mean instant of its values, epoch seconds. */
  readonly at: number;
  readonly x: number;
  readonly y: number;
  readonly count: number;
};

/** Months that divide a year, or years: periods begin where a reader expects them to. */
const LENGTHS = [1, 2, 3, 6, 12, 24, 60, 120];

/**
 * Means of pairs over calendar periods of a zone: months, or as many months as leave no more periods than `most`.
 *
 * Periods of several months begin in January or a whole number of periods after it. Empty ones are left out; pairs with
 * a NaN too. Empty for none.
 */
export function computePeriodMeans(
  pairs: readonly { readonly at: EpochSec; readonly x: number; readonly y: number }[],
  { zone, most }: { readonly zone: TimeZone; readonly most: number },
): PeriodMean[] {
  const known = pairs
    .filter(({ x, y }) => !Number.isNaN(x + y))
    .map((pair) => ({ ...pair, month: monthOf(toLocalDay(pair.at, zone)) }));
  const months = known.map(({ month }) => month);
  const [oldest, newest] = [months.reduce(lesser, Infinity), months.reduce(greater, -Infinity)];
  const length =
    LENGTHS.find((one) => Math.floor(newest / one) - Math.floor(oldest / one) + 1 <= most) ??
    LENGTHS.at(-1) ??
    1;
  const periods = new Map<number, (typeof known)[number][]>();
  for (const pair of known) {
    const period = Math.floor(pair.month / length);
    const list = periods.get(period);
    if (list === undefined) periods.set(period, [pair]);
    else list.push(pair);
  }
  return [...periods]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([period, list]) => {
      const from = firstDayOf(period * length);
      const meanOf = (read: (pair: (typeof known)[number]) => number) =>
        list.reduce((sum, pair) => sum + read(pair), 0) / list.length;
      if (from === null) return [];
      return [
        {
          from,
          months: length,
          at: meanOf(({ at }) => at),
          x: meanOf(({ x }) => x),
          y: meanOf(({ y }) => y),
          count: list.length,
        },
      ];
    });
}

/** Months since January of the year 0. */
function monthOf(day: LocalDay): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function firstDayOf(month: number): LocalDay | null {
  const year = String(Math.floor(month / 12)).padStart(4, '0');
  return parseLocalDay(`${year}-${String((month % 12) + 1).padStart(2, '0')}-01`);
}

function lesser(a: number, b: number): number {
  return Math.min(a, b);
}

function greater(a: number, b: number): number {
  return Math.max(a, b);
}
