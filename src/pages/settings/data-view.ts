import { countDays } from '#domain/range.ts';
import type { DaySpan, RecordKind } from '#domain/record-kinds.ts';
import { type LocalDay, toEpochSec, toLocalDay } from '#domain/time.ts';
import { formatBytes } from '#locale/bytes.ts';
import type { Format } from '#locale/format.ts';
import type { AccountMessages } from '#locale/messages/english-account.ts';
import type { Inventory, KindInventory } from '#queries/inventory.ts';
import { toCount } from '../count.ts';
import { type Moment, toMoment } from '../moment.ts';
import { readerZone } from '../reader-zone.ts';
import {
  type Axis,
  type Coverage,
  isExpectedDaily,
  isOfDays,
  isReadOnDemand,
  toAxis,
  toCoverage,
} from './coverage.ts';

type Words = { readonly format: Format; readonly data: AccountMessages['data'] };

export type DataView = {
  readonly kinds: readonly KindView[];
  readonly together: { readonly records: string; readonly size: string };
  /** What the ends of every strip stand for; null before there is a day. */
  readonly axis: { readonly from: string; readonly to: string } | null;
};

export type KindView = {
  readonly kind: RecordKind;
  readonly name: string;
  /** Null where there is none. */
  readonly first: Moment | null;
  readonly last: Moment | null;
  readonly records: string;
  /** Null where no record a day is to be expected. */
  readonly holes: HolesView | null;
  readonly size: string;
  readonly readAt: Moment | null;
  readonly notes: readonly string[];
  readonly strip: (Coverage & { readonly label: string }) | null;
};

export type HolesView = {
  readonly text: string;
  /** The longest first; null where there is none. */
  readonly list: {
    readonly summary: string;
    readonly stretches: readonly string[];
    readonly more: string | null;
  } | null;
};

const MOST_STRETCHES = 10;

/** What is kept of each kind, in words; `now` in epoch seconds. */
export function toDataView({ kinds }: Inventory, now: number, words: Words): DataView {
  const { format, data } = words;
  const axis = toAxis(kinds, toLocalDay(toEpochSec(now), readerZone()));
  return {
    kinds: kinds.map((kind) => toKindView(kind, axis, now, words)),
    together: {
      records: format.number(sum(kinds.map(({ records }) => records)), 0),
      size: formatBytes(sum(kinds.map(({ bytes }) => bytes)), format.locale),
    },
    axis: axis && {
      from: axis.hasEarlier ? data.strip.earlier : format.day(axis.from),
      to: format.day(axis.to),
    },
  };
}

function toKindView(kind: KindInventory, axis: Axis | null, now: number, words: Words): KindView {
  const { format, data } = words;
  return {
    kind: kind.kind,
    name: data.kinds[kind.kind],
    first: toDayMoment(kind.first, format),
    last: toDayMoment(kind.last, format),
    records: format.number(kind.records, 0),
    holes: isExpectedDaily(kind.kind) && kind.first !== null ? toHolesView(kind.holes, words) : null,
    size: formatBytes(kind.bytes, format.locale),
    readAt: kind.readAt === null ? null : toMoment(kind.readAt, now, format),
    notes: toNotes(kind, words),
    strip:
      axis === null || !isOfDays(kind.kind)
        ? null
        : { ...toCoverage(kind, axis), label: toStripLabel(kind, words) },
  };
}

function toDayMoment(day: LocalDay | null, format: Format): Moment | null {
  return day === null ? null : { datetime: day, text: format.day(day) };
}

function toHolesView(holes: readonly DaySpan[], { format, data }: Words): HolesView {
  if (holes.length === 0) return { text: data.holes.none, list: null };
  const count = toCount(holes.length, format);
  // Newer before older where they are as long.
  const longest = holes.toSorted((a, b) => countDays(b) - countDays(a) || (a.from < b.from ? 1 : -1));
  const rest = holes.length - MOST_STRETCHES;
  return {
    text: data.holes.count(count, toCount(totalDays(holes), format)),
    list: {
      summary: data.holes.list(toCount(totalDays(holes), format)),
      stretches: longest
        .slice(0, MOST_STRETCHES)
        .map((hole) =>
          data.holes.stretch(format.dayRange(hole.from, hole.to), toCount(countDays(hole), format)),
        ),
      more: rest > 0 ? data.holes.more(toCount(rest, format)) : null,
    },
  };
}

function toNotes(kind: KindInventory, { format, data }: Words): string[] {
  const { notes } = data;
  const removed = kind.removed > 0 ? [notes.removed(toCount(kind.removed, format))] : [];
  const unreadable = kind.unreadable > 0 ? [notes.unreadable(toCount(kind.unreadable, format))] : [];
  return [...toReadNote(kind, { format, data }), ...removed, ...unreadable];
}

/** How far the reading of a kind has come, where the days themselves do not say it. */
function toReadNote(kind: KindInventory, { format, data: { notes } }: Words): string[] {
  if (isReadOnDemand(kind.kind)) {
    const days = daysRead(kind);
    return [days === 0 ? notes.onDemandNone : notes.onDemand(toCount(days, format))];
  }
  const isWhole = isOfDays(kind.kind) ? kind.isComplete : kind.readAt !== null;
  if (isWhole) return kind.records === 0 ? [notes.none] : [];
  return [kind.reachedBack === null ? notes.unread : notes.reachedBack(format.day(kind.reachedBack))];
}

function toStripLabel(kind: KindInventory, { format, data }: Words): string {
  const { strip } = data;
  const name = data.kinds[kind.kind];
  if (kind.first === null || kind.last === null) return strip.nothing(name);
  const [from, to] = [format.day(kind.first), format.day(kind.last)];
  const isCounted = isExpectedDaily(kind.kind) || isReadOnDemand(kind.kind);
  const days = countDays({ from: kind.first, to: kind.last });
  const main = isCounted
    ? strip.covered(name, from, to, toCount(daysRead(kind), format), toCount(days, format))
    : strip.between(name, from, to);
  return kind.isComplete ? main : `${main}; ${strip.older}`;
}

function daysRead({ first, last, holes }: KindInventory): number {
  return first === null || last === null ? 0 : countDays({ from: first, to: last }) - totalDays(holes);
}

function totalDays(spans: readonly DaySpan[]): number {
  return sum(spans.map((span) => countDays(span)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
