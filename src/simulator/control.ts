import { isTimeZone } from './calendar.ts';
import {
  ControlError,
  type JsonObject,
  readChoice,
  readInstant,
  readInteger,
  readList,
  readNumber,
  readObject,
  readText,
} from './control-input.ts';
import { readFaultRule } from './faults.ts';
import type { TrueMeasure } from './measures-draft.ts';
import type { MeasureRecord } from './measures-history.ts';
import type { MeasureChange } from './measures-store.ts';
import { jsonReply, type Reply } from './reply.ts';
import type { State } from './state.ts';
import { trueUser } from './user.ts';

type Handler = (input: { state: State; json: unknown; query: URLSearchParams }) => unknown;

/** What a tester can do to the simulator; answered only where `control` is on. */
const handlers: Readonly<Record<string, Handler>> = {
  'GET clock': ({ state }) => ({ now: state.clock.nowSec() }),
  'POST clock': ({ state, json }) => moveClock(state, json),
  'GET faults': ({ state }) => ({ faults: state.faults.rules() }),
  'POST faults': ({ state, json }) => state.faults.add(readFaultRule(json)),
  'DELETE faults': ({ state }) => {
    state.faults.clear();
    return {};
  },
  'POST readings': ({ state, json }) => changeReadings(state, json),
  'POST tokens': ({ state, json }) => killTokens(state, json),
  'GET truth': ({ state, query }) => tellTruth(state, query),
  'GET calls': ({ state }) => ({ calls: state.calls.entries() }),
};

export async function controlReply(request: Request, state: State, reset: () => void): Promise<Reply> {
  // A page of another site must not play with the data of somebody who is testing.
  if (request.headers.get('sec-fetch-site') === 'cross-site') return jsonReply(403, { error: 'cross-site' });
  const url = new URL(request.url);
  const name = `${request.method} ${url.pathname.slice('/__sim/'.length)}`;
  if (name === 'POST reset') {
    reset();
    return jsonReply(200, {});
  }
  const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined;
  if (handler === undefined) return jsonReply(404, { error: 'not found' });
  try {
    const json = request.method === 'POST' ? await readJson(request) : undefined;
    return jsonReply(200, handler({ state, json, query: url.searchParams }));
  } catch (error) {
    if (!(error instanceof ControlError)) throw error;
    return jsonReply(400, { error: 'bad request', field: error.field, message: error.message });
  }
}

async function readJson(request: Request): Promise<unknown> {
  try {
    return JSON.parse(await request.text());
  } catch {
    throw new ControlError('body', 'JSON');
  }
}

/** The person's life is computed day by day up to the clock. */
const earliestSec = Date.UTC(1990, 0) / 1000;
const latestSec = Date.UTC(2100, 0) / 1000;

function moveClock({ clock }: State, json: unknown): unknown {
  const body = readObject(json, 'body', ['advanceSec', 'now']);
  if ((body['advanceSec'] === undefined) === (body['now'] === undefined)) {
    throw new ControlError('advanceSec', 'either advanceSec or now');
  }
  const isStep = body['now'] === undefined;
  const step = isStep ? readNumber(body['advanceSec'], 'advanceSec') : 0;
  const target = isStep ? clock.nowSec() + step : readInstant(body['now'], 'now');
  if (target < earliestSec || target > latestSec) {
    throw new ControlError(isStep ? 'advanceSec' : 'now', 'an instant between 1990 and 2100');
  }
  if (isStep) clock.advance(step);
  else clock.set(target);
  return { now: clock.nowSec() };
}

function killTokens({ grants }: State, json: unknown): unknown {
  const body = readObject(json, 'body', ['kill']);
  if (readChoice(body['kill'], 'kill', ['access', 'refresh']) === 'access') grants.killAccess();
  else grants.killRefresh();
  return {};
}

function tellTruth(state: State, query: URLSearchParams): unknown {
  const kind = readChoice(query.get('kind'), 'kind', ['measures', 'user']);
  if (kind === 'user') return { kind, ...trueUser(state) };
  const bound = (name: string, fallback: number): number => {
    const text = query.get(name);
    if (text === null) return fallback;
    return readInstant(/^-?\d+$/.test(text) ? Number(text) : text, name);
  };
  const from = bound('from', -Infinity);
  const to = bound('to', Infinity);
  const records = state.measures
    .visible(state.clock.nowSec())
    .filter(({ date }) => date >= from && date <= to)
    .map(toTruth);
  return { kind, timezone: state.person.homeZone, records };
}

/** Everything but the wire's notation of the values. */
function toTruth(record: MeasureRecord): object {
  return {
    ...record,
    measures: record.measures.map(({ type, value, position }) => ({
      type,
      value,
      ...(position !== undefined && { position }),
    })),
  };
}

function changeReadings(state: State, json: unknown): unknown {
  const body = readObject(json, 'body', ['add', 'edit', 'delete']);
  // Read whole before anything is changed: half a change would be a trap.
  const added = readList(body['add'], 'add').map((item, index) => {
    const field = `add[${index}]`;
    const { grpid, date, ...change } = readChange(item, field);
    if (grpid !== undefined) throw new ControlError(`${field}.grpid`, 'no grpid: it is given');
    if (change.measures === undefined) throw new ControlError(`${field}.values`, 'values or measures');
    if (date === undefined) throw new ControlError(`${field}.at`, 'epoch seconds or an ISO 8601 time');
    return { ...change, date };
  });
  const known = (value: unknown, field: string): number => {
    const grpid = readInteger(value, field);
    state.measures.visible(state.clock.nowSec());
    if (!state.measures.has(grpid)) throw new ControlError(field, 'the grpid of a group that exists');
    return grpid;
  };
  const edited = readList(body['edit'], 'edit').map((item, index) => {
    const { grpid, ...change } = readChange(item, `edit[${index}]`);
    return { grpid: known(grpid, `edit[${index}].grpid`), change };
  });
  const deleted = readList(body['delete'], 'delete').map((item, index) => known(item, `delete[${index}]`));

  const nowSec = state.clock.nowSec();
  for (const { grpid, change } of edited) state.measures.edit(grpid, change, nowSec);
  for (const grpid of deleted) state.measures.delete(grpid);
  return {
    added: added.map((change) => state.measures.add(change, nowSec).grpid),
    edited: edited.map(({ grpid }) => grpid),
    deleted,
  };
}

/** Names that say their unit, with the service's type number. */
const valueTypes: Readonly<Record<string, number>> = {
  weightKg: 1,
  heightM: 4,
  fatFreeMassKg: 5,
  fatRatioPercent: 6,
  fatMassKg: 8,
  diastolicMmHg: 9,
  systolicMmHg: 10,
  pulseBpm: 11,
  temperatureC: 12,
  spo2Percent: 54,
  bodyTemperatureC: 71,
  skinTemperatureC: 73,
  muscleMassKg: 76,
  hydrationKg: 77,
  boneMassKg: 88,
  pulseWaveVelocityMPerSec: 91,
};

function readChange(value: unknown, field: string): MeasureChange & { grpid?: unknown } {
  const item = readObject(value, field, [
    'grpid',
    'at',
    'timeZone',
    'attrib',
    'category',
    'comment',
    'deviceid',
    'values',
    'measures',
  ]);
  const at = (name: string): string => `${field}.${name}`;
  const measures = [...readValues(item, at('values')), ...readRawMeasures(item, at('measures'))];
  return {
    ...(item['grpid'] !== undefined && { grpid: item['grpid'] }),
    ...(item['at'] !== undefined && { date: readInstant(item['at'], at('at')) }),
    ...(item['timeZone'] !== undefined && { timezone: readZone(item['timeZone'], at('timeZone')) }),
    ...(item['attrib'] !== undefined && { attrib: readInteger(item['attrib'], at('attrib')) }),
    ...(item['category'] !== undefined && { category: readInteger(item['category'], at('category')) }),
    ...(item['comment'] !== undefined && { comment: readText(item['comment'], at('comment')) }),
    ...(item['deviceid'] !== undefined && { deviceid: readText(item['deviceid'], at('deviceid')) }),
    ...(measures.length > 0 && { measures }),
  };
}

function readZone(value: unknown, field: string): string {
  const zone = readText(value, field);
  if (!isTimeZone(zone)) throw new ControlError(field, 'a time zone such as Europe/Paris');
  return zone;
}

function readValues(item: JsonObject, field: string): TrueMeasure[] {
  if (item['values'] === undefined) return [];
  const values = readObject(item['values'], field, Object.keys(valueTypes));
  return Object.entries(values).map(([name, value]) => {
    const number = readNumber(value, `${field}.${name}`);
    return { type: valueTypes[name] ?? 0, value: number, unit: -decimalsOf(number, `${field}.${name}`) };
  });
}

/** As on the wire: `{type, value, unit}`, a whole number and its power of ten. */
function readRawMeasures(item: JsonObject, field: string): TrueMeasure[] {
  return readList(item['measures'], field).map((entry, index) => {
    const at = `${field}[${index}]`;
    const raw = readObject(entry, at, ['type', 'value', 'unit', 'position']);
    const unit = readInteger(raw['unit'] ?? 0, `${at}.unit`);
    const value = Number(`${readInteger(raw['value'], `${at}.value`)}e${unit}`);
    return {
      type: readInteger(raw['type'], `${at}.type`, 0),
      value,
      unit,
      ...(raw['position'] !== undefined && { position: readInteger(raw['position'], `${at}.position`, 0) }),
    };
  });
}

/** So many that the wire says exactly what was asked for. */
function decimalsOf(value: number, field: string): number {
  const decimals =
    /^-?\d+(?:\.(\d+))?$/.exec(String(value))?.[1]?.length ?? (Number.isInteger(value) ? 0 : 7);
  if (decimals > 6) throw new ControlError(field, 'a number with at most six decimals');
  return decimals;
}
