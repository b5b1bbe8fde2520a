import type { Call, DaysParams, MeasuresParams, WindowParams } from '#api/dialects/dialect.ts';
import { ProxyError } from './errors.ts';

/** Last second of the year 9999: anything later is no date, and most likely milliseconds. */
const LATEST_SEC = 253_402_300_799;
const MOST_TYPES = 64;

/** `undefined` for a text that is no value of this parameter. */
type Parser<T> = (text: string) => T | undefined;

const instant = integerFrom(0, LATEST_SEC);
const offset = integerFrom(0, Number.MAX_SAFE_INTEGER);

const measuresParsers = {
  from: instant,
  to: instant,
  updatedSince: instant,
  types: parseTypes,
  category: integerFrom(1, 2),
  offset,
  limit: integerFrom(1, 10_000),
} as const satisfies { [Name in keyof Required<MeasuresParams>]: Parser<MeasuresParams[Name]> };

const daysParsers = {
  from: parseDay,
  to: parseDay,
  updatedSince: instant,
  offset,
} as const satisfies { [Name in keyof Required<DaysParams>]: Parser<DaysParams[Name]> };

const windowParsers = { from: instant, to: instant } as const satisfies {
  [Name in keyof WindowParams]: Parser<WindowParams[Name]>;
};

/** Names of the calls that take nothing at all. */
type BareOperation = 'user' | 'devices' | 'goals';
type DaysOperation = 'activity' | 'sleep-summary' | 'workouts';
type WindowOperation = 'intraday' | 'sleep';

export function bareCall(operation: BareOperation): (query: URLSearchParams) => Call {
  return (query) => {
    parseQuery(query, {});
    return { operation };
  };
}

export function parseMeasuresCall(query: URLSearchParams): Call {
  const params: MeasuresParams = parseQuery(query, measuresParsers);
  refuseContradiction(params);
  return { operation: 'measures', ...params };
}

/** Whole days, or whatever changed since an instant: the service wants one of the two. */
export function daysCall(operation: DaysOperation): (query: URLSearchParams) => Call {
  return (query) => {
    const params: DaysParams = parseQuery(query, daysParsers);
    refuseContradiction(params);
    if (params.updatedSince === undefined) {
      demand(params.from, 'from');
      demand(params.to, 'to');
    }
    return { operation, ...params };
  };
}

export function windowCall(operation: WindowOperation): (query: URLSearchParams) => Call {
  return (query) => {
    const params = parseQuery(query, windowParsers);
    refuseContradiction(params);
    return { operation, from: demand(params.from, 'from'), to: demand(params.to, 'to') };
  };
}

const subscriptionParsers = { appli: integerFrom(1, 65_535) } as const;

/** Which kind of notification is to be changed. */
export function parseAppli(query: URLSearchParams): number {
  return demand(parseQuery(query, subscriptionParsers).appli, 'appli');
}

export function parseNothing(query: URLSearchParams): void {
  parseQuery(query, {});
}

/** The entries of a JSON object, numbers as they would stand in an address; anything else is no value at all. */
export function parseJsonParams(text: string): readonly [string, string][] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new ProxyError('bad_request');
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new ProxyError('bad_request');
  return Object.entries(json).map(([name, value]) => [name, typeof value === 'number' ? String(value) : '']);
}

/** Every name must be known, stand there once and hold what its parser accepts. */
function parseQuery<Parsers extends Readonly<Record<string, Parser<unknown>>>>(
  query: URLSearchParams,
  parsers: Parsers,
): { [Name in keyof Parsers]?: NonNullable<ReturnType<Parsers[Name]>> } {
  const parsed = new Map<string, unknown>();
  for (const [name, text] of query) {
    const parse = Object.hasOwn(parsers, name) ? parsers[name] : undefined;
    if (parse === undefined) throw new ProxyError('bad_request', { parameter: { name, fault: 'unknown' } });
    if (parsed.has(name)) throw new ProxyError('bad_request', { parameter: { name, fault: 'repeated' } });
    const value = parse(text);
    if (value === undefined) throw new ProxyError('bad_request', { parameter: { name, fault: 'invalid' } });
    parsed.set(name, value);
  }
  // The entries were made by the parsers of the same names, one line above.
  return Object.fromEntries(parsed) as {
    [Name in keyof Parsers]?: NonNullable<ReturnType<Parsers[Name]>>;
  };
}

function demand<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new ProxyError('bad_request', { parameter: { name, fault: 'missing' } });
  return value;
}

/** The service takes a span of time or "changed since", never both, and what it drops it drops silently. */
function refuseContradiction(params: {
  readonly from?: string | number;
  readonly to?: string | number;
  readonly updatedSince?: number;
}): void {
  const { from, to, updatedSince } = params;
  const hasSpan = from !== undefined || to !== undefined;
  if (hasSpan && updatedSince !== undefined) throw contradictory('updatedSince');
  // Both of one kind: days of one length compare as text as they do as dates.
  if (from !== undefined && to !== undefined && from > to) throw contradictory('to');
}

function contradictory(name: string): ProxyError {
  return new ProxyError('bad_request', { parameter: { name, fault: 'contradictory' } });
}

function integerFrom(lowest: number, highest: number): Parser<number> {
  return (text) => {
    const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
    return value >= lowest && value <= highest ? value : undefined;
  };
}

/** `YYYY-MM-DD`, and a day that was or will be: 31 February rolls over to another one. */
function parseDay(text: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text) ? text : undefined;
}

function parseTypes(text: string): readonly number[] | undefined {
  const types = text.split(',').map(integerFrom(0, 65_535));
  return types.length <= MOST_TYPES && types.every((type) => type !== undefined) ? types : undefined;
}
