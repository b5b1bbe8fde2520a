import { describe, expect, it } from 'vitest';
import { computeNightNumbers, stageShares } from '#domain/night-numbers.ts';
import type { SleepSegment } from '#domain/sleep.ts';
import { instant, segmentsFrom } from './build-sleep.ts';

const START = '2026-06-10T23:00Z';

function numbersOf(written: string, about: Partial<SleepSegment> = {}) {
  const pieces = segmentsFrom(START, written, about).map((segment) => ({ ...segment, segment }));
  return computeNightNumbers(pieces);
}

const min = (minutes: number): number => minutes * 60;

describe('the numbers of a night', () => {
  const numbers = numbersOf('A12 L30 D50 L20 R15 A4 L60 D30 L40 R40 A1 L60 R45 L30 A8');

  it('tell the time in bed from the first record to the last', () => {
    expect(numbers).toMatchObject({
      tibSec: min(445),
      bedAt: instant(START),
      upAt: instant('2026-06-11T06:25Z'),
    });
  });

  it('tell the latency from bed to the first sleep', () => {
    expect(numbers?.solSec).toBe(min(12));
  });

  it('tell the sleep period from the first sleep to the last', () => {
    expect(numbers?.sptSec).toBe(min(425));
  });

  it('tell the sleep, and the wake within the sleep period', () => {
    expect(numbers).toMatchObject({ tstSec: min(420), wasoSec: min(5), afterWakeSec: min(8) });
  });

  it('tell the efficiency as sleep by time in bed', () => {
    expect(numbers?.efficiency).toBeCloseTo(420 / 445, 12);
  });

  it('tell the REM latency from the first sleep, not from bed', () => {
    expect(numbers?.remLatencySec).toBe(min(100));
  });

  it('tell the stages', () => {
    expect(numbers).toMatchObject({
      lightSec: min(240),
      deepSec: min(80),
      remSec: min(100),
      unspecifiedSec: 0,
    });
  });

  it('tell the middle of the sleep period', () => {
    // 23:12 to 06:17.
    expect(numbers?.midSleepAt).toBe(instant('2026-06-11T02:44:30Z'));
  });
});

describe('awakenings', () => {
  it('count from one and from five minutes', () => {
    expect(numbersOf('L60 A1 L60 A5 L60 A4 L60')).toMatchObject({ awakenings: 3, longAwakenings: 1 });
  });

  it('do not count below a minute', () => {
    const [first, second] = [segmentsFrom(START, 'L60'), segmentsFrom('2026-06-11T00:00:59Z', 'L60')];
    const wake = { from: instant('2026-06-11T00:00:00Z'), to: instant('2026-06-11T00:00:59Z'), state: 0 };
    const pieces = [...first, { ...wake, source: 'mat' as const }, ...second];
    const numbers = computeNightNumbers(pieces.map((segment) => ({ ...segment, segment })));
    expect(numbers).toMatchObject({ awakenings: 0, wasoSec: 59 });
  });

  it('are one where somebody wakes, gets up and lies down again', () => {
    expect(numbersOf('L60 A3 O4 A2 L60')).toMatchObject({
      awakenings: 1,
      longAwakenings: 1,
      wasoSec: min(9),
    });
  });

  it('before and after sleep are none', () => {
    expect(numbersOf('A20 L60 A20')).toMatchObject({ awakenings: 0, wasoSec: 0 });
  });
});

describe('states beyond the four', () => {
  it('unspecified and entered by hand are sleep without a phase', () => {
    expect(numbersOf('M120 S100 L20')).toMatchObject({ tstSec: min(240), unspecifiedSec: min(220) });
  });

  it('out of bed within the night is wake in the time in bed', () => {
    expect(numbersOf('L60 O10 L60')).toMatchObject({ wasoSec: min(10), tibSec: min(130) });
  });

  it('out of bed before and after is not in bed', () => {
    expect(numbersOf('O10 A5 L60 A5 O10')).toMatchObject({
      tibSec: min(70),
      solSec: min(5),
      afterWakeSec: min(5),
    });
  });

  it('a code that nobody knows is neither sleep nor wake', () => {
    expect(numbersOf('L60 K10 L60')).toMatchObject({ tstSec: min(120), wasoSec: 0, holesSec: min(10) });
  });
});

describe('a hole', () => {
  it('is neither sleep nor wake', () => {
    expect(numbersOf('L60 H30 L60')).toMatchObject({
      tstSec: min(120),
      wasoSec: 0,
      holesSec: min(30),
      sptSec: min(150),
    });
  });

  it('parts two awakenings', () => {
    expect(numbersOf('L60 A3 H10 A3 L60')).toMatchObject({ awakenings: 2, longAwakenings: 0 });
  });

  it('before the first sleep is in the latency, not in the holes of the sleep period', () => {
    expect(numbersOf('A5 H10 L60')).toMatchObject({ solSec: min(15), holesSec: 0 });
  });
});

describe('what a device cannot tell', () => {
  it('is no REM sleep of a tracker, and no latency of it', () => {
    expect(numbersOf('L60 D60', { source: 'tracker' })).toMatchObject({ remSec: null, remLatencySec: null });
  });

  it('is told by a mat that saw none', () => {
    expect(numbersOf('L60 D60')).toMatchObject({ remSec: 0, remLatencySec: null });
  });

  it('is nothing at all without sleep', () => {
    expect(numbersOf('A60 O10')).toBeNull();
  });
});

describe('shares of the stages', () => {
  it('are of the sleep and add up to one', () => {
    const numbers = numbersOf('L60 D30 R20 S10 A5');
    expect(numbers && stageShares(numbers)).toEqual({
      light: 0.5,
      deep: 0.25,
      rem: 20 / 120,
      unspecified: 10 / 120,
    });
  });

  it('leave out REM where nobody could tell it', () => {
    const numbers = numbersOf('L60 D30', { source: 'tracker' });
    expect(numbers && stageShares(numbers).rem).toBeNull();
  });
});
