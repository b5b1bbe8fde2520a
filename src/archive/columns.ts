import type { Lane, TextLane } from './lanes.ts';
import { isLane, isRecord, isTextLane, packLane, packTexts, unpackLane, unpackTexts } from './lanes.ts';

/**
 * Rows of plain objects as columns, without knowing what they are about.
 *
 * A year of night summaries is 365 objects of fifty fields, and a structured clone visits every one of them; as
 * columns it is fifty buffers. Nested objects are flattened. What is neither a number nor a text (lists, null, yes and
 * no, an empty object) is kept as JSON. A field that some rows lack is absent there, which is neither null nor 0.
 */

/** A record of JSON: a field that is undefined counts as absent, a minus zero within a list as zero. */
export type Row = Readonly<Record<string, unknown>>;

/** All values of one type at one place of the rows; a place whose values are of two types has two columns. */
type Column = { readonly path: readonly string[] } & (
  | { readonly type: 'number'; readonly lane: Lane }
  | { readonly type: 'text' | 'json'; readonly lane: TextLane }
);

/** Rows in the order in which they were given. */
export type Columns = { readonly count: number; readonly columns: readonly Column[] };

/** Turns rows into columns. */
export function encodeColumns(rows: readonly Row[]): Columns {
  const root = createPlace();
  for (const [index, row] of rows.entries()) addFields(root, row, index);
  return { count: rows.length, columns: toColumns(root, [], rows.length) };
}

/** The rows that were encoded, equal to what they were. */
export function decodeColumns({ count, columns }: Columns): Row[] {
  const rows = Array.from({ length: count }, (): Record<string, unknown> => ({}));
  for (const column of columns) {
    const values = unpack(column, count);
    for (const [index, row] of rows.entries()) {
      const value = values[index];
      if (value !== undefined) setAt(row, column.path, value);
    }
  }
  return rows;
}

/** The numbers of one field of all rows, without making the rows; NaN where a row has none. */
export function numbersAt(columns: Columns, field: string): Float64Array {
  const { count } = columns;
  const column = columnAt(columns, field, 'number');
  return column?.type === 'number'
    ? unpackLane(column.lane, count)
    : new Float64Array(count).fill(Number.NaN);
}

/** The texts of one field of all rows; undefined where a row has none. */
export function textsAt(columns: Columns, field: string): readonly (string | undefined)[] {
  const { count } = columns;
  const column = columnAt(columns, field, 'text');
  return column?.type === 'text' ? unpackTexts(column.lane, count) : Array.from({ length: count });
}

function columnAt({ columns }: Columns, field: string, type: Column['type']): Column | undefined {
  return columns.find(({ path, type: found }) => path.length === 1 && path[0] === field && found === type);
}

/** Whether a stored value still is a whole set of columns: what is damaged is dropped, never half read. */
export function isColumns(value: unknown): value is Columns {
  if (!isRecord(value)) return false;
  const { count, columns } = value;
  if (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 0) return false;
  return Array.isArray(columns) && columns.every((column) => isColumn(column, count));
}

function isColumn(value: unknown, count: number): boolean {
  if (!isRecord(value)) return false;
  const { path, type, lane } = value;
  if (!Array.isArray(path) || path.length === 0 || !path.every((key) => typeof key === 'string'))
    return false;
  if (type === 'number') return isLane(lane, count);
  if ((type !== 'text' && type !== 'json') || !isTextLane(lane, count)) return false;
  const { words, rows } = lane;
  return (
    unpackLane(rows, count).every((row) => Number.isNaN(row) || row in words) &&
    (type === 'text' || words.every(isJson))
  );
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** What was found at one place while the rows are walked through, a value per row. */
type Place = {
  readonly fields: Map<string, Place>;
  readonly numbers: (number | undefined)[];
  readonly texts: (string | undefined)[];
  readonly json: (string | undefined)[];
};

function createPlace(): Place {
  return { fields: new Map(), numbers: [], texts: [], json: [] };
}

/** False where no field of the object says anything. */
function addFields(place: Place, object: object, row: number): boolean {
  let hasFields = false;
  for (const [key, value] of Object.entries(object)) {
    if (value === undefined) continue;
    hasFields = true;
    let field = place.fields.get(key);
    if (field === undefined) {
      field = createPlace();
      place.fields.set(key, field);
    }
    addValue(field, value, row);
  }
  return hasFields;
}

function addValue(place: Place, value: unknown, row: number): void {
  if (typeof value === 'number' && Number.isFinite(value)) place.numbers[row] = value;
  else if (typeof value === 'string') place.texts[row] = value;
  else if (typeof value !== 'object' || value === null || Array.isArray(value))
    place.json[row] = JSON.stringify(value);
  else if (!addFields(place, value, row)) place.json[row] = '{}';
}

function toColumns(place: Place, path: readonly string[], count: number): Column[] {
  const numbers = filled(place.numbers, count);
  const texts = filled(place.texts, count);
  const json = filled(place.json, count);
  return [
    ...(numbers === null ? [] : [{ path, type: 'number', lane: packNumbers(numbers) } as const]),
    ...(texts === null ? [] : [{ path, type: 'text', lane: packTexts(texts) } as const]),
    ...(json === null ? [] : [{ path, type: 'json', lane: packTexts(json) } as const]),
    ...[...place.fields].flatMap(([key, field]) => toColumns(field, [...path, key], count)),
  ];
}

/** Without the holes and the missing end of what was filled in row by row; null where there is nothing. */
function filled<Value>(
  values: readonly (Value | undefined)[],
  count: number,
): readonly (Value | undefined)[] | null {
  return values.length === 0 ? null : Array.from({ length: count }, (_, row) => values[row]);
}

/** Numbers too far apart for their distance to be exact stay as they are. */
function packNumbers(values: readonly (number | undefined)[]): Lane {
  const lane = packLane(values);
  return isLane(lane, values.length) ? lane : Float64Array.from(values, (value) => value ?? Number.NaN);
}

function unpack(column: Column, count: number): readonly unknown[] {
  switch (column.type) {
    case 'number':
      return Array.from(unpackLane(column.lane, count), (value) => (Number.isNaN(value) ? undefined : value));
    case 'text':
      return unpackTexts(column.lane, count);
    case 'json': {
      const values: unknown[] = column.lane.words.map((word) => JSON.parse(word));
      return Array.from(unpackLane(column.lane.rows, count), (index) => values[index]);
    }
    default:
      return column satisfies never;
  }
}

function setAt(row: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let target: Record<string, unknown> = row;
  for (const key of path.slice(0, -1)) {
    const inner = Object.hasOwn(target, key) ? target[key] : undefined;
    if (isRecord(inner)) {
      target = inner;
    } else {
      const made = {};
      setOwn(target, key, made);
      target = made;
    }
  }
  setOwn(target, path.at(-1) ?? '', value);
}

/** A key that a service made up must not reach the prototype. */
function setOwn(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    target[key] = value;
  }
}
