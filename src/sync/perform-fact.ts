import { fetchDevices } from '#api/devices.ts';
import { ApiError, type ErrorCode } from '#api/errors.ts';
import { fetchGoals } from '#api/goals.ts';
import { fetchUser } from '#api/user.ts';
import { land } from '#archive/landing.ts';
import type { SyncState } from '#archive/sync-state.ts';
import type { FactKind } from '#domain/record-kinds.ts';
import type { EpochSec } from '#domain/time.ts';
import { advance } from './advance.ts';
import { signatureOf } from './pace.ts';
import { landOne, type Performing } from './performing.ts';
import type { Outcome, PlannedCall } from './plan.ts';

export type FactCall = Extract<PlannedCall, { readonly operation: FactKind }>;

/** What a fact fails with when the account or the service has none such, which asking again does not change. */
const meansNone: ReadonlySet<ErrorCode> = new Set(['not_granted', 'bad_request', 'upstream_invalid']);

/** Reads one small fact about the account. */
export async function performFact(
  performing: Performing,
  call: FactCall,
  state: SyncState,
): Promise<SyncState> {
  const { archive, limits, now } = performing;
  await performing.takeTurn(signatureOf(call));
  const after = (): SyncState => advance(state, call, factOutcome(now()), limits);
  try {
    const value = await fetchFact(performing, call.operation);
    await performing.requireSameAccount();
    const next = after();
    await landOne(performing, { kind: call.operation, value }, next, land);
    return next;
  } catch (error) {
    // A courtesy: what was known of it stays, and it is asked for again when it would have been anyway.
    if (!(error instanceof ApiError) || !meansNone.has(error.code)) throw error;
    performing.signal.throwIfAborted();
    const next = after();
    await archive.writeSyncState(next);
    return next;
  }
}

async function fetchFact({ client, signal }: Performing, kind: FactKind): Promise<unknown> {
  switch (kind) {
    case 'user':
      return fetchUser(client, signal);
    case 'devices':
      return (await fetchDevices(client, signal)).devices;
    case 'goals':
      return fetchGoals(client, signal);
    default:
      return kind satisfies never;
  }
}

function factOutcome(now: EpochSec): Outcome {
  return {
    pages: 1,
    rows: 1,
    fullPageRows: null,
    firstDay: null,
    lastDay: null,
    latestChange: null,
    serverTime: null,
    missing: 0,
    now,
  };
}
