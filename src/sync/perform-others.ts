import { land } from '#archive/landing.ts';
import type { SyncState } from '#archive/sync-state.ts';
import { factKinds } from '#domain/record-kinds.ts';
import { dayLists, type DayKind } from './day-pages.ts';
import { createHints } from './hints.ts';
import type { ListCall } from './list-params.ts';
import { performFact, type FactCall } from './perform-fact.ts';
import { performList } from './perform-list.ts';
import { performSpan, type SpanCall } from './perform-span.ts';
import type { Performing } from './performing.ts';
import { recall, type Recall } from './recall.ts';

export { createHints, land, recall };

/**
 * Carries out a call for anything but measures: days, nights, workouts, minutes, sleep phases and facts.
 *
 * All that reads and stores these is behind this file, and is loaded with it.
 */
export async function performOther(
  performing: Performing,
  call: OtherCall,
  state: SyncState,
): Promise<SyncState> {
  if (isDayListCall(call)) return performList(performing, call, state, dayLists[call.operation]);
  if (isFactCall(call)) return performFact(performing, call, state);
  return performSpan(performing, call, state);
}

/** A call that needs more than the first picture does. */
export type OtherCall = DayListCall | FactCall | SpanCall;

/** What is loaded for such calls. */
export type OtherSubjects = {
  readonly performOther: typeof performOther;
  readonly recall: Recall;
  readonly land: typeof land;
  readonly createHints: typeof createHints;
};

type DayListCall = ListCall & { readonly operation: DayKind };

function isDayListCall(call: OtherCall): call is DayListCall {
  return call.operation in dayLists;
}

function isFactCall(call: OtherCall): call is FactCall {
  return factKinds.some((kind) => kind === call.operation);
}
