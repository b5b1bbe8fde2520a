import type { NightNumbers } from './night-numbers.ts';
import type { Sleep } from './night-assembly.ts';
import type { Span } from './record-kinds.ts';
import type { NightSummary, SleepSegment } from './sleep.ts';
import { overlaps } from './spans.ts';
import type { EpochSec, TimeZone } from './time.ts';

/** Two accounts of one night that differ by more are worth a look. */
export const NOTABLE_DIFFERENCE_SEC = 300;

export type ComparedField = 'tibSec' | 'tstSec' | 'solSec' | 'wasoSec' | 'lightSec' | 'deepSec' | 'remSec';

export type VendorNight = {
  /** The service's summaries that speak of this sleep, of the device that tells most of it. */
  readonly summaries: readonly NightSummary[];
  /** Their values added up; a field that none of them, or only some of them have is absent. */
  readonly values: Readonly<Partial<Record<ComparedField, number>>>;
  /** Fields in which theirs and ours differ by more than five minutes. */
  readonly notable: readonly ComparedField[];
};

const readers: Readonly<Record<ComparedField, (summary: NightSummary) => number | undefined>> = {
  tibSec: ({ values, from, to }) => values.timeInBedSec ?? to - from,
  tstSec: ({ values }) => values.totalSleepSec ?? values.asleepSec ?? sumOf(values),
  solSec: ({ values }) => values.sleepLatencySec ?? values.toSleepSec,
  wasoSec: ({ values }) => values.wasoSec,
  lightSec: ({ values }) => values.lightSec,
  deepSec: ({ values }) => values.deepSec,
  remSec: ({ values }) => values.remSec,
};

/** The sleep of a summary without a total: its stages together; undefined where it has none. */
function sumOf({ lightSec, deepSec, remSec }: NightSummary['values']): number | undefined {
  if (lightSec === undefined && deepSec === undefined && remSec === undefined) return undefined;
  return (lightSec ?? 0) + (deepSec ?? 0) + (remSec ?? 0);
}

/** Seconds asleep by the service's own account; null where it does not say. */
export function vendorSleepSec(summary: NightSummary): number | null {
  return readers.tstSec(summary) ?? null;
}

/**
 * What the service says of a sleep that was assembled here.
 *
 * A night that broke has a summary for each part: they are added up, but the latency is the first one's. Nights of two
 * devices have one each, which are not: that of the device with most of the night speaks.
 */
export function computeVendorNight(sleep: Sleep, summaries: readonly NightSummary[]): VendorNight | null {
  const { numbers } = sleep;
  const near = summaries.filter((summary) => overlaps(summary, { from: numbers.bedAt, to: numbers.upAt }));
  const byDevice = new Map<string, NightSummary[]>();
  for (const summary of near) {
    const device = deviceOf(summary);
    byDevice.set(device, [...(byDevice.get(device) ?? []), summary]);
  }
  const shareOf = (device: readonly NightSummary[]): number =>
    device.reduce((sum, { from, to }) => sum + Math.min(to, numbers.upAt) - Math.max(from, numbers.bedAt), 0);
  const [own] = [...byDevice.values()].sort((a, b) => rankOf(a) - rankOf(b) || shareOf(b) - shareOf(a));
  if (own === undefined) return null;
  const parts = own.toSorted((a, b) => a.from - b.from);
  const values: Partial<Record<ComparedField, number>> = {};
  for (const field of comparedFields) {
    const told = (field === 'solSec' ? parts.slice(0, 1) : parts).map(readers[field]);
    const sum = told.reduce<number>((total, value) => total + (value ?? Number.NaN), 0);
    if (!Number.isNaN(sum)) values[field] = sum;
  }
  return {
    summaries: parts,
    values,
    notable: comparedFields.filter((field) => isNotable(numbers, values, field)),
  };
}

export const comparedFields = Object.keys(readers) as readonly ComparedField[];

function isNotable(numbers: NightNumbers, values: VendorNight['values'], field: ComparedField): boolean {
  const [ours, theirs] = [numbers[field], values[field]];
  return ours !== null && theirs !== undefined && Math.abs(ours - theirs) > NOTABLE_DIFFERENCE_SEC;
}

function deviceOf({ source, deviceId, modelId }: NightSummary): string {
  return JSON.stringify([source, deviceId ?? modelId]);
}

function rankOf([summary]: readonly NightSummary[]): number {
  return summary?.source === 'mat' ? 0 : 1;
}

/**
 * In which zone a stretch of time was slept: that of the summary with most of it, else of the nearest in time.
 *
 * `fallback` where there is no summary at all. Segments themselves carry no zone.
 */
export function createNightZones(
  summaries: readonly NightSummary[],
  fallback: TimeZone,
): (span: Span) => TimeZone {
  const sorted = summaries.toSorted((a, b) => a.from - b.from);
  const longestSec = sorted.reduce((longest, { from, to }) => Math.max(longest, to - from), 0);
  return ({ from, to }) => {
    let best: { readonly zone: TimeZone; readonly sharedSec: number } | null = null;
    const near = sorted.slice(
      Math.max(0, firstFrom(sorted, from - longestSec) - 1),
      firstFrom(sorted, to) + 1,
    );
    for (const summary of near) {
      // Negative where they lie apart: by how much.
      const sharedSec = Math.min(to, summary.to) - Math.max(from, summary.from);
      if (best === null || sharedSec > best.sharedSec) best = { zone: summary.timeZone, sharedSec };
    }
    return best?.zone ?? fallback;
  };
}

function firstFrom(sorted: readonly NightSummary[], at: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.from ?? at) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * When the account that a segment belongs to was last revised: by the summary of its device whose night holds it.
 *
 * Segments carry no such date. One that no summary holds any more is older than every other.
 */
export function createRevisions(
  summaries: readonly NightSummary[],
): (segment: SleepSegment) => EpochSec | undefined {
  return (segment) => {
    let latest: EpochSec | undefined;
    for (const { from, to, source, deviceId, modifiedAt } of summaries) {
      const holds = from <= segment.from && segment.to <= to && source === segment.source;
      const isOwn = deviceId === undefined || segment.deviceId === undefined || deviceId === segment.deviceId;
      if (holds && isOwn && modifiedAt !== undefined && !(latest !== undefined && modifiedAt <= latest)) {
        latest = modifiedAt;
      }
    }
    return latest;
  };
}
