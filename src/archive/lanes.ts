/**
 * Columns of numbers in as few bytes as give every number back as it was.
 *
 * What a device counts or measures are decimals of few digits within a narrow range: a minute's heart rate fits in one
 * byte, its metres in two. Such a column keeps whole numbers of a power of ten, counted from the lowest in steps; the
 * others stay 64-bit floats.
 */

/** One number per row, NaN where there is none; a bare number when all rows hold the same. */
export type Lane = number | Float64Array | PackedLane;

/** A row is `(base + cell · step) / 10^decimals`; the largest number that a cell can hold means "absent". */
export type PackedLane = {
  readonly cells: Cells;
  readonly base: number;
  readonly step: number;
  readonly decimals: number;
};

/** One text per row: its index among the words, absent where there is none. */
export type TextLane = { readonly words: readonly string[]; readonly rows: Lane };

type Cells = Uint8Array | Uint16Array | Uint32Array;

/** Beyond six decimals, what is left of a number is rarely a decimal; finding out takes a division per digit. */
const MOST_DECIMALS = 6;

const widths = [
  { absent: 0xff, create: (count: number): Cells => new Uint8Array(count) },
  { absent: 0xffff, create: (count: number): Cells => new Uint16Array(count) },
  { absent: 0xffff_ffff, create: (count: number): Cells => new Uint32Array(count) },
] as const;

/** The narrowest lane that gives every number back as it was, and undefined as NaN. */
export function packLane(values: readonly (number | undefined)[]): Lane {
  const numbers = Float64Array.from(values, (value) => value ?? Number.NaN);
  const first = numbers[0] ?? Number.NaN;
  if (numbers.every((value) => Object.is(value, first))) return first;
  return packNumbers(numbers) ?? numbers;
}

/** Every row of a lane as a number, NaN where there is none. */
export function unpackLane(lane: Lane, count: number): Float64Array {
  if (typeof lane === 'number') return new Float64Array(count).fill(lane);
  if (lane instanceof Float64Array) return lane;
  const { cells, base, step, decimals } = lane;
  const absent = absentIn(cells);
  const power = 10 ** decimals;
  const numbers = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    const cell = cells[row] ?? absent;
    numbers[row] = cell === absent ? Number.NaN : (base + cell * step) / power;
  }
  return numbers;
}

/** Packs texts, most of which repeat. */
export function packTexts(texts: readonly (string | undefined)[]): TextLane {
  const indexes = new Map<string, number>();
  for (const text of texts) {
    if (text !== undefined && !indexes.has(text)) indexes.set(text, indexes.size);
  }
  const rows = texts.map((text) => (text === undefined ? undefined : indexes.get(text)));
  return { words: [...indexes.keys()], rows: packLane(rows) };
}

/** Every row of a lane as text, undefined where there is none. */
export function unpackTexts(lane: TextLane, count: number): (string | undefined)[] {
  return Array.from(unpackLane(lane.rows, count), (index) => lane.words[index]);
}

/** Whether a stored value is a lane of so many rows: what is damaged is dropped, never half read. */
export function isLane(value: unknown, count: number): value is Lane {
  if (typeof value === 'number') return true;
  if (value instanceof Float64Array) return value.length === count;
  if (!isRecord(value)) return false;
  const { cells, base, step, decimals } = value;
  return (
    (cells instanceof Uint8Array || cells instanceof Uint16Array || cells instanceof Uint32Array) &&
    cells.length === count &&
    [base, step, decimals].every((part) => Number.isSafeInteger(part))
  );
}

/** Whether a stored value is a lane of so many rows with a whole number in each. */
export function isWholeLane(value: unknown, count: number): value is Lane {
  return isLane(value, count) && unpackLane(value, count).every((row) => Number.isSafeInteger(row));
}

/** Whether a stored value is a number of rows. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/** Whether a stored value is a lane of texts of so many rows. */
export function isTextLane(value: unknown, count: number): value is TextLane {
  if (!isRecord(value)) return false;
  const { words, rows } = value;
  return Array.isArray(words) && words.every((word) => typeof word === 'string') && isLane(rows, count);
}

/** Whether a stored value has fields at all. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Null where the numbers are no decimals of few digits, or too far apart. */
function packNumbers(numbers: Float64Array): PackedLane | null {
  const decimals = decimalsOf(numbers);
  if (decimals === null) return null;
  const power = 10 ** decimals;
  const whole = numbers.map((value) => Math.round(value * power));
  let base = Infinity;
  let highest = -Infinity;
  for (const [row, value] of whole.entries()) {
    if (Number.isNaN(value)) continue;
    if (!isExactly(numbers[row] ?? Number.NaN, value, power)) return null;
    base = Math.min(base, value);
    highest = Math.max(highest, value);
  }
  let step = 0;
  for (const value of whole) if (!Number.isNaN(value)) step = commonDivisor(step, value - base);
  // All present rows are alike.
  if (step === 0) step = 1;
  const width = widths.find(({ absent }) => (highest - base) / step < absent);
  if (width === undefined) return null;
  const cells = width.create(numbers.length);
  for (const [row, value] of whole.entries()) {
    cells[row] = Number.isNaN(value) ? width.absent : (value - base) / step;
  }
  return { cells, base, step, decimals };
}

/** Digits after the point that all numbers do with; null where one needs more than six. */
function decimalsOf(numbers: Float64Array): number | null {
  let decimals = 0;
  for (const value of numbers) {
    if (Number.isNaN(value)) continue;
    while (!isExactly(value, Math.round(value * 10 ** decimals), 10 ** decimals)) {
      decimals++;
      if (decimals > MOST_DECIMALS) return null;
    }
  }
  return decimals;
}

/** One division of two exact numbers is rounded once, as reading the written decimal is. −0 would lose its sign. */
function isExactly(value: number, whole: number, power: number): boolean {
  return Number.isSafeInteger(whole) && whole / power === value && !Object.is(value, -0);
}

function commonDivisor(a: number, b: number): number {
  let [larger, smaller] = [a, b];
  while (smaller !== 0) [larger, smaller] = [smaller, larger % smaller];
  return larger;
}

function absentIn(cells: Cells): number {
  return 2 ** (8 * cells.BYTES_PER_ELEMENT) - 1;
}
