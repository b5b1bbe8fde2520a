import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isLane,
  isTextLane,
  packLane,
  packTexts,
  unpackLane,
  unpackTexts,
  type Lane,
  type PackedLane,
} from '#archive/lanes.ts';

const anyNumber = fc.oneof(
  fc.double({ noNaN: true }),
  fc.integer(),
  fc.integer({ min: 0, max: 300 }),
  fc.integer().map((value) => value / 1000),
  fc.constantFrom(-0, 0.1 + 0.2, 2 ** 53, -(2 ** 53), 1e-7, Infinity),
);

const column = fc.array(fc.option(anyNumber, { nil: undefined }), { maxLength: 40 });

function unpacked(lane: Lane, count: number): (number | undefined)[] {
  return Array.from(unpackLane(lane, count), (value) => (Number.isNaN(value) ? undefined : value));
}

/** The cells of a lane that is packed at all. */
function cellsOf(lane: Lane): PackedLane['cells'] | null {
  return typeof lane === 'number' || lane instanceof Float64Array ? null : lane.cells;
}

describe('lanes', () => {
  it('give every number back as it was, and keep an absent one apart from zero', () => {
    fc.assert(
      fc.property(column, (values) => {
        expect(unpacked(packLane(values), values.length)).toStrictEqual(values);
      }),
      { numRuns: 1000 },
    );
  });

  it('give decimals of few digits back as they were', () => {
    const decimals = fc
      .tuple(fc.integer({ min: 0, max: 6 }), fc.array(fc.integer({ min: -(10 ** 9), max: 10 ** 9 })))
      .map(([digits, wholes]) => wholes.map((whole) => (whole === 0 ? 0 : whole / 10 ** digits)));
    fc.assert(
      fc.property(decimals, (values) => {
        expect(unpacked(packLane(values), values.length)).toStrictEqual(values);
      }),
    );
  });

  it('give texts back as they were, an empty one apart from none', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.string(), { nil: undefined })), (texts) => {
        expect(unpackTexts(packTexts(texts), texts.length)).toStrictEqual(texts);
      }),
    );
  });

  it.each([
    ['a heart rate with gaps', [52, undefined, 180], 1],
    ['metres in hundredths', [0, 72.31, 54.2], 2],
    ['minutes of a day, as instants', [1_772_323_200, 1_772_323_260, 1_772_409_540], 2],
    ['instants of a day that fall on odd seconds', [1_772_323_200, 1_772_323_261, 1_772_409_599], 4],
    ['temperatures around 37 °C', [36.5, 37.25, 38.1], 1],
  ])('take few bytes a row for %s', (_, values, bytes) => {
    expect(cellsOf(packLane(values))?.BYTES_PER_ELEMENT).toBe(bytes);
  });

  it('take one number for a column of equal values', () => {
    expect(packLane([60, 60, 60])).toBe(60);
  });

  it('take one number for a column without any value', () => {
    expect(packLane([undefined, undefined])).toBeNaN();
  });

  it('stay floats where the numbers are no decimals of few digits', () => {
    expect(packLane([1 / 3, 2])).toBeInstanceOf(Float64Array);
  });

  it('do not take the highest number of a byte for an absent one', () => {
    expect(unpacked(packLane([0, 1, 255, undefined]), 4)).toStrictEqual([0, 1, 255, undefined]);
  });

  it.each([
    ['nothing', undefined],
    ['text', '60'],
    ['cells of another length', { ...Object(packLane([1, 2, 3])), cells: new Uint8Array(2) }],
    ['cells that are a list', { ...Object(packLane([1, 2, 3])), cells: [1, 2, 3] }],
    ['a lane without a step', { ...Object(packLane([1, 2, 3])), step: undefined }],
    ['floats of another length', new Float64Array(4)],
  ])('do not take %s for a lane', (_, value) => {
    expect(isLane(value, 3)).toBe(false);
  });

  it('do not take words that are no texts for a lane of texts', () => {
    expect(isTextLane({ words: [1], rows: 0 }, 3)).toBe(false);
  });
});
