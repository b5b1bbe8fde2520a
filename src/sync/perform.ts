import type { SyncState } from '#archive/sync-state.ts';
import { factKinds, listKinds } from '#domain/record-kinds.ts';
import type { ListCall } from './list-params.ts';
import { performFact, type FactCall } from './perform-fact.ts';
import { performList } from './perform-list.ts';
import { performSpan } from './perform-span.ts';
import type { Performing } from './performing.ts';
import type { PlannedCall } from './plan.ts';

/**
 * Carries out one planned call, page after page, and resolves with the state after it.
 *
 * Each page lands as soon as it was read; the last one lands together with the state that follows. Whatever ends it
 * before leaves the state as it was: the call is planned again, and what landed is found to be there already.
 */
export async function perform(
  performing: Performing,
  call: PlannedCall,
  state: SyncState,
): Promise<SyncState> {
  if (isListCall(call)) return performList(performing, call, state);
  if (isFactCall(call)) return performFact(performing, call, state);
  return performSpan(performing, call, state);
}

export function isListCall(call: PlannedCall): call is ListCall {
  return listKinds.some((kind) => kind === call.operation);
}

function isFactCall(call: PlannedCall): call is FactCall {
  return factKinds.some((kind) => kind === call.operation);
}
