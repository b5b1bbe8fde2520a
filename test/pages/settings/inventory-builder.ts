import { factKinds, listKinds, spanKinds, type RecordKind } from '#domain/record-kinds.ts';
import type { Inventory, KindInventory } from '#queries/inventory.ts';
import { day } from '../../support/days.ts';

/** A kind of which nothing was ever read, changed in parts. */
export function buildKind(kind: RecordKind, change: Partial<KindInventory> = {}): KindInventory {
  return {
    kind,
    records: 0,
    first: null,
    last: null,
    bytes: 0,
    removed: 0,
    unreadable: 0,
    holes: [],
    readAt: null,
    isComplete: false,
    reachedBack: null,
    ...change,
  };
}

/** A kind read to its beginning, with records from one day to another. */
export function buildWhole(
  kind: RecordKind,
  from: string,
  to: string,
  change: Partial<KindInventory> = {},
): KindInventory {
  const [first, last] = [day(from), day(to)];
  return buildKind(kind, {
    records: 1,
    first,
    last,
    isComplete: true,
    reachedBack: day('2000-01-01'),
    ...change,
  });
}

/** Every kind, those not given as nothing ever read. */
export function buildInventory(...known: readonly KindInventory[]): Inventory {
  const kinds = [...listKinds, ...spanKinds, ...factKinds];
  return { kinds: kinds.map((kind) => known.find((one) => one.kind === kind) ?? buildKind(kind)) };
}

/** Days without a record, `2020-01-01…2020-01-09`. */
export function hole(text: string): { from: ReturnType<typeof day>; to: ReturnType<typeof day> } {
  const [from = '', to = from] = text.split('…');
  return { from: day(from), to: day(to) };
}
