import { toRangeParams, type ViewRange } from '#domain/range.ts';

/** The query of an address with other days in it, `?range=3m` or `?from=…&to=…`; what else it says stays as it is. */
export function withRangeQuery(search: string, range: ViewRange): string {
  const params = new URLSearchParams(search);
  for (const name of ['range', 'from', 'to']) params.delete(name);
  for (const [name, value] of Object.entries(toRangeParams(range))) params.set(name, value);
  return `?${params.toString()}`;
}
