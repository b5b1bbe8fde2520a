import { describe, expect, it } from 'vitest';
import type { IntradaySample } from '#domain/intraday.ts';
import { toEpochSec } from '#domain/time.ts';
import { computeHeartDuring, computeMinuteSeries, spanAround } from '#domain/workout-minutes.ts';

const NOON = Date.parse('2026-03-01T12:00:00Z') / 1000;
const at = (minute: number, sec = 0) => toEpochSec(NOON + minute * 60 + sec);
const span = { from: at(0), to: at(4) };

function sample(minute: number, rest: Omit<IntradaySample, 'at'>): IntradaySample {
  return { at: at(minute), ...rest };
}

describe('spanAround', () => {
  it('reaches a quarter of an hour beyond both ends, on whole minutes', () => {
    expect(spanAround({ from: at(20, 30), to: at(50, 10) })).toEqual({ from: at(5), to: at(66) });
  });
});

describe('computeMinuteSeries', () => {
  it('begins with the stretch, a value per minute', () => {
    expect([...computeMinuteSeries([], span).at]).toEqual([0, 1, 2, 3].map((minute) => at(minute)));
  });

  it('knows nothing of a minute of which nothing is told', () => {
    const { heartBpm, steps } = computeMinuteSeries([sample(1, { steps: 0, heartRateBpm: 90 })], span);
    expect([...steps]).toEqual([Number.NaN, 0, Number.NaN, Number.NaN]);
    expect([...heartBpm]).toEqual([Number.NaN, 90, Number.NaN, Number.NaN]);
  });

  it('spreads a long entry over its minutes, the part outside left out', () => {
    const { steps } = computeMinuteSeries([sample(2, { steps: 300, durationSec: 180 })], span);
    expect([...steps].slice(2)).toEqual([100, 100]);
  });

  it('adds up entries of one device in one minute', () => {
    const halves = [0, 30].map((sec) => ({ at: at(1, sec), steps: 40, durationSec: 30 }));
    expect(computeMinuteSeries(halves, span).steps[1]).toBe(80);
  });

  it('believes the device that counted more', () => {
    const two = [sample(1, { steps: 90, deviceId: 'watch' }), sample(1, { steps: 120, deviceId: 'phone' })];
    expect(computeMinuteSeries(two, span).steps[1]).toBe(120);
  });

  it('has the mean of the readings within a minute', () => {
    const two = [0, 20].map((sec) => ({ at: at(1, sec), heartRateBpm: 100 + sec }));
    expect(computeMinuteSeries(two, span).heartBpm[1]).toBe(110);
  });
});

describe('computeHeartDuring', () => {
  it('has the readings between start and end', () => {
    const readings = [-1, 0, 3, 4].map((minute) => sample(minute, { heartRateBpm: 100 + minute }));
    expect(computeHeartDuring(readings, span)).toEqual({ readings: 2, meanBpm: 101.5, maxBpm: 103 });
  });

  it('is nothing where the heart was not measured', () => {
    expect(computeHeartDuring([sample(1, { steps: 10 })], span)).toBeNull();
  });
});
