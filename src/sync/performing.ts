import type { Client } from '#api/client.ts';
import type { ServiceLimits } from '#api/service-limits.ts';
import type { Archive } from '#archive/archive.ts';
import type { Landed, Landing } from '#archive/landing.ts';
import type { SyncState } from '#archive/sync-state.ts';
import { toEpochSec, toLocalDay, UTC, type EpochSec, type LocalDay, type TimeZone } from '#domain/time.ts';
import type { OtherSubjects } from './perform-others.ts';

/** What a planned call is carried out with. */
export type Performing = {
  readonly client: Pick<Client, 'get'>;
  readonly archive: Archive;
  readonly limits: ServiceLimits;
  /** Nothing lands after it was aborted. */
  readonly signal: AbortSignal;
  /** Epoch seconds of this device. */
  readonly now: () => EpochSec;
  /** Resolves when the service's limits let the call be made, which then counts as made. */
  readonly takeTurn: (signature: string) => Promise<void>;
  /** Rejects when the answer that just came may be another account's. */
  readonly requireSameAccount: () => Promise<void>;
  /** Windows that were once answered with nothing although there should have been something. */
  readonly doubted: Set<string>;
  /** Loads what carries out calls for anything but measures; rejects where it does not arrive. */
  readonly loadOthers: () => Promise<OtherSubjects>;
  readonly onZones: (zones: readonly (readonly [day: LocalDay, zone: TimeZone])[]) => void;
  readonly onLanded: (landing: Landing, landed: Landed) => void;
};

/** The day that it is now in UTC, by the service's clock as far as it is known. */
export function todayOf(state: SyncState, now: EpochSec): LocalDay {
  return toLocalDay(toServiceTime(state, now), UTC);
}

/** An instant of our clock on the service's. */
export function toServiceTime({ clockAheadSec }: SyncState, now: EpochSec): EpochSec {
  return toEpochSec(now - (clockAheadSec ?? 0));
}

/** Puts answers of some kinds into the archive. */
export type Land<Answer extends Landing> = (
  archive: Archive,
  landing: Answer,
  state: SyncState,
  now: EpochSec,
) => Promise<Landed>;

/** Lands an answer unless all of this has ended meanwhile. */
export async function landOne<Answer extends Landing>(
  { archive, signal, now, onLanded }: Performing,
  landing: Answer,
  state: SyncState,
  land: Land<Answer>,
): Promise<Landed> {
  signal.throwIfAborted();
  const landed = await land(archive, landing, state, now());
  if (!signal.aborted) onLanded(landing, landed);
  return landed;
}
