import * as v from 'valibot';

import { scaleDecimal } from '#domain/decimal.ts';
import { measureType, type Measure, type MeasureGroup } from '#domain/measures.ts';
import { cleanTimeZone, UTC, type EpochSec, type TimeZone } from '#domain/time.ts';

import type { Client } from './client.ts';
import {
  absentOr,
  field,
  lenient,
  readDecimal,
  readEpochSec,
  readInteger,
  readList,
  readMore,
  readOffset,
  readRecord,
  readText,
  toQuarantined,
  type Quarantined,
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

const wireGroup = v.object({
  grpid: field('group id', readInteger),
  date: field('epoch seconds', readEpochSec),
  // Must be known: a goal taken for a reading is a false weight.
  category: field('integer', readInteger),
  attrib: lenient(readInteger),
  created: lenient(readEpochSec),
  modified: lenient(readEpochSec),
  deviceid: lenient(readText),
  hash_deviceid: lenient(readText),
  // `modelid` in every recorded answer, `model_id` in the documentation.
  modelid: lenient(readInteger),
  model_id: lenient(readInteger),
  model: lenient(readText),
  comment: lenient(readText),
  timezone: lenient(cleanTimeZone),
  measures: v.optional(field('list', readList), () => []),
});

const wireMeasure = v.object({
  type: field('integer', readInteger),
  value: field('number', readDecimal),
  unit: field('integer', readInteger),
  // A segment's value must not pass for the whole body's, so a position that cannot be read costs the measure.
  position: absentOr('integer', readInteger),
});

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
  const kept = new Map<number, DecodedGroup>();
  const quarantined: Quarantined[] = [];
  for (const [index, raw] of items.entries()) {
    const path = isBareList ? String(index) : `measuregrps.${index}`;
    const decoded = decodeGroup(raw, path, timeZone);
    if (decoded.group === null) {
      quarantined.push(...decoded.quarantined);
      continue;
    }
    const rival = kept.get(decoded.group.id);
    if (rival === undefined || isNewer(decoded.group, rival.group)) kept.set(decoded.group.id, decoded);
  }
  const decodedGroups = [...kept.values()];
  return {
    groups: decodedGroups.map(({ group }) => group),
    raw: new Map(decodedGroups.map(({ group, raw }) => [group.id, raw])),
    serverTime: readEpochSec(body?.['updatetime']),
    timeZone,
    more,
    nextOffset: more ? readOffset(body?.['offset']) : null,
    quarantined: [...quarantined, ...decodedGroups.flatMap((decoded) => decoded.quarantined)],
  };
}

type DecodedGroup = {
  readonly group: MeasureGroup;
  readonly raw: unknown;
  readonly quarantined: readonly Quarantined[];
};

function decodeGroup(
  raw: unknown,
  path: string,
  profileZone: TimeZone | null,
): DecodedGroup | { readonly group: null; readonly quarantined: readonly Quarantined[] } {
  const parsed = v.safeParse(wireGroup, raw);
  if (!parsed.success) return { group: null, quarantined: [toQuarantined(parsed.issues, path, raw)] };
  const wire = parsed.output;
  const { measures, quarantined } = decodeMeasures(wire.measures, `${path}.measures`);
  const deviceId = wire.deviceid ?? wire.hash_deviceid;
  const modelId = wire.modelid ?? wire.model_id;
  const group: MeasureGroup = {
    id: wire.grpid,
    at: wire.date,
    timeZone: wire.timezone ?? profileZone ?? UTC,
    zoneSource: wire.timezone ? 'record' : profileZone ? 'profile' : 'fallback',
    category: wire.category,
    attrib: wire.attrib ?? UNKNOWN_ATTRIB,
    ...(wire.created !== undefined && { createdAt: wire.created }),
    ...(wire.modified !== undefined && { modifiedAt: wire.modified }),
    ...(deviceId !== undefined && { deviceId }),
    ...(modelId !== undefined && { modelId }),
    ...(wire.model !== undefined && { model: wire.model }),
    ...(wire.comment !== undefined && { comment: wire.comment }),
    measures,
  };
  return { group, raw, quarantined };
}

/** The same group twice in a page: the newest version counts, the first one where neither says. */
function isNewer(candidate: MeasureGroup, rival: MeasureGroup): boolean {
  return (candidate.modifiedAt ?? 0) > (rival.modifiedAt ?? 0);
}

function decodeMeasures(
  items: readonly unknown[],
  path: string,
): { measures: Measure[]; quarantined: Quarantined[] } {
  const measures: Measure[] = [];
  const quarantined: Quarantined[] = [];
  // Scales with segments repeat their whole-body rows word for word.
  const known = new Set<string>();
  for (const [index, raw] of items.entries()) {
    const decoded = decodeMeasure(raw, `${path}.${index}`);
    if ('path' in decoded) {
      quarantined.push(decoded);
      continue;
    }
    const key = `${decoded.type} ${decoded.position ?? ''} ${decoded.value}`;
    if (!known.has(key)) measures.push(decoded);
    known.add(key);
  }
  return { measures, quarantined };
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

function decodeMeasure(raw: unknown, path: string): Measure | Quarantined {
  const parsed = v.safeParse(wireMeasure, raw);
  if (!parsed.success) return toQuarantined(parsed.issues, path, raw);
  const { type, value: mantissa, unit, position } = parsed.output;
  const received = `${mantissa}e${unit}`;
  let value = scaleDecimal(mantissa, unit);
  if (type === measureType.spo2 && value !== null && value <= SPO2_RATIO_LIMIT) {
    value = scaleDecimal(mantissa, unit + 2);
  }
  if (value === null) return { path: `${path}.value`, expected: 'decimal in range', received, raw };
  if (value <= 0 && positiveTypes.has(type)) {
    return { path: `${path}.value`, expected: 'positive number', received, raw };
  }
  return { type, value, ...(position !== undefined && { position }) };
}
