import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyOf, readEnvelope } from '#proxy/envelope.ts';

const blanks = fc.stringMatching(/^[ \t\r\n]{0,3}$/);
const bodies = fc.dictionary(fc.string(), fc.jsonValue());
const nested = (depth: number): string => `${'{"a":['.repeat(depth / 2)}${']}'.repeat(depth / 2)}`;

describe('the envelope of the service', () => {
  it('gives out the body as it came, whatever is in it', () => {
    fc.assert(
      fc.property(bodies, blanks, blanks, fc.constantFrom(0, 2), (body, before, after, indent) => {
        const bodyText = `${before}${JSON.stringify(body, null, indent)}${after}`;
        const envelope = readEnvelope(`{"status":0,"body":${bodyText}}`);
        expect(envelope).toStrictEqual({ json: { status: 0, body: JSON.parse(bodyText) }, bodyText });
      }),
      { numRuns: 200, seed: 9 },
    );
  });

  it('keeps numbers and repeated names as they are written', () => {
    const bodyText = '{"value":1.50,"value":12345678901234567890,"e":1e400}';
    expect(readEnvelope(`{"status":0,"body":${bodyText}}`).bodyText).toBe(bodyText);
  });

  it.each([
    ['more members after the body', '{"status":0,"body":{"a":1},"more":{}}', { a: 1 }],
    ['another body after the first', '{"status":0,"body":{"a":1},"body":{"a":2}}', { a: 2 }],
    ['blanks between its members', '{ "status": 0, "body": {"a":1} }', { a: 1 }],
    ['its members the other way round', '{"body":{"a":1},"status":0}', { a: 1 }],
    ['blanks behind it', '{"status":0,"body":{"a":1}}\n', { a: 1 }],
    ['a list for a body', '{"status":0,"body":[{"a":1}]}', {}],
    ['no body', '{"status":0}', {}],
  ])('with %s is read like any other JSON', (_, text, body) => {
    const { json, bodyText } = readEnvelope(text);
    expect([bodyText, json]).toStrictEqual([null, JSON.parse(text)]);
    expect(JSON.parse(bodyOf(json))).toStrictEqual(body);
  });

  it('that says later that it failed has failed', () => {
    expect(readEnvelope('{"status":0,"body":{},"status":601}').json).toStrictEqual({ status: 601, body: {} });
  });

  it.each(['{"status":0,"body":{"a":1}', '{"status":0,"body":{"a":}}', '{"status":0,"body":{}}}', '<html>'])(
    'that is none, %s, is nothing',
    (text) => {
      expect(readEnvelope(text)).toStrictEqual({ json: undefined, bodyText: null });
    },
  );

  it('is given out as it came up to a thousand levels', () => {
    expect(readEnvelope(`{"status":0,"body":${nested(1000)}}`).bodyText).toBe(nested(1000));
  });

  it('is not given out as it came when it is nested deeper', () => {
    expect(readEnvelope(`{"status":0,"body":${nested(1002)}}`).bodyText).toBeNull();
  });

  it('is deep whatever brackets its texts hold', () => {
    const deep = `${'{"]}\\\\":["\\"}]",'.repeat(501)}1${']}'.repeat(501)}`;
    expect(readEnvelope(`{"status":0,"body":${deep}}`)).toMatchObject({
      bodyText: null,
      json: { status: 0 },
    });
  });

  it('is not deep for the brackets of its texts', () => {
    const flat = JSON.stringify({ text: '[{"\\'.repeat(2000) });
    expect(readEnvelope(`{"status":0,"body":${flat}}`).bodyText).toBe(flat);
  });

  it('T28: deeper than the stack makes no sense', () => {
    const deep = `{"a":${'['.repeat(2e5)}${']'.repeat(2e5)}}`;
    const { json, bodyText } = readEnvelope(`{"status":0,"body":${deep}}`);
    expect(bodyText).toBeNull();
    expect(() => bodyOf(json)).toThrow(expect.objectContaining({ code: 'upstream_invalid' }));
  });
});
