import type { Call, MeasuresParams } from '#api/dialects/dialect.ts';
import { ProxyError } from './errors.ts';

/** Last second of the year 9999: anything later is no date, and most likely milliseconds. */
const LATEST_SEC = 253_402_300_799;
const MOST_TYPES = 64;

const measuresParsers = {
  from: integerUpTo(LATEST_SEC),
  to: integerUpTo(LATEST_SEC),
  updatedSince: integerUpTo(LATEST_SEC),
  types: parseTypes,
  category: integerUpTo(2),
  offset: integerUpTo(Number.MAX_SAFE_INTEGER),
  limit: integerUpTo(10_000),
} as const satisfies { [Name in keyof MeasuresParams]: (text: string) => MeasuresParams[Name] };

export function parseUserCall(query: URLSearchParams): Call {
  parseQuery(query, {});
  return { operation: 'user' };
}

export function parseMeasuresCall(query: URLSearchParams): Call {
  const params: MeasuresParams = parseQuery(query, measuresParsers);
  const { from, to, category, limit } = params;
  if (from !== undefined && to !== undefined && from > to) throw new ProxyError('bad_request');
  if (category === 0 || limit === 0) throw new ProxyError('bad_request');
  return { operation: 'measures', ...params };
}

/** Every name must be known, stand there once and hold what its parser accepts. */
function parseQuery<Parsers extends Record<string, (text: string) => unknown>>(
  query: URLSearchParams,
  parsers: Parsers,
): { [Name in keyof Parsers]?: ReturnType<Parsers[Name]> } {
  const parsed = new Map<string, unknown>();
  for (const [name, text] of query) {
    const parse = Object.hasOwn(parsers, name) ? parsers[name] : undefined;
    if (parse === undefined || parsed.has(name)) throw new ProxyError('bad_request');
    parsed.set(name, parse(text));
  }
  // The entries were made by the parsers of the same names, one line above.
  return Object.fromEntries(parsed) as { [Name in keyof Parsers]?: ReturnType<Parsers[Name]> };
}

function integerUpTo(highest: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
    if (!Number.isSafeInteger(value) || value > highest) throw new ProxyError('bad_request');
    return value;
  };
}

function parseTypes(text: string): readonly number[] {
  const types = text.split(',').map(integerUpTo(65_535));
  if (types.length > MOST_TYPES) throw new ProxyError('bad_request');
  return types;
}
