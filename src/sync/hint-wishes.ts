import type { Hint } from '#api/events.ts';
import type { ListKind, SpanKind } from '#domain/record-kinds.ts';
import { addDays, toLocalDay, type TimeZone } from '#domain/time.ts';
import type { Wish } from './plan.ts';

/** What may have changed when the service tells of a subject. */
const kindsOf: Readonly<Record<Hint['kind'], readonly (ListKind | SpanKind)[]>> = {
  measures: ['measures'],
  activity: ['activity', 'workouts', 'intraday'],
  sleep: ['sleep-summary', 'sleep'],
  user: [],
  other: [],
};

/** A stretch longer than this is no reason to read minutes and phases day by day: changed totals tell which. */
const mostDays = 3;

/**
 * What to read because of a hint; nothing for a hint that only says that something is new.
 *
 * Its days are counted in `zone`, and the day after a night is that night's: it ends there.
 */
export function toHintWishes(hint: Hint, zone: TimeZone): readonly Wish[] {
  const from = toLocalDay(hint.from, zone);
  const to = addDays(toLocalDay(hint.to, zone), hint.kind === 'sleep' ? 1 : 0);
  const isShort = to <= addDays(from, mostDays);
  return kindsOf[hint.kind].flatMap((kind) =>
    isShort || (kind !== 'intraday' && kind !== 'sleep') ? [{ kind, from, to }] : [],
  );
}
