import type { BandLine, BandPart } from '#charts/band-stack.ts';
import type { ChartTableColumn, ChartTableRow } from '#charts/ChartTable.tsx';
import { inputsOf, type Composition } from '#domain/composition.ts';
import {
  endOfLocalDay,
  formatInstant,
  SECONDS_PER_DAY,
  startOfLocalDay,
  type TimeZone,
  toLocalDay,
} from '#domain/time.ts';
import type { Format } from '#locale/format.ts';
import type { CompositionMessages } from '#locale/messages/english-composition.ts';
import type { Messages } from '#locale/messages/english.ts';
import { toCount } from '../count.ts';
import { type CompositionHistory, hasUnusualWater } from './composition-history.ts';
import { firstIndexFrom } from './weight-history.ts';

export type CompositionWords = {
  readonly format: Format;
  readonly messages: Messages;
  readonly composition: CompositionMessages;
};

/** What part of time is looked at, and by whose clocks. */
export type CompositionWindow = {
  /** Epoch seconds: first instant, and first instant after. */
  readonly from: number;
  readonly to: number;
  readonly daysText: string;
  readonly homeZone: TimeZone;
  /** Null where each record has its own. */
  readonly clockZone: TimeZone | null;
};

export type BandMode = 'amount' | 'share';

export type BandsPicture = {
  readonly at: Float64Array;
  readonly parts: readonly BandPart[];
  readonly whole: BandLine;
  readonly overlay?: BandLine;
  readonly marks: readonly { readonly at: number; readonly label: string }[];
  readonly greyed: readonly { readonly from: number; readonly to: number }[];
};

/** A silence longer than this, and than twice the usual one, is a gap that no band crosses. */
const LEAST_GAP_SEC = 7 * SECONDS_PER_DAY;

/** The whole history in the reader's unit; the picture cuts the range out of it. */
export function toBandsPicture(
  history: CompositionHistory,
  { format, composition: words }: CompositionWords,
) {
  const rows = withGaps(history.compositions);
  const column = (read: (one: Composition) => number | null): Float64Array =>
    Float64Array.from(rows, ({ one }) => {
      const kg = one === null ? null : read(one);
      return kg === null ? Number.NaN : format.weightNumber(kg);
    });
  const { parts } = words;
  const water = column(({ waterKg }) => waterKg);
  const undivided = column((one) => (isDivided(one) ? null : one.leanKg.value));
  const all: BandPart[] = [
    { id: 'bone', label: parts.bone, hue: 1, value: column((one) => (isDivided(one) ? one.boneKg : null)) },
    {
      id: 'muscle',
      label: parts.muscle,
      hue: 2,
      value: column((one) => (isDivided(one) ? one.muscleKg : null)),
    },
    { id: 'lean', label: parts.lean, hue: 4, value: undivided },
    { id: 'fat', label: parts.fat, hue: 3, value: column(({ fatKg }) => fatKg.value) },
  ];
  const picture: BandsPicture = {
    at: Float64Array.from(rows, ({ at }) => at),
    // What the account does not give has no place in the legend.
    parts: all.filter(({ value }) => isKnown(value)),
    whole: { label: parts.weight, value: column(({ fatKg, leanKg }) => fatKg.value + leanKg.value) },
    ...(isKnown(water) && { overlay: { label: parts.water, value: water } }),
    marks: history.deviceChanges.map(({ at }) => ({ at, label: words.newScale })),
    greyed: toGreyed(history),
  };
  return picture;
}

function isKnown(values: Float64Array): boolean {
  return values.some((value) => !Number.isNaN(value));
}

/** Bone and muscle are shown apart where both are known; otherwise what is not fat stays one. */
function isDivided({ boneKg, muscleKg }: Composition): boolean {
  return boneKg !== null && muscleKg !== null;
}

type Row = { readonly at: number; readonly one: Composition | null };

function withGaps(compositions: readonly Composition[]): Row[] {
  const spacings = compositions.map(({ at }, index) => at - (compositions[index - 1]?.at ?? at)).slice(1);
  const usual = spacings.toSorted((a, b) => a - b)[spacings.length >> 1] ?? 0;
  const longest = Math.max(LEAST_GAP_SEC, 2 * usual);
  const rows: Row[] = [];
  for (const one of compositions) {
    const before = rows.at(-1);
    if (before !== undefined && one.at - before.at > longest) {
      rows.push({ at: (before.at + one.at) / 2, one: null });
    }
    rows.push({ at: one.at, one });
  }
  return rows;
}

function toGreyed(history: CompositionHistory): BandsPicture['greyed'] {
  const days = new Map<string, { from: number; to: number }>();
  for (const one of history.compositions) {
    if (!hasUnusualWater(history, one)) continue;
    const day = toLocalDay(one.at, one.timeZone);
    const from = startOfLocalDay(day, one.timeZone);
    days.set(day, { from: from ?? one.at, to: endOfLocalDay(day, one.timeZone) });
  }
  return [...days.values()];
}

/** The compositions of the range. */
export function compositionsIn(
  { compositions }: CompositionHistory,
  { from, to }: Pick<CompositionWindow, 'from' | 'to'>,
): readonly Composition[] {
  return compositions.slice(firstIndexFrom(compositions, from), firstIndexFrom(compositions, to));
}

/** The picture in sentences. */
export function toBandsSummary(
  history: CompositionHistory,
  window: CompositionWindow,
  { format, composition: words }: CompositionWords,
): string[] {
  const shown = compositionsIn(history, window);
  const [first, last] = [shown[0], shown.at(-1)];
  if (first === undefined || last === undefined) {
    const before = history.compositions.findLast(({ at }) => at < window.from);
    const day = before === undefined ? null : format.day(toLocalDay(before.at, window.homeZone));
    return [words.nothingHere, ...(day === null ? [] : [words.lastOn(day)])];
  }
  const left = new Set(
    history.excluded.filter(({ at }) => at >= window.from && at < window.to).map(({ at }) => at),
  );
  const pale = new Set(
    shown.filter((one) => hasUnusualWater(history, one)).map(({ at, timeZone }) => toLocalDay(at, timeZone)),
  );
  return [
    words.summary({
      weighings: toCount(shown.length, format),
      fatFrom: format.weight(first.fatKg.value),
      fatTo: format.weight(last.fatKg.value),
      leanFrom: format.weight(first.leanKg.value),
      leanTo: format.weight(last.leanKg.value),
    }),
    ...(left.size > 0 ? [words.excluded(toCount(left.size, format))] : []),
    ...(pale.size > 0 ? [words.unusualWater(toCount(pale.size, format))] : []),
  ];
}

type Column = { readonly header: string; readonly read: (one: Composition) => number | null };

function columnsOf(mode: BandMode, { format, composition: words }: CompositionWords): readonly Column[] {
  const { table, parts } = words;
  const unit = format.weightAxisUnit;
  const [weight, ...rest]: readonly [Column, ...Column[]] = [
    { header: table.weight(unit), read: ({ weightKg }) => weightKg.value },
    {
      header: mode === 'share' ? table.share(words.change.fat) : table.fat(unit),
      read: ({ fatKg }) => fatKg.value,
    },
    {
      header: mode === 'share' ? table.share(words.change.lean) : table.lean(unit),
      read: ({ leanKg }) => leanKg.value,
    },
    {
      header: mode === 'share' ? table.share(parts.muscle) : table.muscle(unit),
      read: ({ muscleKg }) => muscleKg,
    },
    { header: mode === 'share' ? table.share(parts.bone) : table.bone(unit), read: ({ boneKg }) => boneKg },
    {
      header: mode === 'share' ? table.share(parts.water) : table.water(unit),
      read: ({ waterKg }) => waterKg,
    },
  ];
  return [weight, ...rest];
}

/** Every composition of the range, newest first: masses in the reader's unit, or shares in % of both parts together. */
export function toBandsTable(
  history: CompositionHistory,
  window: CompositionWindow,
  mode: BandMode,
  words: CompositionWords,
): {
  readonly columns: readonly ChartTableColumn[];
  readonly rows: () => Generator<ChartTableRow, void, undefined>;
} {
  const columns = columnsOf(mode, words);
  const { format, composition } = words;
  const changes = new Set(history.deviceChanges.map(({ at }) => at));
  const textOf = (one: Composition, column: Column, index: number): string => {
    const kg = column.read(one);
    if (kg === null) return '';
    if (mode === 'amount' || index === 0) return format.weightTableNumber(kg, 2);
    return format.tableNumber((100 * kg) / (one.fatKg.value + one.leanKg.value), 1);
  };
  return {
    columns: [
      { header: composition.table.time },
      ...columns.map(({ header }) => ({ header, numeric: true })),
      { header: composition.table.note },
    ],
    *rows() {
      for (const one of compositionsIn(history, window).toReversed()) {
        const zone = window.clockZone ?? one.timeZone;
        yield {
          datetime: formatInstant(one.at, zone),
          time: words.composition.at(format.dateTime(one.at, zone), zone),
          cells: [
            ...columns.map((column, index) => textOf(one, column, index)),
            toNotes(history, one, changes.has(one.at), composition).join('; '),
          ],
        };
      }
    },
  };
}

function toNotes(
  history: CompositionHistory,
  one: Composition,
  isFirstOnDevice: boolean,
  words: CompositionMessages,
): string[] {
  const derived = [
    ...(one.weightKg.isDerived ? [words.parts.weight] : []),
    ...(one.fatKg.isDerived ? [words.change.fat] : []),
    ...(one.leanKg.isDerived ? [words.change.lean] : []),
  ];
  return [
    ...(derived.length > 0 ? [words.notes.derived(derived.join(', '))] : []),
    ...(hasUnusualWater(history, one) ? [words.notes.water] : []),
    ...(isFirstOnDevice ? [words.notes.newScale] : []),
  ];
}

/** The instant as the composition's own time is told, or in the home zone where nothing was weighed. */
export function toCompositionTime(
  { compositions }: CompositionHistory,
  { homeZone, clockZone }: CompositionWindow,
  at: number,
  { format, composition }: CompositionWords,
): string {
  const one = compositions[firstIndexFrom(compositions, at)];
  const zone = clockZone ?? (one?.at === at ? one.timeZone : homeZone);
  return one?.at === at ? composition.at(format.dateTime(one.at, zone), zone) : '';
}

/** The records behind compositions up to an instant, and those left out by then. */
export function recordsUpTo({ compositions, excluded }: CompositionHistory, to: number) {
  return {
    inputs: inputsOf(compositions.filter(({ at }) => at <= to)),
    excluded: excluded.filter(({ at }) => at <= to),
  };
}
