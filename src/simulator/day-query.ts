import { dayNumber, type DayNumber, formatDay } from './calendar.ts';
import type { DialectId } from './grants.ts';
import type { Switches } from './switches.ts';

export type Params = ReadonlyMap<string, string>;

/** Days, both included, or everything that changed after an instant of the service's clock. */
export type DayQuery = {
  readonly from: DayNumber;
  readonly to: DayNumber;
  readonly updatedSince: number | null;
  readonly offset: number;
};

/** The query, or the name of the parameter that is wrong. 2018 needs no bounds, today one pair or `lastupdate`. */
export function readDayQuery(params: Params, dialect: DialectId): DayQuery | string {
  const offset = readEpoch(params, 'offset');
  const updatedSince = readEpoch(params, 'lastupdate');
  if (offset === 'wrong') return 'offset';
  if (updatedSince === 'wrong') return 'lastupdate';
  const from = readDay(params, 'startdateymd');
  const to = readDay(params, 'enddateymd');
  if (from === 'wrong') return 'startdateymd';
  if (to === 'wrong') return 'enddateymd';
  if (dialect === 'withings' && updatedSince === null) {
    if (from === null) return 'startdateymd';
    if (to === null) return 'enddateymd';
  }
  // "Either the lastupdate or the startdateymd/enddateymd must be used": with it the days are not read.
  const bounds = updatedSince === null ? { from, to } : { from: null, to: null };
  return { from: bounds.from ?? -Infinity, to: bounds.to ?? Infinity, updatedSince, offset: offset ?? 0 };
}

/** A calendar date that exists. */
export function readDay(params: Params, name: string): DayNumber | null | 'wrong' {
  const text = params.get(name);
  return text === undefined ? null : (parseDay(text) ?? 'wrong');
}

export function parseDay(text: string): DayNumber | null {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (year === undefined) return null;
  const number = dayNumber(Number(year), Number(month), Number(day));
  return formatDay(number) === text ? number : null;
}

/** Whole seconds; fractions are refused, as the service does. */
export function readEpoch(params: Params, name: string): number | null | 'wrong' {
  const text = params.get(name);
  if (text === undefined) return null;
  return /^\d{1,15}$/.test(text) ? Number(text) : 'wrong';
}

export type Window = { readonly from: number; readonly to: number };

/** A stretch of time, cut silently to the longest one; without bounds the latest, where `latestSec` says so. */
export function readWindow(
  params: Params,
  { longestSec, latestSec }: { longestSec: number; latestSec: number | null },
): Window | string {
  const from = readEpoch(params, 'startdate');
  const to = readEpoch(params, 'enddate');
  if (from === 'wrong' || (from === null && (latestSec === null || to !== null))) return 'startdate';
  if (to === 'wrong' || (to === null && (latestSec === null || from !== null))) return 'enddate';
  if (from === null || to === null) return { from: (latestSec ?? 0) - longestSec, to: latestSec ?? 0 };
  return { from, to: Math.min(to, from + longestSec) };
}

/** What the developer's plan does not have is silently absent. */
const beyondBasic: ReadonlySet<string> = new Set([
  'sleep_score',
  'hr_average',
  'hr_min',
  'hr_max',
  'rr_average',
  'rr_min',
  'rr_max',
  'rmssd_start_avg',
  'rmssd_end_avg',
  'snoring',
  'snoringepisodecount',
  'breathing_disturbances_intensity',
  'apnea_hypopnea_index',
  'withings_index',
  'mvt_score_avg',
  'hr',
  'rr',
  'sdnn_1',
  'rmssd',
  'hrv_quality',
  'spo2_auto',
  'sdnn1',
  'spo2_average',
  'core_body_temperature',
  'hr_zone_0',
  'hr_zone_1',
  'hr_zone_2',
  'hr_zone_3',
]);

/** The fields asked for, or those that come unasked; `null` refuses the call. */
export function readDataFields(
  params: Params,
  unasked: readonly string[],
  { plan, missingDataFields }: Switches,
): ReadonlySet<string> | null {
  const asked = params.get('data_fields');
  if (asked === undefined && missingDataFields === 'fails') return null;
  const fields = asked === undefined ? unasked : asked.split(',').map((name) => name.trim());
  return new Set(plan === 'basic' ? fields.filter((name) => !beyondBasic.has(name)) : fields);
}

/** Of the values those that are there and were asked for, in the order of asking. */
export function pickFields<T>(
  values: Readonly<Record<string, T>>,
  fields: Iterable<string>,
): Record<string, T> {
  const picked: Record<string, T> = {};
  for (const name of fields) {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value !== undefined) picked[name] = value;
  }
  return picked;
}
