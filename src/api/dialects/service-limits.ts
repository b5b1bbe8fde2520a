import type { Dialect } from './dialect.ts';
import type { Operation } from './dialect.ts';

/** What one generation of the service lets a client ask for: what a plan of calls is made from. */
export type ServiceLimits = {
  /** Records on a page, as documented or recorded; `measures` is undocumented, and learned from the answers. */
  readonly rowsPerPage: Readonly<Record<'measures' | 'activity' | 'sleep-summary' | 'workouts', number>>;
  /** Days that one call may span; absent where only the page limits it. */
  readonly longestDays: Readonly<Partial<Record<Operation, number>>>;
  /** Seconds after which a window of minutes or sleep segments is cut off, silently. */
  readonly longestWindowSec: number;
  /** Segments after which an answer of sleep segments may be cut off. */
  readonly mostSegments: number;
  /** Operations that can be asked for what changed since an instant. */
  readonly tellsChanges: ReadonlySet<Operation>;
  /** Of the whole app with all its people, and of single operations besides. */
  readonly callsPerMinute: number;
  readonly callsPerMinuteOf: Readonly<Partial<Record<Operation, number>>>;
};

const rowsPerPage = {
  // Not in any document; what recorded answers never exceeded.
  measures: 500,
  activity: 200,
  'sleep-summary': 300,
  workouts: 200,
} as const;

const limits: Readonly<Record<Dialect['id'], ServiceLimits>> = {
  nokia: {
    rowsPerPage,
    // "You can retrieve 7 days of data by calls" (document, "Get Sleep Summary").
    longestDays: { 'sleep-summary': 7 },
    longestWindowSec: 86_400,
    mostSegments: 200,
    // Activity and workouts of 2018 have no `lastupdate`.
    tellsChanges: new Set<Operation>(['measures', 'sleep-summary']),
    callsPerMinute: 120,
    // "Limited to 60 calls per minute" and "120 calls per minute" (document, "Get Activity Measures", "Intraday").
    callsPerMinuteOf: { activity: 60, intraday: 120 },
  },
  withings: {
    rowsPerPage,
    longestDays: {},
    longestWindowSec: 86_400,
    mostSegments: 200,
    tellsChanges: new Set<Operation>(['measures', 'activity', 'sleep-summary', 'workouts']),
    // "120 requests per minute" for the whole application (developer documentation, "Rate limits").
    callsPerMinute: 120,
    callsPerMinuteOf: {},
  },
};

/** The limits of a generation. */
export function limitsOf(dialect: Dialect['id']): ServiceLimits {
  return limits[dialect];
}
