import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ActivityColumns } from '#domain/activity-days.ts';
import type { DaySpan } from '#domain/record-kinds.ts';
import { addDays, parseLocalDay, type LocalDay, toEpochSec, toLocalDay, UTC } from '#domain/time.ts';
import type { Workout } from '#domain/workouts.ts';
import { useRuntime } from './runtime-context.ts';
import { keyOf } from './runtime.ts';
import { useSession } from './session.ts';

/**
 * The newest of each kind, of which only as much is read as is looked at. Nothing is asked of the service: the screen
 * says what it wishes for.
 */

/** How far back is looked, one after the other, until there is enough; the last reaches before every record. */
const REACHES_DAYS = [60, 400, 50_000] as const;

const asKept = { staleTime: Infinity } as const;

/** Undefined until it was read. */
type Result<Value> = { readonly data: Value | undefined; readonly error: Error | null };

/** The workouts of the last two months, newest first, and older ones until there are so many. */
export function useLatestWorkouts(least: number): Result<readonly Workout[]> {
  const { account, openedArchive, today } = useSurroundings();
  const { data, error } = useQuery({
    ...queryOptions({
      queryKey: ['workouts', account, 'latest', least, today] as const,
      queryFn: async () => {
        const { readWorkouts } = await import('#archive/lists.ts');
        const archive = await openedArchive(account);
        const found = await lookBack(today, least, async (from, to) => readWorkouts(archive, from, to));
        return found.toReversed();
      },
      ...asKept,
    }),
    enabled: account !== '',
  });
  return { data: account === '' ? undefined : data, error };
}

/** The totals of some days, as columns. */
export function useActivityColumnsOf({ from, to }: DaySpan): Result<ActivityColumns> {
  const { account, openedArchive } = useSurroundings();
  const { data, error } = useQuery({
    ...queryOptions({
      queryKey: ['activity', account, 'columns', from, to] as const,
      queryFn: async () => {
        const { readActivityColumns } = await import('#archive/activity-columns.ts');
        return readActivityColumns(await openedArchive(account), from, to);
      },
      ...asKept,
      structuralSharing: false,
    }),
    enabled: account !== '',
  });
  return { data: account === '' ? undefined : data, error };
}

/** The newest recorded day; null where there is none. */
export function useLatestActivityDay(): LocalDay | null | undefined {
  const { account, openedArchive, today } = useSurroundings();
  const { data } = useQuery({
    ...queryOptions({
      queryKey: ['activity', account, 'latest', today] as const,
      queryFn: async () => {
        const { readActivity } = await import('#archive/lists.ts');
        const archive = await openedArchive(account);
        const found = await lookBack(today, 1, async (from, to) => readActivity(archive, from, to));
        return found.at(-1)?.day ?? null;
      },
      ...asKept,
    }),
    enabled: account !== '',
  });
  return account === '' ? undefined : data;
}

/** The day on which the newest night ended, as the service's summaries have it; null where there is none. */
export function useLatestNightDay(): LocalDay | null | undefined {
  const { account, openedArchive, today } = useSurroundings();
  const { data } = useQuery({
    ...queryOptions({
      queryKey: ['sleep-summary', account, 'latest', today] as const,
      queryFn: async () => {
        const { readNights } = await import('#archive/lists.ts');
        const archive = await openedArchive(account);
        const found = await lookBack(today, 1, async (from, to) => readNights(archive, from, to));
        return found.at(-1)?.day ?? null;
      },
      ...asKept,
    }),
    enabled: account !== '',
  });
  return account === '' ? undefined : data;
}

function useSurroundings() {
  const { openedArchive, now } = useRuntime();
  const { provider, userid } = useSession();
  const account = provider === undefined || userid === undefined ? '' : keyOf({ provider, userid });
  return { account, openedArchive, today: toLocalDay(toEpochSec(Math.floor(now() / 1000)), UTC) };
}

/** The records of the days up to tomorrow, which it is somewhere already; oldest first. */
async function lookBack<Item>(
  today: LocalDay,
  count: number,
  read: (from: LocalDay, to: LocalDay) => Promise<readonly Item[]>,
): Promise<readonly Item[]> {
  let found: readonly Item[] = [];
  for (const days of REACHES_DAYS) {
    found = await read(laterOf(addDays(today, -days), FIRST_DAY), addDays(today, 1));
    if (found.length >= count) break;
  }
  return found;
}

function laterOf(a: LocalDay, b: LocalDay): LocalDay {
  return a > b ? a : b;
}

/** Before anybody wore anything that counts. */
const FIRST_DAY = parseLocalDay('1900-01-01') ?? toLocalDay(toEpochSec(0), UTC);
