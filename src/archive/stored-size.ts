/**
 * About how many bytes a stored value takes: what its typed arrays hold, two per letter, eight per number.
 *
 * The database compresses and adds what it needs itself; the share of one kind beside the others comes out right.
 */
export function sizeOf(value: unknown): number {
  if (typeof value === 'string') return 2 * value.length;
  if (typeof value === 'number') return 8;
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((bytes, part) => bytes + sizeOf(part), 0);
}
