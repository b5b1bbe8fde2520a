import type { ListKind, SpanKind } from '#domain/record-kinds.ts';
import { parseLocalDay, type EpochSec } from '#domain/time.ts';
import type { Archive } from './archive.ts';
import { decodeColumns, encodeColumns, isColumns } from './columns.ts';
import type { Unreadable } from './landing.ts';
import type { RecordId } from './list-book.ts';
import type { Records } from './record-store.ts';

/** A record, or a part of one, that could not be read. */
export type UnreadableRecord = Unreadable & {
  /** Which record it is, or is a part of, where that is known. */
  readonly id: RecordId | null;
  /** Our clock when it first arrived, as far as it was told. */
  readonly firstSeen: EpochSec | null;
};

type Kind = ListKind | SpanKind;

/** What an answer told of things that could not be read. */
export type UnreadableFindings = {
  /** Records that could not be read, or not wholly, by what they name themselves. */
  readonly ids: ReadonlySet<RecordId>;
  /** One of them does not say which it is. */
  readonly hasNameless: boolean;
};

/** How many are kept with all that is known of them; of the others, that they are there. */
const mostDetails = 200;

type Entry = {
  /** What it says, not where in an answer it stood: the same one read again is the same one. */
  readonly key: string;
  readonly id: RecordId | null;
  readonly firstSeen: EpochSec | null;
  readonly detail?: {
    readonly path: string;
    readonly expected: string;
    readonly received: string;
    /** JSON text. */
    readonly raw?: string;
  };
};

/**
 * Notes what could not be read of an answer, each thing once however often it is read.
 *
 * What was noted of a record before is forgotten when the record itself arrives again, good or broken otherwise.
 */
export async function noteUnreadable(
  records: Records,
  {
    kind,
    unreadable,
    raw,
  }: { kind: Kind; unreadable: readonly Unreadable[]; raw: ReadonlyMap<RecordId, unknown> },
  now: EpochSec | null,
): Promise<UnreadableFindings> {
  const stored = await records.get('unreadable', kind);
  const known = new Map(decodeEntries(stored).map((entry) => [entry.key, entry]));
  const found = identify(kind, unreadable, raw);
  const ids = new Set(found.flatMap(({ id }) => id ?? []));
  const findings = { ids, hasNameless: found.some(({ id }) => id === null) };
  const keys = new Set(found.map(({ key }) => key));
  let isChanged = false;
  for (const { key, id } of known.values()) {
    if (id !== null && !keys.has(key) && (ids.has(id) || raw.has(id)))
      isChanged = known.delete(key) || isChanged;
  }
  let details = [...known.values()].filter(({ detail }) => detail !== undefined).length;
  for (const { key, id, problem } of found) {
    if (known.has(key)) continue;
    known.set(key, {
      key,
      id,
      firstSeen: now,
      ...(details++ < mostDetails && { detail: toDetail(problem) }),
    });
    isChanged = true;
  }
  if (isChanged && known.size === 0) await records.delete('unreadable', kind);
  else if (isChanged) await records.put('unreadable', kind, encodeColumns([...known.values()]));
  return findings;
}

/** What could not be read of a kind, with all that is known of it; at most 200, see `countUnreadable`. */
export async function readUnreadable(
  archive: Pick<Archive, 'read'>,
  kind: Kind,
): Promise<UnreadableRecord[]> {
  const stored = await archive.read((records) => records.get('unreadable', kind));
  return decodeEntries(stored).flatMap(({ id, firstSeen, detail }) => {
    if (detail === undefined) return [];
    const { raw, ...rest } = detail;
    return { id, firstSeen, ...rest, ...(raw !== undefined && { raw: JSON.parse(raw) as unknown }) };
  });
}

/** How many things of a kind could not be read, those without details included. */
export async function countUnreadable(records: Records, kind: Kind): Promise<number> {
  const stored = await records.get('unreadable', kind);
  return isColumns(stored) ? stored.count : 0;
}

function decodeEntries(stored: unknown): Entry[] {
  // Only entries were encoded; what is damaged is found anew where it still is.
  return isColumns(stored) ? (decodeColumns(stored) as readonly unknown[] as Entry[]) : [];
}

function toDetail({ path, expected, received, raw }: Unreadable): NonNullable<Entry['detail']> {
  return { path, expected, received, ...(raw !== undefined && { raw: JSON.stringify(raw) }) };
}

type Found = { readonly key: string; readonly id: RecordId | null; readonly problem: Unreadable };

function identify(
  kind: Kind,
  unreadable: readonly Unreadable[],
  raws: ReadonlyMap<RecordId, unknown>,
): Found[] {
  const taken = new Set<string>();
  return unreadable.map((problem) => {
    const { path, expected, received, raw } = problem;
    const id = nameOf(kind, raw) ?? findOwner(problem, raws, taken);
    // Where a record stands in a list differs from answer to answer; under which instant or field it stands does not.
    const place = path.replace(/(^|\.)\d{1,7}(?=\.|$)/, '$1');
    const text = JSON.stringify([id, place, expected, received, raw]);
    return { key: `${hash(text, 0)}${hash(text, 1)}`, id, problem };
  });
}

const idFields: Partial<Record<Kind, string>> = {
  measures: 'grpid',
  activity: 'date',
  'sleep-summary': 'id',
  workouts: 'id',
};

/** The id that a whole record gives itself. */
function nameOf(kind: Kind, raw: unknown): RecordId | null {
  const field = idFields[kind];
  const id = field === undefined ? undefined : fieldOf(raw, field);
  if (kind === 'activity') return typeof id === 'string' ? parseLocalDay(id) : null;
  const number = typeof id === 'string' && /^\d{1,15}$/.test(id) ? Number(id) : id;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : null;
}

/** The record that a part came from: its path leads to it from a record of this answer, each told of once. */
function findOwner(
  { path, raw }: Unreadable,
  raws: ReadonlyMap<RecordId, unknown>,
  taken: Set<string>,
): RecordId | null {
  if (raw === undefined) return null;
  const keys = path.split('.');
  // `measuregrps.3.measures.0`, `3.steps` or `body.steps`.
  for (const inner of [keys.slice(2), keys.slice(1)]) {
    if (inner.length === 0) continue;
    for (const [id, record] of raws) {
      const claim = `${id} ${inner.join('.')}`;
      if (taken.has(claim) || !leadsTo(record, inner, raw)) continue;
      taken.add(claim);
      return id;
    }
  }
  return null;
}

/** Whether a path passes a value; of a measure's own field the whole measure is reported. */
function leadsTo(record: unknown, path: readonly string[], wanted: unknown): boolean {
  let value = record;
  for (const key of path) {
    value = fieldOf(value, key);
    if (typeof wanted === 'object' && wanted !== null && value === wanted) return true;
  }
  return value === wanted;
}

function fieldOf(value: unknown, key: string): unknown {
  // Narrowed to an object by the check; its values stay unknown.
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined;
}

/** FNV-1a (Fowler, Noll, Vo), 32 bits, over the UTF-16 units; two of them tell a million texts apart. */
function hash(text: string, seed: number): string {
  let hash = 0x811c9dc5 ^ seed;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
