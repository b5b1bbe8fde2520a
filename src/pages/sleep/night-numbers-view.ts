import { createDerived, type ExcludedRecord, type RecordRef } from '#domain/derived.ts';
import type { LeftOutReason, Sleep } from '#domain/night-assembly.ts';
import { meanOverNights, type NightField } from '#domain/night-means.ts';
import { type NightNumbers, stageShares } from '#domain/night-numbers.ts';
import { type ComparedField, computeVendorNight, type VendorNight } from '#domain/night-vendor.ts';
import type { Span } from '#domain/record-kinds.ts';
import type { SleepSegment } from '#domain/sleep.ts';
import { overlaps } from '#domain/spans.ts';
import { formatInstant, type LocalDay } from '#domain/time.ts';
import { toCount } from '../count.ts';
import type { Explanation } from '../explanation.ts';
import { type NightBook, windowOfNight } from './night-book.ts';
import { durationText, type SleepWords } from './sleep-words.ts';

export type NumberField = keyof SleepWords['words']['night']['field'];

export type NumberRow = {
  readonly id: NumberField;
  readonly label: string;
  /** Null where nobody could tell. */
  readonly value: string | null;
  /** Of the nights before, and of how many. */
  readonly mean: { readonly value: string; readonly nights: string } | null;
  readonly vendor: { readonly value: string; readonly differs: string | null } | null;
  readonly explain: () => Explanation;
};

/** Raised whenever the same segments would give another number. */
const METHOD_VERSION = 1;

const fields: readonly NumberField[] = [
  'tstSec',
  'tibSec',
  'efficiency',
  'solSec',
  'sptSec',
  'wasoSec',
  'afterWakeSec',
  'awakenings',
  'longAwakenings',
  'remLatencySec',
  'lightSec',
  'deepSec',
  'remSec',
  'unspecifiedSec',
  'holesSec',
];

/** Told only where there is any: most nights have none. */
const rare: ReadonlySet<NumberField> = new Set(['unspecifiedSec', 'holesSec']);

/** The numbers of a night beside those of the nights before it and the service's own. */
export function toNumberRows(
  { book, date, night }: { readonly book: NightBook; readonly date: LocalDay; readonly night: Sleep },
  before: readonly Sleep[],
  sleepWords: SleepWords,
): NumberRow[] {
  const vendor = computeVendorNight(night, book.summaries);
  return fields
    .filter((id) => !rare.has(id) || (night.numbers[id] ?? 0) > 0)
    .map((id) => ({
      id,
      label: sleepWords.words.night.field[id].label,
      value: valueText(id, night.numbers, sleepWords),
      mean: toMean(id, before, sleepWords),
      vendor: toVendor(id, night.numbers, { vendor, sleepWords }),
      explain: () => explain(id, { book, date, night, sleepWords }),
    }));
}

function valueText(id: NumberField, numbers: NightNumbers, sleepWords: SleepWords): string | null {
  const value = numbers[id];
  if (value === null) return null;
  const share = shareOf(id, numbers);
  const text = plainText(id, value, sleepWords);
  return share === null ? text : `${text} (${sleepWords.format.percent(share)})`;
}

function plainText(id: NightField, value: number, sleepWords: SleepWords): string {
  const { format } = sleepWords;
  if (id === 'efficiency') return format.percent(value);
  if (id === 'awakenings' || id === 'longAwakenings') {
    return format.number(value, Number.isInteger(value) ? 0 : 1);
  }
  return durationText(value, sleepWords);
}

function shareOf(id: NumberField, numbers: NightNumbers): number | null {
  const { light, deep, rem, unspecified } = stageShares(numbers);
  switch (id) {
    case 'lightSec':
      return light;
    case 'deepSec':
      return deep;
    case 'remSec':
      return rem;
    case 'unspecifiedSec':
      return unspecified;
    default:
      return null;
  }
}

function toMean(id: NumberField, before: readonly Sleep[], sleepWords: SleepWords): NumberRow['mean'] {
  const mean = meanOverNights(before, id);
  if (mean === null) return null;
  const { format, words } = sleepWords;
  return {
    value: plainText(id, mean.mean, sleepWords),
    nights: words.night.meanOf(toCount(mean.nights, format)),
  };
}

function toVendor(
  id: NumberField,
  numbers: NightNumbers,
  { vendor, sleepWords }: { readonly vendor: VendorNight | null; readonly sleepWords: SleepWords },
): NumberRow['vendor'] {
  const theirs = vendor?.values[id as ComparedField];
  if (vendor === null || theirs === undefined) return null;
  const isNotable = vendor.notable.includes(id as ComparedField);
  const difference = Math.abs((numbers[id] ?? 0) - theirs);
  return {
    value: durationText(theirs, sleepWords),
    differs: isNotable ? sleepWords.words.night.differs(durationText(difference, sleepWords)) : null,
  };
}

type Reason = LeftOutReason | 'otherSleep';

/** What a number was made of: every segment of the hours that its night was looked for in, each once. */
function explain(
  id: NumberField,
  {
    book,
    date,
    night,
    sleepWords,
  }: {
    readonly book: NightBook;
    readonly date: LocalDay;
    readonly night: Sleep;
    readonly sleepWords: SleepWords;
  },
): Explanation<Reason> {
  const { format, words } = sleepWords;
  const { numbers, timeZone } = night;
  const field = words.night.field[id];
  const window = windowOfNight(book, date) ?? { from: numbers.bedAt, to: numbers.upAt };
  const { inputs, excluded } = toRecords(book, night, window);
  const holesSec = night.holes.reduce((sum, { from, to }) => sum + to - from, 0);
  return {
    title: field.label,
    value: valueText(id, numbers, sleepWords) ?? words.night.notProvided,
    what: field.what,
    method: words.night.method,
    formula: field.formula,
    window: words.night.window(format.dateTime(window.from, timeZone), format.dateTime(window.to, timeZone)),
    counted: words.night.counted(toCount(inputs.length, format)),
    derived: createDerived(numbers[id], {
      unit: id === 'efficiency' ? '1' : id === 'awakenings' || id === 'longAwakenings' ? '1' : 's',
      method: 'night-assembly',
      version: METHOD_VERSION,
      window: { from: window.from, to: window.to },
      inputs,
      excluded,
    }),
    notes: holesSec === 0 ? [] : [words.night.holeNote(durationText(holesSec, sleepWords))],
    reasonText: (reason) => words.night.leftOut[reason],
    momentOf: ({ at }) => ({ datetime: formatInstant(at, timeZone), text: format.dateTime(at, timeZone) }),
  };
}

function toRecords(
  book: NightBook,
  night: Sleep,
  window: Span,
): { inputs: RecordRef[]; excluded: ExcludedRecord<Reason>[] } {
  const own = new Set(night.pieces.map(({ segment }) => segment));
  const others = [...book.nights.values(), ...[...book.naps.values()].flat()]
    .filter((sleep) => sleep !== night)
    .flatMap(({ pieces }) => [...new Set(pieces.map(({ segment }) => segment))])
    .filter((segment) => overlaps(segment, window));
  return {
    inputs: [...own].map(toRef),
    excluded: [
      ...book.leftOut
        .filter(({ segment }) => isWithin(segment, window))
        .map(({ segment, reason }) => ({ ...toRef(segment), reason })),
      ...others.map((segment) => ({ ...toRef(segment), reason: 'otherSleep' as const })),
    ],
  };
}

function isWithin({ from }: SleepSegment, window: Span): boolean {
  return from >= window.from && from < window.to;
}

function toRef({ from, source }: SleepSegment): RecordRef {
  return { kind: 'sleep', id: `${from} ${source}`, at: from };
}
