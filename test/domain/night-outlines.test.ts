import { describe, expect, it } from 'vitest';
import { defaultNightRules } from '#domain/night-assembly.ts';
import { outlineNights } from '#domain/night-outlines.ts';
import type { NightSummary } from '#domain/sleep.ts';
import { day, summaryOf, zone } from './build-sleep.ts';

const BERLIN = zone('Europe/Berlin');

function outline(...summaries: readonly NightSummary[]) {
  return outlineNights(summaries, { rules: defaultNightRules, zoneOf: () => BERLIN });
}

function summary(from: string, to: string, about: Partial<NightSummary> = {}): NightSummary {
  return summaryOf([from, to], { timeZone: BERLIN, values: { totalSleepSec: 25_200 }, ...about });
}

describe('nights as summaries tell them', () => {
  it('have the bed, the rising and the sleep of the service', () => {
    const { nights } = outline(summary('2026-06-10T23:00+02:00', '2026-06-11T06:30+02:00'));
    expect(nights.get(day('2026-06-11'))?.numbers).toMatchObject({ tibSec: 27_000, tstSec: 25_200 });
  });

  it('join the parts of a broken night', () => {
    const { nights, naps } = outline(
      summary('2026-06-10T23:00+02:00', '2026-06-11T02:00+02:00', { values: { totalSleepSec: 9000 } }),
      summary('2026-06-11T03:30+02:00', '2026-06-11T07:00+02:00', { values: { totalSleepSec: 9000 } }),
    );
    expect(nights.get(day('2026-06-11'))?.numbers.tstSec).toBe(18_000);
    expect(naps.size).toBe(0);
  });

  it('keep naps apart', () => {
    const { nights, naps } = outline(
      summary('2026-06-11T14:00+02:00', '2026-06-11T15:10+02:00', { values: { totalSleepSec: 3600 } }),
    );
    expect([nights.size, [...naps.keys()]]).toEqual([0, ['2026-06-11']]);
  });

  it('hear the mat where a tracker was there too', () => {
    const mat = summary('2026-06-10T23:00+02:00', '2026-06-11T06:30+02:00');
    const tracker = summary('2026-06-10T22:00+02:00', '2026-06-11T06:30+02:00', { source: 'tracker' });
    expect(outline(tracker, mat)).toEqual(outline(mat));
  });

  it('are never longer asleep than in bed', () => {
    const { nights } = outline(
      summary('2026-06-10T23:00+02:00', '2026-06-11T04:00+02:00', { values: { totalSleepSec: 39_260 } }),
    );
    expect(nights.get(day('2026-06-11'))?.numbers.tstSec).toBe(18_000);
  });

  it('do not exist where no sleep is told', () => {
    expect(
      outline(summary('2026-06-10T23:00+02:00', '2026-06-11T06:30+02:00', { values: {} })).nights.size,
    ).toBe(0);
  });
});
