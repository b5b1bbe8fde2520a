import type { Decision, NightDecision } from '#domain/decisions.ts';
import { weekdayOf } from '#domain/activity-periods.ts';
import { createDerived, type ExcludedRecord, type RecordRef } from '#domain/derived.ts';
import type { Sleep } from '#domain/night-assembly.ts';
import { clockSecOf } from '#domain/night-means.ts';
import type { DaySpan } from '#domain/record-kinds.ts';
import {
  computeSleepDebt,
  computeSleepRegularity,
  computeSocialJetLag,
  DEBT_DAYS,
  LEAST_COVERAGE,
  LEAST_PAIRS,
} from '#domain/regularity.ts';
import { type SleepRaster, toRegularityRows } from '#domain/sleep-minutes.ts';
import { overlaps } from '#domain/spans.ts';
import {
  addDays,
  differenceInDays,
  type EpochSec,
  formatInstant,
  type LocalDay,
  toEpochSec,
} from '#domain/time.ts';
import { toCount } from '../count.ts';
import type { Explanation } from '../explanation.ts';
import { type NightBook, windowOfNight } from './night-book.ts';
import type { NightEntry } from './sleep-view.ts';
import { clockText, durationText, type SleepWords } from './sleep-words.ts';

export type RegularityRow = {
  readonly id: 'debt' | 'index' | 'jetLag' | 'chronotype';
  readonly label: string;
  readonly what: string;
  readonly formula: string;
  /** Null where the record does not suffice. */
  readonly value: string | null;
  /** How much it rests on, or what is missing. */
  readonly detail: string;
  readonly explain: (() => Explanation<Reason>) | null;
};

type Reason = 'notRecorded' | 'notRead';

export type RegularityOptions = {
  /** The minutes of the dates, from their first on. */
  readonly raster: SleepRaster;
  /** The dates that all but the debt look at. */
  readonly days: DaySpan;
  readonly freeWeekdays: readonly number[];
  /** Where a night was followed by another sort of day than the week says. */
  readonly decisions: readonly NightDecision[];
  readonly sleepNeedMin: number | undefined;
};

/** Whether a night was followed by a free day: by the reader's word for that night, else by the week. */
export function isFreeNight(
  date: LocalDay,
  { freeWeekdays, decisions }: Pick<RegularityOptions, 'freeWeekdays' | 'decisions'>,
): boolean {
  const decided = decisions.find(({ day }) => day === date);
  return decided?.isFree ?? freeWeekdays.includes(weekdayOf(date));
}

/** What the reader has said of nights. */
export function toNightDecisions(decisions: readonly Decision[]): NightDecision[] {
  return decisions.filter((decision) => decision.kind === 'night');
}

/** Debt, regularity, social jet lag and chronotype, each with what it rests on. */
export function toRegularity(
  book: NightBook,
  entries: readonly NightEntry[],
  options: RegularityOptions,
  sleepWords: SleepWords,
): RegularityRow[] {
  const within = entries.filter(({ date }) => date >= options.days.from && date <= options.days.to);
  return [
    toDebt(book, entries, options, sleepWords),
    toIndex(book, within, options, sleepWords),
    ...toJetLag(book, within, options, sleepWords),
  ];
}

function toDebt(
  book: NightBook,
  entries: readonly NightEntry[],
  { days, sleepNeedMin }: RegularityOptions,
  sleepWords: SleepWords,
): RegularityRow {
  const { format, words } = sleepWords;
  const { debt } = words.nights;
  const row = { id: 'debt' as const, label: debt.label, what: debt.what, formula: debt.formula };
  if (sleepNeedMin === undefined) return { ...row, value: null, detail: debt.none, explain: null };
  const last = entries.filter(({ date }) => date > addDays(days.to, -DEBT_DAYS) && date <= days.to);
  const found = computeSleepDebt(
    last.map(({ night }) => night?.numbers.tstSec ?? null),
    sleepNeedMin * 60,
  );
  if (found === null) return { ...row, value: null, detail: words.nights.none.title, explain: null };
  const size = durationText(Math.abs(found.debtSec), sleepWords);
  const value = found.debtSec >= 0 ? debt.less(size) : debt.more(size);
  const counted = words.nights.counted(toCount(found.nights, format));
  const detail = `${debt.need(durationText(sleepNeedMin * 60, sleepWords))}; ${counted}`;
  return {
    ...row,
    value,
    detail,
    explain: () =>
      explain(row, { value, number: found.debtSec, unit: 's', counted }, { book, entries: last, sleepWords }),
  };
}

function toIndex(
  book: NightBook,
  entries: readonly NightEntry[],
  { days, raster }: RegularityOptions,
  sleepWords: SleepWords,
): RegularityRow {
  const { format, words } = sleepWords;
  const { index: say } = words.nights;
  const row = { id: 'index' as const, label: say.label, what: say.what, formula: say.formula };
  const nights = toRegularityRows(raster).slice(0, differenceInDays(days.to, days.from) + 1);
  const { index, pairs, coverage } = computeSleepRegularity(nights);
  const counted = say.coverage(toCount(pairs, format), format.percent(coverage));
  if (index === null) {
    const least = say.tooLittle(format.number(LEAST_PAIRS, 0), format.percent(LEAST_COVERAGE));
    return { ...row, value: null, detail: `${least} ${counted}`, explain: null };
  }
  const value = format.number(index, 0);
  return {
    ...row,
    value,
    detail: counted,
    explain: () => explain(row, { value, number: index, unit: '1', counted }, { book, entries, sleepWords }),
  };
}

function toJetLag(
  book: NightBook,
  entries: readonly NightEntry[],
  options: RegularityOptions,
  sleepWords: SleepWords,
): RegularityRow[] {
  const { format, words } = sleepWords;
  const { jetLag: say, chronotype } = words.nights;
  const row = { id: 'jetLag' as const, label: say.label, what: say.what, formula: say.formula };
  const type = {
    id: 'chronotype' as const,
    label: chronotype.label,
    what: chronotype.what,
    formula: chronotype.formula,
  };
  const timed = entries.flatMap(({ date, night, isOutline }) =>
    night === null || isOutline
      ? []
      : [
          {
            midSleepSec: clockSecOf(night.numbers.midSleepAt, book.clockZone ?? night.timeZone),
            durationSec: night.numbers.sptSec,
            isFree: isFreeNight(date, options),
          },
        ],
  );
  const found = computeSocialJetLag(timed, options.freeWeekdays.length);
  if (found === null) {
    return [row, type].map((one) => ({ ...one, value: null, detail: say.none, explain: null }));
  }
  const counted = say.counted(toCount(found.workNights, format), toCount(found.freeNights, format));
  const parts = say.parts(clockText(found.workMidSec, sleepWords), clockText(found.freeMidSec, sleepWords));
  const [lag, mid] = [
    durationText(found.jetLagSec, sleepWords),
    clockText(found.correctedMidSec, sleepWords),
  ];
  const about = { book, entries, sleepWords };
  return [
    {
      ...row,
      value: lag,
      detail: `${parts}; ${counted}`,
      explain: () => explain(row, { value: lag, number: found.jetLagSec, unit: 's', counted }, about),
    },
    {
      ...type,
      value: mid,
      detail: counted,
      explain: () => explain(type, { value: mid, number: found.correctedMidSec, unit: 's', counted }, about),
    },
  ];
}

const METHOD_VERSION = 1;

function explain(
  row: Pick<RegularityRow, 'id' | 'label' | 'what' | 'formula'>,
  result: {
    readonly value: string;
    readonly number: number;
    readonly unit: string;
    readonly counted: string;
  },
  {
    book,
    entries,
    sleepWords,
  }: { readonly book: NightBook; readonly entries: readonly NightEntry[]; readonly sleepWords: SleepWords },
): Explanation<Reason> {
  const { format, words } = sleepWords;
  const inputs: RecordRef[] = [];
  const excluded: ExcludedRecord<Reason>[] = [];
  for (const { date, night, isRead } of entries) {
    if (night !== null) inputs.push(refOf(night, book));
    else {
      const at = windowOfNight(book, date)?.from ?? toEpochSec(0);
      excluded.push({ kind: 'sleep', id: date, at, reason: isRead ? 'notRecorded' : 'notRead' });
    }
  }
  const [first, last] = [entries[0], entries.at(-1)];
  return {
    title: row.label,
    value: result.value,
    what: row.what,
    method: row.label,
    formula: row.formula,
    window: first === undefined || last === undefined ? null : format.dayRange(first.date, last.date),
    counted: result.counted,
    derived: createDerived(result.number, {
      unit: result.unit,
      method: row.id,
      version: METHOD_VERSION,
      inputs,
      excluded,
    }),
    reasonText: (reason) =>
      reason === 'notRecorded' ? words.nights.reading.none : words.nights.reading.unread,
    momentOf: ({ at }) => {
      const zone = book.zoneOf({ from: at, to: at });
      return { datetime: formatInstant(at, zone), text: format.dateTime(at, zone) };
    },
  };
}

/** A night by the service's own summary of it, whose record is kept; by its beginning where there is none. */
function refOf({ numbers }: Sleep, { summaries }: NightBook): RecordRef {
  const span = { from: numbers.bedAt, to: numbers.upAt };
  const summary = summaries.find((one) => one.id !== null && overlaps(one, span));
  const at: EpochSec = numbers.bedAt;
  return summary === undefined || summary.id === null
    ? { kind: 'sleep', id: at, at }
    : { kind: 'sleep-summary', id: summary.id, at };
}

/** The dates that regularity looks at: those of the view, but four weeks at least. */
export function regularityDays({ from, to }: DaySpan): DaySpan {
  const least = addDays(to, 1 - LEAST_DAYS);
  return differenceInDays(to, from) + 1 >= LEAST_DAYS ? { from, to } : { from: least, to };
}

const LEAST_DAYS = 28;
