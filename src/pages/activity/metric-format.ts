import type { ActivityMetric } from '#domain/activity-days.ts';
import type { Format } from '#locale/format.ts';
import { metresTo } from '#locale/length-units.ts';
import type { ActivityMessages } from '#locale/messages/english-activity.ts';
import type { QuantityFormat } from '#locale/quantities.ts';
import { toCount } from '../count.ts';

export type ActivityWords = {
  readonly format: Format;
  readonly quantity: QuantityFormat;
  readonly messages: ActivityMessages;
};

/** How one kind of total is told; values go in as the domain has them. */
export type MetricFormat = {
  readonly metric: ActivityMetric;
  readonly name: string;
  /** Stands above the axis. */
  readonly unit: string;
  /** Name and unit, for columns and pictures. */
  readonly header: string;
  /** In the reader's unit, not rounded. */
  readonly shown: (value: number) => number;
  readonly text: (value: number) => string;
  /** Of a column that names the unit, with a point: a sum, or with more digits a mean. */
  readonly cell: (value: number) => string;
  readonly meanCell: (value: number) => string;
  /** Of a value that is in the reader's unit already. */
  readonly shownText: (shown: number) => string;
  readonly tick: (shown: number) => string;
  /** In the reader's unit: the axis never spans less. */
  readonly minSpan: number;
};

const SECONDS_PER_MINUTE = 60;

type Kind = {
  readonly unit: string;
  readonly scale: (value: number) => number;
  readonly text: (value: number) => string;
  readonly decimals: number;
  readonly shownDecimals: number;
  readonly minSpan: number;
};

export function toMetricFormat(metric: ActivityMetric, words: ActivityWords): MetricFormat {
  const { format, messages } = words;
  const { unit, scale, text, decimals, shownDecimals, minSpan } = kindOf(metric, words);
  const name = messages.metrics[metric];
  return {
    metric,
    name,
    unit,
    header: metric === 'steps' ? name : messages.header(name, unit),
    shown: scale,
    text,
    cell: (value) => (Number.isNaN(value) ? '' : format.tableNumber(scale(value), decimals)),
    meanCell: (value) => (Number.isNaN(value) ? '' : format.tableNumber(scale(value), Math.max(1, decimals))),
    shownText: (shown) => format.number(shown, shownDecimals),
    tick: (shown) => format.number(shown, Number.isInteger(shown) ? 0 : shownDecimals),
    minSpan,
  };
}

function kindOf(metric: ActivityMetric, { format, quantity, messages }: ActivityWords): Kind {
  const { units } = messages;
  switch (metric) {
    case 'steps':
      return {
        unit: units.steps,
        scale: (value) => value,
        text: (value) => messages.steps(toCount(Math.round(value), format)),
        decimals: 0,
        shownDecimals: 0,
        minSpan: 1000,
      };
    case 'distanceM':
      return {
        unit: quantity.distanceUnit,
        scale: quantity.distanceNumber,
        text: quantity.distance,
        decimals: 3,
        shownDecimals: 1,
        minSpan: 1,
      };
    case 'elevationM': {
      // As heights are told beside ways: metres beside kilometres, feet beside miles.
      const unit = quantity.distanceUnit === 'km' ? 'm' : 'ft';
      return {
        unit,
        scale: (value) => metresTo(unit, value),
        text: quantity.elevation,
        decimals: 1,
        shownDecimals: 0,
        minSpan: 10,
      };
    }
    case 'activeKcal':
    case 'totalKcal':
      return {
        unit: units.kcal,
        scale: (value) => value,
        text: (value) => `${format.number(value, 0)} ${units.kcal}`,
        decimals: 1,
        shownDecimals: 0,
        minSpan: 100,
      };
    case 'softSec':
    case 'moderateSec':
    case 'intenseSec':
      return {
        unit: units.minutes,
        scale: (value) => value / SECONDS_PER_MINUTE,
        text: quantity.duration,
        decimals: 1,
        shownDecimals: 0,
        minSpan: 10,
      };
    default:
      return metric satisfies never;
  }
}
