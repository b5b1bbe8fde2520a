import type { Verdict } from './decisions.ts';
import type { MeasureReading } from './measures.ts';
import { isWholeBody, measureCategory, measureType } from './measures.ts';
import type { EpochSec, TimeZone } from './time.ts';

/** One stand on the scale: what several readings within half an hour amount to. */
export type WeighIn = {
  /** Instant of its first reading. */
  readonly at: EpochSec;
  readonly timeZone: TimeZone;
  /** Median of its readings. */
  readonly kg: number;
  /** Doubtful ones are shown, but computed with by nobody; hidden ones are what the reader took out. */
  readonly status: 'counted' | 'doubtful' | 'hidden';
  /** `manual` only where every reading was typed by hand. */
  readonly source: 'device' | 'manual';
  /** Groups that delivered its readings, duplicates included, ascending. */
  readonly groupIds: readonly number[];
  readonly deviceId?: string;
};

/** Readings this close to the first one of a weighing belong to it. */
export const WEIGHING_SPAN_SEC = 30 * 60;

/** `attrib` codes of the service: 1 the scale hesitated between persons, 4 typed in when the account was made. */
export const AMBIGUOUS = 1;
const TYPED_BY_HAND = 2;
const TYPED_AT_SIGN_UP = 4;

/** What the reader decided about groups, by their id. */
export type WeightVerdicts = ReadonlyMap<number | string, Verdict>;

const noVerdicts: WeightVerdicts = new Map();

/** Whether a reading may be of somebody else, or is no measurement at all. */
export function isDoubtful(attrib: number): boolean {
  return attrib === AMBIGUOUS || attrib === TYPED_AT_SIGN_UP;
}

/** Whether a reading was typed by hand rather than measured by a device. */
export function isManual(attrib: number): boolean {
  return attrib === TYPED_BY_HAND || attrib === TYPED_AT_SIGN_UP;
}

/**
 * Weighings out of readings of any type, order and category, sorted by time.
 *
 * Only whole-body weight (type 1) of category 1 is looked at; a goal is never a reading, and a value that is not above
 * zero is none either. Readings of the same status within 30 minutes of the first form one weighing; doubtful ones
 * never merge with counted ones. The same value at the same instant from another group counts once. Empty for none.
 * The reader's verdicts, by group, come first: what is kept counts, what is hidden or somebody else's is not there.
 */
export function computeWeighIns(
  readings: readonly MeasureReading[],
  verdicts: WeightVerdicts = noVerdicts,
): WeighIn[] {
  const counted: MeasureReading[] = [];
  const doubtful: MeasureReading[] = [];
  for (const reading of readings) {
    if (!isWeight(reading) || reading.category !== measureCategory.reading) continue;
    const verdict = verdicts.get(reading.groupId);
    if (verdict === 'hide' || verdict === 'not-me') continue;
    (verdict !== 'keep' && isDoubtful(reading.attrib) ? doubtful : counted).push(reading);
  }
  // The sort is stable: of two at the same instant the counted one stays first.
  return [...toWeighings(counted, 'counted'), ...toWeighings(doubtful, 'doubtful')].toSorted(
    (a, b) => a.at - b.at,
  );
}

/** A weighing that the reader has decided about. */
export type JudgedWeighIn = WeighIn & { readonly verdict: Verdict };

/**
 * The weighings that the reader has decided about, sorted by time; those of one verdict merge as all others do.
 *
 * What was kept has counted since, what was hidden or is somebody else's has the status `hidden`.
 */
export function computeJudgedWeighIns(
  readings: readonly MeasureReading[],
  verdicts: WeightVerdicts,
): JudgedWeighIn[] {
  const judged = new Map<Verdict, MeasureReading[]>([
    ['keep', []],
    ['hide', []],
    ['not-me', []],
  ]);
  for (const reading of readings) {
    if (!isWeight(reading) || reading.category !== measureCategory.reading) continue;
    const verdict = verdicts.get(reading.groupId);
    if (verdict !== undefined) judged.get(verdict)?.push(reading);
  }
  return [...judged]
    .flatMap(([verdict, own]) =>
      toWeighings(own, verdict === 'keep' ? 'counted' : 'hidden').map((weighIn) => ({ ...weighIn, verdict })),
    )
    .toSorted((a, b) => a.at - b.at);
}

/** The weight that the person set as a goal last; null where there was never one. */
export function computeWeightGoal(
  readings: readonly MeasureReading[],
): { readonly kg: number; readonly setAt: EpochSec } | null {
  let latest: MeasureReading | null = null;
  for (const reading of readings) {
    if (!isWeight(reading) || reading.category !== measureCategory.goal) continue;
    if (latest === null || byTime(latest, reading) < 0) latest = reading;
  }
  return latest && { kg: latest.value, setAt: latest.at };
}

/** Whether it is a weight of the whole body that can be one; a goal is a weight too. */
export function isWeight(reading: MeasureReading): boolean {
  return (
    reading.type === measureType.weight &&
    isWholeBody(reading) &&
    reading.value > 0 &&
    reading.value < Infinity
  );
}

/** By time; ties by group, so that the order of arrival never shows. */
function byTime(a: MeasureReading, b: MeasureReading): number {
  return a.at - b.at || a.groupId - b.groupId;
}

function toWeighings(readings: readonly MeasureReading[], status: WeighIn['status']): WeighIn[] {
  const weighings: [MeasureReading, ...MeasureReading[]][] = [];
  for (const reading of readings.toSorted(byTime)) {
    const current = weighings.at(-1);
    if (current !== undefined && reading.at - current[0].at <= WEIGHING_SPAN_SEC) current.push(reading);
    else weighings.push([reading]);
  }
  return weighings.map((weighing) => toWeighIn(weighing, status));
}

function toWeighIn(
  readings: readonly [MeasureReading, ...MeasureReading[]],
  status: WeighIn['status'],
): WeighIn {
  const [first] = readings;
  const distinct = new Map(readings.map((reading) => [`${reading.at} ${reading.value}`, reading.value]));
  const deviceId = readings.find((reading) => reading.deviceId !== undefined)?.deviceId;
  return {
    at: first.at,
    timeZone: first.timeZone,
    kg: median([...distinct.values()]),
    status,
    source: readings.every((reading) => isManual(reading.attrib)) ? 'manual' : 'device',
    groupIds: [...new Set(readings.map((reading) => reading.groupId))].toSorted((a, b) => a - b),
    ...(deviceId !== undefined && { deviceId }),
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[sorted.length >> 1] ?? Number.NaN;
  const lower = sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
  return (lower + upper) / 2;
}
