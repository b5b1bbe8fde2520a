import type { NightColumn } from '#charts/night-bars.ts';
import type { LocalDay } from '#domain/time.ts';

/** A night of January 2026 between two hours of the clock: light sleep, then deep. */
export function buildColumn(dayOfMonth: number, fromHour: number, toHour: number): NightColumn {
  const [from, to] = [fromHour * 3600, toHour * 3600];
  const middle = (from + to) / 2;
  return {
    // A real date for every day of January.
    day: `2026-01-${String(dayOfMonth).padStart(2, '0')}` as LocalDay,
    label: `d${dayOfMonth}`,
    bars: [
      { from, to: middle, stage: 'light' },
      { from: middle, to, stage: 'deep' },
    ],
    midSleep: middle,
    duration: `${toHour - fromHour} h`,
    reading: {
      title: `${dayOfMonth} January`,
      lines: [{ label: 'Asleep', value: `${toHour - fromHour} h` }],
    },
    cells: [String(toHour - fromHour)],
  };
}
