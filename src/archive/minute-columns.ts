import type { IntradaySample } from '#domain/intraday.ts';
import type { EpochSec } from '#domain/time.ts';
import type { Lane, TextLane } from './lanes.ts';
import {
  isCount,
  isLane,
  isRecord,
  isTextLane,
  isWholeLane,
  packLane,
  packTexts,
  unpackLane,
  unpackTexts,
} from './lanes.ts';

/**
 * The samples of one UTC day, a lane per field; a field that none of them has takes no lane.
 *
 * A year with a sample per waking minute – steps, metres, kilocalories, heart rate – takes less than 3 MB; as rows it
 * would be 350,000 objects, which take minutes to write.
 */
export type MinuteChunk = {
  readonly count: number;
  readonly at: Lane;
  readonly numbers: Readonly<Record<string, Lane>>;
  readonly texts: Readonly<Record<string, TextLane>>;
};

type FieldOf<Row, Value> = {
  [Name in keyof Row]-?: NonNullable<Row[Name]> extends Value ? Name : never;
}[keyof Row];

type NumberField = Exclude<FieldOf<IntradaySample, number>, 'at'>;
type TextField = FieldOf<IntradaySample, string>;

// As records, so that a field added to the samples and forgotten here does not compile.
const numberFields = Object.keys({
  durationSec: true,
  steps: true,
  distanceM: true,
  elevationM: true,
  activeKcal: true,
  strokes: true,
  poolLaps: true,
  heartRateBpm: true,
  spo2Percent: true,
  rmssdMs: true,
  sdnn1Ms: true,
  hrvQuality: true,
  breathsPerMinute: true,
  chestMovementRate: true,
  coreBodyTemperatureC: true,
  modelId: true,
} satisfies Record<NumberField, true>) as NumberField[];

const textFields = Object.keys({ deviceId: true, model: true } satisfies Record<
  TextField,
  true
>) as TextField[];

/** Turns the samples of a day into columns sorted by time; what several devices say of a minute stays in its order. */
export function encodeMinutes(unsorted: readonly IntradaySample[]): MinuteChunk {
  const samples = unsorted.toSorted((a, b) => a.at - b.at);
  const numbers: Record<string, Lane> = {};
  for (const field of numberFields) {
    if (samples.some((sample) => sample[field] !== undefined)) {
      numbers[field] = packLane(samples.map((sample) => sample[field]));
    }
  }
  const texts: Record<string, TextLane> = {};
  for (const field of textFields) {
    if (samples.some((sample) => sample[field] !== undefined)) {
      texts[field] = packTexts(samples.map((sample) => sample[field]));
    }
  }
  return { count: samples.length, at: packLane(samples.map((sample) => sample.at)), numbers, texts };
}

/** The samples of a chunk, sorted by time, equal to what was encoded. */
export function decodeMinutes(chunk: MinuteChunk): IntradaySample[] {
  const { count } = chunk;
  const samples: { -readonly [Field in keyof IntradaySample]: IntradaySample[Field] }[] = [];
  // Only instants are encoded into this lane.
  for (const at of unpackLane(chunk.at, count)) samples.push({ at: at as EpochSec });
  for (const field of numberFields) {
    const lane = chunk.numbers[field];
    if (lane === undefined) continue;
    const values = unpackLane(lane, count);
    let row = 0;
    for (const sample of samples) {
      const value = values[row++] ?? Number.NaN;
      if (!Number.isNaN(value)) sample[field] = value;
    }
  }
  for (const field of textFields) {
    const lane = chunk.texts[field];
    if (lane === undefined) continue;
    const words = unpackTexts(lane, count);
    let row = 0;
    for (const sample of samples) {
      const word = words[row++];
      if (word !== undefined) sample[field] = word;
    }
  }
  return samples;
}

/** Whether a stored value still is a whole chunk: a damaged one is dropped, never half read. */
export function isMinuteChunk(value: unknown): value is MinuteChunk {
  if (!isRecord(value) || !isCount(value['count'])) return false;
  const { count, at, numbers, texts } = value;
  return (
    isWholeLane(at, count) &&
    isRecord(numbers) &&
    Object.values(numbers).every((lane) => isLane(lane, count)) &&
    isRecord(texts) &&
    Object.values(texts).every((lane) => isTextLane(lane, count))
  );
}
