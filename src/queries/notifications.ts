import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, type ErrorCode } from '#api/errors.ts';
import { fetchSubscriptions, revokeSubscription, subscribe } from '#api/notify.ts';
import {
  changeNotificationWishes,
  readNotificationWishes,
  type NotificationWishes,
} from '#archive/notification-wishes.ts';
import type { Subscription } from '#domain/devices.ts';
import { notificationKinds, type Generation } from '#domain/notification-kinds.ts';
import { toEpochSec, type EpochSec } from '#domain/time.ts';
import { useRuntime } from './runtime-context.ts';
import { keyOf, type Runtime } from './runtime.ts';
import { useSession } from './session.ts';
import { findSilent, SUBSCRIPTIONS_CHANGED } from './subscription-health.ts';

export type { ErrorCode } from '#api/errors.ts';

/** How the notifications of the account stand. */
export type NotificationFacts = {
  readonly generation: Generation;
  /** This installation has an address that the service can call. */
  readonly canBeNotified: boolean;
  /** Since when our own server listens; null where it does not. */
  readonly listeningSince: EpochSec | null;
  readonly subscriptions: readonly Subscription[];
  /** When the service last told of the data that a kind is about, by kind; not those it was never heard of. */
  readonly heardAt: ReadonlyMap<number, EpochSec>;
  /** Kinds of whose data something came in that it did not tell of. */
  readonly silent: readonly number[];
  readonly wishes: NotificationWishes;
};

export type NotificationChange = 'subscribe' | 'revoke';

/** What is being changed: how many of the kinds are done. */
export type NotificationWork = {
  readonly change: NotificationChange;
  readonly kinds: readonly number[];
  readonly done: number;
};

/** What came of a change. */
export type NotificationOutcome = {
  readonly change: NotificationChange;
  readonly done: readonly number[];
  readonly failed: readonly NotificationFailure[];
};

export type NotificationFailure = {
  readonly appli: number;
  readonly code: ErrorCode;
  readonly retryAfterSec: number | undefined;
};

/** Failures of one kind alone: the next may still be done. */
const ofOneKind: ReadonlySet<ErrorCode> = new Set(['not_granted']);
/** What the reader sees is at most so old while it is on the screen. */
const LOOK_AGAIN_MS = 60_000;
/** While something lost is being asked for again; the server repeats an answer for twelve seconds. */
const MENDING_MS = 15_000;
/** What is asked for here, nobody asks for beside it, nor so soon after it failed. */
const HANDS_OFF_SEC = 3600;

/** The notifications of the account that is signed in, and how to change them. */
export function useNotifications(): {
  /** Undefined until the service has answered. */
  facts: NotificationFacts | undefined;
  /** Why it has not. */
  error: ErrorCode | null;
  work: NotificationWork | null;
  outcome: NotificationOutcome | null;
  /** Changes one kind after the other; resolves when that came to an end, well or not. */
  change: (change: NotificationChange, kinds: readonly number[]) => Promise<void>;
  lookAgain: () => void;
} {
  const runtime = useRuntime();
  const queryClient = useQueryClient();
  const { status, provider, userid } = useSession();
  const account = provider === undefined || userid === undefined ? '' : keyOf({ provider, userid });
  const query = notificationsQuery(account, runtime);
  const { data, error } = useQuery({ ...query, enabled: status === 'connected' && account !== '' });
  const [work, setWork] = useState<NotificationWork | null>(null);
  const [outcome, setOutcome] = useState<NotificationOutcome | null>(null);

  const lookAgain = async () => queryClient.invalidateQueries({ queryKey: [...notificationsKey, account] });
  const changeEach = async (kind: NotificationChange, kinds: readonly number[]) => {
    const came = await changeAll(runtime, account, kind, kinds, (done) => {
      setWork({ change: kind, kinds, done });
    });
    runtime.announce({ kind: SUBSCRIPTIONS_CHANGED });
    await lookAgain();
    setOutcome(came);
  };
  const change = async (kind: NotificationChange, kinds: readonly number[]) => {
    setOutcome(null);
    setWork({ change: kind, kinds, done: 0 });
    await changeEach(kind, kinds).finally(() => {
      setWork(null);
    });
  };
  return {
    facts: data,
    error: error === null ? null : codeOf(error),
    work,
    outcome,
    change,
    lookAgain: () => void lookAgain(),
  };
}

const notificationsKey = ['notifications'] as const;

function notificationsQuery(account: string, { connect, openedArchive, now }: Runtime) {
  return queryOptions({
    queryKey: [...notificationsKey, account] as const,
    queryFn: async ({ signal }): Promise<NotificationFacts> => {
      const [connection, archive] = await Promise.all([connect(), openedArchive(account)]);
      const session = await connection.session(signal);
      if (!session.connected) throw new ApiError('auth_required', 'look at the notifications');
      const [{ subscriptions, notifier }, wishes] = await Promise.all([
        fetchSubscriptions(connection, signal),
        readNotificationWishes(archive),
      ]);
      const generation = session.dialect;
      const heard = notificationKinds(generation).flatMap(({ appli }) => {
        const at = notifier.heardAt(appli);
        return at === null ? [] : [[appli, at] as const];
      });
      return {
        generation,
        canBeNotified: notifier.canBeNotified,
        listeningSince: notifier.listeningSince,
        subscriptions,
        heardAt: new Map(heard),
        silent: await findSilent(archive, wishes.wanted, notifier, secOf(now())),
        wishes,
      };
    },
    // Whoever comes to look wants to know how it stands now.
    staleTime: 0,
    refetchInterval: ({ state }) => (isMending(state.data) ? MENDING_MS : LOOK_AGAIN_MS),
  });
}

function isMending(facts: NotificationFacts | undefined): boolean {
  if (facts === undefined) return false;
  const { subscriptions, silent, wishes } = facts;
  const own = new Set(subscriptions.filter(({ isOwn }) => isOwn === true).map(({ appli }) => appli));
  return silent.length > 0 || wishes.wanted.some(({ appli }) => !own.has(appli));
}

async function changeAll(
  { connect, openedArchive, now }: Runtime,
  account: string,
  change: NotificationChange,
  kinds: readonly number[],
  onDone: (count: number) => void,
): Promise<NotificationOutcome> {
  const failed: NotificationFailure[] = [];
  const done: number[] = [];
  const archive = await openedArchive(account);
  const since = secOf(now());
  // Before the first call: were the page closed now, what is left would still be done, or not be undone.
  await changeNotificationWishes(archive, (before) => withKinds(before, change, kinds, since));
  for (const appli of kinds) {
    try {
      const connection = await connect();
      await (change === 'subscribe' ? subscribe(connection, appli) : revokeSubscription(connection, appli));
      done.push(appli);
      onDone(done.length);
    } catch (error) {
      const retryAfterSec = error instanceof ApiError ? error.retryAfterSec : undefined;
      failed.push({ appli, code: codeOf(error), retryAfterSec });
      if (!ofOneKind.has(codeOf(error))) break;
    }
  }
  const refused = failed.filter(({ code }) => ofOneKind.has(code)).map(({ appli }) => appli);
  const trouble = failed.find(({ code }) => !ofOneKind.has(code))?.code ?? null;
  await changeNotificationWishes(archive, (before) => ({
    ...withKinds(before, 'revoke', change === 'subscribe' ? refused : [], since),
    ...(change === 'subscribe' &&
      (trouble === null ? { attempts: 0, retryAt: null, trouble } : { attempts: 1, trouble })),
  }));
  return { change, done, failed };
}

function withKinds(
  before: NotificationWishes,
  change: NotificationChange,
  kinds: readonly number[],
  since: EpochSec,
): NotificationWishes {
  const others = before.wanted.filter(({ appli }) => !kinds.includes(appli));
  if (change === 'revoke') return { ...before, wanted: others };
  const retryAt = toEpochSec(since + HANDS_OFF_SEC);
  return { ...before, wanted: [...others, ...kinds.map((appli) => ({ appli, since }))], retryAt };
}

function codeOf(error: unknown): ErrorCode {
  return error instanceof ApiError ? error.code : 'upstream_unavailable';
}

function secOf(ms: number): EpochSec {
  return toEpochSec(Math.floor(ms / 1000));
}
