/** The numbers of a record by a table: what every wire field means, and which values stand for "not measured". */

import { isAbsent, readDecimal, unreadable, type Quarantined } from './decode.ts';

/**
 * - `amount`: 0 or more; 0 is a real zero.
 * - `vital`: more than 0. A living person has no pulse, breath or body temperature of 0, which is how the service
 *   writes "not measured"; nor does anyone type in a workout of 0 m.
 * - `score`: 0 or more, and −1 is how the service writes "not available": on every eighth night of the recorded ones.
 * - `code`: any integer, for what is no quantity.
 */
type MetricKind = 'amount' | 'vital' | 'score' | 'code';

/** The plain numbers of a domain type: what a table may fill. Branded ones, such as instants, are read elsewhere. */
export type MetricName<T> = {
  [K in keyof T]-?: number extends T[K] ? K : never;
}[keyof T] &
  string;

/** A wire field and what it means; `Field` keeps the names to those of the wire type. */
type Metric<Field extends string, Name extends string> = {
  readonly field: Field;
  readonly name: Name;
  readonly kind: MetricKind;
};

/** What the fields of a record mean, ready to be looked up. */
export type MetricTable<Name extends string> = ReadonlyMap<
  string,
  Metric<string, Name> & { readonly isShared: boolean }
>;

/** Makes a table; several fields may mean the same, and the first in the list that says something counts. */
export function createMetricTable<Field extends string, Name extends string>(
  metrics: readonly Metric<Field, Name>[],
): MetricTable<Name> {
  const isShared = (name: Name): boolean => metrics.filter((metric) => metric.name === name).length > 1;
  return new Map(metrics.map((metric) => [metric.field, { ...metric, isShared: isShared(metric.name) }]));
}

/** What `readMetrics` fills in. */
export type MetricValues<Name extends string> = { [K in Name]?: number };

/** A field that could not be read, and what it should have been. */
export type MetricProblem = { readonly field: string; readonly expected: string; readonly input: unknown };

const NO_PROBLEMS: readonly MetricProblem[] = [];

/**
 * Reads the numbers of a record into `values`, and returns what could not be read.
 *
 * A field that is wrong (negative, infinite, beyond 2⁵³, in words) costs itself alone. Absent, `null` and `false` are
 * no value and no problem. Every minute of every year passes here: what is there is looked up, not looked for, and
 * only a record with anything unusual in it is gone through by the table.
 */
export function readMetrics<Name extends string>(
  record: Readonly<Record<string, unknown>>,
  table: MetricTable<Name>,
  values: MetricValues<Name>,
): readonly MetricProblem[] {
  let isUnusual = false;
  for (const field in record) {
    const metric = table.get(field);
    if (metric === undefined) continue;
    const input = record[field];
    if (isAbsent(input)) continue;
    const { name, kind, isShared } = metric;
    // Of two fields for one thing the table decides, not their order in the record.
    if (typeof input !== 'number' || !isOfKind(input, kind) || (isShared && values[name] !== undefined)) {
      isUnusual = true;
    } else if (isSaying(input, kind)) {
      // Never minus zero.
      values[name] = input + 0;
    }
  }
  return isUnusual ? readUnusualMetrics(record, table, values) : NO_PROBLEMS;
}

function readUnusualMetrics<Name extends string>(
  record: Readonly<Record<string, unknown>>,
  table: MetricTable<Name>,
  values: MetricValues<Name>,
): readonly MetricProblem[] {
  const problems: MetricProblem[] = [];
  const settled = new Set<Name>();
  for (const { field, name, kind } of table.values()) {
    const input = record[field];
    if (isAbsent(input) || settled.has(name)) continue;
    const value = readDecimal(input);
    if (value === null || !isOfKind(value, kind)) {
      problems.push({ field, expected: expectations[kind], input });
    } else if (isSaying(value, kind)) {
      values[name] = value;
      settled.add(name);
    }
  }
  return problems;
}

const expectations: Readonly<Record<MetricKind, string>> = {
  amount: 'number of 0 or more',
  vital: 'positive number',
  score: 'number of 0 or more',
  code: 'integer',
};

function isOfKind(value: number, kind: MetricKind): boolean {
  if (kind === 'code') return Number.isSafeInteger(value);
  return value >= 0 ? value <= Number.MAX_SAFE_INTEGER : kind === 'score' && value === NOT_AVAILABLE;
}

const NOT_AVAILABLE = -1;

/** Whether a value of its kind says anything. */
function isSaying(value: number, kind: MetricKind): boolean {
  return value > 0 || (value === 0 ? kind !== 'vital' : kind === 'code');
}

/** The problems of a record as quarantine entries. */
export function quarantineMetrics(problems: readonly MetricProblem[], path: string): Quarantined[] {
  return problems.map(({ field, expected, input }) => unreadable(`${path}.${field}`, expected, input));
}
