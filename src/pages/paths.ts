import type { LocalDay } from '#domain/time.ts';

/** Where the pages stand, relative to the base path. The days they show are in the query: see `range-query.ts`. */
export const paths = {
  home: '/',
  body: '/body',
  /** The weighings that wait for the reader's word. */
  bodyTray: '/body#doubtful',
  sleep: '/sleep',
  /** Today. */
  days: '/day',
  /** The night that ended on a day. */
  night: (day: LocalDay) => `/sleep/${day}`,
  activity: '/activity',
  vitals: '/vitals',
  /** One day, minute by minute. */
  day: (day: LocalDay) => `/day/${day}`,
  workouts: '/workouts',
  workout: (id: number) => `/workouts/${id}`,
  devices: '/devices',
  connect: '/connect',
  settings: '/settings',
} as const;
