import { isTimeZone } from './calendar.ts';
import {
  ControlError,
  type JsonObject,
  readInstant,
  readInteger,
  readList,
  readNumber,
  readObject,
  readText,
} from './control-input.ts';
import type { TrueMeasure } from './measures-draft.ts';
import type { MeasureRecord } from './measures-history.ts';
import type { MeasureChange } from './measures-store.ts';
import type { State } from './state.ts';

type MeasureChanges = {
  readonly add: readonly (MeasureChange & { date: number })[];
  readonly edit: readonly { grpid: number; change: MeasureChange }[];
  readonly delete: readonly number[];
};

/** Reads `add`, `edit` and `delete` of measure groups; nothing is changed yet. */
export function readMeasureChanges(body: JsonObject, state: State): MeasureChanges {
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
  return {
    add: added,
    edit: readList(body['edit'], 'edit').map((item, index) => {
      const { grpid, ...change } = readChange(item, `edit[${index}]`);
      return { grpid: known(grpid, `edit[${index}].grpid`), change };
    }),
    delete: readList(body['delete'], 'delete').map((item, index) => known(item, `delete[${index}]`)),
  };
}

/** Added groups become known after a while, if that is wanted; edited ones at once. */
export function applyMeasureChanges(
  changes: MeasureChanges,
  { measures, clock }: State,
  readableAfterSec: number,
): readonly { readonly grpid: number; readonly record: MeasureRecord | undefined }[] {
  const nowSec = clock.nowSec();
  for (const { grpid, change } of changes.edit) measures.edit(grpid, change, nowSec);
  for (const grpid of changes.delete) measures.delete(grpid);
  const added = changes.add.map((change) => measures.add(change, nowSec + readableAfterSec));
  const visible = measures.visible(nowSec);
  return [
    ...added.map((record) => ({ grpid: record.grpid, record })),
    ...changes.edit.map(({ grpid }) => ({ grpid, record: visible.find((record) => record.grpid === grpid) })),
  ];
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

export function readZone(value: unknown, field: string): string {
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
