import { scaleDecimal } from '#domain/decimal.ts';
import { measureType, type Measure, type MeasureGroup } from '#domain/measures.ts';
import { cleanTimeZone, UTC, type EpochSec, type TimeZone } from '#domain/time.ts';

import type { Client } from './client.ts';
import {
  isAbsent,
  readDecimal,
  readEpochSec,
  readFields,
  readInteger,
  readList,
  readMore,
  readOffset,
  readRecord,
  readText,
  unmetRequirement,
  type Mutable,
  type Quarantined,
  type Requirement,
} from './decode.ts';
import type { MeasuresParams } from '#api/dialects/dialect.ts';
import { ApiError } from './errors.ts';

// For the rooms above, which do not see the dialects.
export type { MeasuresParams } from '#api/dialects/dialect.ts';
export type { Quarantined } from './decode.ts';

/** One page of measure groups, in the order in which they arrived, which is no order at all. */
export type MeasurePage = {
  readonly groups: readonly MeasureGroup[];
  /** The vendor's record of each group of this page, untouched, by group id. */
  readonly raw: ReadonlyMap<number, unknown>;
  /** The service's clock when it answered: the cursor for `updatedSince`. */
  readonly serverTime: EpochSec | null;
  /** The zone of the person's profile. */
  readonly timeZone: TimeZone | null;
  /** Whether the service says that there is more; seen with no offset to ask for it. */
  readonly more: boolean;
  /** Opaque; `null` on the last page, or where the service forgot it. */
  readonly nextOffset: number | null;
  readonly quarantined: readonly Quarantined[];
};

/** Asks for one page of measure groups. */
export async function fetchMeasures(
  client: Pick<Client, 'get'>,
  params: MeasuresParams,
  signal?: AbortSignal,
): Promise<MeasurePage> {
  const { types, ...rest } = params;
  const query = types === undefined || types.length === 0 ? rest : { ...rest, types: types.join(',') };
  return decodeMeasurePage(await client.get('api/measures', query, signal));
}

/** The service's "owner not stated". 0 would claim that the device was sure of the person. */
const UNKNOWN_ATTRIB = -1;

const groupRequirements: readonly Requirement[] = [
  { field: 'grpid', expected: 'group id', read: readInteger },
  { field: 'date', expected: 'epoch seconds', read: readEpochSec },
  // Must be known: a goal taken for a reading is a false weight.
  { field: 'category', expected: 'integer', read: readInteger },
  { field: 'measures', expected: 'list', read: readList, isOptional: true },
];

/**
 * Decodes the `body` of a `getmeas` answer of either generation, or a bare list of groups.
 *
 * Whatever cannot be read is quarantined by itself; throws only where there is no page to read at all.
 */
export function decodeMeasurePage(json: unknown): MeasurePage {
  const isBareList = Array.isArray(json);
  const body = json === undefined || json === null ? {} : readRecord(json);
  const items = isBareList ? readList(json) : body && readList(body['measuregrps']);
  if (items === null) {
    throw new ApiError('upstream_invalid', 'read the measures', { reason: 'there is no list of groups' });
  }
  const timeZone = cleanTimeZone(body?.['timezone']);
  const more = readMore(body?.['more']);
  const groups = new Map<number, MeasureGroup>();
  const raws = new Map<number, unknown>();
  const problems = new Map<number, readonly Quarantined[]>();
  const quarantined: Quarantined[] = [];
  for (const [index, raw] of items.entries()) {
    const path = isBareList ? String(index) : `measuregrps.${index}`;
    const found: Quarantined[] = [];
    const group = decodeGroup(raw, path, timeZone, found);
    if (group === null) {
      quarantined.push(...found);
      continue;
    }
    const rival = groups.get(group.id);
    if (rival !== undefined && !isNewer(group, rival)) continue;
    groups.set(group.id, group);
    raws.set(group.id, raw);
    if (found.length > 0) problems.set(group.id, found);
    else problems.delete(group.id);
  }
  if (problems.size > 0) {
    for (const id of groups.keys()) quarantined.push(...(problems.get(id) ?? []));
  }
  return {
    groups: [...groups.values()],
    raw: raws,
    serverTime: readEpochSec(body?.['updatetime']),
    timeZone,
    more,
    nextOffset: more ? readOffset(body?.['offset']) : null,
    quarantined,
  };
}

function decodeGroup(
  raw: unknown,
  path: string,
  profileZone: TimeZone | null,
  quarantined: Quarantined[],
): MeasureGroup | null {
  const record = readFields(raw);
  const id = readInteger(record?.['grpid']);
  const at = readEpochSec(record?.['date']);
  const category = readInteger(record?.['category']);
  const items = readList(record?.['measures']);
  if (record === null || id === null || at === null || category === null || items === null) {
    quarantined.push(unmetRequirement(raw, path, groupRequirements));
    return null;
  }
  const ownZone = cleanTimeZone(record['timezone']);
  const group: Mutable<MeasureGroup> = {
    id,
    at,
    timeZone: ownZone ?? profileZone ?? UTC,
    zoneSource: ownZone ? 'record' : profileZone ? 'profile' : 'fallback',
    category,
    attrib: readInteger(record['attrib']) ?? UNKNOWN_ATTRIB,
    measures: decodeMeasures(items, path, quarantined),
  };
  const createdAt = readEpochSec(record['created']);
  if (createdAt !== null) group.createdAt = createdAt;
  const modifiedAt = readEpochSec(record['modified']);
  if (modifiedAt !== null) group.modifiedAt = modifiedAt;
  const deviceId = readText(record['deviceid']) ?? readText(record['hash_deviceid']);
  if (deviceId !== null) group.deviceId = deviceId;
  // `modelid` in every recorded answer, `model_id` in the documentation.
  const modelId = readInteger(record['modelid']) ?? readInteger(record['model_id']);
  if (modelId !== null) group.modelId = modelId;
  const model = readText(record['model']);
  if (model !== null) group.model = model;
  const comment = readText(record['comment']);
  if (comment !== null) group.comment = comment;
  return group;
}

/** The same group twice in a page: the newest version counts, the first one where neither says. */
function isNewer(candidate: MeasureGroup, rival: MeasureGroup): boolean {
  return (candidate.modifiedAt ?? 0) > (rival.modifiedAt ?? 0);
}

/** Beyond it a list is searched through an index: nobody sends that many, but nobody promised not to. */
const SHORT_LIST = 64;

function decodeMeasures(items: readonly unknown[], path: string, quarantined: Quarantined[]): Measure[] {
  const measures: Measure[] = [];
  const known = items.length > SHORT_LIST ? new Set<string>() : null;
  for (let index = 0; index < items.length; index += 1) {
    const measure = decodeMeasure(items[index], path, index, quarantined);
    // Scales with segments repeat their whole-body rows word for word.
    if (measure !== null && !isRepeated(measure, measures, known)) measures.push(measure);
  }
  return measures;
}

function isRepeated(measure: Measure, measures: readonly Measure[], known: Set<string> | null): boolean {
  const { type, value, position } = measure;
  if (known === null) {
    for (const other of measures) {
      if (other.value === value && other.type === type && other.position === position) return true;
    }
    return false;
  }
  const key = `${type} ${position ?? ''} ${value}`;
  if (known.has(key)) return true;
  known.add(key);
  return false;
}

const measureRequirements: readonly Requirement[] = [
  { field: 'type', expected: 'integer', read: readInteger },
  { field: 'value', expected: 'number', read: readDecimal },
  { field: 'unit', expected: 'integer', read: readInteger },
  // A segment's value must not pass for the whole body's, so a position that cannot be read costs the measure.
  { field: 'position', expected: 'integer', read: readPosition, isOptional: true },
];

/** `undefined` for the whole body, `null` for what cannot be read. */
function readPosition(input: unknown): number | undefined | null {
  return isAbsent(input) ? undefined : readInteger(input);
}

/**
 * Quantities of a living person that cannot be zero or less, so that a placeholder never passes for a reading.
 * Not the temperatures: 12 was the air of the room. Unknown types pass as they are (18 comes as −1).
 */
const positiveTypes: ReadonlySet<number> = new Set([
  measureType.weight,
  measureType.height,
  measureType.fatFreeMass,
  measureType.fatRatio,
  measureType.fatMass,
  measureType.diastolic,
  measureType.systolic,
  measureType.pulse,
  measureType.spo2,
  measureType.muscleMass,
  measureType.hydration,
  measureType.boneMass,
  measureType.pulseWaveVelocity,
]);

/** SpO2 has come as 99·10⁰ and as 95·10⁻²: nobody lives at 1.5 %, so up to there it is a ratio. */
const SPO2_RATIO_LIMIT = 1.5;

function decodeMeasure(
  raw: unknown,
  groupPath: string,
  index: number,
  quarantined: Quarantined[],
): Measure | null {
  const record = readFields(raw);
  const type = readInteger(record?.['type']);
  const mantissa = readDecimal(record?.['value']);
  const unit = readInteger(record?.['unit']);
  const position = readPosition(record?.['position']);
  if (type === null || mantissa === null || unit === null || position === null) {
    quarantined.push(unmetRequirement(raw, `${groupPath}.measures.${index}`, measureRequirements));
    return null;
  }
  let value = scaleDecimal(mantissa, unit);
  if (type === measureType.spo2 && value !== null && value <= SPO2_RATIO_LIMIT) {
    value = scaleDecimal(mantissa, unit + 2);
  }
  if (value === null || (value <= 0 && positiveTypes.has(type))) {
    quarantined.push({
      path: `${groupPath}.measures.${index}.value`,
      expected: value === null ? 'decimal in range' : 'positive number',
      received: `${mantissa}e${unit}`,
      raw,
    });
    return null;
  }
  return position === undefined ? { type, value } : { type, value, position };
}
