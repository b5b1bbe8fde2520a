import type { LineSeries } from '#charts/time-series.ts';
import { indexReferences } from '#domain/body-index.ts';
import type { CompositionReason } from '#domain/composition.ts';
import { PERSONAL_RANGE_DAYS } from '#domain/personal-range.ts';
import { formatInstant, SECONDS_PER_DAY, toLocalDay } from '#domain/time.ts';
import type { Sex } from '#settings/schema.ts';
import { toCount } from '../count.ts';
import type { Explanation } from '../explanation.ts';
import { toMomentOf } from './change-view.ts';
import {
  type CompositionHistory,
  computeMetric,
  type Metric,
  type MetricHistory,
} from './composition-history.ts';
import type { CompositionWindow, CompositionWords } from './composition-view.ts';
import { firstIndexFrom } from './weight-history.ts';

export type CardView = { readonly metric: Metric; readonly name: string } & (
  | {
      readonly isKnown: true;
      readonly value: string;
      readonly latest: { readonly datetime: string; readonly text: string };
      /** The personal range, or that there is none. */
      readonly range: string;
      readonly reference: string | null;
      readonly series: LineSeries;
      readonly usual: readonly [low: number, high: number] | null;
      readonly minSpan: number;
      readonly explain: () => Explanation<CompositionReason>;
    }
  | { readonly isKnown: false; readonly missing: string; readonly needsHeight: boolean }
);

/** Of a sparkline: smaller movements than these do not look like cliffs. */
const minSpans: Readonly<Record<Metric, number>> = {
  fatPercent: 2,
  fmi: 0.6,
  ffmi: 0.6,
  waterPercent: 2,
  muscle: 2,
  bone: 0.2,
};

/** What is told of one quantity; a quantity that is not there says so. */
export function toCardView(
  history: CompositionHistory,
  metric: Metric,
  sex: Sex | undefined,
  window: Pick<CompositionWindow, 'homeZone'>,
  words: CompositionWords,
): CardView {
  const { cards } = words.composition;
  const name = cards.names[metric];
  const found = computeMetric(history, metric);
  if (found === null) {
    // Without fat there is no index either, whatever the height.
    const isForHeight = isIndex(metric) && history.compositions.length > 0;
    const missing = isIndex(metric) && !isForHeight ? cards.missing.fatPercent : cards.missing[metric];
    return { metric, name, isKnown: false, missing, needsHeight: isForHeight };
  }
  const { format } = words;
  const text = textOf(metric, words);
  const last = found.points.at(-1);
  const reference = isIndex(metric) && sex !== undefined ? indexReferences[sex][metric] : null;
  return {
    metric,
    name,
    isKnown: true,
    value: text(found.level.value),
    latest:
      last === undefined
        ? { datetime: '', text: '' }
        : {
            datetime: formatInstant(last.at, window.homeZone),
            text: cards.latest(text(last.value), format.day(toLocalDay(last.at, window.homeZone))),
          },
    range:
      found.usual === null
        ? cards.noRange
        : cards.range(numberOf(metric, words)(found.usual.low), text(found.usual.high)),
    reference:
      reference === null || sex === undefined
        ? null
        : cards.reference(
            format.number(reference.low, 1),
            text(reference.high),
            words.composition.plane.reference[sex],
          ),
    series: toSeries(found, name, words),
    usual:
      found.usual === null
        ? null
        : [scaleOf(metric, words)(found.usual.low), scaleOf(metric, words)(found.usual.high)],
    minSpan: scaleOf(metric, words)(minSpans[metric]),
    explain: () => explainLevel(found, name, text(found.level.value), window, words),
  };
}

function isIndex(metric: Metric): metric is 'fmi' | 'ffmi' {
  return metric === 'fmi' || metric === 'ffmi';
}

function isMass(metric: Metric): boolean {
  return metric === 'muscle' || metric === 'bone';
}

function scaleOf(metric: Metric, { format }: CompositionWords): (value: number) => number {
  return isMass(metric) ? format.weightNumber : (value) => value;
}

/** Without its unit. */
function numberOf(metric: Metric, { format }: CompositionWords): (value: number) => string {
  if (!isMass(metric)) return (value) => format.number(value, 1);
  // All there is of bone is a few kilograms.
  return (value) => format.number(format.weightNumber(value), metric === 'bone' ? 2 : 1);
}

/** With its unit; masses of a body part are told in pounds, never in stones. */
function textOf(metric: Metric, words: CompositionWords): (value: number) => string {
  const unit = isMass(metric) ? words.format.weightAxisUnit : metric.endsWith('Percent') ? '%' : 'kg/m²';
  const number = numberOf(metric, words);
  return (value) => `${number(value)} ${unit}`;
}

/** The trend of the days that the personal range looks at. */
function toSeries({ metric, trend }: MetricHistory, label: string, words: CompositionWords): LineSeries {
  const newest = trend.at(-1)?.at ?? 0;
  const shown = trend.slice(firstIndexFrom(trend, newest - PERSONAL_RANGE_DAYS * SECONDS_PER_DAY));
  return {
    id: metric,
    label,
    kind: 'line',
    tone: 'primary',
    at: Float64Array.from(shown, ({ at }) => at),
    value: Float64Array.from(shown, ({ value }) => scaleOf(metric, words)(value)),
  };
}

function explainLevel(
  { metric, level }: MetricHistory,
  name: string,
  value: string,
  window: Pick<CompositionWindow, 'homeZone'>,
  words: CompositionWords,
): Explanation<CompositionReason> {
  const { explain } = words.composition;
  return {
    title: explain.level(name),
    value,
    what: explain.what[metric],
    method: explain.trendMethod,
    formula: explain.trendFormula,
    window: null,
    counted: explain.counted(toCount(level.n, words.format)),
    derived: level,
    reasonText: (reason) => explain.reasons[reason],
    momentOf: toMomentOf(window.homeZone, words),
  };
}
