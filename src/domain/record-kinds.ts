import type { EpochSec, LocalDay } from './time.ts';

/** Records that come in lists, a day or an instant each: read backwards in windows of days until the beginning. */
export const listKinds = ['measures', 'activity', 'sleep-summary', 'workouts'] as const;
/** Series that come by stretches of time of at most a day: read where somebody looks, and for the last days. */
export const spanKinds = ['intraday', 'sleep'] as const;
/** Small facts about the account, read whole. */
export const factKinds = ['user', 'devices', 'goals'] as const;

export type ListKind = (typeof listKinds)[number];
export type SpanKind = (typeof spanKinds)[number];
export type FactKind = (typeof factKinds)[number];
/** Everything that is kept, by the names of the service's calls. */
export type RecordKind = ListKind | SpanKind | FactKind;

/** A stretch of time, `from` inclusive, `to` exclusive. */
export type Span = { readonly from: EpochSec; readonly to: EpochSec };

/** Calendar days, both included. */
export type DaySpan = { readonly from: LocalDay; readonly to: LocalDay };
