import type { WireActivity, WireActivityBody } from '#api/wire/activity.ts';
import { type DayNumber, formatDay } from './calendar.ts';
import {
  type DayQuery,
  type Params,
  pickFields,
  readDataFields,
  readDay,
  readDayQuery,
} from './day-query.ts';
import type { KnownDay } from './days-store.ts';
import { modelName } from './device-models.ts';
import type { DialectId } from './grants.ts';
import { answerWith, arrange, isOneIn, zoneText } from './notation.ts';
import { pageFields, type PageNotation, takePage } from './paging.ts';
import { type Answer, failure, invalid } from './reply.ts';
import type { Context } from './services.ts';
import type { State } from './state.ts';

/** "You retrieve 200 objects by calls." */
const rowsPerPage = 200;

const notation: Readonly<Record<DialectId, PageNotation>> = {
  // "If there is more data, we will find the parameter more and the offset": optional, both of them.
  nokia: { more: 'boolean', onLastPage: null },
  // Recorded: `offset` stands there with `more: false` too.
  withings: { more: 'boolean', onLastPage: { more: false, offset: rowsPerPage } },
};

/** Names of 2018; heart rate came later. */
const fieldsOf2018 = [
  'steps',
  'distance',
  'calories',
  'totalcalories',
  'elevation',
  'soft',
  'moderate',
  'intense',
] as const;
/** What today comes unasked. */
const unaskedFields = [...fieldsOf2018, 'active'] as const;

/**
 * `getactivity`: one row for each day that has any, skipping by `offset` "the most recent".
 *
 * In 2018 a single day is the body itself.
 */
export function getActivity(params: Params, { state, dialect }: Context): Answer {
  const { switches } = state;
  if (dialect === 'nokia' && asksForOneDay(params)) return singleDay(params, state);
  const query = readDayQuery(params, dialect);
  if (typeof query === 'string') return invalid(query);
  const fields =
    dialect === 'nokia' ? new Set(fieldsOf2018) : readDataFields(params, unaskedFields, switches);
  if (fields === null) return failure(503, 'Invalid Params: data_fields is missing');
  const size = switches.rowsPerPage === 0 ? rowsPerPage : switches.rowsPerPage;
  const page = takePage(knownDays(query, state), { offset: query.offset, size }, switches);
  const rows = arrange(page.rows, switches, 'oldest first', {
    at: ({ from }) => from,
    key: ({ from }) => from,
  });
  const activities = rows.map((row) => toWire(row, fields, dialect, state));
  const body: WireActivityBody = pageFields(page, notation[dialect], switches);
  const isMap = switches.activities === 'map';
  return answerWith(
    'activities',
    isMap ? new Map(activities.map((row) => [row.date ?? '', row])) : activities,
    body,
    switches,
  );
}

function asksForOneDay(params: Params): boolean {
  return !['startdateymd', 'enddateymd', 'lastupdate'].some((name) => params.has(name));
}

/** "current date for the log", where none is given. */
function singleDay(params: Params, state: State): Answer {
  const { switches, clock, calendar, person } = state;
  const asked = readDay(params, 'date');
  if (asked === 'wrong') return invalid('date');
  const nowSec = clock.nowSec();
  const day = asked ?? calendar.dayOf(nowSec, person.zoneOn(calendar.dayOf(nowSec, person.homeZone)));
  const known = state.days.day(day, nowSec);
  const row = known === null ? null : toWire(known, new Set(fieldsOf2018), 'nokia', state);
  if (switches.activities === 'list' || row === null) {
    // Recorded: a day without data has an empty body.
    if (row === null && switches.empty === 'real') return { status: 0, body: {} };
    return answerWith('activities', row === null ? [] : [row], {}, switches);
  }
  return switches.activities === 'map'
    ? { status: 0, body: { activities: { [formatDay(day)]: row } } }
    : { status: 0, body: row };
}

/** Latest first; days are looked up as the page needs them. */
function* knownDays({ from, to, updatedSince }: DayQuery, state: State): Generator<KnownDay> {
  const { days, clock } = state;
  const nowSec = clock.nowSec();
  for (const day of updatedSince === null
    ? daysBetween(from, to, state)
    : days.daysChangedSince(updatedSince, nowSec)) {
    const known = days.day(day, nowSec);
    if (known !== null && (updatedSince === null || known.modified > updatedSince)) yield known;
  }
}

/** Latest first, none that the service cannot have. */
export function* daysBetween(from: number, to: number, { days, clock }: State): Generator<DayNumber> {
  const first = Math.max(from, days.firstDay);
  for (let day = Math.min(to, days.lastDay(clock.nowSec())); day >= first; day -= 1) yield day;
}

function toWire(
  row: KnownDay,
  fields: ReadonlySet<string>,
  dialect: DialectId,
  { switches }: State,
): WireActivity {
  const timezone = zoneText(row.timeZone, 'record', dialect, switches);
  const lacksHeartRate = switches.missingHeartRate && Math.floor(row.from / 86_400) % 2 === 0;
  const asked = lacksHeartRate ? [...fields].filter((name) => !name.startsWith('hr_')) : fields;
  const values = pickFields(row.totals, asked);
  if (dialect === 'nokia') return { date: row.day, ...values, timezone };
  const deviceid = isAggregated(row, switches.aggregated) ? null : row.deviceId;
  const modelId = switches.unknownEnums && isOneIn(9, row.from) ? 987 : row.modelId;
  return {
    ...values,
    deviceid,
    hash_deviceid: deviceid,
    timezone,
    date: row.day,
    modified: row.modified,
    // 1 is the service's own, 18 everybody else's.
    brand: 1,
    modelid: modelId,
    model: modelName(modelId),
    is_tracker: true,
  };
}

/** The service's own sum over all devices of a day names none of them. */
function isAggregated({ from }: KnownDay, aggregated: State['switches']['aggregated']): boolean {
  return aggregated === 'always' || (aggregated === 'sometimes' && isOneIn(4, Math.floor(from / 86_400)));
}
