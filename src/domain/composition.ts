import type { ExcludedRecord, RecordRef } from './derived.ts';
import { isWholeBody, measureCategory, type MeasureReading, measureType } from './measures.ts';
import type { EpochSec, TimeZone } from './time.ts';
import { computeGapAwareTrend } from './trend.ts';
import { isDoubtful, type WeightVerdicts } from './weigh-ins.ts';

/** A mass in kg, or a share in %; `isDerived` where it was computed from others of the same weighing. */
export type BodyPart = { readonly value: number; readonly isDerived: boolean };

/** What a body consisted of on one stand on the scale: fat and everything else, and what is known of the rest. */
export type Composition = {
  readonly at: EpochSec;
  readonly timeZone: TimeZone;
  readonly deviceId?: string;
  /** Groups that delivered it, ascending: the service may split one weighing over several. */
  readonly groupIds: readonly number[];
  readonly weightKg: BodyPart;
  readonly fatKg: BodyPart;
  /** Everything but fat: the service's "fat-free mass". */
  readonly leanKg: BodyPart;
  readonly fatPercent: BodyPart;
  /** Without bone; null where it was not measured, which is never zero. */
  readonly muscleKg: number | null;
  readonly boneKg: number | null;
  /** Lies within the others, so it is no part beside them. */
  readonly waterKg: number | null;
};

/**
 * Why a weighing has no composition: `taken-out` by the reader, `doubtful` may be of somebody else, `incomplete` has no
 * fat, `contradictory` has fat and fat-free mass that do not make up the weight, `impossible` has a part that is the
 * whole or more.
 */
export type CompositionReason = 'taken-out' | 'doubtful' | 'incomplete' | 'contradictory' | 'impossible';

export type Compositions = {
  /** Sorted by time. */
  readonly compositions: readonly Composition[];
  readonly excluded: readonly ExcludedRecord<CompositionReason>[];
};

/** The types that a composition is made of. */
export const compositionTypes: readonly number[] = [
  measureType.weight,
  measureType.fatFreeMass,
  measureType.fatRatio,
  measureType.fatMass,
  measureType.muscleMass,
  measureType.hydration,
  measureType.boneMass,
];

const noVerdicts: WeightVerdicts = new Map();

/** Fat and fat-free mass may miss the weight by this much, which is what rounding does. */
const TOLERANCE_KG = 0.1;

/**
 * Compositions out of readings of any type, order and category.
 *
 * Only values of one weighing are put together: those of the same instant and device, which the service may deliver as
 * several groups ("getmeas", two groups of one date in its own example). Of segments none is used. What is missing is
 * derived: weight = fat + fat-free, fat = weight · % / 100 or weight − fat-free, fat-free = weight − fat. Several
 * different values of one type in a weighing count as their median. Every group of a composition's types of category 1
 * is either in one of the compositions or among the excluded ones, never both.
 * The reader's verdicts, by group, come first: what is kept is not doubtful, what is hidden or somebody else's is out.
 */
export function computeCompositions(
  readings: readonly MeasureReading[],
  verdicts: WeightVerdicts = noVerdicts,
): Compositions {
  const weighings = new Map<string, { standing: Standing; readings: MeasureReading[] }>();
  for (const reading of readings) {
    if (reading.category !== measureCategory.reading || !compositionTypes.includes(reading.type)) continue;
    const standing = standingOf(reading, verdicts);
    const key = `${reading.at} ${reading.deviceId ?? ''} ${standing}`;
    const weighing = weighings.get(key);
    if (weighing === undefined) weighings.set(key, { standing, readings: [reading] });
    else weighing.readings.push(reading);
  }
  const compositions: Composition[] = [];
  const excluded: ExcludedRecord<CompositionReason>[] = [];
  for (const { standing, readings: weighing } of weighings.values()) {
    const found = standing === 'counted' ? toComposition(weighing) : standing;
    if (typeof found !== 'string') compositions.push(found);
    else excluded.push(...refsOf(weighing).map((ref) => ({ ...ref, reason: found })));
  }
  return {
    compositions: compositions.toSorted(byTime),
    excluded: excluded.toSorted((a, b) => a.at - b.at || Number(a.id) - Number(b.id)),
  };
}

/** The service's records that compositions rest on, oldest first. */
export function inputsOf(compositions: readonly Composition[]): RecordRef[] {
  return compositions.flatMap(({ at, groupIds }) =>
    groupIds.map((id) => ({ kind: 'measures' as const, id, at })),
  );
}

type Standing = 'counted' | 'doubtful' | 'taken-out';

function standingOf({ groupId, attrib }: MeasureReading, verdicts: WeightVerdicts): Standing {
  const verdict = verdicts.get(groupId);
  if (verdict === 'hide' || verdict === 'not-me') return 'taken-out';
  return verdict !== 'keep' && isDoubtful(attrib) ? 'doubtful' : 'counted';
}

function byTime(a: Composition, b: Composition): number {
  return a.at - b.at || (a.groupIds[0] ?? 0) - (b.groupIds[0] ?? 0);
}

function refsOf(readings: readonly MeasureReading[]): RecordRef[] {
  const instants = new Map(readings.map(({ groupId, at }) => [groupId, at]));
  return [...instants].map(([id, at]) => ({ kind: 'measures', id, at }));
}

function toComposition(readings: readonly MeasureReading[]): Composition | CompositionReason {
  const [first] = readings;
  if (first === undefined) return 'incomplete';
  const valueOf = (type: number) => wholeBodyValue(readings, type);
  const parts = completeParts({
    weight: valueOf(measureType.weight),
    fat: valueOf(measureType.fatMass),
    lean: valueOf(measureType.fatFreeMass),
    percent: valueOf(measureType.fatRatio),
  });
  if (typeof parts === 'string') return parts;
  const { at, timeZone, deviceId } = first;
  return {
    at,
    timeZone,
    ...(deviceId !== undefined && { deviceId }),
    groupIds: [...new Set(readings.map(({ groupId }) => groupId))].toSorted((a, b) => a - b),
    ...parts,
    muscleKg: valueOf(measureType.muscleMass),
    boneKg: valueOf(measureType.boneMass),
    waterKg: valueOf(measureType.hydration),
  };
}

/** A value without a position goes before one that is marked as the whole body's: it is the older, plainer form. */
function wholeBodyValue(readings: readonly MeasureReading[], type: number): number | null {
  const found = readings.filter(
    (reading) =>
      reading.type === type && isWholeBody(reading) && reading.value > 0 && reading.value < Infinity,
  );
  const plain = found.filter(({ position }) => position === undefined);
  const values = [...new Set((plain.length > 0 ? plain : found).map(({ value }) => value))].toSorted(
    (a, b) => a - b,
  );
  const upper = values[values.length >> 1];
  const lower = values[(values.length - 1) >> 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}

type Given = Readonly<Record<'weight' | 'fat' | 'lean' | 'percent', number | null>>;
type Parts = Pick<Composition, 'weightKg' | 'fatKg' | 'leanKg' | 'fatPercent'>;

function completeParts({ weight, fat, lean, percent }: Given): Parts | CompositionReason {
  const weightKg = part(weight, () => (fat === null || lean === null ? null : fat + lean));
  if (weightKg === null) return 'incomplete';
  const fatKg = part(fat, () => {
    if (percent !== null) return (weightKg.value * percent) / 100;
    return lean === null ? null : weightKg.value - lean;
  });
  if (fatKg === null) return 'incomplete';
  const leanKg = part(lean, () => weightKg.value - fatKg.value);
  const fatPercent = part(percent, () => (100 * fatKg.value) / weightKg.value);
  if (leanKg === null || fatPercent === null) return 'incomplete';
  // 0.1 kg is not exactly the difference of two numbers that are 0.1 apart.
  if (Math.abs(fatKg.value + leanKg.value - weightKg.value) > TOLERANCE_KG + 1e-9) return 'contradictory';
  const isWhole = [fatKg, leanKg].some(({ value }) => !(value > 0 && value < weightKg.value));
  return isWhole ? 'impossible' : { weightKg, fatKg, leanKg, fatPercent };
}

function part(given: number | null, derive: () => number | null): BodyPart | null {
  if (given !== null) return { value: given, isDerived: false };
  const value = derive();
  return value === null ? null : { value, isDerived: true };
}

/** Levels in kg; weight is the sum of the other two. */
export type CompositionLevel = {
  readonly at: EpochSec;
  readonly fatKg: number;
  readonly leanKg: number;
  readonly weightKg: number;
  readonly startsSegment: boolean;
};

/**
 * The gap-aware trend of fat and of fat-free mass, on the same instants, so that what they add up to is a trend too.
 *
 * The average is linear: the sum of both trends is the trend of both sums, and ΔW = ΔFM + ΔFFM between any two
 * instants. One level per composition, see `computeGapAwareTrend`.
 */
export function computeCompositionTrend(compositions: readonly Composition[]): CompositionLevel[] {
  const fat = computeGapAwareTrend(compositions.map(({ at, fatKg }) => ({ at, value: fatKg.value })));
  const lean = computeGapAwareTrend(compositions.map(({ at, leanKg }) => ({ at, value: leanKg.value })));
  return fat.map(({ at, value, startsSegment }, index) => {
    const leanKg = lean[index]?.value ?? Number.NaN;
    return { at, fatKg: value, leanKg, weightKg: value + leanKg, startsSegment };
  });
}

/** From one scale to another: what differs afterwards may be the scale. */
export type DeviceChange = { readonly at: EpochSec; readonly from: string; readonly to: string };

/** Where the device of a composition is another than that of the one before; unnamed devices say nothing. */
export function computeDeviceChanges(compositions: readonly Composition[]): DeviceChange[] {
  const changes: DeviceChange[] = [];
  let before: string | undefined;
  for (const { at, deviceId } of compositions) {
    if (deviceId === undefined) continue;
    if (before !== undefined && before !== deviceId) changes.push({ at, from: before, to: deviceId });
    before = deviceId;
  }
  return changes;
}
