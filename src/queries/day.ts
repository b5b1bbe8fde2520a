import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { Archive } from '#archive/archive.ts';
import { readActivity, readFact, readWorkouts } from '#archive/lists.ts';
import { readMinutes, readSegments } from '#archive/spans.ts';
import type { ActivityDay } from '#domain/activity.ts';
import { computeDayMinutes, LONGEST_SILENCE_SEC } from '#domain/day-minutes.ts';
import type { IntradaySample } from '#domain/intraday.ts';
import type { MeasureGroup } from '#domain/measures.ts';
import type { DaySpan, Span } from '#domain/record-kinds.ts';
import type { SleepSegment } from '#domain/sleep.ts';
import { overlaps } from '#domain/spans.ts';
import {
  addDays,
  cleanTimeZone,
  type LocalDay,
  SECONDS_PER_DAY,
  startOfLocalDay,
  type TimeZone,
  toEpochSec,
  UTC,
} from '#domain/time.ts';
import { computeDayProfile, type DayProfile, USUAL_WEEKS } from '#domain/usual-day.ts';
import { daySpan } from '#domain/windows.ts';
import type { Workout } from '#domain/workouts.ts';
import { useRuntime } from './runtime-context.ts';
import { keyOf } from './runtime.ts';
import { useSession } from './session.ts';
import { useWishes, type Wish } from './wishes.ts';

/** All that the local record holds of a day, as it was sent. */
export type DayRecord = {
  readonly day: LocalDay;
  readonly zone: TimeZone;
  readonly span: Span;
  /** The service's own totals; absent where it has none. */
  readonly totals?: ActivityDay;
  /** Of the day and its fringes. */
  readonly samples: readonly IntradaySample[];
  /** Which parts of the day were read. */
  readonly covered: readonly Span[];
  /** Of the day and of those on either side. */
  readonly segments: readonly SleepSegment[];
  /** Those that touch the day. */
  readonly workouts: readonly Workout[];
  readonly measures: readonly MeasureGroup[];
};

export type DayResult = {
  /** Undefined until it was read; null where the zone skipped the date. */
  readonly record: DayRecord | null | undefined;
  readonly isPending: boolean;
  readonly error: Error | null;
};

/** Totals and zones of a month and of the days before it. */
type Surroundings = {
  /** Ascending. */
  readonly totals: readonly ActivityDay[];
  readonly profileZone: TimeZone | null;
};

type Account = { readonly key: string; readonly open: () => Promise<Archive> };
type Place = { readonly day: LocalDay; readonly zone: TimeZone; readonly span: Span };

/** A zone is looked for among the days around; nobody is without a day's total for longer. */
const ZONE_SEARCH_DAYS = 200;

/**
 * A day with everything on it from the local record, and the wish that it be read.
 *
 * Days are those of the record's own zones; with a `clockZone` those of that one clock.
 */
export function useDayRecord(
  day: LocalDay,
  { week, today, clockZone }: { week: DaySpan; today: LocalDay; clockZone: TimeZone | null },
): DayResult {
  const account = useAccount();
  const { queryClient } = useRuntime();
  const { status } = useSession();
  const isOpen = account.key !== '';
  useWishes(toWishes(day, week.to < today ? week.to : today, today));
  const around = useQuery({ ...surroundingsQuery(account, day), enabled: isOpen });
  const zone = around.data === undefined ? undefined : (clockZone ?? zoneOn(day, around.data));
  const place = useMemo(() => (zone === undefined ? undefined : placeIn(day, zone)), [day, zone]);
  const known = place ?? nowhere;
  const enabled = isOpen && place != null;
  const minutes = useQuery({ ...minutesQuery(account, known), enabled });
  const nights = useQuery({ ...nightsQuery(account, known), enabled });
  const workouts = useQuery({ ...workoutsQuery(account, known), enabled });
  const measures = useQuery({ ...measuresQuery(account, known), enabled });

  const isHere = minutes.data !== undefined;
  // The reader is likely to go on to one of the days beside: they are read ahead, after this one.
  useEffect(() => {
    if (!isHere || !isOpen) return;
    for (const step of [1, -1]) {
      const next = addDays(day, step);
      const beside = placeIn(next, clockZone ?? zoneOn(next, around.data ?? nothingAround));
      if (beside === null) continue;
      void queryClient.prefetchQuery(minutesQuery(account, beside));
      void queryClient.prefetchQuery(nightsQuery(account, beside));
      void queryClient.prefetchQuery(workoutsQuery(account, beside));
      void queryClient.prefetchQuery(measuresQuery(account, beside));
    }
  }, [isHere, isOpen, account, day, clockZone, around.data, queryClient]);

  const totals = around.data?.totals.find((one) => one.day === day);
  const record = useMemo(() => {
    if (place == null) return place;
    if (!minutes.data || !nights.data || !workouts.data || !measures.data) return undefined;
    return {
      ...place,
      ...(totals !== undefined && { totals }),
      ...minutes.data,
      segments: nights.data,
      workouts: workouts.data,
      measures: measures.data,
    };
  }, [place, totals, minutes.data, nights.data, workouts.data, measures.data]);
  const error =
    [around, minutes, nights, workouts, measures].find((one) => one.error !== null)?.error ?? null;
  const kept = useKept(record, account.key, day);
  return {
    record: kept,
    error,
    isPending: kept === undefined && error === null && (isOpen || status === 'loading'),
  };
}

/** What is recorded of the minutes of a day; see `DayRecord`. */
export type DayMinutesRecord = Pick<DayRecord, 'day' | 'zone' | 'span' | 'totals' | 'samples' | 'covered'> & {
  /** There are totals of this day or of others within half a year. */
  readonly hasActivity: boolean;
};

/** A day's minutes alone, of which nothing is asked of the service; the screen says what it wishes for. */
export function useDayMinutesRecord(
  day: LocalDay,
  clockZone: TimeZone | null,
): {
  /** Undefined until it was read; null where the zone skipped the date. */
  readonly record: DayMinutesRecord | null | undefined;
  readonly error: Error | null;
} {
  const account = useAccount();
  const isOpen = account.key !== '';
  const around = useQuery({ ...surroundingsQuery(account, day), enabled: isOpen });
  const zone = around.data === undefined ? undefined : (clockZone ?? zoneOn(day, around.data));
  const place = useMemo(() => (zone === undefined ? undefined : placeIn(day, zone)), [day, zone]);
  const minutes = useQuery({ ...minutesQuery(account, place ?? nowhere), enabled: isOpen && place != null });
  const totals = around.data?.totals.find((one) => one.day === day);
  const hasActivity = around.data !== undefined && around.data.totals.length > 0;
  const record = useMemo(() => {
    if (place == null) return place;
    if (minutes.data === undefined) return undefined;
    return { ...place, ...minutes.data, ...(totals !== undefined && { totals }), hasActivity };
  }, [place, totals, minutes.data, hasActivity]);
  return { record, error: around.error ?? minutes.error };
}

/**
 * What was last known of a day, while it is read once more by another clock.
 *
 * Its zone becomes known only with the totals or the profile: without this the page would be taken from under the
 * reader's hand then, and with it whatever they were about to draw.
 */
function useKept(
  record: DayRecord | null | undefined,
  account: string,
  day: LocalDay,
): DayRecord | null | undefined {
  const [last, setLast] = useState<{ account: string; record: DayRecord } | null>(null);
  if (record != null && last?.record !== record) setLast({ account, record });
  if (record !== undefined) return record;
  return last?.account === account && last.record.day === day ? last.record : undefined;
}

/**
 * The profiles of a week and of the eight weeks before each of its days, oldest first; undefined until they were read.
 *
 * Days that were not read yet are left out; they are asked for after the day in view.
 */
export function useDayProfiles(
  day: LocalDay,
  week: DaySpan,
  clockZone: TimeZone | null,
  /** Not while they arrive one by one: each would have all of them read once more. */
  isWanted = true,
): readonly DayProfile[] | undefined {
  const account = useAccount();
  const isOpen = account.key !== '';
  const around = useQuery({ ...surroundingsQuery(account, day), enabled: isOpen });
  const { data } = useQuery({
    ...profilesQuery(account, week, clockZone, around.data ?? nothingAround),
    enabled: isOpen && isWanted && around.data !== undefined,
    // Most of what a week is compared with is what the one before was; another person's days are not.
    placeholderData: (previous, query) => (query?.queryKey[1] === account.key ? previous : undefined),
  });
  return data;
}

/** The day itself before everything else, then what it is compared with and the rest of its week; nothing ahead of today. */
function toWishes(day: LocalDay, last: LocalDay, today: LocalDay): readonly Wish[] {
  if (day > today) return [];
  const before = addDays(day, -USUAL_WEEKS * 7);
  return [
    { kind: 'intraday', from: day, to: day },
    { kind: 'sleep', from: day, to: day < today ? addDays(day, 1) : day },
    { kind: 'activity', from: before, to: day },
    { kind: 'workouts', from: day, to: day },
    { kind: 'measures', from: day, to: day },
    { kind: 'intraday', from: before, to: addDays(day, -1) },
    ...(day < last ? [{ kind: 'intraday' as const, from: addDays(day, 1), to: last }] : []),
  ];
}

const nothingAround: Surroundings = { totals: [], profileZone: null };
const nowhere: Place = {
  day: '1970-01-01' as LocalDay,
  zone: UTC,
  span: { from: toEpochSec(0), to: toEpochSec(0) },
};

function useAccount(): Account {
  const { openedArchive } = useRuntime();
  const { provider, userid } = useSession();
  return useMemo(() => {
    const key = provider === undefined || userid === undefined ? '' : keyOf({ provider, userid });
    return { key, open: () => openedArchive(key) };
  }, [openedArchive, provider, userid]);
}

/** Null where the zone skipped the date. */
function placeIn(day: LocalDay, zone: TimeZone): Place | null {
  const span = daySpan(day, zone);
  return span && { day, zone, span };
}

/** The zone of the day's own record, else of the nearest day before, else of the nearest after, as the sync has it. */
function zoneOn(day: LocalDay, { totals, profileZone }: Surroundings): TimeZone {
  const before = totals.findLast((one) => one.day <= day);
  return (before ?? totals[0])?.timeZone ?? profileZone ?? UTC;
}

// The archive says itself when it has changed, by the first word of a key. What is the same of a day stays the same
// object, so that nothing on the screen is made anew while history pours in.
const ofArchive = { staleTime: Infinity } as const;

function surroundingsQuery({ key, open }: Account, day: LocalDay) {
  const month = `${day.slice(0, -2)}01` as LocalDay;
  return queryOptions({
    queryKey: ['activity', key, 'around', month] as const,
    queryFn: async (): Promise<Surroundings> => {
      const archive = await open();
      const [days, profile] = await Promise.all([
        readActivity(archive, addDays(month, -ZONE_SEARCH_DAYS), addDays(month, ZONE_SEARCH_DAYS)),
        readFact(archive, 'user'),
      ]);
      return { totals: days, profileZone: zoneOfProfile(profile) };
    },
    ...ofArchive,
  });
}

function zoneOfProfile(profile: unknown): TimeZone | null {
  const { timeZone } = { timeZone: undefined, ...(typeof profile === 'object' ? profile : {}) };
  return cleanTimeZone(timeZone);
}

function minutesQuery({ key, open }: Account, { day, span }: Place) {
  return queryOptions({
    queryKey: ['intraday', key, 'day', day, span.from, span.to] as const,
    queryFn: async () => {
      const { samples, covered } = await readMinutes(await open(), withFringes(span));
      return { samples, covered };
    },
    ...ofArchive,
  });
}

/** An entry of the evening before may reach into the day, and one of the next morning tell that it was worn until then. */
function withFringes({ from, to }: Span): Span {
  return { from: toEpochSec(from - SECONDS_PER_DAY), to: toEpochSec(to + LONGEST_SILENCE_SEC) };
}

function nightsQuery({ key, open }: Account, { day, zone, span }: Place) {
  return queryOptions({
    queryKey: ['sleep', key, 'day', day, zone] as const,
    queryFn: async () => {
      // A night is told whole, and by its middle.
      const from = startOfLocalDay(addDays(day, -1), zone) ?? span.from - SECONDS_PER_DAY;
      const around = { from: toEpochSec(from), to: toEpochSec(span.to + SECONDS_PER_DAY) };
      return (await readSegments(await open(), around, { tracks: false })).segments;
    },
    ...ofArchive,
  });
}

function workoutsQuery({ key, open }: Account, { day, span }: Place) {
  return queryOptions({
    queryKey: ['workouts', key, 'day', day, span.from, span.to] as const,
    queryFn: async () => {
      const beside = await readWorkouts(await open(), addDays(day, -1), addDays(day, 1));
      return beside.filter((workout) => overlaps(workout, span));
    },
    ...ofArchive,
  });
}

function measuresQuery({ key, open }: Account, { day, span }: Place) {
  return queryOptions({
    queryKey: ['measures', key, 'day', day, span.from, span.to] as const,
    queryFn: async () => (await open()).readMeasureGroups(span.from, span.to),
    ...ofArchive,
  });
}

function profilesQuery(
  { key, open }: Account,
  { from, to }: DaySpan,
  clockZone: TimeZone | null,
  around: Surroundings,
) {
  return queryOptions({
    // The zones of its days come with the totals.
    queryKey: ['intraday', key, 'profiles', from, to, clockZone, around.totals.length] as const,
    queryFn: async () => {
      const archive = await open();
      const profiles: DayProfile[] = [];
      for (let day = addDays(from, -USUAL_WEEKS * 7); day <= to; day = addDays(day, 1)) {
        const place = placeIn(day, clockZone ?? zoneOn(day, around));
        if (place === null) continue;
        const { samples, covered } = await readMinutes(archive, withFringes(place.span));
        if (!covered.some((read) => overlaps(read, place.span))) continue;
        const minutes = computeDayMinutes({ ...place, samples, covered });
        if (minutes !== null) profiles.push(computeDayProfile(minutes));
      }
      return profiles;
    },
    ...ofArchive,
    // Columns of numbers are not compared one by one.
    structuralSharing: false,
  });
}
