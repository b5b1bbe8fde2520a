import type { ChartTableNamedRow } from '#charts/ChartTable.tsx';
import type { WaterfallStep } from '#charts/Waterfall.tsx';
import { type CompositionChange, computeCompositionChange } from '#domain/composition-change.ts';
import type { CompositionReason } from '#domain/composition.ts';
import { createDerived, mapDerived, type RecordRef } from '#domain/derived.ts';
import { formatInstant, type TimeZone, toLocalDay } from '#domain/time.ts';
import { toCount } from '../count.ts';
import type { Explanation } from '../explanation.ts';
import type { Moment } from '../moment.ts';
import type { CompositionHistory } from './composition-history.ts';
import { type CompositionWindow, type CompositionWords, recordsUpTo } from './composition-view.ts';

export type ChangeView = {
  readonly change: CompositionChange;
  readonly pattern: string;
  readonly sentence: string;
  /** Null where the noise of a reading is not known. */
  readonly energy: { readonly total: string; readonly perDay: string } | null;
  readonly steps: readonly WaterfallStep[];
  readonly rows: readonly ChartTableNamedRow[];
  readonly explainChange: () => Explanation<CompositionReason>;
  readonly explainEnergy: () => Explanation<CompositionReason>;
};

const Z_95 = 1.96;
/** Hundreds: the interval is wider than that. */
const ENERGY_ROUND_KCAL = 100;

/** What changed over the range; null with fewer than two compositions in it. */
export function toChangeView(
  history: CompositionHistory,
  window: CompositionWindow,
  words: CompositionWords,
): ChangeView | null {
  const change = computeCompositionChange(history.compositions, window);
  if (change === null) return null;
  const { format, composition } = words;
  const { start, end, fat, lean, weight, days } = change;
  const texts = composition.change;
  const sentence = texts.sentence({
    weight: format.weightDelta(weight.delta),
    fat: format.weightDelta(fat.delta),
    lean: format.weightDelta(lean.delta),
    days: format.number(days, 0),
    weighings: toCount(change.count, format),
  });
  const dayOf = (at: typeof start.at) => format.day(toLocalDay(at, window.homeZone));
  const short = (kg: number) => format.number(format.weightNumber(kg), 1);
  const steps: WaterfallStep[] = [
    {
      id: 'start',
      kind: 'level',
      label: texts.start,
      detail: dayOf(start.at),
      value: format.weightNumber(start.weightKg),
      text: format.weight(start.weightKg),
      short: short(start.weightKg),
    },
    {
      id: 'fat',
      kind: 'change',
      label: texts.fat,
      value: format.weightNumber(fat.delta),
      text: format.weightDelta(fat.delta),
      short: format.weightDeltaNumber(fat.delta),
    },
    {
      id: 'lean',
      kind: 'change',
      label: texts.lean,
      value: format.weightNumber(lean.delta),
      text: format.weightDelta(lean.delta),
      short: format.weightDeltaNumber(lean.delta),
    },
    {
      id: 'end',
      kind: 'level',
      label: texts.end,
      detail: dayOf(end.at),
      value: format.weightNumber(end.weightKg),
      text: format.weight(end.weightKg),
      short: short(end.weightKg),
    },
  ];
  const errorText = (error: number | null) =>
    error === null ? '' : format.weightTableNumber(Z_95 * error, 2);
  const rows = [
    { name: `${texts.start}, ${dayOf(start.at)}`, cells: [format.weightTableNumber(start.weightKg, 2), ''] },
    { name: texts.fat, cells: [format.weightTableNumber(fat.delta, 2), errorText(fat.standardError)] },
    { name: texts.lean, cells: [format.weightTableNumber(lean.delta, 2), errorText(lean.standardError)] },
    { name: `${texts.end}, ${dayOf(end.at)}`, cells: [format.weightTableNumber(end.weightKg, 2), ''] },
  ];
  const energy = toEnergy(change, words);
  return {
    change,
    pattern: texts.patterns[change.pattern],
    sentence,
    energy,
    steps,
    rows,
    explainChange: () => explainChange(history, change, sentence, window, words),
    explainEnergy: () => explainEnergy(history, change, energy?.total ?? '', window, words),
  };
}

function toEnergy({ energyKcal, days }: CompositionChange, words: CompositionWords): ChangeView['energy'] {
  if (energyKcal === null) return null;
  const { format, composition } = words;
  const { value, low, high } = energyKcal;
  const total = (kcal: number) => format.signed(Math.round(kcal / ENERGY_ROUND_KCAL) * ENERGY_ROUND_KCAL, 0);
  const perDay = (kcal: number) => format.signed(kcal / days, 0);
  return {
    total: composition.change.energy(total(value), total(low), total(high)),
    perDay: composition.change.perDay(perDay(value), perDay(low), perDay(high)),
  };
}

function derivedChange(history: CompositionHistory, { start, end, weight }: CompositionChange) {
  const { inputs, excluded } = recordsUpTo(history, end.at);
  return createDerived(weight.delta, {
    unit: 'kg',
    method: 'composition-change',
    version: 1,
    n: history.compositions.filter(({ at }) => at <= end.at).length,
    window: { from: start.at, to: end.at },
    inputs,
    excluded,
  });
}

function explainChange(
  history: CompositionHistory,
  change: CompositionChange,
  value: string,
  window: CompositionWindow,
  words: CompositionWords,
): Explanation<CompositionReason> {
  const { explain } = words.composition;
  const derived = derivedChange(history, change);
  return {
    title: explain.change,
    value,
    what: explain.changeWhat,
    method: explain.changeMethod,
    formula: explain.changeFormula,
    window: window.daysText,
    counted: explain.counted(toCount(derived.n, words.format)),
    derived,
    notes: [explain.noise],
    reasonText: (reason) => explain.reasons[reason],
    momentOf: toMomentOf(window.homeZone, words),
  };
}

function explainEnergy(
  history: CompositionHistory,
  change: CompositionChange,
  value: string,
  window: CompositionWindow,
  words: CompositionWords,
): Explanation<CompositionReason> {
  const { explain } = words.composition;
  const derived = mapDerived(derivedChange(history, change), () => change.energyKcal?.value ?? null);
  return {
    ...explainChange(history, change, value, window, words),
    what: explain.energyWhat,
    method: explain.energyMethod,
    formula: explain.energyFormula,
    derived: { ...derived, unit: 'kcal', method: 'change-energy' },
  };
}

/** When a record was made, by the clocks of the page. */
export function toMomentOf(
  zone: TimeZone,
  { format }: Pick<CompositionWords, 'format'>,
): (record: RecordRef) => Moment {
  return ({ at }) => ({ datetime: formatInstant(at, zone), text: format.dateTime(at, zone) });
}
