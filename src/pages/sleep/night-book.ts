import {
  type AssembledNights,
  createNightAssembler,
  type NightRules,
  type Sleep,
} from '#domain/night-assembly.ts';
import { outlineNights } from '#domain/night-outlines.ts';
import { createNightZones, createRevisions } from '#domain/night-vendor.ts';
import type { Span } from '#domain/record-kinds.ts';
import type { NightSummary } from '#domain/sleep.ts';
import { subtractSpans } from '#domain/spans.ts';
import { addDays, type EpochSec, instantAt, type LocalDay, type TimeZone, toEpochSec } from '#domain/time.ts';
import type { SleepRecords } from '#queries/sleep.ts';

/** Nights as they stand in the record, by the reader's rules: computed once per change of either. */
export type NightBook = AssembledNights & {
  readonly rules: NightRules;
  readonly summaries: readonly NightSummary[];
  readonly covered: readonly Span[];
  readonly zoneOf: (span: Span) => TimeZone;
  /** The zone in which everything is told; null where each night has its own. */
  readonly clockZone: TimeZone | null;
  /** Nights and naps as the summaries alone tell them. */
  readonly outlines: () => Pick<AssembledNights, 'nights' | 'naps'>;
};

export type NightBookOptions = {
  readonly rules: NightRules;
  readonly clockZone: TimeZone | null;
  /** Where no summary tells of a zone. */
  readonly fallbackZone: TimeZone;
};

/**
 * Makes books of nights out of segments as they arrive, by what the summaries say of where and when.
 *
 * Nights whose segments are the same objects as in the book before are the same objects, too.
 */
export function createNightBooks(
  { summaries, homeZone }: Pick<SleepRecords, 'summaries' | 'homeZone'>,
  { rules, clockZone, fallbackZone }: NightBookOptions,
): (records: Pick<SleepRecords, 'segments' | 'covered'>) => NightBook {
  const zoneOf = clockZone === null ? createNightZones(summaries, homeZone ?? fallbackZone) : () => clockZone;
  const assemble = createNightAssembler({ rules, zoneOf, modifiedAt: createRevisions(summaries) });
  let known: ReturnType<NightBook['outlines']> | undefined;
  const outlines = () => (known ??= outlineNights(summaries, { rules, zoneOf }));
  return ({ segments, covered }) => ({
    ...assemble(segments),
    rules,
    summaries,
    covered,
    zoneOf,
    clockZone,
    outlines,
  });
}

/** The hours that a date's night is looked for in; null where the zone skipped the date. */
export function windowOfNight(
  { rules, zoneOf }: NightBook,
  date: LocalDay,
): (Span & { zone: TimeZone }) | null {
  const noon = toEpochSec(Date.parse(`${date}T12:00Z`) / 1000);
  const zone = zoneOf({ from: toEpochSec(noon - 12 * 3600), to: noon });
  const [first, last] = rules.boundaryHour < 3 ? [date, addDays(date, 1)] : [addDays(date, -1), date];
  const from =
    instantAt(first, rules.boundaryHour * 3600, zone) ??
    instantAt(addDays(first, -1), rules.boundaryHour * 3600, zone);
  const to = instantAt(last, rules.boundaryHour * 3600, zone);
  return from === null || to === null ? null : { from, to, zone };
}

/** Whether everything of a stretch was read that has been by now. */
export function isRead({ covered }: Pick<NightBook, 'covered'>, span: Span, now: EpochSec): boolean {
  const past = { from: span.from, to: toEpochSec(Math.min(span.to, now)) };
  return past.to <= past.from || subtractSpans(past, covered).length === 0;
}

/** The nights of some dates, both included, oldest first; dates without one are left out. */
export function nightsBetween({ nights }: Pick<NightBook, 'nights'>, from: LocalDay, to: LocalDay): Sleep[] {
  const found: Sleep[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) {
    const night = nights.get(date);
    if (night !== undefined) found.push(night);
  }
  return found;
}
