import { expect, test } from 'vitest';
import { writeJson } from '#simulator/write-json.ts';

test.each([
  [null],
  [true],
  [-1.5],
  ['"Europe\\/Paris"\n'],
  [[]],
  [{}],
  [[1, [null, 'x'], { a: 1 }]],
  [{ status: 0, body: { 'a"b': [{ value: 784, unit: -1 }], none: null } }],
])('writes %j as JSON.stringify does', (value) => {
  expect(writeJson(value)).toBe(JSON.stringify(value));
});

test('leaves out what is undefined, as JSON.stringify does', () => {
  expect(writeJson({ status: 0, body: undefined, more: false })).toBe('{"status":0,"more":false}');
});

test('writes the keys of a map in its order', () => {
  const map = new Map([
    ['1434760200', { steps: 20 }],
    ['1434758640', { steps: 21 }],
  ]);
  expect(writeJson({ series: map })).toBe('{"series":{"1434760200":{"steps":20},"1434758640":{"steps":21}}}');
});

test('writes an empty map as an object', () => {
  expect(writeJson(new Map())).toBe('{}');
});

test('writes a key that is dangerous elsewhere', () => {
  expect(writeJson(new Map([['__proto__', 1]]))).toBe('{"__proto__":1}');
});
