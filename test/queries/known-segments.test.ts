import { describe, expect, it } from 'vitest';
import type { SleepSegment } from '#domain/sleep.ts';
import { withKnownSegments } from '#queries/known-segments.ts';
import { segmentsFrom } from '../domain/build-sleep.ts';

const night = segmentsFrom('2026-06-10T23:00Z', 'A10 L60 D30', { deviceId: 'mat', modelId: 63 });

function readAgain(segments: readonly SleepSegment[]): SleepSegment[] {
  return segments.map((segment) => ({ ...segment }));
}

describe('segments that are read again', () => {
  it('are the same objects as before where they say the same', () => {
    const earlier = segmentsFrom('2026-06-09T23:00Z', 'L90');
    const again = withKnownSegments(night, readAgain([...earlier, ...night]));
    expect(again.map((segment) => night.indexOf(segment))).toEqual([-1, 0, 1, 2]);
  });

  it.each([
    ['state', { state: 2 }],
    ['end', { to: night[2]?.to }],
    ['device', { deviceId: 'watch' }],
  ] as [string, Partial<SleepSegment>][])('are others with another %s', (_, change) => {
    const changed = readAgain(night).map((segment, index) =>
      index === 1 ? { ...segment, ...change } : segment,
    );
    expect(withKnownSegments(night, changed)).toEqual(changed);
  });

  it('are told apart where two devices begin at the same instant', () => {
    const both = night.slice(0, 1).flatMap((segment) => [segment, { ...segment, deviceId: 'watch' }]);
    const again = withKnownSegments(both, readAgain(both.toReversed()));
    expect([again[0] === both[1], again[1] === both[0]]).toEqual([true, true]);
  });
});
