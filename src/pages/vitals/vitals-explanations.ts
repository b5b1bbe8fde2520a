import type { PressureReason } from '#domain/blood-pressure.ts';
import type { Derived, RecordRef } from '#domain/derived.ts';
import type { HomeAverage, HomeReason } from '#domain/home-pressure.ts';
import type { PersonalRange } from '#domain/personal-range.ts';
import type { PressureAverages } from '#domain/pressure-averages.ts';
import { type BloodPressureGuideline, pressureRules } from '#domain/pressure-classes.ts';
import type { VitalsMessages } from '#locale/messages/english-vitals.ts';
import { toCount } from '../count.ts';
import type { Explanation } from '../explanation.ts';
import type { Moment } from '../moment.ts';
import { toClassName } from './pressure-view.ts';
import type { VitalReason, VitalsHistory } from './vitals-history.ts';
import { toMomentOf, type Words } from './vitals-view.ts';

/** What an explanation of the page needs beside its number. */
export type Surroundings = {
  readonly history: VitalsHistory;
  readonly words: Words;
  readonly dropsFirst: boolean;
};

/** The guidelines, in the order in which they are told. */
export const guidelines: readonly BloodPressureGuideline[] = ['esc-home', 'esc-office', 'aha'];

/** The class of a home average by every guideline, a sentence each. */
export function toClassNotes(
  { systolic, diastolic }: Pick<HomeAverage, 'systolic' | 'diastolic'>,
  { messages }: Pick<Words, 'messages'>,
): string[] {
  const pressure = { systolicMmHg: systolic.mean, diastolicMmHg: diastolic.mean };
  return guidelines.map((guideline) =>
    messages.explain.classes(
      messages.pressure.guideline.short[guideline],
      toClassName(pressure, guideline, { messages }),
    ),
  );
}

export function explainHome(
  average: Derived<HomeAverage, HomeReason>,
  { value, window }: { readonly value: string; readonly window: string },
  around: Surroundings,
): Explanation<HomeReason> {
  const { words, dropsFirst } = around;
  const { explain, how } = words.messages;
  return {
    ...explain.home,
    value,
    window,
    counted: words.messages.pressure.home.basis(
      toCount(average.value.readings, words.format),
      toCount(average.value.days, words.format),
    ),
    derived: average,
    notes: [
      ...toClassNotes(average.value, words),
      how.rounding,
      how.officeNote,
      explain.home.interval,
      dropsFirst ? explain.sessionDrops : explain.session,
    ],
    reasonText: (reason) => explain.reasons[reason],
    momentOf: momentsOf(around),
  };
}

/** The numbers of the card of averages. */
export type AverageKey = Exclude<keyof VitalsMessages['explain'], NotAverages>;
type NotAverages = 'session' | 'sessionDrops' | 'home' | 'classes' | 'counted' | 'range' | 'reasons';

export function explainAverage(
  averages: Derived<PressureAverages, PressureReason>,
  { key, title, value, window }: { key: AverageKey; title: string; value: string; window: string },
  around: Surroundings,
): Explanation<PressureReason> {
  const { words, dropsFirst } = around;
  const { explain } = words.messages;
  const { what, method, formula } = explain[key];
  return {
    title,
    value,
    what,
    method,
    formula,
    window,
    counted: explain.counted(
      toCount(averages.value.sessions, words.format),
      toCount(averages.value.readings, words.format),
    ),
    derived: averages,
    notes: [dropsFirst ? explain.sessionDrops : explain.session],
    reasonText: (reason) => explain.reasons[reason],
    momentOf: momentsOf(around),
  };
}

export function explainRange(
  range: Derived<PersonalRange, VitalReason>,
  { name, value, window }: { name: string; value: string; window: string },
  around: Surroundings,
): Explanation<VitalReason> {
  const { explain } = around.words.messages;
  const { title, what, method, formula, counted } = explain.range;
  return {
    title: title(name),
    value,
    what,
    method,
    formula,
    window,
    counted: counted(toCount(range.n, around.words.format)),
    derived: range,
    reasonText: (reason) => explain.reasons[reason],
    momentOf: momentsOf(around),
  };
}

/** A record's time by the clock of its place, as everywhere on the page. */
function momentsOf({ history, words }: Surroundings): (record: RecordRef) => Moment {
  return ({ at }) => {
    const own =
      history.sessions.find((session) => session.readings.some((reading) => reading.at === at)) ??
      history.series.flatMap(({ values }) => values).find((value) => value.at === at);
    return toMomentOf({ at, timeZone: own?.timeZone ?? history.homeZone }, history, words);
  };
}

/** What bounds a class in words: `120 to 134`. */
export function toBoundText(
  guideline: BloodPressureGuideline,
  index: number,
  field: 'systolicBelow' | 'diastolicBelow',
  { format, messages }: Pick<Words, 'format' | 'messages'>,
): string {
  const { how } = messages;
  const rules = pressureRules[guideline];
  const below = rules[index]?.[field] ?? Infinity;
  const from = index === 0 ? null : (rules[index - 1]?.[field] ?? null);
  const write = (value: number): string => format.number(value, 0);
  // Two classes with the same bound are told apart by the other value.
  if (from === null || from === below) return how.below(write(below));
  return Number.isFinite(below) ? how.between(write(from), write(below - 1)) : how.from(write(from));
}
