import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeMinutes, encodeMinutes, isMinuteChunk } from '#archive/minute-columns.ts';
import { sizeOf } from '#archive/stored-size.ts';
import { after, arbitrarySamples, createSample, createWakingDay, midnight } from './span-rows.ts';

describe('minute columns', () => {
  it('give every sample back as it was, sorted by time', () => {
    fc.assert(
      fc.property(arbitrarySamples, (samples) => {
        expect(decodeMinutes(encodeMinutes(samples))).toStrictEqual(samples.toSorted((a, b) => a.at - b.at));
      }),
    );
  });

  it('survive a structured clone, as storing them is one', () => {
    fc.assert(
      fc.property(arbitrarySamples, (samples) => {
        const stored: unknown = structuredClone(encodeMinutes(samples));
        expect(isMinuteChunk(stored) && decodeMinutes(stored)).toStrictEqual(
          samples.toSorted((a, b) => a.at - b.at),
        );
      }),
    );
  });

  it('keep what two devices say of the same minute', () => {
    const samples = ['watch', 'phone'].map((deviceId) => createSample(midnight, { deviceId }));
    expect(decodeMinutes(encodeMinutes(samples))).toStrictEqual(samples);
  });

  it('keep no steps apart from unknown steps', () => {
    const samples = [createSample(after(0), { steps: 0 }), { at: after(60), durationSec: 60 }];
    expect(decodeMinutes(encodeMinutes(samples))).toStrictEqual(samples);
  });

  it('spend nothing on a field that no sample has', () => {
    expect(Object.keys(encodeMinutes([createSample(midnight)]).numbers)).toStrictEqual([
      'durationSec',
      'steps',
    ]);
  });

  it('take less than 3 MB for a year with a sample per waking minute', () => {
    expect(365 * sizeOf(encodeMinutes(createWakingDay(midnight)))).toBeLessThan(3_000_000);
  });

  it.each([
    ['nothing', null],
    ['an empty record', {}],
    ['a count that is no number', { ...chunk(), count: '2' }],
    ['a lane of another length', { ...chunk(), at: new Float64Array(3) }],
    ['a field that is no lane', { ...chunk(), numbers: { steps: 'many' } }],
    ['a text that is no lane', { ...chunk(), texts: { model: 1 } }],
    ['a sample without an instant', { ...chunk(), at: Number.NaN }],
  ])('do not take %s for a chunk', (_, value) => {
    expect(isMinuteChunk(value)).toBe(false);
  });
});

function chunk() {
  return encodeMinutes([createSample(after(0)), createSample(after(60), { steps: 30, model: 'Watch' })]);
}
