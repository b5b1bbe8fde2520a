import { createDerived } from '#domain/derived.ts';
import { formatInstant } from '#domain/time.ts';
import { formatDeviceModel } from '#locale/device-models.ts';
import { computeDistance, toWorkoutRef, type WorkoutRow } from '#domain/workout-rows.ts';
import type { Workout } from '#domain/workouts.ts';
import type { Explanation } from '../explanation.ts';
import { bpmText, DASH, kcalText, paceText, typeName, type WorkoutWords } from './workout-format.ts';

export type WorkoutFact = {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly detail?: string;
  /** What the number was made of; absent where the service gave it as it stands. */
  readonly explain?: () => Explanation;
};

/** What is told of a workout, and the names of what is not given. */
export type WorkoutFacts = { readonly given: readonly WorkoutFact[]; readonly missing: readonly string[] };

export function toWorkoutFacts(workout: Workout, row: WorkoutRow, words: WorkoutWords): WorkoutFacts {
  const { format, quantity, messages } = words;
  const { fact, distanceFrom, ofHundred } = messages.one;
  const { heartRate } = workout;
  const count = (value: number) => format.number(value, 0);
  const way = computeDistance(workout);
  const known: readonly (Omit<WorkoutFact, 'value'> & { readonly value: string | null })[] = [
    {
      id: 'duration',
      label: fact.duration,
      value: quantity.duration(row.durationSec),
      explain: () => explain(workout, row, 'duration', words),
    },
    {
      id: 'distance',
      label: fact.distance,
      value: text(row.distanceM, quantity.distance),
      ...(way !== null && {
        detail: distanceFrom[way.source],
        explain: () => explain(workout, row, 'distance', words),
      }),
    },
    {
      id: 'pace',
      label: fact.pace,
      value: row.speedMps === null ? null : paceText(row, words),
      ...(row.speedMps !== null && { explain: () => explain(workout, row, 'pace', words) }),
    },
    {
      id: 'energy',
      label: fact.energy,
      value: text(positive(workout.activeKcal), (kcal) => kcalText(kcal, words)),
    },
    { id: 'mean', label: fact.mean, value: text(heartRate?.averageBpm, (bpm) => bpmText(bpm, words)) },
    { id: 'min', label: fact.min, value: text(heartRate?.minBpm, (bpm) => bpmText(bpm, words)) },
    { id: 'max', label: fact.max, value: text(heartRate?.maxBpm, (bpm) => bpmText(bpm, words)) },
    { id: 'steps', label: fact.steps, value: text(positive(workout.steps), count) },
    { id: 'elevation', label: fact.elevation, value: text(row.elevationM, quantity.elevation) },
    {
      id: 'intensity',
      label: fact.intensity,
      value: text(workout.intensity, (value) => ofHundred(count(value))),
    },
    {
      id: 'spo2',
      label: fact.spo2,
      value: text(workout.spo2AveragePercent, (percent) => format.percent(percent / 100)),
    },
    {
      id: 'temperature',
      label: fact.temperature,
      value: text(workout.coreBodyTemperatureAverageC, quantity.temperature),
    },
  ];
  const extra: readonly (Omit<WorkoutFact, 'value'> & { readonly value: string | null })[] = [
    {
      id: 'whole',
      label: fact.whole,
      value: row.durationSec === row.to - row.from ? null : quantity.duration(row.to - row.from),
    },
    { id: 'pause', label: fact.pause, value: text(positive(workout.pauseSec), quantity.duration) },
    {
      id: 'detectedPause',
      label: fact.detectedPause,
      value: text(positive(workout.detectedPauseSec), quantity.duration),
    },
    {
      id: 'typedDistance',
      label: fact.typedDistance,
      value: text(positive(workout.manualDistanceM), quantity.distance),
    },
    {
      id: 'typedEnergy',
      label: fact.typedEnergy,
      value: text(positive(workout.manualKcal), (kcal) => kcalText(kcal, words)),
    },
    {
      id: 'typedIntensity',
      label: fact.typedIntensity,
      value: text(positive(workout.manualIntensity), (value) => ofHundred(count(value))),
    },
    {
      id: 'device',
      label: fact.device,
      value: text(row.modelId, (id) => formatDeviceModel(id) ?? messages.modelNew(String(id))),
    },
    { id: 'source', label: fact.source, value: messages.source[row.source] },
    {
      id: 'changed',
      label: fact.changed,
      value: text(workout.modifiedAt, (at) => format.dateTime(at, words.clockZone ?? row.timeZone)),
    },
  ];
  return {
    given: [...known, ...extra].flatMap(({ value, ...rest }) => (value === null ? [] : [{ ...rest, value }])),
    missing: known.filter(({ value }) => value === null).map(({ label }) => label),
  };
}

/** A value in words, where there is one. */
function text<Value>(value: Value | undefined | null, say: (value: Value) => string): string | null {
  return value === undefined || value === null ? null : say(value);
}

/** Laps, strokes and the pool, where the workout tells of any. */
export function toSwimFacts(workout: Workout, { format, quantity, messages }: WorkoutWords): WorkoutFact[] {
  const { fact } = messages.one;
  const laps = positive(workout.poolLaps);
  const strokes = positive(workout.strokes);
  const poolLength = positive(workout.poolLengthM);
  const metric = quantity.distanceUnit === 'km';
  return [
    ...(laps === null ? [] : [{ id: 'laps', label: fact.laps, value: format.number(laps, 0) }]),
    ...(strokes === null ? [] : [{ id: 'strokes', label: fact.strokes, value: format.number(strokes, 0) }]),
    ...(laps === null || strokes === null
      ? []
      : [{ id: 'perLap', label: fact.strokesPerLap, value: format.number(strokes / laps, 1) }]),
    ...(poolLength === null
      ? []
      : [
          {
            id: 'pool',
            label: fact.poolLength,
            // Pools are named by their own length, in whatever unit it was set.
            value: metric ? `${format.number(poolLength, 0)} m` : quantity.elevation(poolLength),
          },
        ]),
  ];
}

export type ZoneView = {
  readonly name: string;
  readonly duration: string;
  readonly share: number | null;
  readonly percent: string;
};

/** The four zones; one that did not come has a dash and no share. */
export function toZones({ zoneSec }: WorkoutRow, { format, quantity, messages }: WorkoutWords): ZoneView[] {
  if (zoneSec === null) return [];
  const whole = zoneSec.reduce<number>((sum, sec) => sum + (sec ?? 0), 0);
  return zoneSec.map((sec, index) => ({
    name: messages.zones.names[index] ?? '',
    duration: sec === null ? DASH : quantity.duration(sec),
    share: sec === null ? null : sec / whole,
    percent: sec === null ? DASH : format.percent(sec / whole),
  }));
}

export type ComparedRow = {
  readonly key: string;
  /** Null for the mean of the others. */
  readonly id: number | null;
  readonly datetime: string | null;
  readonly name: string;
  readonly cells: readonly string[];
};

/** A workout beside those before it, and their mean over what each quantity is known for. */
export function toComparison(
  row: WorkoutRow,
  before: readonly WorkoutRow[],
  words: WorkoutWords,
): ComparedRow[] {
  const { format, messages, clockZone } = words;
  const { compare } = messages.one;
  const toRow = (one: WorkoutRow, name: string): ComparedRow => ({
    key: String(one.id),
    id: one.id,
    datetime: formatInstant(one.from, clockZone ?? one.timeZone),
    name,
    cells: cellsOf(one, words),
  });
  const mean = (read: (one: WorkoutRow) => number | null): number | null => {
    const values = before.map(read).filter((value) => value !== null);
    return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  const average: WorkoutRow = {
    ...row,
    durationSec: mean(({ durationSec }) => durationSec) ?? 0,
    distanceM: mean(({ distanceM }) => distanceM),
    speedMps: mean(({ speedMps }) => speedMps),
    kcal: mean(({ kcal }) => kcal),
    meanBpm: mean(({ meanBpm }) => meanBpm),
    maxBpm: mean(({ maxBpm }) => maxBpm),
  };
  return [
    toRow(row, compare.this),
    ...(before.length < 2
      ? []
      : [{ key: 'mean', id: null, datetime: null, name: compare.mean, cells: cellsOf(average, words) }]),
    ...before.map((one) => toRow(one, format.dateTime(one.from, clockZone ?? one.timeZone))),
  ];
}

function cellsOf(row: WorkoutRow, words: WorkoutWords): string[] {
  const { quantity } = words;
  return [
    quantity.duration(row.durationSec),
    row.distanceM === null ? DASH : quantity.distance(row.distanceM),
    paceText(row, words),
    row.kcal === null ? DASH : kcalText(row.kcal, words),
    row.meanBpm === null ? DASH : bpmText(row.meanBpm, words),
    row.maxBpm === null ? DASH : bpmText(row.maxBpm, words),
  ];
}

function explain(
  workout: Workout,
  row: WorkoutRow,
  what: 'duration' | 'distance' | 'pace',
  words: WorkoutWords,
): Explanation {
  const { format, quantity, messages, clockZone } = words;
  const told = messages.one.explain;
  const { fact, distanceFrom } = messages.one;
  const zone = clockZone ?? row.timeZone;
  const way = computeDistance(workout);
  const said = {
    duration: {
      unit: 's',
      number: row.durationSec,
      value: quantity.duration(row.durationSec),
      what: told.whatDuration,
      method: told.durationMethod,
      formula: told.durationFormula,
    },
    distance: {
      unit: 'm',
      number: row.distanceM,
      value: row.distanceM === null ? DASH : quantity.distance(row.distanceM),
      what: told.whatDistance,
      method: told.distanceMethod,
      formula: null,
    },
    pace: {
      unit: 'm/s',
      number: row.speedMps,
      value: paceText(row, words),
      what: told.whatPace,
      method: told.paceMethod,
      formula: told.paceFormula,
    },
  }[what];
  return {
    title: `${typeName(row.category, words)}: ${fact[what]}`,
    value: said.value,
    what: said.what,
    method: said.method,
    formula: said.formula,
    window: messages.one.when(format.dateTime(row.from, zone), format.time(row.to, zone)),
    counted: told.counted,
    derived: createDerived(said.number, {
      unit: said.unit,
      method: `workout-${what}`,
      version: 1,
      inputs: [toWorkoutRef(row)],
      window: { from: row.from, to: row.to },
    }),
    notes: what === 'duration' || way === null ? [] : [distanceFrom[way.source]],
    reasonText: (reason) => reason,
    momentOf: ({ at }) => ({ datetime: formatInstant(at, zone), text: format.dateTime(at, zone) }),
  };
}

/** As the service writes what it has not measured. */
function positive(value: number | undefined): number | null {
  return value !== undefined && value > 0 ? value : null;
}
