import { type ActivityDays, completeValues, indicesOf } from '#domain/activity-days.ts';
import { type DayReason, deriveMean, deriveSum } from '#domain/activity-derived.ts';
import { computeTotals } from '#domain/activity-periods.ts';
import { computeQuartiles } from '#domain/quantile.ts';
import { countDays, type ViewRange } from '#domain/range.ts';
import { addDays, type LocalDay } from '#domain/time.ts';
import { toCount } from '../count.ts';
import type { Explanation } from '../explanation.ts';
import type { ActivityWords, MetricFormat } from './metric-format.ts';

export type Fact = {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly detail?: string;
  /** A day that the detail leads to. */
  readonly day?: LocalDay;
  /** What the number was made of; absent where it says all there is to say. */
  readonly explain?: () => Explanation;
};

/** Sum and mean and number of days with data of the days in view, and what else one asks of them. */
export function toFacts(
  days: ActivityDays,
  metric: MetricFormat,
  range: ViewRange,
  words: ActivityWords,
): Fact[] {
  const { format, messages } = words;
  const { facts } = messages;
  const { sum, mean, completeDays, partialDays } = computeTotals(days, metric.metric, range.from, range.to);
  const known = completeDays + partialDays;
  const { median } = computeQuartiles(completeValues(days, metric.metric, range.from, range.to));
  const best = findBest(days, metric, range);
  return [
    ...(known === 0
      ? []
      : [
          {
            id: 'sum',
            label: facts.sum,
            value: metric.text(sum),
            explain: () => explain(days, metric, range, words, 'sum'),
          },
        ]),
    ...(completeDays === 0
      ? []
      : [
          {
            id: 'mean',
            label: facts.mean,
            value: metric.text(mean),
            explain: () => explain(days, metric, range, words, 'mean'),
          },
          { id: 'median', label: facts.median, value: metric.text(median) },
        ]),
    {
      id: 'days',
      label: facts.days,
      value: messages.daysOf(format.number(known, 0), toCount(countDays(range), format)),
    },
    ...(best === null
      ? []
      : [
          {
            id: 'best',
            label: facts.best,
            value: metric.text(best.value),
            detail: facts.on(format.day(best.day)),
            day: best.day,
          },
        ]),
  ];
}

function findBest(
  days: ActivityDays,
  { metric }: MetricFormat,
  { from, to }: ViewRange,
): { readonly day: LocalDay; readonly value: number } | null {
  const { begin, end } = indicesOf(days, from, to);
  let found: number | null = null;
  for (let index = begin; index < end; index += 1) {
    const value = days.value[metric][index] ?? Number.NaN;
    if (value > (found === null ? 0 : (days.value[metric][found] ?? 0))) found = index;
  }
  return found === null
    ? null
    : { day: addDays(days.first, found), value: days.value[metric][found] ?? Number.NaN };
}

function explain(
  days: ActivityDays,
  metric: MetricFormat,
  range: ViewRange,
  { format, messages }: ActivityWords,
  what: 'sum' | 'mean',
): Explanation<DayReason> {
  const { explain: words, facts } = messages;
  const isSum = what === 'sum';
  const derived = (isSum ? deriveSum : deriveMean)(days, metric.metric, range);
  const missing = countDays(range) - derived.inputs.length - derived.excluded.length;
  return {
    title: `${metric.name}: ${facts[what]}`,
    value: metric.text(derived.value),
    what: isSum ? words.sumWhat : words.meanWhat,
    method: isSum ? words.sumMethod : words.meanMethod,
    formula: isSum ? words.sumFormula : words.meanFormula,
    window: format.dayRange(range.from, range.to),
    counted: words.counted(toCount(derived.n, format)),
    derived,
    notes: [words.calendar, ...(missing > 0 ? [words.missing(toCount(missing, format))] : [])],
    reasonText: (reason) => words.reasons[reason],
    momentOf: ({ id }) => {
      // Days are named by their dates.
      const day = String(id) as LocalDay;
      return { datetime: day, text: format.day(day) };
    },
  };
}
