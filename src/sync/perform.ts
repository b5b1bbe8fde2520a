import type { SyncState } from '#archive/sync-state.ts';
import { listKinds } from '#domain/record-kinds.ts';
import type { ListCall } from './list-params.ts';
import { createMeasureReader } from './measure-pages.ts';
import { performList } from './perform-list.ts';
import type { OtherCall, OtherSubjects } from './perform-others.ts';
import type { Performing } from './performing.ts';
import type { PlannedCall } from './plan.ts';

/**
 * Carries out one planned call, page after page, and resolves with the state after it.
 *
 * Each page lands as soon as it was read; the last one lands together with the state that follows. Whatever ends it
 * before leaves the state as it was: the call is planned again, and what landed is found to be there already. So it is
 * when what reads the other subjects does not arrive, which is asked for before the call counts as made.
 */
export async function perform(
  performing: Performing,
  call: PlannedCall,
  state: SyncState,
): Promise<SyncState> {
  if (!isOtherCall(call)) return performList(performing, call, state, createMeasureReader(performing));
  const { performOther } = await performing.loadOthers();
  return performOther(performing, call, state);
}

/** A first visit draws measures before it reads anything else: what that takes travels after the picture. */
export async function loadOthers(): Promise<OtherSubjects> {
  return import('./perform-others.ts');
}

export function isListCall(call: PlannedCall): call is ListCall {
  return listKinds.some((kind) => kind === call.operation);
}

function isOtherCall(call: PlannedCall): call is OtherCall {
  return call.operation !== 'measures';
}
