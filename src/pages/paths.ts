import { toRangeParams, type ViewRange } from '#domain/range.ts';

/** Where the pages stand, relative to the base path. The only place that spells an address. */
export const paths = {
  home: '/',
  body: '/body',
  bodyIn: (range: ViewRange) => `/body?${rangeQuery(range)}`,
  /** The whole record, which is what somebody wants to see who has just connected. */
  bodyAll: '/body?range=all',
  connect: '/connect',
  settings: '/settings',
} as const;

/** `range=3m`, or `from=2026-01-01&to=2026-03-31`. */
export function rangeQuery(range: ViewRange): string {
  return new URLSearchParams(toRangeParams(range)).toString();
}

/** A query with other days in it; what else it says stays as it is. */
export function withRangeQuery(search: string, range: ViewRange): string {
  const params = new URLSearchParams(search);
  for (const name of ['range', 'from', 'to']) params.delete(name);
  for (const [name, value] of Object.entries(toRangeParams(range))) params.set(name, value);
  return `?${params.toString()}`;
}
