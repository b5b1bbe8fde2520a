import type { MeasureGroup } from '#domain/measures.ts';
import type { EpochSec } from '#domain/time.ts';
import type { MeasureChunk } from './measure-chunk.ts';
import { chunkIds, decodeChunk, encodeChunk, isMeasureChunk } from './measure-chunk.ts';
import type { Records } from './record-store.ts';

/** Groups with the service's own record of each, by group id. */
export type MeasureRecords = {
  readonly groups: readonly MeasureGroup[];
  readonly raw: ReadonlyMap<number, unknown>;
};

/** A stored chunk that cannot be read: its month has to be fetched again. */
export class DamagedChunkError extends Error {
  override readonly name = 'DamagedChunkError';

  constructor() {
    super('Failed to read a month of the local archive: it is damaged. Sync again to fetch it anew.');
  }
}

/** The UTC month of an instant, `YYYY-MM`: the key of its chunk. */
export function monthOf(at: EpochSec): string {
  return new Date(at * 1000).toISOString().slice(0, 7);
}

/** Chunks of the months between two instants, oldest first; either end may be open. */
export async function readChunks(records: Records, from?: EpochSec, to?: EpochSec): Promise<MeasureChunk[]> {
  const chunks = await records.getRange(
    'measures',
    from === undefined ? undefined : monthOf(from),
    to === undefined ? undefined : monthOf(to),
  );
  return chunks.map(toChunk);
}

/**
 * Merges a page into the months it touches and says how many groups it changed.
 *
 * The key is the group id: an edited group replaces the old one, also when its date moved it into another month.
 * A version that the service modified later is never replaced by an earlier one. What arrives unchanged is not written.
 */
export async function mergePage(records: Records, page: MeasureRecords): Promise<number> {
  const monthById = await readMonthIndex(records);
  const months = createMonthCache(records);
  let changed = 0;
  for (const group of page.groups) {
    const month = monthOf(group.at);
    const storedMonth = monthById.get(group.id);
    const stored = storedMonth === undefined ? undefined : await months.open(storedMonth);
    const previous = stored?.groups.get(group.id);
    if (previous !== undefined && isNewer(previous, group)) continue;
    const raw = toText(page.raw.get(group.id));
    if (previous !== undefined && isSame(previous, group) && stored?.raw.get(group.id) === raw) continue;
    if (stored !== undefined && storedMonth !== month) {
      stored.groups.delete(group.id);
      stored.raw.delete(group.id);
      stored.dirty = true;
    }
    const target = await months.open(month);
    target.groups.set(group.id, group);
    if (raw === undefined) target.raw.delete(group.id);
    else target.raw.set(group.id, raw);
    target.dirty = true;
    monthById.set(group.id, month);
    changed++;
  }
  await months.save();
  if (changed > 0) await writeMonthIndex(records, monthById);
  return changed;
}

/** The service's own record of a group, as parsed from its answer; undefined when there is none. */
export async function readRawRecord(records: Records, groupId: number): Promise<unknown> {
  const month = (await readMonthIndex(records)).get(groupId);
  if (month === undefined) return undefined;
  const text = readRawMonth(await records.get('measures-raw', month)).get(groupId);
  return text === undefined ? undefined : JSON.parse(text);
}

/** Drops chunks that cannot be read and rebuilds the index of the rest. */
export async function dropDamagedChunks(records: Records): Promise<void> {
  const monthById = new Map<number, string>();
  for (const month of await records.keys('measures')) {
    const chunk = await records.get('measures', month);
    if (isMeasureChunk(chunk)) for (const id of chunkIds(chunk)) monthById.set(id, month);
    else await records.delete('measures', month);
  }
  await writeMonthIndex(records, monthById);
}

type Month = { groups: Map<number, MeasureGroup>; raw: Map<number, string>; dirty: boolean };

/** Each month is decoded once per page, however its groups are ordered, and only changed months are written. */
function createMonthCache(records: Records): {
  open: (key: string) => Promise<Month>;
  save: () => Promise<void>;
} {
  const months = new Map<string, Month>();
  return {
    async open(key) {
      const known = months.get(key);
      if (known !== undefined) return known;
      const [chunk, raw] = await Promise.all([
        records.get('measures', key),
        records.get('measures-raw', key),
      ]);
      const groups = chunk === undefined ? [] : decodeChunk(toChunk(chunk));
      const month: Month = {
        groups: new Map(groups.map((group) => [group.id, group])),
        raw: readRawMonth(raw),
        dirty: false,
      };
      months.set(key, month);
      return month;
    },
    async save() {
      for (const [key, month] of months) {
        if (!month.dirty) continue;
        if (month.groups.size === 0) {
          await Promise.all([records.delete('measures', key), records.delete('measures-raw', key)]);
        } else {
          await Promise.all([
            records.put('measures', key, encodeChunk([...month.groups.values()])),
            records.put('measures-raw', key, {
              ids: [...month.raw.keys()],
              texts: [...month.raw.values()],
            } satisfies RawMonth),
          ]);
        }
      }
    },
  };
}

/** JSON text per record: a clone of the nested objects takes several times as long to write and to read. */
type RawMonth = { ids: number[]; texts: string[] };

function readRawMonth(stored: unknown): Map<number, string> {
  // Damaged or missing raw records cost nothing but themselves.
  const { ids, texts } = (stored ?? {}) as Partial<RawMonth>;
  if (!Array.isArray(ids) || !Array.isArray(texts)) return new Map();
  return new Map(ids.map((id, index) => [id, texts[index] ?? 'null']));
}

function toText(raw: unknown): string | undefined {
  return raw === undefined ? undefined : JSON.stringify(raw);
}

/** Which month holds which group, as one record: ids beside `YYYYMM` numbers. */
type MonthIndex = { ids: Float64Array; months: Int32Array };

const monthIndexKey = 'measure-months';

async function readMonthIndex(records: Records): Promise<Map<number, string>> {
  const stored = await records.get('meta', monthIndexKey);
  if (stored === undefined) return new Map();
  // The fields are looked at before they are used.
  const { ids, months } = (stored ?? {}) as Partial<MonthIndex>;
  if (!(ids instanceof Float64Array) || !(months instanceof Int32Array) || ids.length !== months.length) {
    throw new DamagedChunkError();
  }
  const index = new Map<number, string>();
  for (const [row, id] of ids.entries()) {
    const digits = String(months[row]).padStart(6, '0');
    index.set(id, `${digits.slice(0, 4)}-${digits.slice(4)}`);
  }
  return index;
}

async function writeMonthIndex(records: Records, monthById: ReadonlyMap<number, string>): Promise<void> {
  await records.put('meta', monthIndexKey, {
    ids: Float64Array.from(monthById.keys()),
    months: Int32Array.from(monthById.values(), (month) => Number(month.replace('-', ''))),
  } satisfies MonthIndex);
}

function toChunk(stored: unknown): MeasureChunk {
  if (!isMeasureChunk(stored)) throw new DamagedChunkError();
  return stored;
}

/** Without a time of change on both sides, the answer that came last is the truth. */
function isNewer(stored: MeasureGroup, incoming: MeasureGroup): boolean {
  return (
    stored.modifiedAt !== undefined &&
    incoming.modifiedAt !== undefined &&
    stored.modifiedAt > incoming.modifiedAt
  );
}

function isSame(a: MeasureGroup, b: MeasureGroup): boolean {
  return canonicalText(a) === canonicalText(b);
}

function canonicalText(group: MeasureGroup): string {
  const { measures, ...fields } = group;
  return JSON.stringify([
    Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    measures.map((measure) => [measure.type, measure.value, measure.position]),
  ]);
}
