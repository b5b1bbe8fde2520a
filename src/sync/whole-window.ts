import type { ListKind } from '#domain/record-kinds.ts';
import { addDays, differenceInDays, type LocalDay } from '#domain/time.ts';
import type { ListAsk } from './list-params.ts';

/** "You can retrieve 7 days of data by calls" (document, "Get Sleep Summary"), which is not said in the answer. */
const clampDays = 7;

type Days = { readonly from: LocalDay | null; readonly to: LocalDay | null };

/**
 * The days that an answer may be trusted to have told whole; null where there is no telling.
 *
 * A service that answers a long stretch of nights with a week at one end of it, and says nothing, would otherwise turn
 * every night outside that week into a missing one.
 */
export function findWholeDays(
  kind: ListKind,
  ask: ListAsk,
  { days, today }: { days: readonly LocalDay[]; today: LocalDay },
): Days | null {
  if (ask.type === 'changes') return null;
  const { from, to } = ask;
  const isShort = from !== null && differenceInDays(to ?? today, from) < clampDays;
  if (kind !== 'sleep-summary' || isShort) return { from, to };
  const first = days.reduce<LocalDay | null>(
    (least, day) => (least === null || day < least ? day : least),
    null,
  );
  const last = days.reduce<LocalDay | null>((most, day) => (most === null || day > most ? day : most), null);
  if (first === null || last === null) return null;
  const lastWeek = addDays(to ?? today, 1 - clampDays);
  if (first >= lastWeek) return { from: lastWeek, to };
  const firstWeek = from === null ? null : addDays(from, clampDays - 1);
  return firstWeek !== null && last <= firstWeek ? { from, to: firstWeek } : { from, to };
}
