import type { WireSleepSummary, WireSleepSummaryBody, WireSleepSummaryData } from '#api/wire/sleep.ts';
import { daysBetween } from './activity.ts';
import { type DayNumber, dayNumber, formatDay } from './calendar.ts';
import {
  type DayQuery,
  type Params,
  parseDay,
  pickFields,
  readDataFields,
  readDayQuery,
} from './day-query.ts';
import type { KnownNight } from './days-store.ts';
import type { DialectId } from './grants.ts';
import { answerWith, arrange, isOneIn, zoneText } from './notation.ts';
import { pageFields, type PageNotation, takePage } from './paging.ts';
import { type Answer, failure, invalid } from './reply.ts';
import type { Context } from './services.ts';
import type { State } from './state.ts';
import type { Switches } from './switches.ts';

/** Recorded: `more: true, offset: 300`. */
const rowsPerPage = 300;
/** "You can retrieve 7 days of data by calls." */
const daysPerCall = 7;

const notation: Readonly<Record<DialectId, PageNotation>> = {
  nokia: { more: 'boolean', onLastPage: { more: false } },
  withings: { more: 'boolean', onLastPage: { more: false, offset: 0 } },
};

const fieldsOf2018 = [
  'wakeupduration',
  'lightsleepduration',
  'deepsleepduration',
  'remsleepduration',
  'durationtosleep',
  'durationtowakeup',
  'wakeupcount',
] as const;
/** Recorded: what comes without `data_fields`. */
const unaskedFields = [
  ...fieldsOf2018,
  'nb_rem_episodes',
  'out_of_bed_count',
  'sleep_efficiency',
  'sleep_latency',
  'total_sleep_time',
  'total_timeinbed',
  'wakeup_latency',
  'waso',
] as const;

/** `getsummary`: a row for every stay in bed that each device recorded, naps too, under the day on which it ended. */
export function getSleepSummary(params: Params, { state, dialect }: Context): Answer {
  const { switches } = state;
  const query = readDayQuery(dialect === 'nokia' ? withDays(params) : params, dialect);
  if (typeof query === 'string') return invalid(query);
  const fields =
    dialect === 'nokia' ? new Set(fieldsOf2018) : readDataFields(params, unaskedFields, switches);
  if (fields === null) return failure(503, 'Invalid Params: data_fields is missing');
  const style = styleOf(dialect, switches);
  const nights = knownNights(style === '7 days cut' ? cut(query) : query, state);
  const isFull = (next: KnownNight, rows: readonly KnownNight[]): boolean =>
    style === '7 days' && Math.abs(dayOf(rows[0] ?? next) - dayOf(next)) >= daysPerCall;
  const size = switches.rowsPerPage === 0 ? rowsPerPage : switches.rowsPerPage;
  const page = takePage(nights, { offset: query.offset, size, isFull }, switches);
  const rows = arrange(page.rows, switches, 'oldest first', { at: ({ from }) => from, key: ({ id }) => id });
  const body: WireSleepSummaryBody = pageFields(page, notation[dialect], switches);
  return answerWith(
    'series',
    rows.map((night) => toWire(night, fields, dialect, state)),
    body,
    switches,
  );
}

/** The table of 2018 calls these days "unix epoch", its example writes them as dates: both are taken. */
function withDays(params: Params): Params {
  const changed = new Map(params);
  for (const name of ['startdateymd', 'enddateymd']) {
    const text = params.get(name);
    if (text !== undefined && /^\d{9,10}$/.test(text)) {
      changed.set(name, formatDay(Math.floor(Number(text) / 86_400)));
    }
  }
  return changed;
}

function styleOf(
  dialect: DialectId,
  { nightsPerCall }: Switches,
): Exclude<Switches['nightsPerCall'], 'real'> {
  if (nightsPerCall !== 'real') return nightsPerCall;
  return dialect === 'nokia' ? '7 days' : '300 rows';
}

/** As the minutes are: what is longer is cut off silently. */
function cut(query: DayQuery): DayQuery {
  return { ...query, to: Math.min(query.to, query.from + daysPerCall - 1) };
}

function dayOf({ day }: KnownNight): DayNumber {
  return parseDay(day) ?? dayNumber(1970, 1, 1);
}

/** Latest first; days are looked up as the page needs them. */
function* knownNights({ from, to, updatedSince }: DayQuery, state: State): Generator<KnownNight> {
  const { days, clock } = state;
  const nowSec = clock.nowSec();
  for (const day of updatedSince === null
    ? daysBetween(from, to, state)
    : days.daysChangedSince(updatedSince, nowSec)) {
    for (const night of days.nights(day, nowSec).toSorted((a, b) => b.from - a.from || b.id - a.id)) {
      if (updatedSince === null || night.modified > updatedSince) yield night;
    }
  }
}

function toWire(
  night: KnownNight,
  fields: ReadonlySet<string>,
  dialect: DialectId,
  { switches }: State,
): WireSleepSummary {
  const { id, model, from, to, day, created, modified } = night;
  const timezone = zoneText(night.timeZone, 'night', dialect, switches);
  const data = dataOf(night, fields, switches);
  const common = { id, timezone, startdate: from, enddate: to, date: day };
  const told = switches.summaryModel === 'device' ? night.modelId : model;
  if (dialect === 'nokia') return { ...common, model: told, data, modified };
  const isEarly = switches.modifiedBeforeCreated && isOneIn(3, id);
  return {
    ...common,
    model: told,
    model_id: switches.unknownEnums && isOneIn(9, id) ? 987 : night.modelId,
    hash_deviceid: night.deviceId,
    data,
    created,
    modified: isEarly ? created - 3600 : modified,
    completed: night.isCompleted,
  };
}

function dataOf(
  night: KnownNight,
  fields: ReadonlySet<string>,
  switches: Switches,
): WireSleepSummaryData | [] {
  const lacksHeartRate = switches.missingHeartRate && Math.floor(night.to / 86_400) % 2 === 0;
  const names = [...fields].filter((name) => !(lacksHeartRate && name.startsWith('hr_')));
  const values = pickFields(night.summary, names);
  // −1 says "not available".
  if (!switches.sentinels) for (const name of names) if (values[name] === -1) delete values[name];
  const data: WireSleepSummaryData = { ...values, ...(fields.has('night_events') && eventsOf(night)) };
  return Object.keys(data).length === 0 ? [] : data;
}

function eventsOf({ events }: KnownNight): Pick<WireSleepSummaryData, 'night_events'> {
  const lists = Object.entries(events).map(([kind, offsets]): [string, number[]] => [kind, [...offsets]]);
  return { night_events: Object.fromEntries(lists) };
}
