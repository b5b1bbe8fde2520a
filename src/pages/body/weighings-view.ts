import type { JudgedWeighIn, WeighIn } from '#domain/weigh-ins.ts';
import { computeJudgedWeighIns } from '#domain/weigh-ins.ts';
import type { WeighingsMessages } from '#locale/messages/english-weighings.ts';
import type { Moment } from '../moment.ts';
import { toMoment, toNotes, type Words } from './body-view.ts';
import type { WeightHistory } from './weight-history.ts';

const LAST_READINGS = 14;

/** One weighing as a list has it. */
export type WeighingView = Moment & {
  readonly key: string;
  readonly weight: string;
  /** Weight and time: which one a button is about. */
  readonly what: string;
  readonly notes: readonly string[];
  readonly groupIds: readonly number[];
};

export type LastReadingView = WeighingView & {
  readonly trend: string | null;
  readonly doubtful: boolean;
  /** Among the weighings of the history. */
  readonly index: number;
};

export type JudgedView = WeighingView & Pick<JudgedWeighIn, 'verdict'>;

/** The newest readings whatever the range, the doubtful ones among them. */
export function toLastReadings(
  history: WeightHistory,
  words: Words,
  own: WeighingsMessages,
): LastReadingView[] {
  const start = Math.max(0, history.weighIns.length - LAST_READINGS);
  return history.weighIns
    .slice(start)
    .map((weighIn, place) => {
      const index = start + place;
      const trendKg = history.trendKg[index] ?? Number.NaN;
      return {
        ...toWeighing(weighIn, history, words, own),
        trend: Number.isNaN(trendKg) ? null : words.format.weight(trendKg),
        doubtful: weighIn.status === 'doubtful',
        index,
      };
    })
    .toReversed();
}

/** The doubtful weighings that the reader has not decided about, newest first. */
export function toTray(history: WeightHistory, words: Words, own: WeighingsMessages): WeighingView[] {
  return history.weighIns
    .filter(({ status }) => status === 'doubtful')
    .map((weighIn) => toWeighing(weighIn, history, words, own))
    .toReversed();
}

/** What the reader has decided about, newest first. */
export function toJudged(history: WeightHistory, words: Words, own: WeighingsMessages): JudgedView[] {
  return computeJudgedWeighIns(history.readings, history.verdicts)
    .map((weighIn) => ({ ...toWeighing(weighIn, history, words, own), verdict: weighIn.verdict }))
    .toReversed();
}

function toWeighing(
  weighIn: WeighIn,
  history: WeightHistory,
  words: Words,
  own: WeighingsMessages,
): WeighingView {
  const moment = toMoment(weighIn, history, words);
  const weight = words.format.weight(weighIn.kg);
  return {
    ...moment,
    key: `${weighIn.at}-${weighIn.groupIds[0] ?? ''}`,
    weight,
    what: own.what(weight, moment.text),
    notes: toNotes(weighIn, words),
    groupIds: weighIn.groupIds,
  };
}
