import type { Weekday } from '#domain/activity-periods.ts';
import { formatInstant, type LocalDay } from '#domain/time.ts';
import { type Bounds, openBounds, type WorkoutOrder } from '#domain/workout-filter.ts';
import type { WorkoutRow } from '#domain/workout-rows.ts';
import {
  computeWeeklyMean,
  computeWorkoutTotals,
  deriveWorkoutTotal,
  groupByWeek,
  type TotalName,
  type WorkoutReason,
  type WorkoutTotals,
} from '#domain/workout-totals.ts';
import { toCount } from '../count.ts';
import type { Explanation } from '../explanation.ts';
import { bpmText, DASH, kcalText, paceText, typeName, type WorkoutWords } from './workout-format.ts';
import { withWorkoutsAddress, type WorkoutsAddress } from './workouts-address.ts';

/** A line of the list: a workout, or the week that those after it are of. */
export type ListItem =
  | { readonly kind: 'workout'; readonly key: string; readonly row: WorkoutRow }
  | {
      readonly kind: 'week';
      readonly key: string;
      readonly from: LocalDay;
      readonly to: LocalDay;
      readonly totals: WorkoutTotals;
    };

/** The lines of a list, made where they are asked for: ten thousand at once would hold up the reader. */
export type ListLines = {
  readonly count: number;
  /** From `first` to `last`, the latter excluded. */
  readonly slice: (first: number, last: number) => readonly ListItem[];
};

/** What the list shows from top to bottom: by date, each week is headed by what it adds up to. */
export function toListLines(
  rows: readonly WorkoutRow[],
  order: WorkoutOrder,
  firstWeekday: Weekday,
): ListLines {
  if (order !== 'date') {
    return { count: rows.length, slice: (first, last) => rows.slice(first, last).map(toItem) };
  }
  const weeks = groupByWeek(rows, firstWeekday);
  const starts: number[] = [];
  let count = 0;
  for (const week of weeks) {
    starts.push(count);
    count += week.rows.length + 1;
  }
  return {
    count,
    slice: (first, last) =>
      weeks.flatMap((week, index) => {
        const start = starts[index] ?? 0;
        const end = start + week.rows.length + 1;
        if (end <= first || start >= last) return [];
        const { from, to, totals } = week;
        // By number: on a journey a week may come twice.
        const head = { kind: 'week' as const, key: `week ${index} ${from}`, from, to, totals };
        const shown = week.rows.slice(Math.max(0, first - start - 1), Math.max(0, last - start - 1));
        return [...(start >= first ? [head] : []), ...shown.map(toItem)];
      }),
  };
}

function toItem(row: WorkoutRow): ListItem {
  return { kind: 'workout', key: String(row.id), row };
}

export type RowView = {
  readonly datetime: string;
  readonly time: string;
  readonly type: string;
  readonly source: string | null;
  readonly duration: string;
  readonly distance: string;
  readonly pace: string;
  readonly energy: string;
  readonly mean: string;
  readonly max: string;
};

/** A workout in words; its time is that of the place where it was, unless the reader wants one clock. */
export function toRowView(row: WorkoutRow, words: WorkoutWords): RowView {
  const { format, quantity, messages, clockZone } = words;
  const zone = clockZone ?? row.timeZone;
  return {
    datetime: formatInstant(row.from, zone),
    time: format.dateTime(row.from, zone),
    type: typeName(row.category, words),
    source: row.source === 'manual' ? messages.source.manual : null,
    duration: quantity.duration(row.durationSec),
    distance: row.distanceM === null ? DASH : quantity.distance(row.distanceM),
    pace: paceText(row, words),
    energy: row.kcal === null ? DASH : kcalText(row.kcal, words),
    mean: row.meanBpm === null ? DASH : bpmText(row.meanBpm, words),
    max: row.maxBpm === null ? DASH : bpmText(row.maxBpm, words),
  };
}

/** Where each zone begins on a bar and how much of it it takes, light first; one that did not come or is empty takes none. */
export function toZoneSteps(
  zoneSec: NonNullable<WorkoutRow['zoneSec']>,
): { readonly zone: number; readonly begin: number; readonly share: number }[] {
  const known = zoneSec.map((sec) => sec ?? 0);
  const whole = known.reduce((sum, sec) => sum + sec, 0);
  return known.flatMap((sec, zone) => {
    const before = known.slice(0, zone).reduce((sum, earlier) => sum + earlier, 0);
    return sec === 0 ? [] : [{ zone, begin: before / whole, share: sec / whole }];
  });
}

/** The zones of a bar in words. */
export function toZonesText(
  zoneSec: NonNullable<WorkoutRow['zoneSec']>,
  { quantity, messages }: WorkoutWords,
): string {
  const { zones } = messages;
  const parts = zoneSec.flatMap((sec, index) =>
    sec === null || sec === 0 ? [] : [zones.part(zones.names[index] ?? '', quantity.duration(sec))],
  );
  return zones.mini(parts.join(', '));
}

/** What a week adds up to, in one line. */
export function toWeekText(totals: WorkoutTotals, words: WorkoutWords): string {
  const { format, quantity, messages } = words;
  return [
    messages.counted(toCount(totals.count, format)),
    quantity.duration(totals.durationSec),
    ...(totals.distanceM.sum === null ? [] : [quantity.distance(totals.distanceM.sum)]),
    ...(totals.kcal.sum === null ? [] : [kcalText(totals.kcal.sum, words)]),
  ].join(' · ');
}

export type TotalView = {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** How much of it is known, where that is not all. */
  readonly note: string | null;
  readonly explain?: () => Explanation;
};

/** The sums over everything that the filters let through. */
export function toTotals(
  rows: readonly WorkoutRow[],
  days: { readonly from: LocalDay; readonly to: LocalDay },
  words: WorkoutWords,
): TotalView[] {
  const { format, quantity, messages } = words;
  const totals = computeWorkoutTotals(rows);
  const weekly = computeWeeklyMean(totals, days);
  const { columns, totals: labels } = messages;
  const partial = (name: 'distanceM' | 'kcal', label: string, text: (value: number) => string): TotalView => {
    const { sum, known } = totals[name];
    return {
      id: name,
      label,
      value: sum === null ? DASH : text(sum),
      note:
        sum === null || known === totals.count
          ? null
          : `${format.number(known, 0)}/${format.number(totals.count, 0)}`,
      ...(sum !== null && { explain: () => explain(rows, name, days, words) }),
    };
  };
  return [
    { id: 'count', label: labels.label, value: messages.counted(toCount(totals.count, format)), note: null },
    {
      id: 'durationSec',
      label: columns.duration,
      value: quantity.duration(totals.durationSec),
      note: null,
      ...(totals.count > 0 && { explain: () => explain(rows, 'durationSec', days, words) }),
    },
    partial('distanceM', columns.distance, quantity.distance),
    partial('kcal', columns.energy, (kcal) => kcalText(kcal, words)),
    {
      id: 'week',
      label: labels.perWeekLabel,
      value:
        weekly === null || totals.count === 0
          ? DASH
          : labels.perWeek(format.number(weekly.count, 1), quantity.duration(weekly.durationSec)),
      note: null,
    },
  ];
}

function explain(
  rows: readonly WorkoutRow[],
  name: TotalName,
  days: { readonly from: LocalDay; readonly to: LocalDay },
  words: WorkoutWords,
): Explanation<WorkoutReason> {
  const { format, quantity, messages, clockZone } = words;
  const { columns, explain: told } = messages;
  const derived = deriveWorkoutTotal(rows, name, days);
  const zones = new Map(rows.map(({ id, timeZone }) => [id, timeZone]));
  const said = {
    durationSec: { label: columns.duration, what: told.whatTime, text: quantity.duration },
    distanceM: { label: columns.distance, what: told.whatDistance, text: quantity.distance },
    kcal: { label: columns.energy, what: told.whatEnergy, text: (kcal: number) => kcalText(kcal, words) },
  }[name];
  return {
    title: told.title(said.label),
    value: derived.value === null ? DASH : said.text(derived.value),
    what: said.what,
    method: told.method,
    formula: told.formula,
    window: format.dayRange(days.from, days.to),
    counted: told.counted(toCount(derived.n, format)),
    derived,
    notes: derived.excluded.length > 0 ? [told.missing] : [],
    reasonText: (reason) => told.reasons[reason],
    momentOf: ({ at, id }) => {
      const zone = clockZone ?? zones.get(Number(id)) ?? rows[0]?.timeZone;
      if (zone === undefined) return { datetime: '', text: '' };
      return { datetime: formatInstant(at, zone), text: format.dateTime(at, zone) };
    },
  };
}

export type ChipView = { readonly id: string; readonly text: string; readonly search: string };

/** Every filter in force, each with the address without it. */
export function toChips(search: string, address: WorkoutsAddress, words: WorkoutWords): ChipView[] {
  const { messages } = words;
  const { filters } = messages;
  const without = (change: Partial<WorkoutsAddress>) => withWorkoutsAddress(search, change);
  return [
    ...address.categories.map((category) => ({
      id: `type ${category}`,
      text: typeName(category, words),
      search: without({ categories: address.categories.filter((other) => other !== category) }),
    })),
    ...boundsFields(words).flatMap(({ name, chip, toShown, unit }) => {
      const bounds = address[name];
      if (bounds.min === null && bounds.max === null) return [];
      return [
        {
          id: name,
          text: boundsChip(chip, bounds, toShown, unit, words),
          search: without({ [name]: openBounds }),
        },
      ];
    }),
    ...(address.source === null
      ? []
      : [{ id: 'source', text: messages.source[address.source], search: without({ source: null }) }]),
    ...(address.text === ''
      ? []
      : [{ id: 'text', text: filters.chipText(address.text), search: without({ text: '' }) }]),
  ];
}

export type BoundsField = {
  readonly name: 'durationSec' | 'distanceM' | 'meanBpm';
  readonly label: string;
  readonly chip: string;
  readonly unit: string;
  /** From SI to what the reader types, and back. */
  readonly toShown: (value: number) => number;
  readonly fromShown: (value: number) => number;
};

const SECONDS_PER_MINUTE = 60;

/** What can be bounded from both sides, in the reader's units. */
export function boundsFields({ quantity, messages }: WorkoutWords): BoundsField[] {
  const { filters, units } = messages;
  const metres = 1 / quantity.distanceNumber(1);
  return [
    {
      name: 'durationSec',
      label: filters.duration,
      chip: filters.chipDuration,
      unit: 'min',
      toShown: (sec) => sec / SECONDS_PER_MINUTE,
      fromShown: (minutes) => minutes * SECONDS_PER_MINUTE,
    },
    {
      name: 'distanceM',
      label: filters.distance(quantity.distanceUnit),
      chip: filters.chipDistance,
      unit: quantity.distanceUnit,
      toShown: quantity.distanceNumber,
      fromShown: (value) => value * metres,
    },
    {
      name: 'meanBpm',
      label: filters.pulse,
      chip: filters.chipPulse,
      unit: units.bpm,
      toShown: (bpm) => bpm,
      fromShown: (bpm) => bpm,
    },
  ];
}

/** A bound as it was typed: no more decimals than it has. */
export function boundText(value: number, { format }: Pick<WorkoutWords, 'format'>): string {
  const rounded = Math.round(value * 100) / 100;
  const decimals = Number.isInteger(rounded) ? 0 : Number.isInteger(rounded * 10) ? 1 : 2;
  return format.number(rounded, decimals);
}

function boundsChip(
  name: string,
  { min, max }: Bounds,
  toShown: (value: number) => number,
  unit: string,
  words: WorkoutWords,
): string {
  const { filters } = words.messages;
  const text = (value: number) => boundText(toShown(value), words);
  if (min !== null && max !== null) return `${filters.between(name, text(min), text(max))} ${unit}`;
  if (min !== null) return `${filters.from(name, text(min))} ${unit}`;
  return max === null ? name : `${filters.upTo(name, text(max))} ${unit}`;
}
