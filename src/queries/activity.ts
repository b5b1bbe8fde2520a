import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Archive } from '#archive/archive.ts';
import type { ActivityColumns } from '#domain/activity-days.ts';
import { addDays, parseLocalDay, type LocalDay, toEpochSec, toLocalDay, UTC } from '#domain/time.ts';
import { useRuntime } from './runtime-context.ts';
import { keyOf } from './runtime.ts';
import { useSession } from './session.ts';
import { useWishes } from './wishes.ts';

/** Everything that is drawn from day totals; invalidated when some have landed. */
const activityKey = ['activity'] as const;
const DAYS_PER_YEAR = 365;

/**
 * The totals of every recorded day; undefined until they were read.
 *
 * All of them in one read: records, streaks and the first day need the whole history, and as columns it is small. The
 * last year, which what is in view is compared with, is asked of the service before older days.
 */
export function useActivityColumns(): {
  columns: ActivityColumns | undefined;
  isPending: boolean;
  error: Error | null;
} {
  const { openedArchive, now } = useRuntime();
  const { status, provider, userid } = useSession();
  const account = provider === undefined || userid === undefined ? null : keyOf({ provider, userid });
  const today = toLocalDay(toEpochSec(Math.floor(now() / 1000)), UTC);
  useWishes([{ kind: 'activity', from: addDays(today, -DAYS_PER_YEAR), to: today }]);
  const { data, isPending, error } = useQuery({
    ...activityQuery(account ?? '', openedArchive),
    // No placeholder: what another key held is another person's.
    enabled: account !== null,
  });
  return {
    columns: account === null ? undefined : data,
    isPending: isPending && (account !== null || status === 'loading'),
    error,
  };
}

function activityQuery(account: string, openedArchive: (account: string) => Promise<Archive>) {
  return queryOptions({
    queryKey: [...activityKey, account, 'columns'] as const,
    queryFn: async () => {
      const { readActivityColumns } = await import('#archive/activity-columns.ts');
      const archive = await openedArchive(account);
      return readActivityColumns(archive, FIRST_DAY, LAST_DAY);
    },
    // The archive says itself when it has changed.
    staleTime: Infinity,
    // Comparing thousands of numbers costs more than it saves.
    structuralSharing: false,
  });
}

const FIRST_DAY = ofCalendar('0000-01-01');
const LAST_DAY = ofCalendar('9999-12-31');

function ofCalendar(text: string): LocalDay {
  const day = parseLocalDay(text);
  if (day === null) throw new RangeError(`Failed to read ${text}: it is no date.`);
  return day;
}
