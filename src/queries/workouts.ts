import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Archive } from '#archive/archive.ts';
import type { IntradaySample } from '#domain/intraday.ts';
import type { Span } from '#domain/record-kinds.ts';
import { parseLocalDay, toEpochSec, toLocalDay, UTC, type LocalDay, type TimeZone } from '#domain/time.ts';
import type { Workout } from '#domain/workouts.ts';
import { useRuntime } from './runtime-context.ts';
import { keyOf } from './runtime.ts';
import { useSession } from './session.ts';
import { useWishes } from './wishes.ts';

/** Everything that is drawn from workouts; invalidated when some have landed. */
const workoutsKey = ['workouts'] as const;

/** Before anybody wore anything that counts. */
const FIRST_DAY = ofCalendar('1900-01-01');
const LAST_DAY = ofCalendar('9999-12-31');

/** Every recorded workout, oldest first, each once; undefined until they were read. */
export function useWorkouts(): {
  workouts: readonly Workout[] | undefined;
  /** There is no older one at the service. */
  isComplete: boolean;
  isPending: boolean;
  error: Error | null;
} {
  const { openedArchive, now } = useRuntime();
  const { status } = useSession();
  const account = useAccount();
  const today = toLocalDay(toEpochSec(Math.floor(now() / 1000)), UTC);
  // A list of all years reaches back as far as there are workouts.
  useWishes([{ kind: 'workouts', from: FIRST_DAY, to: today }]);
  const { data, isPending, error } = useQuery({
    ...workoutsQuery(account ?? '', openedArchive),
    // No placeholder: what another key held is another person's.
    enabled: account !== null,
  });
  return {
    workouts: account === null ? undefined : data?.workouts,
    isComplete: account !== null && data?.isComplete === true,
    isPending: isPending && (account !== null || status === 'loading'),
    error,
  };
}

/** What the local record has of a stretch of minutes, and which parts of it were read at the service. */
export type MinutesAround = {
  readonly samples: readonly IntradaySample[];
  readonly covered: readonly Span[];
};

/** The minutes of a stretch of time, which are asked of the service before anything else; undefined until read here. Days are those of the zone. */
export function useMinutes(
  span: Span,
  zone: TimeZone,
): {
  minutes: MinutesAround | undefined;
  isPending: boolean;
  error: Error | null;
} {
  const { openedArchive } = useRuntime();
  const account = useAccount();
  useWishes([{ kind: 'intraday', from: toLocalDay(span.from, zone), to: toLocalDay(span.to, zone) }]);
  const { data, isPending, error } = useQuery({
    ...minutesQuery(account ?? '', span, openedArchive),
    enabled: account !== null,
  });
  return { minutes: account === null ? undefined : data, isPending: isPending && account !== null, error };
}

// The archive says itself when it has changed, and comparing thousands of rows costs more than it saves.
const asKept = { staleTime: Infinity, structuralSharing: false } as const;

function workoutsQuery(account: string, openedArchive: (account: string) => Promise<Archive>) {
  return queryOptions({
    queryKey: [...workoutsKey, account, 'all'] as const,
    queryFn: async () => {
      const { readWorkouts } = await import('#archive/lists.ts');
      const archive = await openedArchive(account);
      const [workouts, state] = await Promise.all([
        readWorkouts(archive, FIRST_DAY, LAST_DAY),
        archive.readSyncState(),
      ]);
      return { workouts, isComplete: state.lists.workouts.isComplete };
    },
    ...asKept,
  });
}

function minutesQuery(account: string, span: Span, openedArchive: (account: string) => Promise<Archive>) {
  return queryOptions({
    queryKey: ['intraday', account, 'around', span.from, span.to] as const,
    queryFn: async (): Promise<MinutesAround> => {
      const { readMinutes } = await import('#archive/spans.ts');
      return readMinutes(await openedArchive(account), span);
    },
    ...asKept,
  });
}

function useAccount(): string | null {
  const { provider, userid } = useSession();
  return provider === undefined || userid === undefined ? null : keyOf({ provider, userid });
}

function ofCalendar(text: string): LocalDay {
  const day = parseLocalDay(text);
  if (day === null) throw new RangeError(`Failed to read ${text}: it is no date.`);
  return day;
}
