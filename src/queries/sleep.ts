import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Archive } from '#archive/archive.ts';
import type { DaySpan, Span } from '#domain/record-kinds.ts';
import type { NightSummary, SleepSegment } from '#domain/sleep.ts';
import {
  addDays,
  cleanTimeZone,
  type EpochSec,
  type LocalDay,
  startOfLocalDay,
  type TimeZone,
  toEpochSec,
  UTC,
} from '#domain/time.ts';
import { withKnownSegments } from './known-segments.ts';
import { useRuntime } from './runtime-context.ts';
import { keyOf } from './runtime.ts';
import { useSession } from './session.ts';

/** What the local record has of the nights labelled with some days, and of the days beside them. */
export type SleepRecords = {
  /** The days that were asked for. */
  readonly days: DaySpan;
  readonly segments: readonly SleepSegment[];
  /** What of the time around them was read; elsewhere nothing is known, whatever there is. */
  readonly covered: readonly Span[];
  readonly summaries: readonly NightSummary[];
  /** Of the profile. */
  readonly homeZone: TimeZone | null;
  /** Summaries are here from this day on; null before any came. */
  readonly summariesFrom: LocalDay | null;
  /** There is no summary of an earlier day at the service. */
  readonly isComplete: boolean;
};

/** An episode that begins a day before the first night or ends a day after the last one is read whole. */
const MARGIN_DAYS = 2;

/**
 * Segments and summaries of the nights of some days from the local record; undefined until they were read.
 *
 * With `tracks` the series within the segments come too, which is eight times the reading. While other days are read,
 * those from before stay, and say so by their `days`.
 */
export function useSleepRecords(
  days: DaySpan,
  { tracks = false }: { readonly tracks?: boolean } = {},
): { records: SleepRecords | undefined; isPending: boolean; error: Error | null } {
  const { openedArchive } = useRuntime();
  const { status, provider, userid } = useSession();
  const account = provider === undefined || userid === undefined ? null : keyOf({ provider, userid });
  const segments = useQuery({
    ...segmentsQuery(account ?? '', days, { tracks, openedArchive }),
    enabled: account !== null,
    // Another person's nights never stand in.
    placeholderData: (before, query) => (query?.queryKey[1] === account ? before : undefined),
  });
  const nights = useQuery({
    ...summariesQuery(account ?? '', days, openedArchive),
    enabled: account !== null,
    placeholderData: (before, query) => (query?.queryKey[1] === account ? before : undefined),
  });
  const pair = useMemo(() => {
    if (segments.data === undefined || nights.data === undefined) return null;
    return isSame(segments.data.days, nights.data.days) ? { ...nights.data, ...segments.data } : null;
  }, [segments.data, nights.data]);
  // The two arrive one after the other: in between, what was whole before stays.
  const [whole, setWhole] = useState<{ account: string; records: SleepRecords } | null>(null);
  if (account !== null && pair !== null && whole?.records !== pair) setWhole({ account, records: pair });
  const kept = whole?.account === account ? whole.records : undefined;
  return {
    records: account === null ? undefined : (pair ?? kept),
    isPending: (segments.isPending || nights.isPending) && (account !== null || status === 'loading'),
    error: segments.error ?? nights.error,
  };
}

function isSame(a: DaySpan, b: DaySpan): boolean {
  return a.from === b.from && a.to === b.to;
}

type SegmentsOptions = {
  readonly tracks: boolean;
  readonly openedArchive: (account: string) => Promise<Archive>;
};

type SegmentsRead = Pick<SleepRecords, 'days' | 'segments' | 'covered'>;

function segmentsQuery(account: string, days: DaySpan, { tracks, openedArchive }: SegmentsOptions) {
  return queryOptions({
    queryKey: ['sleep', account, days.from, days.to, tracks] as const,
    queryFn: async ({ client, queryKey }): Promise<SegmentsRead> => {
      const { readSegments } = await import('#archive/spans.ts');
      const { segments, covered } = await readSegments(await openedArchive(account), spanAround(days), {
        tracks,
      });
      // With tracks it is a few nights, and comparing them costs more than it saves.
      const before = tracks ? undefined : client.getQueryData<SegmentsRead>(queryKey);
      return { days, segments: withKnownSegments(before?.segments ?? [], segments), covered };
    },
    // The archive says itself when it has changed.
    staleTime: Infinity,
    // What is shared of the rows is decided above.
    structuralSharing: false,
  });
}

function summariesQuery(account: string, days: DaySpan, openedArchive: SegmentsOptions['openedArchive']) {
  return queryOptions({
    queryKey: ['sleep-summary', account, days.from, days.to] as const,
    queryFn: async () => {
      const { readFact, readNights } = await import('#archive/lists.ts');
      const archive = await openedArchive(account);
      const [from, to] = [addDays(days.from, -MARGIN_DAYS), addDays(days.to, MARGIN_DAYS)];
      const [summaries, user, state] = await Promise.all([
        readNights(archive, from, to),
        readFact(archive, 'user'),
        archive.readSyncState(),
      ]);
      const { reachedBack, isComplete } = state.lists['sleep-summary'];
      return { days, summaries, homeZone: zoneOfProfile(user), summariesFrom: reachedBack, isComplete };
    },
    // The archive says itself when it has changed. Summaries that stay the same are worth the comparison: with other
    // ones every night is placed anew.
    staleTime: Infinity,
  });
}

function zoneOfProfile(user: unknown): TimeZone | null {
  return typeof user === 'object' && user !== null && 'timeZone' in user
    ? cleanTimeZone(user.timeZone)
    : null;
}

/** Wide enough for the days of every zone. */
function spanAround({ from, to }: DaySpan): Span {
  return { from: midnightOf(addDays(from, -MARGIN_DAYS)), to: midnightOf(addDays(to, MARGIN_DAYS + 1)) };
}

function midnightOf(day: LocalDay): EpochSec {
  return startOfLocalDay(day, UTC) ?? toEpochSec(0);
}
