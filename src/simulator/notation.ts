import type { DialectId } from './grants.ts';
import type { Answer } from './reply.ts';
import type { Switches } from './switches.ts';

/** Scatters neighbours (multiplication by the golden ratio; Knuth, TAOCP 6.4). */
export function disorder(key: number): number {
  return Math.imul(key, 0x9e3779b1) >>> 0;
}

/** True for one in `count` keys, always the same. */
export function isOneIn(count: number, key: number): boolean {
  return disorder(key) % count === 0;
}

type Order = Exclude<Switches['order'], 'real'>;

/** The records of a page as the switch wants them, or as this service really has them. */
export function arrange<Row>(
  rows: readonly Row[],
  { order }: Switches,
  real: Order,
  { at, key }: { at: (row: Row) => number; key: (row: Row) => number },
): Row[] {
  switch (order === 'real' ? real : order) {
    case 'scattered':
      return rows.toSorted((a, b) => disorder(key(a)) - disorder(key(b)));
    case 'newest first':
      return rows.toSorted((a, b) => at(b) - at(a));
    default:
      return rows.toSorted((a, b) => at(a) - at(b));
  }
}

/** "Europe\/Paris" in the profile and "\"Europe/Paris\"" in the nights are what the document of 2018 shows. */
export function zoneText(
  zone: string,
  place: 'profile' | 'night' | 'record',
  dialect: DialectId,
  { zones }: Switches,
): string {
  switch (zones === 'real' ? realZones(place, dialect) : zones) {
    case 'quoted':
      return `"${zone}"`;
    case 'escaped':
      return escapeSlashes(zone);
    case 'unknown':
      return 'Romance Standard Time';
    case 'blank':
      return '';
    default:
      return zone;
  }
}

function realZones(place: 'profile' | 'night' | 'record', dialect: DialectId): Switches['zones'] {
  if (place === 'profile') return 'escaped';
  return place === 'night' && dialect === 'nokia' ? 'quoted' : 'plain';
}

export function escapeSlashes(text: string): string {
  return text.replaceAll('/', '\\/');
}

/** A successful answer; where there are no records, in one of the ways in which services say so. */
export function answerWith(
  key: string,
  records: readonly unknown[] | ReadonlyMap<string, unknown> | object,
  rest: object,
  { empty }: Switches,
): Answer {
  if (!isEmpty(records)) return { status: 0, body: { ...rest, [key]: records } };
  switch (empty) {
    case 'map':
      return { status: 0, body: { ...rest, [key]: {} } };
    case 'null':
      return { status: 0, body: { ...rest, [key]: null } };
    case 'absent':
      return { status: 0, body: rest };
    case 'empty body':
      return { status: 0, body: {} };
    case 'list body':
      return { status: 0, body: [] };
    case 'no body':
      return { status: 0 };
    default:
      // Recorded for goals, and how PHP writes any empty map.
      return { status: 0, body: { ...rest, [key]: [] } };
  }
}

function isEmpty(records: readonly unknown[] | ReadonlyMap<string, unknown> | object): boolean {
  if (Array.isArray(records)) return records.length === 0;
  return records instanceof Map ? records.size === 0 : Object.keys(records).length === 0;
}

/** What there is to say when a thing was done: nothing in 2018, an empty map today. */
export function doneAnswer(dialect: DialectId, { empty }: Switches): Answer {
  switch (empty) {
    case 'map':
    case 'empty body':
      return { status: 0, body: {} };
    case 'list':
    case 'list body':
      return { status: 0, body: [] };
    case 'null':
      return { status: 0, body: null };
    case 'absent':
    case 'no body':
      return { status: 0 };
    default:
      return dialect === 'nokia' ? { status: 0 } : { status: 0, body: {} };
  }
}

/** Whole answers in one of the notations that concern every service. */
export function restyle(answer: Answer, { numbers, falseForIntegers }: Switches): Answer {
  if (answer.body === undefined || (numbers === 'number' && !falseForIntegers)) return answer;
  const change = (value: unknown, name: string): unknown => {
    if (falseForIntegers && (name === 'modified' || name === 'created')) return false;
    if (typeof value === 'number') return numbers === 'text' ? String(value) : value;
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((item: unknown) => change(item, ''));
    const entries = value instanceof Map ? [...value] : Object.entries(value);
    const changed = entries.map(([key, item]): [string, unknown] => [String(key), change(item, String(key))]);
    return value instanceof Map ? new Map(changed) : Object.fromEntries(changed);
  };
  return { ...answer, body: change(answer.body, 'body') };
}
