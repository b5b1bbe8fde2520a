import type { PlaneAxis, PlaneBox, PlanePoints } from '#charts/ScatterPlane.tsx';
import type { PlaneRegion } from '#charts/plane-paths.ts';
import type { ItemReading } from '#charts/use-reading.ts';
import type { ChartTableNamedRow } from '#charts/ChartTable.tsx';
import { bmiBounds, type BmiScheme, computeBodyIndex, indexReferences } from '#domain/body-index.ts';
import { computePeriodMeans, type PeriodMean } from '#domain/period-means.ts';
import { addDays, type LocalDay, parseLocalDay } from '#domain/time.ts';
import type { Sex } from '#settings/schema.ts';
import type { CompositionHistory } from './composition-history.ts';
import { compositionsIn, type CompositionWindow, type CompositionWords } from './composition-view.ts';

export type PlaneView = {
  readonly points: PlanePoints;
  readonly xAxis: PlaneAxis;
  readonly yAxis: PlaneAxis;
  readonly regions: readonly PlaneRegion[];
  readonly box: PlaneBox | null;
  readonly summary: string;
  readonly rows: readonly ChartTableNamedRow[];
  readonly reading: (index: number) => ItemReading;
};

/** More steps than these are a tangle. */
const MOST_STEPS = 13;
/** Around what is shown, and shown at least, kg/m². */
const MARGIN = 0.25;
const MIN_SPAN = 2;
const TICK_STEPS = [0.5, 1, 2, 5, 10];

/** The way of the range through the plane of both indices; null without a composition in it or without a height. */
export function toPlaneView(
  history: CompositionHistory,
  window: CompositionWindow,
  { sex, scheme }: { readonly sex: Sex | undefined; readonly scheme: BmiScheme },
  words: CompositionWords,
): PlaneView | null {
  const { height } = history;
  if (height === null) return null;
  const pairs = compositionsIn(history, window).flatMap(({ at, fatKg, leanKg }) => {
    const index = computeBodyIndex(fatKg.value, leanKg.value, height.metres);
    return index === null ? [] : [{ at, x: index.ffmi, y: index.fmi }];
  });
  const means = computePeriodMeans(pairs, { zone: window.homeZone, most: MOST_STEPS });
  const last = means.at(-1);
  if (last === undefined) return null;
  const { format, composition } = words;
  const texts = composition.plane;
  const number = (value: number) => format.number(value, 1);
  const box: PlaneBox | null =
    sex === undefined
      ? null
      : {
          label: texts.reference[sex],
          x: endsOf(indexReferences[sex].ffmi),
          y: endsOf(indexReferences[sex].fmi),
        };
  return {
    points: {
      label: last.months === 1 ? texts.points.month : texts.points.months(format.number(last.months, 0)),
      at: Float64Array.from(means, ({ at }) => at),
      x: Float64Array.from(means, ({ x }) => x),
      y: Float64Array.from(means, ({ y }) => y),
    },
    xAxis: axisOf(
      texts.x,
      means.map(({ x }) => x),
      box?.x,
      words,
    ),
    yAxis: axisOf(
      texts.y,
      means.map(({ y }) => y),
      box?.y,
      words,
    ),
    regions: [
      ...bmiBounds[scheme].map((sum) => ({
        id: String(sum),
        label: texts.bmiLine(format.number(sum, Number.isInteger(sum) ? 0 : 1)),
        kind: 'diagonal' as const,
        sum,
      })),
      { id: 'beyond', label: '', kind: 'diagonal', sum: null },
    ],
    box,
    summary: texts.summary({
      when: periodText(last, words),
      ffmi: number(last.x),
      fmi: number(last.y),
      bmi: number(last.x + last.y),
    }),
    rows: means.toReversed().map((mean) => ({
      name: periodText(mean, words),
      cells: [
        format.tableNumber(mean.x, 2),
        format.tableNumber(mean.y, 2),
        format.tableNumber(mean.x + mean.y, 2),
        format.tableNumber(mean.count, 0),
      ],
    })),
    reading(index) {
      const mean = means[index];
      if (mean === undefined) return { title: '', lines: [] };
      return {
        title: periodText(mean, words),
        lines: [
          { label: composition.cards.names.ffmi, value: number(mean.x) },
          { label: composition.cards.names.fmi, value: number(mean.y) },
          { label: texts.bmi, value: number(mean.x + mean.y) },
        ],
      };
    },
  };
}

function endsOf({ low, high }: { readonly low: number; readonly high: number }): [number, number] {
  return [low, high];
}

function axisOf(
  title: string,
  values: readonly number[],
  box: readonly [number, number] | undefined,
  { format }: CompositionWords,
): PlaneAxis {
  const shown = [...values, ...(box ?? [])];
  const low = shown.reduce((least, value) => Math.min(least, value)) - MARGIN;
  const high = shown.reduce((most, value) => Math.max(most, value)) + MARGIN;
  const missing = Math.max(0, MIN_SPAN - (high - low)) / 2;
  return {
    title,
    from: low - missing,
    to: high + missing,
    tickSteps: TICK_STEPS,
    formatTick: (value) => format.number(value, 1),
  };
}

/** `March 2026`, or from the first to the last day of several months. */
function periodText({ from, months }: PeriodMean, { format }: CompositionWords): string {
  return months === 1 ? format.month(from) : format.dayRange(from, lastDayOf(from, months));
}

function lastDayOf(from: LocalDay, months: number): LocalDay {
  const month = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + months;
  const year = String(Math.floor(month / 12)).padStart(4, '0');
  const next = parseLocalDay(`${year}-${String((month % 12) + 1).padStart(2, '0')}-01`);
  return next === null ? from : addDays(next, -1);
}
