import type { MeasureGroup } from '#domain/measures.ts';
import type { Column, MeasureChunk } from './measure-chunk.ts';
import { zoneSources } from './measure-chunk.ts';

/** Turns groups in any order into columns sorted by time. */
export function encodeChunk(unsorted: readonly MeasureGroup[]): MeasureChunk {
  const groups = unsorted.toSorted((a, b) => a.at - b.at || a.id - b.id);
  const measures = groups.flatMap((group) => group.measures);
  const zones = createDictionary();
  const devices = createDictionary();
  const models = createDictionary();
  return {
    count: groups.length,
    id: pack(groups.map((group) => group.id)),
    at: pack(groups.map((group) => group.at)),
    category: pack(groups.map((group) => group.category)),
    attrib: pack(groups.map((group) => group.attrib)),
    createdAt: pack(groups.map((group) => group.createdAt ?? Number.NaN)),
    modifiedAt: pack(groups.map((group) => group.modifiedAt ?? Number.NaN)),
    modelId: pack(groups.map((group) => group.modelId ?? Number.NaN)),
    zone: pack(groups.map((group) => zones.indexOf(group.timeZone))),
    zoneSource: pack(groups.map((group) => zoneSources.indexOf(group.zoneSource))),
    device: pack(groups.map((group) => devices.indexOf(group.deviceId))),
    model: pack(groups.map((group) => models.indexOf(group.model))),
    zones: zones.words,
    devices: devices.words,
    models: models.words,
    comments: groups.flatMap((group, row) =>
      group.comment === undefined ? [] : [[row, group.comment] as const],
    ),
    size: pack(groups.map((group) => group.measures.length)),
    type: pack(measures.map((measure) => measure.type)),
    value: pack(measures.map((measure) => measure.value)),
    position: pack(measures.map((measure) => measure.position ?? Number.NaN)),
  };
}

/** The narrowest column that gives every number back as it was. */
function pack(values: readonly number[]): Column {
  const first = values[0] ?? 0;
  if (values.every((value) => Object.is(value, first))) return first;
  return values.every(fitsInt32) ? Int32Array.from(values) : Float64Array.from(values);
}

function fitsInt32(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) < 2 ** 31 && !Object.is(value, -0);
}

function createDictionary(): { words: string[]; indexOf: (word: string | undefined) => number } {
  const words: string[] = [];
  const indexes = new Map<string, number>();
  return {
    words,
    indexOf(word) {
      if (word === undefined) return -1;
      const known = indexes.get(word);
      if (known !== undefined) return known;
      indexes.set(word, words.length);
      return words.push(word) - 1;
    },
  };
}
