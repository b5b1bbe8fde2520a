import type { DaysParams } from '#api/activity.ts';
import type { MeasuresParams } from '#api/measures.ts';
import type { ListKind } from '#domain/record-kinds.ts';
import { addDays, endOfLocalDay, parseLocalDay, startOfLocalDay, UTC, type LocalDay } from '#domain/time.ts';
import type { PlannedCall } from './plan.ts';

export type ListCall = Extract<PlannedCall, { readonly operation: ListKind }>;
export type ListAsk = ListCall['ask'];

/** Today's service wants both ends of a stretch of days. Nothing of the service's is older than this. */
export const firstDayOfAll = parseLocalDay('2000-01-01');
/** Zones are up to 14 hours ahead of UTC, and a day of a record that is dated ahead costs nothing. */
const daysAhead = 2;

/** Days in UTC, as the seconds that they are made of, both ends included; open ends are left out. */
export function toMeasuresParams(ask: ListAsk, offset: number): MeasuresParams {
  const page = offset === 0 ? {} : { offset };
  if (ask.type === 'changes') return { updatedSince: ask.since, ...page };
  const from = ask.from === null ? null : startOfLocalDay(ask.from, UTC);
  return {
    ...(from !== null && { from }),
    ...(ask.to !== null && { to: endOfLocalDay(ask.to, UTC) - 1 }),
    ...page,
  };
}

/** Calendar days, both included; `today` in UTC stands for the open newer end. */
export function toDaysParams(ask: ListAsk, offset: number, today: LocalDay): DaysParams {
  const page = offset === 0 ? {} : { offset };
  if (ask.type === 'changes') return { updatedSince: ask.since, ...page };
  return {
    from: ask.from ?? firstDayOfAll ?? today,
    to: ask.to ?? addDays(today, daysAhead),
    ...page,
  };
}
