import {
  computePressureReadings,
  computePressureSessions,
  type PressureReadings,
  type PressureSession,
} from '#domain/blood-pressure.ts';
import type { Verdict } from '#domain/decisions.ts';
import type { ExcludedRecord } from '#domain/derived.ts';
import { measureCategory, type MeasureReading } from '#domain/measures.ts';
import type { VitalPoint } from '#domain/personal-range.ts';
import { type EpochSec, type LocalDay, type TimeZone, toLocalDay, UTC } from '#domain/time.ts';
import { isDoubtful, isManual } from '#domain/weigh-ins.ts';
import { rhythmTypes, type VitalKind, vitalKinds } from './vital-kinds.ts';

/** Everything that does not depend on what part of it is looked at: computed once per change of the archive. */
export type VitalsHistory = PressureReadings & {
  readonly sessions: readonly PressureSession[];
  /** Of those kinds that the account gives, in the order of the page. */
  readonly series: readonly VitalSeries[];
  /** Sorted by time. */
  readonly rhythm: readonly RhythmResult[];
  /** Days and ranges are this zone's: the latest record's, unless all is told by the clocks of one zone. */
  readonly homeZone: TimeZone;
  /** The zone in which every time is told; null where each reading has its own. */
  readonly clockZone: TimeZone | null;
  readonly firstDay: LocalDay | null;
};

export type VitalReason = 'doubtful' | 'hidden' | 'not-me';

export type VitalValue = VitalPoint & {
  readonly timeZone: TimeZone;
  readonly isManual: boolean;
  /** Why it is shown, but not computed with; null where it is. */
  readonly reason: VitalReason | null;
};

export type VitalSeries = {
  readonly kind: VitalKind;
  /** Sorted by time, all of them. */
  readonly values: readonly VitalValue[];
  /** Those that are computed with. */
  readonly points: readonly VitalPoint[];
  readonly excluded: readonly ExcludedRecord<VitalReason>[];
};

export type RhythmResult = {
  readonly at: EpochSec;
  readonly timeZone: TimeZone;
  readonly name: 'ecgResult' | 'ppgResult';
  readonly result: number;
};

/** What the reader's settings and decisions have to say about a history. */
export type VitalsChoices = {
  readonly dropsFirst?: boolean;
  readonly clockZone?: TimeZone | null;
  readonly verdicts?: ReadonlyMap<number | string, Verdict>;
};

export function computeVitalsHistory(
  values: readonly MeasureReading[],
  { dropsFirst = false, clockZone = null, verdicts = new Map() }: VitalsChoices = {},
): VitalsHistory {
  const pressure = computePressureReadings(values, { verdicts });
  const own = values
    .filter(({ category }) => category === measureCategory.reading)
    .toSorted((a, b) => a.at - b.at || a.groupId - b.groupId);
  const homeZone = clockZone ?? own.at(-1)?.timeZone ?? UTC;
  const first = own[0];
  const byType = new Map<number, MeasureReading[]>();
  for (const reading of own) {
    const list = byType.get(reading.type);
    if (list === undefined) byType.set(reading.type, [reading]);
    else list.push(reading);
  }
  return {
    ...pressure,
    sessions: computePressureSessions(pressure.readings, { dropsFirst }),
    series: vitalKinds.flatMap((kind) => toSeries(kind, byType.get(kind.type) ?? [], verdicts)),
    rhythm: own.flatMap(({ at, timeZone, type, value, groupId }) => {
      const name = rhythmTypes.get(type);
      const verdict = verdicts.get(groupId);
      if (name === undefined || verdict === 'hide' || verdict === 'not-me') return [];
      return [{ at, timeZone, name, result: value }];
    }),
    homeZone,
    clockZone,
    firstDay: first === undefined ? null : toLocalDay(first.at, homeZone),
  };
}

function toSeries(
  kind: VitalKind,
  readings: readonly MeasureReading[],
  verdicts: ReadonlyMap<number | string, Verdict>,
): VitalSeries[] {
  // Devices write zero where they did not measure.
  const values = readings
    .filter(({ value }) => value > 0 && value < Infinity)
    .map(({ at, timeZone, value, groupId, attrib }): VitalValue => {
      const verdict = verdicts.get(groupId);
      return {
        at,
        timeZone,
        value,
        groupId,
        isManual: isManual(attrib),
        reason: reasonFor(verdict, attrib),
      };
    });
  if (values.length === 0) return [];
  return [
    {
      kind,
      values,
      points: values.filter(({ reason }) => reason === null),
      excluded: values.flatMap(({ at, groupId, reason }) =>
        reason === null ? [] : [{ kind: 'measures' as const, id: groupId, at, reason }],
      ),
    },
  ];
}

function reasonFor(verdict: Verdict | undefined, attrib: number): VitalReason | null {
  if (verdict === 'hide') return 'hidden';
  if (verdict === 'not-me') return 'not-me';
  return isDoubtful(attrib) && verdict !== 'keep' ? 'doubtful' : null;
}

/** The part of a list, sorted by time, that lies within [from, to). */
export function within<T extends { readonly at: number }>(
  items: readonly T[],
  { from, to }: { readonly from: number; readonly to: number },
): readonly T[] {
  return items.slice(firstIndexFrom(items, from), firstIndexFrom(items, to));
}

/** Index of the first item at or after an instant. */
export function firstIndexFrom(items: readonly { readonly at: number }[], at: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((items[middle]?.at ?? Infinity) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
