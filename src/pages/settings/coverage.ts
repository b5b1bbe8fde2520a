import { countDays } from '#domain/range.ts';
import { spanKinds, type DaySpan, type RecordKind } from '#domain/record-kinds.ts';
import { addDays, differenceInDays, type LocalDay } from '#domain/time.ts';
import type { KindInventory } from '#queries/inventory.ts';

/** The days that every strip shows, so that one kind can be compared with another. */
export type Axis = DaySpan & {
  /** There may be older days than anybody knows of yet; some room is left for them. */
  readonly hasEarlier: boolean;
};

export type Coverage = {
  /** From left to right, how much of each piece of the axis is there: 0 to 1. */
  readonly pieces: readonly number[];
  /** Where nothing was read yet, from 0 at the left end to 1 at the right. */
  readonly unread: readonly { readonly from: number; readonly to: number }[];
};

/** More would be narrower than a pixel on a phone. */
const PIECES = 180;
const EARLIER_SHARE = 0.06;

const NOTHING = 0;
const RECORDED = 1;
const UNREAD = 2;

/** From the oldest day of any kind until today; null before there is a day. */
export function toAxis(kinds: readonly KindInventory[], today: LocalDay): Axis | null {
  const firsts = kinds.flatMap(({ first }) => first ?? []);
  const lasts = kinds.flatMap(({ last }) => last ?? []);
  // `YYYY-MM-DD` sorts as text.
  const [from] = firsts.toSorted();
  if (from === undefined) return null;
  const to = [...lasts, today].toSorted().at(-1) ?? today;
  const hasEarlier = kinds.some(
    (kind) => isOfDays(kind.kind) && !isReadOnDemand(kind.kind) && !kind.isComplete,
  );
  const room = hasEarlier ? Math.ceil(countDays({ from, to }) * EARLIER_SHARE) : 0;
  return { from: addDays(from, -room), to, hasEarlier };
}

/** Which parts of the axis a kind fills; a day counts as a day, however long its zone made it. */
export function toCoverage(kind: KindInventory, axis: Axis): Coverage {
  const days = toDayStates(kind, axis);
  const pieces = Math.min(PIECES, days.length);
  return {
    pieces: Array.from({ length: pieces }, (_, piece) => {
      const from = Math.floor((piece * days.length) / pieces);
      const part = days.subarray(from, Math.floor(((piece + 1) * days.length) / pieces));
      return part.filter((state) => state === RECORDED).length / part.length;
    }),
    unread: toRuns(days, UNREAD).map(({ from, to }) => ({ from: from / days.length, to: to / days.length })),
  };
}

/** Minutes and segments are read where somebody looks: what is missing of them was not asked for. */
export function isReadOnDemand(kind: RecordKind): boolean {
  return spanKinds.some((other) => other === kind);
}

/** Of which kinds a record a day, or a night, is to be expected. */
export function isExpectedDaily(kind: RecordKind): boolean {
  return kind === 'activity' || kind === 'sleep-summary';
}

/** Facts about the account have no days. */
export function isOfDays(kind: RecordKind): boolean {
  return kind !== 'user' && kind !== 'devices' && kind !== 'goals';
}

function toDayStates(kind: KindInventory, axis: Axis): Uint8Array {
  const { first, last, holes, reachedBack, isComplete } = kind;
  const days = new Uint8Array(countDays(axis));
  const isOnDemand = isReadOnDemand(kind.kind);
  const indexOf = (day: LocalDay) => differenceInDays(day, axis.from);
  if (isOnDemand || (!isComplete && reachedBack === null)) days.fill(UNREAD);
  else if (!isComplete && reachedBack !== null) days.fill(UNREAD, 0, Math.max(0, indexOf(reachedBack)));
  if (first === null || last === null) return days;
  days.fill(RECORDED, Math.max(0, indexOf(first)), indexOf(last) + 1);
  for (const { from, to } of holes) {
    days.fill(isOnDemand ? UNREAD : NOTHING, Math.max(0, indexOf(from)), indexOf(to) + 1);
  }
  return days;
}

function toRuns(days: Uint8Array, wanted: number): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  let from = -1;
  for (let index = 0; index <= days.length; index += 1) {
    const isWanted = days[index] === wanted;
    if (isWanted && from < 0) from = index;
    if (!isWanted && from >= 0) {
      runs.push({ from, to: index });
      from = -1;
    }
  }
  return runs;
}
