import type { Notifier } from '#api/notify.ts';
import type { Archive } from '#archive/archive.ts';
import { readNights } from '#archive/lists.ts';
import type { WantedKind } from '#archive/notification-wishes.ts';
import type { Subscription } from '#domain/devices.ts';
import { measureType } from '#domain/measures.ts';
import { addDays, toEpochSec, toLocalDay, UTC, type EpochSec } from '#domain/time.ts';

/** What a page says to the other tabs when it has changed the subscriptions. */
export const SUBSCRIPTIONS_CHANGED = 'subscriptions-changed';

/** What reaches us later than this after it was measured, and unannounced, nobody announces any more. */
const LATEST_NEWS_SEC = 3600;
/** What ends sooner is subscribed to again before it does. */
const RENEW_BEFORE_SEC = 2 * 86_400;
/** Nothing older is looked for: a silence of a week has long been noticed. */
const LOOK_BACK_SEC = 7 * 86_400;

const SLEEP = 44;
/** What a reading of a kind always holds; days of activity change without a reading. */
const typesOf: Readonly<Record<number, readonly number[]>> = {
  1: [measureType.weight],
  2: [measureType.temperature, measureType.bodyTemperature],
  4: [measureType.systolic],
};
/** A category of measure groups; the other is a goal. */
const READING = 1;

/** Whether a subscription is ours and in force at `now`. */
export function isOursNow({ isOwn, expiresAt }: Subscription, now: EpochSec): boolean {
  return isOwn === true && (expiresAt === undefined || expiresAt > now);
}

/** Wanted kinds to subscribe to: not on the list, about to end, or silent. */
export function kindsToRenew(
  wanted: readonly WantedKind[],
  subscriptions: readonly Subscription[],
  silent: readonly number[],
  now: EpochSec,
): readonly number[] {
  const lasting = new Set(
    subscriptions
      .filter((subscription) => isOursNow(subscription, toEpochSec(now + RENEW_BEFORE_SEC)))
      .map(({ appli }) => appli),
  );
  return wanted.map(({ appli }) => appli).filter((appli) => !lasting.has(appli) || silent.includes(appli));
}

/**
 * Wanted kinds of whose data something came in that no notification told of: measurements and nights of an hour ago or
 * more, measured after the last notification of their kind.
 *
 * The server's word counts for the time since which it listens; what was measured before that proves nothing.
 */
export async function findSilent(
  archive: Archive,
  wanted: readonly WantedKind[],
  { listeningSince, heardAt }: Notifier,
  now: EpochSec,
): Promise<readonly number[]> {
  if (listeningSince === null) return [];
  const until = toEpochSec(now - LATEST_NEWS_SEC);
  const silent = await Promise.all(
    wanted.map(async ({ appli, since }) => {
      const after = Math.max(since, listeningSince, heardAt(appli) ?? 0, now - LOOK_BACK_SEC) + 1;
      if (after >= until) return [];
      return (await hasAny(archive, appli, toEpochSec(after), until)) ? [appli] : [];
    }),
  );
  return silent.flat();
}

async function hasAny(archive: Archive, appli: number, from: EpochSec, to: EpochSec): Promise<boolean> {
  if (appli === SLEEP) {
    const nights = await readNights(
      archive,
      addDays(toLocalDay(from, UTC), -1),
      addDays(toLocalDay(to, UTC), 1),
    );
    return nights.some((night) => night.to >= from && night.to < to);
  }
  const types = typesOf[appli];
  if (types === undefined) return false;
  const readings = await archive.readReadings(types, from, to);
  return readings.some(({ category }) => category === READING);
}
