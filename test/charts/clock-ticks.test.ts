import { describe, expect, it } from 'vitest';
import { computeClockTicks } from '#charts/clock-ticks.ts';
import { formatInstant, type LocalDay, type TimeZone, toEpochSec } from '#domain/time.ts';
import { daySpan } from '#domain/windows.ts';

const PARIS = 'Europe/Paris' as TimeZone;

function axisOf(day: string, width: number, window?: readonly [number, number]) {
  const span = daySpan(day as LocalDay, PARIS);
  if (span === null) throw new Error(`Failed to find ${day}: Paris has it.`);
  const [from, to] = window?.map((hours) => span.from + hours * 3600) ?? [span.from, span.to];
  return computeClockTicks({
    from: from ?? 0,
    to: to ?? 0,
    width,
    zone: PARIS,
    formatClock: (at, withOffset) => {
      const text = formatInstant(toEpochSec(at), PARIS);
      return text.slice(11, 16) + (withOffset ? text.slice(19) : '');
    },
    formatJump: (sec) => `${sec / 3600} h`,
  });
}

function labelsOf(axis: ReturnType<typeof axisOf>): string[] {
  return axis.ticks.map(({ label }) => label);
}

describe('round times of the clock', () => {
  it('are as close as there is room for their names', () => {
    expect(labelsOf(axisOf('2026-02-10', 800)).slice(0, 4)).toEqual(['00:00', '02:00', '04:00', '06:00']);
    expect(labelsOf(axisOf('2026-02-10', 260))).toEqual(['00:00', '06:00', '12:00', '18:00', '00:00']);
    expect(labelsOf(axisOf('2026-02-10', 800, [6.5, 7]))).toEqual(
      Array.from(
        { length: 16 },
        (_, step) => `${step < 15 ? '06' : '07'}:${String((30 + 2 * step) % 60).padStart(2, '0')}`,
      ),
    );
  });

  it('leave an hour out that the clock skips, and name the seam', () => {
    const axis = axisOf('2026-03-29', 2000);
    expect(labelsOf(axis).slice(0, 4)).toEqual(['00:00', '01:00', '03:00', '04:00']);
    expect(axis.seams).toEqual([{ at: Date.UTC(2026, 2, 29, 1) / 1000, label: '1 h' }]);
  });

  it('tell an hour that comes twice with its offset, both times', () => {
    const axis = axisOf('2026-10-25', 4000);
    // The longer names leave no room for half hours.
    expect(labelsOf(axis).slice(3, 7)).toEqual(['01:30', '02:00+02:00', '02:00+01:00', '03:00']);
    expect(axis.seams).toEqual([{ at: Date.UTC(2026, 9, 25, 1) / 1000, label: '-1 h' }]);
  });

  it('tell it so in a window without the seam, too', () => {
    const { ticks, seams } = axisOf('2026-10-25', 800, [2, 2.9]);
    expect(ticks[0]?.label).toBe('02:00+02:00');
    expect(seams).toEqual([]);
  });

  it('never name the same time twice on any day that the clock changes, however wide', () => {
    for (const width of [200, 320, 700, 1100, 2500, 6000]) {
      const labels = labelsOf(axisOf('2026-10-25', width)).slice(1);
      expect(new Set(labels).size).toBe(labels.length);
    }
  });

  it('need a length and a width', () => {
    expect(axisOf('2026-02-10', 0)).toEqual({ ticks: [], seams: [] });
    expect(axisOf('2026-02-10', 800, [3, 3])).toEqual({ ticks: [], seams: [] });
  });
});
