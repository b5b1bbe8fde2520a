import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeColumns, encodeColumns, isColumns, type Columns, type Row } from '#archive/columns.ts';

/** What JSON can carry; a minus zero within a list is the one thing that it cannot. */
const arbitraryRow: fc.Arbitrary<Row> = fc.dictionary(
  fc.oneof(fc.constantFrom('day', 'steps', 'values', 'a.b', '__proto__', 'constructor'), fc.string()),
  fc.oneof(
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(0, -0, 0.1, 74.126, 1e21, 2 ** 53 - 1, -1, null, true, false, '', '0'),
    fc.string({ unit: 'binary' }),
    fc.jsonValue().map(withoutMinusZero),
  ),
  { noNullPrototype: true, maxKeys: 8 },
);

const arbitraryRows = fc.array(arbitraryRow, { maxLength: 20 });

function withoutMinusZero(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function throughStorage(rows: readonly Row[]): unknown {
  return structuredClone(encodeColumns(rows));
}

function backAgain(rows: readonly Row[]): Row[] {
  const stored = throughStorage(rows);
  if (!isColumns(stored)) throw new Error('not taken for columns');
  return decodeColumns(stored);
}

describe('columns', () => {
  it('give every row back as it was, in the same order', () => {
    fc.assert(
      fc.property(arbitraryRows, (rows) => {
        // Fields named `constructor` are compared as fields, which Vitest takes for a type.
        expect(isDeepStrictEqual(backAgain(rows), rows)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['absent from null', [{}, { steps: null }]],
    ['absent from zero', [{}, { steps: 0 }]],
    ['zero from minus zero', [{ steps: 0 }, { steps: -0 }]],
    ['a number from the same digits as text', [{ steps: 7 }, { steps: '7' }]],
    ['an empty text from none', [{ model: '' }, {}]],
    ['no from absent', [{ isTracker: false }, {}, { isTracker: true }]],
    ['an empty object from none', [{ values: {} }, {}, { values: { deepSec: 1 } }]],
    ['an empty list from an empty object', [{ events: [] }, { events: {} }]],
    ['a field with a dot from a nested one', [{ 'a.b': 1 }, { a: { b: 1 } }]],
  ])('tell %s', (_, rows: readonly Row[]) => {
    expect(backAgain(rows)).toStrictEqual(rows);
  });

  it('take an undefined field for an absent one', () => {
    expect(backAgain([{ steps: undefined, values: { deepSec: undefined } }])).toStrictEqual([{ values: {} }]);
  });

  it('keep a key that means something to objects a key like any other', () => {
    const hostile = JSON.parse('{"__proto__": {"steps": 1}, "a": {"__proto__": {"steps": 2}}}') as Row;
    const [row] = backAgain([hostile]);
    expect(JSON.stringify(row)).toBe(JSON.stringify(hostile));
    expect(({} as Row)['steps']).toBeUndefined();
  });

  it.each([
    ['up to 255 in a byte each', (row: number) => row % 200, 2000],
    ['with two decimals up to 655.35 in two bytes each', (row: number) => (row * 13) / 100, 4000],
  ])('store numbers %s', (_, valueOf, bytes) => {
    const { columns } = encodeColumns(Array.from({ length: 2000 }, (_, row) => ({ value: valueOf(row) })));
    expect(columns.map(({ lane }) => lane)).toMatchObject([{ cells: { byteLength: bytes } }]);
  });

  it('store a text that repeats once', () => {
    const { columns } = encodeColumns(Array.from({ length: 365 }, () => ({ timeZone: 'Europe/Paris' })));
    expect(columns).toStrictEqual([
      { path: ['timeZone'], type: 'text', lane: { words: ['Europe/Paris'], rows: 0 } },
    ]);
  });

  const whole = encodeColumns([
    { day: '2026-03-01', steps: 10, zoneSec: [1, null] },
    { day: '2026-03-02', steps: 500, zoneSec: [1, 2] },
  ]);

  it.each([
    ['nothing', null],
    ['text', 'columns'],
    ['an empty record', {}],
    ['a count below zero', { ...whole, count: -1 }],
    ['more rows than there are', { ...whole, count: 3 }],
    ['columns that are no list', { ...whole, columns: {} }],
    ['a column without a place', withFirst({ path: [] })],
    ['a place that is no text', withFirst({ path: [1] })],
    ['a column of an unknown type', withFirst({ type: 'date' })],
    ['texts without words', withFirst({ lane: { rows: 0 } })],
    ['a word that is not there', withFirst({ lane: { words: ['a'], rows: 1 } })],
    ['a list that is no JSON', withFirst({ type: 'json', lane: { words: ['[1,'], rows: 0 } })],
    ['a number where its lane should be', withFirst({ type: 'number', lane: 'many' })],
  ])('are not taken for %s', (_, value) => {
    expect(isColumns(value)).toBe(false);
  });

  it('are taken for columns when they are whole', () => {
    expect(isColumns(whole)).toBe(true);
  });

  function withFirst(fields: object): unknown {
    const { count, columns }: Columns = whole;
    return { count, columns: [{ ...columns[0], ...fields }, ...columns.slice(1)] };
  }
});
