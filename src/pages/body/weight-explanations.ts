import { createDerived, type Derived, type DerivedWindow, type RecordRef } from '#domain/derived.ts';
import { RATE_WINDOW_DAYS } from '#domain/rate.ts';
import { type EpochSec, SECONDS_PER_DAY, toEpochSec, toLocalDay } from '#domain/time.ts';
import { BAND_95 } from '#domain/trend.ts';
import { WEIGHING_SPAN_SEC } from '#domain/weigh-ins.ts';
import { sortWeightSources, type WeightReason, type WeightSources } from '#domain/weight-sources.ts';
import type { Catalogue } from '#locale/messages/catalogue.ts';
import { englishMethod, type MethodMessages } from '#locale/messages/english-method.ts';
import { toCount } from '../count.ts';
import type { Explanation } from '../explanation.ts';
import {
  computeGoalState,
  computeWeightRate,
  findChange,
  toChartSummary,
  toHeadlineView,
  toMoment,
  type ChangeSpan,
  type RangeView,
  type Words,
} from './body-view.ts';
import { firstIndexFrom, type WeightHistory } from './weight-history.ts';
import type { WeightSubject } from './weight-subject.ts';

type Reason = WeightReason | 'other-weighing';

export type ExplainOptions = {
  readonly history: WeightHistory;
  readonly now: EpochSec;
  readonly words: Words;
  /** Every topic in the language spoken; null for English. */
  readonly catalogue: Catalogue | null;
};

type Part = Pick<
  Explanation<Reason>,
  'title' | 'value' | 'what' | 'method' | 'formula' | 'window' | 'derived'
> & { readonly notes?: readonly string[] };

/** Raised with every change of a formula that changes a number. */
const VERSION = 1;

/** LOESS looks so far to both sides. */
const LOESS_REACH_SEC = 22.5 * SECONDS_PER_DAY;

/** What a number of the weight page is, and which readings it was made of. */
export function explainWeight(subject: WeightSubject, options: ExplainOptions): Explanation<Reason> {
  const { history, words, catalogue } = options;
  const method = catalogue?.method ?? englishMethod;
  const part = toPart(subject, options, method);
  const readings = new Map(history.readings.map((reading) => [reading.groupId, reading]));
  return {
    ...part,
    counted: words.own.weighingsCounted(toCount(part.derived.n, words.format)),
    reasonText: (reason) => method.explain.reason[reason],
    momentOf: ({ id, at }: RecordRef) =>
      toMoment({ at, timeZone: readings.get(Number(id))?.timeZone ?? history.homeZone }, history, words),
  };
}

function toPart(subject: WeightSubject, options: ExplainOptions, method: MethodMessages): Part {
  const { history } = options;
  switch (subject.of) {
    case 'trend':
      return explainTrend(history.trend.length - 1, options, method);
    case 'trend-then':
      return explainTrend(
        firstIndexFrom(history.trend, history.weighIns[subject.index]?.at ?? 0),
        options,
        method,
      );
    case 'latest':
      return explainWeighing(
        history.weighIns.findLastIndex(({ status }) => status === 'counted'),
        options,
        method,
      );
    case 'weighing':
      return explainWeighing(subject.index, options, method);
    case 'rate':
      return explainRate(options, method);
    case 'goal':
    case 'goal-window':
    case 'goal-share':
      return explainGoal(subject.of, options, method);
    case 'change':
      return explainChange(subject.span, options, method);
    case 'range':
      return explainRange(subject.view, options, method);
    default:
      return subject satisfies never;
  }
}

/** The point of a trend, by its index in it. */
function explainTrend(index: number, { history, now, words }: ExplainOptions, method: MethodMessages): Part {
  const { trend, estimator, band, homeZone } = history;
  const { format, own } = words;
  const point = trend[index];
  const at = point?.at ?? now;
  const { what, method: methods, formula, upTo, band: bandText } = method.explain;
  const isLast = index === trend.length - 1;
  const place = band === null ? -1 : band.at.indexOf(at);
  const reach = BAND_95 * Math.sqrt(band?.variance[place] ?? Number.NaN);
  const level = band?.level[place] ?? Number.NaN;
  const day = toLocalDay(at, homeZone);
  return {
    title: isLast
      ? (toHeadlineView(history, now, words).trend?.label ?? own.trendNow)
      : own.trendThen(format.day(day)),
    value: point === undefined ? '' : format.weight(point.value),
    what: what.trend,
    method: methods[estimator],
    formula: estimator === 'average' ? method.formula : formula[estimator],
    window: windowTextOf(history, index, words) ?? (isLast ? null : upTo(format.day(day))),
    derived: trendOf(history, index),
    notes: [
      own.trend[estimator],
      ...(Number.isNaN(reach) ? [] : [bandText(format.weight(level - reach), format.weight(level + reach))]),
    ],
  };
}

/** Only a local regression looks at a stretch around the point. */
function windowTextOf(history: WeightHistory, index: number, { format }: Words): string | null {
  const at = history.trend[index]?.at;
  if (history.estimator !== 'loess' || at === undefined) return null;
  return dayRangeText(history.homeZone, loessWindow(at, history), format);
}

/** Nothing is looked at after the last reading. */
function loessWindow(at: EpochSec, { weighIns }: Pick<WeightHistory, 'weighIns'>): DerivedWindow {
  const last = weighIns.at(-1)?.at ?? at;
  return {
    from: toEpochSec(at - LOESS_REACH_SEC + 1),
    to: toEpochSec(Math.min(at + LOESS_REACH_SEC - 1, last + WEIGHING_SPAN_SEC)),
  };
}

/** A point of the trend with the readings that it rests on. */
function trendOf(history: WeightHistory, index: number): Derived<number, Reason> {
  const { readings, verdicts, trend, estimator } = history;
  const point = trend[index];
  if (point === undefined) return toDerived(Number.NaN, estimator, 0, null, { inputs: [], excluded: [] });
  const first = estimator === 'average' ? firstOfSegment(trend, index) : 0;
  const since = trend[first]?.at ?? point.at;
  const window = trendWindow(history, point.at, index);
  const sources = sortWeightSources(readings, verdicts, {
    window,
    ...(estimator === 'average' && { since }),
  });
  const [begin, end] =
    window === null
      ? [first, trend.length]
      : [Math.max(first, firstIndexFrom(trend, window.from)), firstIndexFrom(trend, window.to + 1)];
  return toDerived(point.value, estimator, end - begin, window, sources);
}

/** The smoother knows what came later, too; a regression its neighbourhood; the averages what came before. */
function trendWindow(history: WeightHistory, at: EpochSec, index: number): DerivedWindow | null {
  const { estimator, trend, readings } = history;
  if (estimator === 'loess') return loessWindow(at, history);
  if (estimator === 'local' || index === trend.length - 1) return null;
  const from = readings.reduce((least, reading) => Math.min(least, reading.at), Infinity);
  // The other readings of the same weighing come after its instant.
  return { from: toEpochSec(Math.min(from, at)), to: toEpochSec(at + WEIGHING_SPAN_SEC) };
}

function firstOfSegment(trend: WeightHistory['trend'], index: number): number {
  let first = index;
  while (first > 0 && trend[first]?.startsSegment !== true) first -= 1;
  return first;
}

function explainWeighing(index: number, { history, words }: ExplainOptions, method: MethodMessages): Part {
  const weighIn = history.weighIns[index];
  const { format, own } = words;
  const { what, method: methods, formula } = method.explain;
  const at = weighIn?.at ?? toEpochSec(0);
  const window = { from: at, to: toEpochSec(at + WEIGHING_SPAN_SEC) };
  const ids = new Set<unknown>(weighIn?.groupIds ?? []);
  const { inputs, excluded } = sortWeightSources(history.readings, history.verdicts, { window });
  const sources = {
    // A doubtful weighing is made of readings that count nowhere else.
    inputs: [...inputs, ...excluded].filter(({ id }) => ids.has(id)).toSorted((a, b) => a.at - b.at),
    excluded: [
      ...excluded.filter(({ id }) => !ids.has(id)),
      ...inputs
        .filter(({ id }) => !ids.has(id))
        .map((ref) => ({ ...ref, reason: 'other-weighing' as const })),
    ],
  };
  return {
    title: weighIn === undefined ? own.latest : toMoment(weighIn, history, words).text,
    value: weighIn === undefined ? '' : format.weight(weighIn.kg),
    what: what.weighing,
    method: methods.median,
    formula: formula.median,
    window: dayRangeText(history.homeZone, window, format),
    derived: toDerived(weighIn?.kg ?? Number.NaN, 'median', 1, window, sources),
  };
}

/** The window of rate, share and date: it leaves its first instant out. */
function lastDays(now: EpochSec): DerivedWindow {
  return { from: toEpochSec(now - RATE_WINDOW_DAYS * SECONDS_PER_DAY + 1), to: now };
}

function explainRate({ history, now, words }: ExplainOptions, method: MethodMessages): Part {
  const { format, own } = words;
  const { what, method: methods, formula, interval } = method.explain;
  const { rate, count } = computeWeightRate(history, now);
  const window = lastDays(now);
  const perWeek = (perDay: number) => format.weightDelta(perDay * 7);
  return {
    title: own.rateName,
    value: rate === null ? '' : own.rate(perWeek(rate.perDay), '', '', toCount(count, format), '').main,
    what: what.rate,
    method: methods.rate,
    formula: formula.rate,
    window: dayRangeText(history.homeZone, window, format),
    derived: {
      ...toDerived(rate?.perDay ?? Number.NaN, 'theil-sen', count, window, sourcesIn(history, window)),
      unit: 'kg/d',
    },
    notes:
      rate === null || !Number.isFinite(rate.high) ? [] : [interval(perWeek(rate.low), perWeek(rate.high))],
  };
}

function explainGoal(
  of: 'goal' | 'goal-window' | 'goal-share',
  options: ExplainOptions,
  method: MethodMessages,
): Part {
  const { history, now, words } = options;
  const { what, method: methods, formula, horizon } = method.explain;
  const view = toHeadlineView(history, now, words).goal;
  const state = history.goal === null ? null : computeGoalState(history, history.goal, now);
  const title = `${words.own.goal} ${view?.value ?? ''}`;
  const notes = history.goal?.isOwn === true ? [method.ownGoal] : [];
  const window = lastDays(now);
  const windowText = dayRangeText(history.homeZone, window, words.format);
  if (of === 'goal') {
    const derived = trendOf(history, history.trend.length - 1);
    return {
      title,
      value: view?.difference ?? '',
      what: what.goal,
      method: methods.difference,
      formula: formula.goal,
      window: windowTextOf(history, history.trend.length - 1, words),
      derived: {
        ...withGoal(derived, history),
        value: state?.outlook?.distance ?? Number.NaN,
        method: 'goal-distance',
      },
      notes,
    };
  }
  const sources = sourcesIn(history, window);
  if (of === 'goal-window') {
    return {
      title,
      value: view?.window ?? '',
      what: what.goalWindow,
      method: methods.outlook,
      formula: formula.outlook,
      window: windowText,
      derived: {
        ...withGoal(
          toDerived(
            state?.outlook?.window?.from ?? Number.NaN,
            'goal-window',
            computeWeightRate(history, now).count,
            window,
            sources,
          ),
          history,
        ),
        unit: 's',
      },
      notes: [...notes, horizon],
    };
  }
  return {
    title,
    value: view?.share ?? '',
    what: what.goalShare,
    method: methods.share,
    formula: formula.share,
    window: windowText,
    derived: {
      ...toDerived(
        state?.inside?.share ?? Number.NaN,
        'goal-share',
        computeWeightRate(history, now).count,
        window,
        sources,
      ),
      unit: '1',
    },
    notes,
  };
}

/** The goal that counts is a record of the service too, unless it is of the reader's settings. */
function withGoal(derived: Derived<number, Reason>, { goal }: WeightHistory): Derived<number, Reason> {
  const served = derived.excluded.findLast(({ reason }) => reason === 'goal');
  if (served === undefined || goal?.isOwn === true) return derived;
  return {
    ...derived,
    inputs: [...derived.inputs, served].toSorted((a, b) => a.at - b.at),
    excluded: derived.excluded.filter((one) => one !== served),
  };
}

function explainChange(span: ChangeSpan, options: ExplainOptions, method: MethodMessages): Part {
  const { history, now, words } = options;
  const ends = findChange(history.trend, span);
  const row = toHeadlineView(history, now, words).changes.find((one) => one.span === span);
  const { what, method: methods, formula } = method.explain;
  const change = ends === null ? Number.NaN : ends.last.value - ends.before.value;
  const days =
    ends === null
      ? null
      : dayRangeText(history.homeZone, { from: ends.before.at, to: ends.last.at }, words.format);
  return {
    title: `${words.own.changes} ${row?.label ?? ''}`,
    value: row?.value ?? '',
    what: what.change,
    method: methods.difference,
    formula: formula.change,
    window: windowTextOf(history, history.trend.length - 1, words),
    derived: { ...trendOf(history, history.trend.length - 1), value: change, method: 'trend-change' },
    notes: [words.own.trend[history.estimator], ...(days === null ? [] : [days])],
  };
}

function explainRange(view: RangeView, { history, words }: ExplainOptions, method: MethodMessages): Part {
  const { what, method: methods } = method.explain;
  const window = { from: toEpochSec(view.from), to: toEpochSec(view.to - 1) };
  const counted = history.weighIns.slice(view.first, view.end).filter(({ status }) => status === 'counted');
  return {
    title: words.own.summary,
    value: view.daysText,
    what: what.range,
    method: methods.range,
    formula: null,
    window: view.daysText,
    derived: toDerived(counted.length, 'range', counted.length, window, sourcesIn(history, window)),
    notes: [toChartSummary(history, view, words), words.own.trend[history.estimator]],
  };
}

function sourcesIn({ readings, verdicts }: WeightHistory, window: DerivedWindow): WeightSources {
  return sortWeightSources(readings, verdicts, { window });
}

function toDerived(
  value: number,
  method: string,
  n: number,
  window: DerivedWindow | null,
  { inputs, excluded }: Pick<Derived<number, Reason>, 'inputs' | 'excluded'>,
): Derived<number, Reason> {
  return createDerived(value, { unit: 'kg', method, version: VERSION, n, window, inputs, excluded });
}

function dayRangeText(
  zone: WeightHistory['homeZone'],
  { from, to }: DerivedWindow,
  format: Words['format'],
): string {
  return format.dayRange(toLocalDay(from, zone), toLocalDay(to, zone));
}
