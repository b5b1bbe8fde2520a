import { computeBodyIndex, computeHeight } from '#domain/body-index.ts';
import {
  type Composition,
  type CompositionReason,
  computeCompositions,
  computeDeviceChanges,
  type DeviceChange,
  inputsOf,
} from '#domain/composition.ts';
import { createDerived, type Derived, type ExcludedRecord } from '#domain/derived.ts';
import type { MeasureReading } from '#domain/measures.ts';
import { computePersonalRange, type PersonalRange } from '#domain/personal-range.ts';
import { type EpochSec, type LocalDay, toLocalDay } from '#domain/time.ts';
import { computeGapAwareTrend, type TrendPoint } from '#domain/trend.ts';
import { computeWaterDepartures } from '#domain/water-share.ts';
import type { WeightVerdicts } from '#domain/weigh-ins.ts';

/** Everything about the parts of a body that does not depend on what part of time is looked at. */
export type CompositionHistory = {
  readonly compositions: readonly Composition[];
  readonly excluded: readonly ExcludedRecord<CompositionReason>[];
  /** Days whose water share departs, by the calendar of each composition. */
  readonly unusualWater: ReadonlySet<LocalDay>;
  readonly deviceChanges: readonly DeviceChange[];
  /** `isOwn`: the reader's settings have it, in place of the service's. */
  readonly height: { readonly metres: number; readonly isOwn: boolean } | null;
};

export function computeCompositionHistory(
  readings: readonly MeasureReading[],
  { heightM, verdicts }: { readonly heightM?: number | undefined; readonly verdicts?: WeightVerdicts } = {},
): CompositionHistory {
  const { compositions, excluded } = computeCompositions(readings, verdicts);
  const told = computeHeight(readings);
  return {
    compositions,
    excluded,
    unusualWater: computeWaterDepartures(compositions),
    deviceChanges: computeDeviceChanges(compositions),
    height:
      heightM === undefined
        ? told && { metres: told.metres, isOwn: false }
        : { metres: heightM, isOwn: true },
  };
}

/** Whether the share of water departs on the day of a composition. */
export function hasUnusualWater(
  { unusualWater }: CompositionHistory,
  { at, timeZone }: Composition,
): boolean {
  return unusualWater.has(toLocalDay(at, timeZone));
}

export const metrics = ['fatPercent', 'fmi', 'ffmi', 'waterPercent', 'muscle', 'bone'] as const;
export type Metric = (typeof metrics)[number];

const units: Readonly<Record<Metric, string>> = {
  fatPercent: '%',
  fmi: 'kg/m²',
  ffmi: 'kg/m²',
  waterPercent: '%',
  muscle: 'kg',
  bone: 'kg',
};

/** One quantity over all time, in kg, % or kg/m². */
export type MetricHistory = {
  readonly metric: Metric;
  readonly points: readonly { readonly at: EpochSec; readonly value: number }[];
  readonly trend: readonly TrendPoint[];
  readonly usual: PersonalRange | null;
  /** The newest level of the trend. */
  readonly level: Derived<number, CompositionReason>;
};

/** Null where it was never measured, or where there is no height for an index. */
export function computeMetric(history: CompositionHistory, metric: Metric): MetricHistory | null {
  const { compositions, excluded } = history;
  const metres = history.height?.metres ?? Number.NaN;
  const known: { composition: Composition; value: number }[] = [];
  const missing: Composition[] = [];
  for (const composition of compositions) {
    const value = valueOf(composition, metric, metres);
    if (value === null) missing.push(composition);
    else known.push({ composition, value });
  }
  const points = known.map(({ composition, value }) => ({
    at: composition.at,
    value,
    groupId: composition.groupIds[0] ?? 0,
  }));
  const trend = computeGapAwareTrend(points);
  const last = trend.at(-1);
  if (last === undefined) return null;
  return {
    metric,
    points,
    trend,
    usual: computePersonalRange(points, { until: last.at, unit: units[metric] })?.value ?? null,
    level: createDerived(last.value, {
      unit: units[metric],
      method: 'gap-aware-ema',
      version: 1,
      n: known.length,
      inputs: inputsOf(known.map(({ composition }) => composition)),
      excluded: [...excluded, ...inputsOf(missing).map((ref) => ({ ...ref, reason: 'incomplete' as const }))],
    }),
  };
}

function valueOf(composition: Composition, metric: Metric, heightM: number): number | null {
  const { weightKg, fatKg, leanKg, fatPercent, muscleKg, boneKg, waterKg } = composition;
  if (metric === 'fatPercent') return fatPercent.value;
  if (metric === 'muscle') return muscleKg;
  if (metric === 'bone') return boneKg;
  if (metric === 'waterPercent') return waterKg === null ? null : (100 * waterKg) / weightKg.value;
  return computeBodyIndex(fatKg.value, leanKg.value, heightM)?.[metric] ?? null;
}
