/**
 * Of what the reader wants to be notified on this device, and how getting it has gone.
 *
 * It belongs to the account and goes with its archive. No record is derived from it.
 */
import type { EpochSec } from '#domain/time.ts';
import type { Archive } from './archive.ts';

export type NotificationWishes = {
  /** Kinds (`appli`) and when each was last subscribed to, or should have been. */
  readonly wanted: readonly WantedKind[];
  /** Attempts to get back what was lost, since all was there last. */
  readonly attempts: number;
  /** Before this, none is made again; null where there is nothing to wait for. */
  readonly retryAt: EpochSec | null;
  /** Why the last attempt failed, as a code of our own server; null where it did not. */
  readonly trouble: string | null;
};

export type WantedKind = { readonly appli: number; readonly since: EpochSec };

export const noWishes: NotificationWishes = { wanted: [], attempts: 0, retryAt: null, trouble: null };

const key = 'notifications';

/** What was asked for here; nothing where nothing was stored, or nothing that this release understands. */
export async function readNotificationWishes(archive: Pick<Archive, 'read'>): Promise<NotificationWishes> {
  return decodeWishes(await archive.read((records) => records.get('meta', key)));
}

/** Puts what `change` makes of the wishes in their place, whichever tab wrote them last; resolves with it. */
export async function changeNotificationWishes(
  archive: Pick<Archive, 'writeOwn'>,
  change: (before: NotificationWishes) => NotificationWishes,
): Promise<NotificationWishes> {
  return archive.writeOwn(async (records) => {
    const after = change(decodeWishes(await records.get('meta', key)));
    await records.put('meta', key, after);
    return after;
  });
}

function decodeWishes(stored: unknown): NotificationWishes {
  if (typeof stored !== 'object' || stored === null) return noWishes;
  // The fields are looked at before they are used.
  const { wanted, attempts, retryAt, trouble } = stored as {
    readonly [Name in keyof NotificationWishes]?: unknown;
  };
  return {
    wanted: Array.isArray(wanted) ? wanted.filter(isWanted) : [],
    attempts: isCount(attempts) ? attempts : 0,
    retryAt: isCount(retryAt) ? (retryAt as EpochSec) : null,
    trouble: typeof trouble === 'string' ? trouble : null,
  };
}

function isWanted(value: unknown): value is WantedKind {
  if (typeof value !== 'object' || value === null) return false;
  const { appli, since } = value as { readonly appli?: unknown; readonly since?: unknown };
  return isCount(appli) && isCount(since);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
