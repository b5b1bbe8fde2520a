import type { WireWorkout, WireWorkoutData, WireWorkoutsBody } from '#api/wire/workouts.ts';
import { daysBetween } from './activity.ts';
import { type DayQuery, type Params, pickFields, readDataFields, readDayQuery } from './day-query.ts';
import type { DialectId } from './grants.ts';
import type { TrueWorkout } from './life.ts';
import { answerWith, arrange, isOneIn, zoneText } from './notation.ts';
import { pageFields, type PageNotation, takePage } from './paging.ts';
import { type Answer, failure, invalid } from './reply.ts';
import type { Context } from './services.ts';
import type { State } from './state.ts';
import type { Switches } from './switches.ts';

/** "You can retrieve 200 workouts by calls." */
const rowsPerPage = 200;

const notation: Readonly<Record<DialectId, PageNotation>> = {
  nokia: { more: 'boolean', onLastPage: null },
  withings: { more: 'boolean', onLastPage: { more: false, offset: 0 } },
};

const fieldsOf2018 = [
  'calories',
  'intensity',
  'manual_distance',
  'manual_calories',
  'steps',
  'distance',
  'elevation',
  'pool_laps',
  'strokes',
  'duration',
] as const;
/** What today comes unasked. */
const unaskedFields = [
  'calories',
  'intensity',
  'manual_distance',
  'manual_calories',
  'steps',
  'distance',
  'elevation',
  'pool_laps',
  'strokes',
  'pool_length',
] as const;

/** "nblengthpool" and "nbmovement" in the example of 2018. */
const poolNamesOf2018: Readonly<Record<string, string>> = {
  pool_laps: 'nblengthpool',
  strokes: 'nbmovement',
};

/** `getworkouts`: in no order; some workouts come twice. */
export function getWorkouts(params: Params, { state, dialect }: Context): Answer {
  const { switches } = state;
  const query = readDayQuery(params, dialect);
  if (typeof query === 'string') return invalid(query);
  const fields =
    dialect === 'nokia' ? new Set(fieldsOf2018) : readDataFields(params, unaskedFields, switches);
  if (fields === null) return failure(503, 'Invalid Params: data_fields is missing');
  const size = switches.rowsPerPage === 0 ? rowsPerPage : switches.rowsPerPage;
  const page = takePage(knownWorkouts(query, state), { offset: query.offset, size }, switches);
  const rows = arrange(page.rows, switches, 'scattered', { at: ({ from }) => from, key: ({ id }) => id });
  const series = rows.flatMap((workout) => {
    const row = toWire(workout, fields, dialect, state);
    const isDoubled = switches.duplicateWorkouts && isOneIn(13, workout.id);
    return isDoubled ? [row, { ...row, modified: workout.modified - 1 }] : [row];
  });
  const body: WireWorkoutsBody = pageFields(page, notation[dialect], switches);
  return answerWith('series', series, body, switches);
}

/** Latest first; days are looked up as the page needs them. */
function* knownWorkouts({ from, to, updatedSince }: DayQuery, state: State): Generator<TrueWorkout> {
  const { days, clock } = state;
  const nowSec = clock.nowSec();
  for (const day of updatedSince === null
    ? daysBetween(from, to, state)
    : days.daysChangedSince(updatedSince, nowSec)) {
    for (const workout of days.workouts(day, nowSec).toSorted((a, b) => b.from - a.from || b.id - a.id)) {
      if (updatedSince === null || workout.modified > updatedSince) yield workout;
    }
  }
}

function toWire(
  workout: TrueWorkout,
  fields: ReadonlySet<string>,
  dialect: DialectId,
  { switches, person }: State,
): WireWorkout {
  const { id, attrib, from, to, day, modified } = workout;
  const isUnknown = switches.unknownEnums && isOneIn(5, id);
  const common = {
    id,
    category: isUnknown ? 9876 : workout.category,
    timezone: zoneText(workout.timeZone, 'record', dialect, switches),
    model: isUnknown ? 987 : workout.modelId,
    attrib,
    startdate: from,
    enddate: to,
    date: day,
  };
  const data = dataOf(workout, fields, dialect, switches);
  if (dialect === 'nokia') return { ...common, userid: person.userid, data, modified };
  return { ...common, deviceid: workout.deviceId, data, modified };
}

function dataOf(
  { values, from, to }: TrueWorkout,
  fields: ReadonlySet<string>,
  dialect: DialectId,
  switches: Switches,
): WireWorkoutData | [] {
  const isOld = switches.poolNames === 'real' ? dialect === 'nokia' : switches.poolNames === '2018';
  const duration = to - from - (values['pause_duration'] ?? 0);
  // `duration` is a field of 2018 alone.
  const known = dialect === 'nokia' ? { ...values, duration } : values;
  const lacksHeartRate = switches.missingHeartRate && Math.floor(from / 86_400) % 2 === 0;
  const entries = Object.entries(pickFields<number | null>(known, fields))
    .filter(([name]) => !(lacksHeartRate && name.startsWith('hr_')))
    .map(([name, value]) => [isOld ? (poolNamesOf2018[name] ?? name) : name, value] as const);
  // PHP writes an empty map as a list.
  return entries.length === 0 ? [] : Object.fromEntries(entries);
}
