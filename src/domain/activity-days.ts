import {
  addDays,
  differenceInDays,
  endOfLocalDay,
  type EpochSec,
  type LocalDay,
  type TimeZone,
  toLocalDay,
  UTC,
} from './time.ts';

/** What the service adds up for each day: counts, metres, kilocalories, seconds. */
export const activityMetrics = [
  'steps',
  'distanceM',
  'elevationM',
  'activeKcal',
  'totalKcal',
  'softSec',
  'moderateSec',
  'intenseSec',
] as const;

export type ActivityMetric = (typeof activityMetrics)[number];

/** One number per row and metric, NaN where the field did not arrive: missing is not zero. */
export type ActivityValues = Readonly<Record<ActivityMetric, Float64Array>>;

/** Day totals as columns: a row per recorded day, oldest first, each day once. */
export type ActivityColumns = {
  readonly day: readonly LocalDay[];
  /** Where the day ended. */
  readonly timeZone: readonly TimeZone[];
  /** Epoch seconds of the service's last change of the row; NaN where it does not tell. */
  readonly modifiedAt: Float64Array;
  readonly value: ActivityValues;
};

/** Every calendar day from the first recorded one to the last, whether or not something is known of it. */
export type ActivityDays = {
  readonly first: LocalDay;
  readonly last: LocalDay;
  readonly value: ActivityValues;
  /** 1 where the service has a row, whatever is in it. */
  readonly isRecorded: Uint8Array;
  /** 1 where the totals may still grow: such a day counts in no mean. */
  readonly isPartial: Uint8Array;
  /** That of the last recorded day, by whose calendar today is told. */
  readonly zone: TimeZone;
};

/** No range on screen reaches further; a row dated outside is a mistake that would make the columns endless. */
const FIRST_DAY = '1900-01-01';
const LAST_DAY = '2199-12-31';

/**
 * Day totals by the calendar; null where nothing is recorded.
 *
 * A day is partial while it is not over where it ends. So is the last recorded one if the service changed it last
 * before its end: nothing has been heard of since, and what happened meanwhile is still on the wrist. Of an earlier day
 * it has been heard, because devices tell their days in order; and without a time of change only the clock can tell.
 * Days outside the years 1900 to 2199 are left out.
 */
export function computeActivityDays(columns: ActivityColumns, now: EpochSec): ActivityDays | null {
  const rows = [...columns.day.keys()].filter((row) => isWithin(columns.day[row]));
  const first = columns.day[rows[0] ?? -1];
  const lastRow = rows.at(-1) ?? -1;
  const last = columns.day[lastRow];
  if (first === undefined || last === undefined) return null;
  const count = differenceInDays(last, first) + 1;
  const place = new Uint32Array(columns.day.length);
  for (const row of rows) place[row] = differenceInDays(columns.day[row] ?? first, first);
  const isPartial = new Uint8Array(count);
  const isRecorded = new Uint8Array(count);
  for (const row of rows) isRecorded[place[row] ?? 0] = 1;
  for (const row of rows.toReversed()) {
    const day = columns.day[row] ?? first;
    if (!isNear(day, now)) break;
    if (now < endOfLocalDay(day, columns.timeZone[row] ?? UTC)) isPartial[place[row] ?? 0] = 1;
  }
  const zone = columns.timeZone[lastRow] ?? UTC;
  if ((columns.modifiedAt[lastRow] ?? Number.NaN) < endOfLocalDay(last, zone)) isPartial[count - 1] = 1;
  const spread = (values: Float64Array): Float64Array => {
    const dense = new Float64Array(count).fill(Number.NaN);
    for (const row of rows) dense[place[row] ?? 0] = values[row] ?? Number.NaN;
    return dense;
  };
  const { value } = columns;
  return {
    first,
    last,
    zone,
    isRecorded,
    isPartial,
    value: {
      steps: spread(value.steps),
      distanceM: spread(value.distanceM),
      elevationM: spread(value.elevationM),
      activeKcal: spread(value.activeKcal),
      totalKcal: spread(value.totalKcal),
      softSec: spread(value.softSec),
      moderateSec: spread(value.moderateSec),
      intenseSec: spread(value.intenseSec),
    },
  };
}

function isWithin(day: LocalDay | undefined): boolean {
  return day !== undefined && day >= FIRST_DAY && day <= LAST_DAY;
}

/** Whether a day may still be going on in some zone: clocks differ from UTC by at most 14 hours. */
function isNear(day: LocalDay, now: EpochSec): boolean {
  return day >= addDays(toLocalDay(now, UTC), -1);
}

/** Index of a day in the columns; negative or beyond their end for days outside. */
export function indexOfDay({ first }: Pick<ActivityDays, 'first'>, day: LocalDay): number {
  return differenceInDays(day, first);
}

/** Indices of some days as far as the columns reach: first, and first after. */
export function indicesOf(
  days: ActivityDays,
  from: LocalDay,
  to: LocalDay,
): { readonly begin: number; readonly end: number } {
  const begin = Math.max(0, indexOfDay(days, from));
  return { begin, end: Math.max(begin, Math.min(days.isPartial.length, indexOfDay(days, to) + 1)) };
}

/** The values of complete days among some, both ends included, in order; what is not known is not among them. */
export function completeValues(
  days: ActivityDays,
  metric: ActivityMetric,
  from: LocalDay,
  to: LocalDay,
): Float64Array {
  const { begin, end } = indicesOf(days, from, to);
  const values = days.value[metric];
  return values.subarray(begin, end).filter((value, offset) => {
    return !Number.isNaN(value) && days.isPartial[begin + offset] !== 1;
  });
}

/** Whether the account has ever told this of a day. */
export function hasMetric(days: ActivityDays, metric: ActivityMetric): boolean {
  return days.value[metric].some((value) => !Number.isNaN(value));
}
