import type { Client } from '#api/client.ts';
import { ApiError } from '#api/errors.ts';
import { fetchSubscriptions, subscribe } from '#api/notify.ts';
import type { Archive } from '#archive/archive.ts';
import {
  changeNotificationWishes,
  readNotificationWishes,
  type NotificationWishes,
} from '#archive/notification-wishes.ts';
import { notificationKinds } from '#domain/notification-kinds.ts';
import { toEpochSec, type EpochSec } from '#domain/time.ts';
import type { SetTimer } from '#sync/surroundings.ts';
import { findSilent, isOursNow, kindsToRenew } from './subscription-health.ts';

/** `on`: the service notifies this installation of something that is read here; `off`: it should, and does not. */
export type Subscribed = 'on' | 'off' | null;

export type KeeperDeps = {
  readonly client: Pick<Client, 'get' | 'send'>;
  readonly archive: Archive;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly setTimer: SetTimer;
  readonly onState: (state: Subscribed) => void;
};

const HOUR_MS = 3_600_000;
const LONGEST_WAIT_MS = 24 * HOUR_MS;

const readKinds = new Set(
  notificationKinds('withings').flatMap(({ appli, group }) => (group === null ? [] : [appli])),
);

/**
 * Looks once a day whether the service still notifies this installation of what the reader asked for on this device,
 * and asks for it again where it does not: at most once an hour, then every two, up to once a day.
 */
export function keepSubscribed({ client, archive, now, setTimer, onState }: KeeperDeps): {
  /** Looks at once. */
  readonly look: () => void;
  readonly stop: () => void;
} {
  const abort = new AbortController();
  const { signal } = abort;
  let cancelTimer: (() => void) | undefined;
  let isLooking = false;
  let isLookWanted = false;

  function nowSec(): EpochSec {
    return toEpochSec(Math.floor(now() / 1000));
  }

  function look(): void {
    isLookWanted = true;
    if (!isLooking) void lookUntilDone();
  }

  async function lookUntilDone(): Promise<void> {
    isLooking = true;
    while (isLookWanted && !signal.aborted) {
      isLookWanted = false;
      cancelTimer?.();
      // Nothing is known of the subscriptions then, and what is shown stays as it was.
      const waitMs = await lookOnce().catch(() => HOUR_MS);
      if (!signal.aborted) cancelTimer = setTimer(look, waitMs);
    }
    isLooking = false;
  }

  /** Resolves with how long the next look has time. */
  async function lookOnce(): Promise<number> {
    const { subscriptions, notifier } = await fetchSubscriptions(client, signal);
    if (!notifier.canBeNotified) {
      tell(null);
      return LONGEST_WAIT_MS;
    }
    const before = await readNotificationWishes(archive);
    const silent = await findSilent(archive, before.wanted, notifier, nowSec());
    const missing = kindsToRenew(before.wanted, subscriptions, silent, nowSec());
    const own = subscriptions.filter((one) => isOursNow(one, nowSec())).map(({ appli }) => appli);
    if (missing.length === 0) {
      if (before.retryAt !== null && before.retryAt <= nowSec()) await change(forgetTrouble);
      tell(own.some((appli) => readKinds.has(appli)) ? 'on' : null);
      return LONGEST_WAIT_MS;
    }
    const lost = before.wanted.some(({ appli }) => !own.includes(appli) || silent.includes(appli));
    if (before.retryAt !== null && before.retryAt > nowSec()) {
      tell(lost ? 'off' : 'on');
      return (before.retryAt - nowSec()) * 1000;
    }
    const { renewed, trouble } = await renew(missing);
    const waitMs = Math.min(HOUR_MS * 2 ** before.attempts, LONGEST_WAIT_MS);
    await change((wishes) => ({
      ...wishes,
      attempts: before.attempts + 1,
      retryAt: toEpochSec(nowSec() + waitMs / 1000),
      trouble,
    }));
    if (trouble !== null && lost) tell('off');
    else tell([...own, ...renewed].some((appli) => readKinds.has(appli)) ? 'on' : null);
    return waitMs;
  }

  /** Subscribes to one kind after the other, and stops at the first that fails for all; resolves with those done, and why. */
  async function renew(
    kinds: readonly number[],
  ): Promise<{ renewed: readonly number[]; trouble: string | null }> {
    const renewed: number[] = [];
    for (const appli of kinds) {
      try {
        await subscribe(client, appli, signal);
        renewed.push(appli);
        const since = nowSec();
        await change(({ wanted, ...rest }) => ({
          ...rest,
          wanted: wanted.map((kind) => (kind.appli === appli ? { appli, since } : kind)),
        }));
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        if (error.code !== 'not_granted') return { renewed, trouble: error.code };
        // The reader took the permission back: asking again would be refused for ever.
        await change(({ wanted, ...rest }) => ({
          ...rest,
          wanted: wanted.filter((kind) => kind.appli !== appli),
        }));
      }
    }
    return { renewed, trouble: null };
  }

  async function change(by: (before: NotificationWishes) => NotificationWishes): Promise<void> {
    if (!signal.aborted) await changeNotificationWishes(archive, by);
  }

  function tell(state: Subscribed): void {
    if (!signal.aborted) onState(state);
  }

  return {
    look,
    stop() {
      abort.abort();
      cancelTimer?.();
    },
  };
}

function forgetTrouble(wishes: NotificationWishes): NotificationWishes {
  return { ...wishes, attempts: 0, retryAt: null, trouble: null };
}
