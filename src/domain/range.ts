import {
  addDays,
  addMonths,
  differenceInDays,
  endOfLocalDay,
  parseLocalDay,
  SECONDS_PER_DAY,
  startOfLocalDay,
  toEpochSec,
  toLocalDay,
} from './time.ts';
import type { EpochSec, LocalDay, TimeZone } from './time.ts';

/** Every range that has a name, shortest first; `all` begins at the first recorded day. An address may ask any page for any. */
const knownPresets = ['w', '4w', 'm', '3m', 'q', '6m', '1y', 'y', 'all'] as const;

/** Name of a range, as it stands in the address. */
export type RangePreset = (typeof knownPresets)[number];

/** What a page of measures offers by name. */
export const rangePresets = ['4w', '3m', '6m', '1y', 'all'] as const satisfies readonly RangePreset[];

/** What a page of days or nights offers by name. */
export const periodPresets = ['w', 'm', 'q', 'y', 'all'] as const satisfies readonly RangePreset[];

/** The preset where a page has none of its own. */
const USUAL_PRESET: RangePreset = '3m';

/** The days in view; both ends are included. */
export type ViewRange = {
  /** Null for a range with dates of its own. */
  readonly preset: RangePreset | null;
  readonly from: LocalDay;
  readonly to: LocalDay;
};

/** What kept an address from being understood, and the text that did. */
export type RangeProblem = {
  /** `unknown-preset`, `not-a-date`, `outside-calendar` (1900–2199), `reversed`, one end `missing`, or `both` ways at once. */
  readonly kind: 'unknown-preset' | 'not-a-date' | 'outside-calendar' | 'reversed' | 'missing' | 'both';
  readonly received: string;
};

/** What depends on the reader: today in the zone of the view, the earliest day with data, the page's usual range. */
export type RangeContext = {
  readonly today: LocalDay;
  /** Null where nothing is recorded. */
  readonly firstDay: LocalDay | null;
  readonly defaultPreset?: RangePreset;
  /** What the page offers by name; `rangePresets` when absent. */
  readonly presets?: readonly RangePreset[];
};

/** Earlier or later days are typing errors, and would make a range too long to draw. */
const FIRST_YEAR = '1900';
const LAST_YEAR = '2199';
/** No range that is made, rather than typed, begins earlier. */
// A date that the calendar has is what the brand stands for.
const FIRST_DAY = `${FIRST_YEAR}-01-01` as LocalDay;

/**
 * The range that an address asks for: `?range=3m`, or `?from=2026-01-01&to=2026-03-31`.
 *
 * Nothing given is the default preset and no problem; anything invalid is the default preset with the problem named.
 */
export function parseViewRange(
  params: { get(name: string): string | null },
  context: RangeContext,
): ViewRange & { readonly problem: RangeProblem | null } {
  const parsed = parse(params.get('range'), params.get('from'), params.get('to'), context);
  if (!('kind' in parsed)) return { ...parsed, problem: null };
  return { ...toUsualRange(context), problem: parsed };
}

/** The preset that a name stands for; null for any other text. */
export function parsePreset(name: unknown): RangePreset | null {
  return knownPresets.find((known) => known === name) ?? null;
}

/** What the page shows where nothing is asked for. */
export function toUsualRange(context: RangeContext): ViewRange {
  return toPresetRange(context.defaultPreset ?? USUAL_PRESET, context);
}

/**
 * The days of a preset, ending today.
 *
 * A week is seven days, four are 28; months, quarters and years run from the day after the same date (16 April to
 * 15 July), so that each holds as many as the calendar has. `all` begins at the first recorded day, or shows four weeks
 * where nothing is recorded.
 */
export function toPresetRange(preset: RangePreset, { today, firstDay }: RangeContext): ViewRange {
  return { preset, from: startOfPreset(preset, today, firstDay), to: today };
}

/** The range before (−1) or after (1), as many days long and adjoining; it has dates of its own and no preset. */
export function stepRange(range: ViewRange, direction: -1 | 1): ViewRange {
  const days = direction * countDays(range);
  return { preset: null, from: addDays(range.from, days), to: addDays(range.to, days) };
}

/** The span of the same length that ends on `day`. */
export function endingOn(range: Pick<ViewRange, 'from' | 'to'>, day: LocalDay): ViewRange {
  return { preset: null, from: addDays(day, 1 - countDays(range)), to: day };
}

/**
 * The range moved so that it ends no later than today and begins no earlier than 1900.
 *
 * It keeps its length, unless that is more than there are days in between.
 */
export function withinCalendar(range: ViewRange, today: LocalDay): ViewRange {
  const { from, to } = range.to > today ? endingOn(range, today) : range;
  if (from >= FIRST_DAY) return from === range.from ? range : { preset: null, from, to };
  const moved = addDays(FIRST_DAY, countDays({ from, to }) - 1);
  return { preset: null, from: FIRST_DAY, to: moved > today ? today : moved };
}

/**
 * The whole days that a stretch of time touches, for a selection drawn over them.
 *
 * Instants are epoch seconds and need not be whole; the days are those of the zone, at least one of them.
 */
export function toTouchedDays(from: number, to: number, zone: TimeZone, today: LocalDay): ViewRange {
  const first = toLocalDay(toInstant(from, today, zone), zone);
  // The first instant of a day belongs to the selection that begins there, not to the one that ends there.
  const last = toLocalDay(toInstant(Math.ceil(to) - 1, today, zone), zone);
  return withinCalendar({ preset: null, from: first, to: last < first ? first : last }, today);
}

/**
 * The whole days nearest to a window of time, for a view that is pushed or zoomed.
 *
 * Its length is rounded by itself and not through its two ends, so a window that is only pushed always shows as many days.
 */
export function toNearestDays(from: number, to: number, zone: TimeZone, today: LocalDay): ViewRange {
  const most = countDays({ from: FIRST_DAY, to: today });
  const days = Math.min(Math.max(1, Math.round((to - from) / SECONDS_PER_DAY)), most);
  const start = toInstant(from, today, zone);
  const day = toLocalDay(start, zone);
  const sinceStart = start - (startOfLocalDay(day, zone) ?? start);
  const first = sinceStart > endOfLocalDay(day, zone) - start ? addDays(day, 1) : day;
  return withinCalendar({ preset: null, from: first, to: addDays(first, days - 1) }, today);
}

/** A whole second from 1900 until today's last: gestures reach out of the calendar. */
function toInstant(at: number, today: LocalDay, zone: TimeZone): EpochSec {
  const first = startOfLocalDay(FIRST_DAY, zone) ?? 0;
  return toEpochSec(Math.round(Math.min(Math.max(at, first), endOfLocalDay(today, zone) - 1)));
}

/** Number of days in view, both ends included. */
export function countDays(range: Pick<ViewRange, 'from' | 'to'>): number {
  return differenceInDays(range.to, range.from) + 1;
}

/** The query parameters that lead back to a range: `range`, or `from` and `to`. */
export function toRangeParams(
  range: ViewRange,
): { readonly range: RangePreset } | { readonly from: LocalDay; readonly to: LocalDay } {
  return range.preset === null ? { from: range.from, to: range.to } : { range: range.preset };
}

function parse(
  name: string | null,
  fromText: string | null,
  toText: string | null,
  context: RangeContext,
): ViewRange | RangeProblem {
  if (fromText === null && toText === null) {
    if (name === null) return toUsualRange(context);
    const preset = parsePreset(name);
    return preset === null ? { kind: 'unknown-preset', received: name } : toPresetRange(preset, context);
  }
  if (name !== null) return { kind: 'both', received: name };
  if (fromText === null || toText === null) return { kind: 'missing', received: fromText ?? toText ?? '' };

  const from = parseDay(fromText);
  if (typeof from !== 'string') return from;
  const to = parseDay(toText);
  if (typeof to !== 'string') return to;
  if (from > to) return { kind: 'reversed', received: `${from} – ${to}` };
  return { preset: null, from, to };
}

function parseDay(text: string): LocalDay | RangeProblem {
  const day = parseLocalDay(text);
  if (day === null) return { kind: 'not-a-date', received: text };
  const year = day.slice(0, 4);
  return year < FIRST_YEAR || year > LAST_YEAR ? { kind: 'outside-calendar', received: text } : day;
}

function startOfPreset(preset: RangePreset, today: LocalDay, firstDay: LocalDay | null): LocalDay {
  switch (preset) {
    case 'w':
      return addDays(today, -6);
    case '4w':
      return addDays(today, -27);
    case 'm':
      return addDays(addMonths(today, -1), 1);
    case '3m':
    case 'q':
      return addDays(addMonths(today, -3), 1);
    case '6m':
      return addDays(addMonths(today, -6), 1);
    case '1y':
    case 'y':
      return addDays(addMonths(today, -12), 1);
    case 'all':
      // A first day after today comes from a clock that runs ahead; the range still has to end today.
      return firstDay !== null && firstDay <= today ? firstDay : addDays(today, -27);
    default:
      return preset satisfies never;
  }
}
