import { addDays, addMonths, differenceInDays, parseLocalDay } from './time.ts';
import type { LocalDay } from './time.ts';

/** The ranges that a page offers by name, shortest first; `all` begins at the first recorded day. */
export const rangePresets = ['4w', '3m', '6m', '1y', 'all'] as const;

/** Name of an offered range, as it stands in the address. */
export type RangePreset = (typeof rangePresets)[number];

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
};

/** Earlier or later days are typing errors, and would make a range too long to draw. */
const FIRST_YEAR = '1900';
const LAST_YEAR = '2199';

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
  return { ...toPresetRange(context.defaultPreset ?? '3m', context), problem: parsed };
}

/**
 * The days of a preset, ending today.
 *
 * Four weeks are 28 days; months run from the day after the same date (16 April to 15 July). `all` begins at the first
 * recorded day, or shows four weeks where nothing is recorded.
 */
export function toPresetRange(preset: RangePreset, { today, firstDay }: RangeContext): ViewRange {
  return { preset, from: startOfPreset(preset, today, firstDay), to: today };
}

/** The range before (−1) or after (1), as many days long and adjoining; it has dates of its own and no preset. */
export function stepRange(range: ViewRange, direction: -1 | 1): ViewRange {
  const days = direction * countDays(range);
  return { preset: null, from: addDays(range.from, days), to: addDays(range.to, days) };
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
    const preset =
      name === null ? (context.defaultPreset ?? '3m') : rangePresets.find((known) => known === name);
    if (preset === undefined) return { kind: 'unknown-preset', received: name ?? '' };
    return toPresetRange(preset, context);
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
    case '4w':
      return addDays(today, -27);
    case '3m':
      return addDays(addMonths(today, -3), 1);
    case '6m':
      return addDays(addMonths(today, -6), 1);
    case '1y':
      return addDays(addMonths(today, -12), 1);
    case 'all':
      // A first day after today comes from a clock that runs ahead; the range still has to end today.
      return firstDay !== null && firstDay <= today ? firstDay : addDays(today, -27);
    default:
      return preset satisfies never;
  }
}
