import { describe, expect, it } from 'vitest';
import { assembleNights, defaultNightRules, type Sleep } from '#domain/night-assembly.ts';
import { computeVendorNight, createNightZones } from '#domain/night-vendor.ts';
import type { Span } from '#domain/record-kinds.ts';
import type { NightSummary } from '#domain/sleep.ts';
import { day, instant, segmentsFrom, summaryOf, zone } from './build-sleep.ts';

const BERLIN = zone('Europe/Berlin');
const TOKYO = zone('Asia/Tokyo');
const hours = (count: number): number => count * 3600;

function nightOf(written: string): Sleep {
  const segments = segmentsFrom('2026-06-10T21:00Z', written);
  const { nights } = assembleNights(segments, { rules: defaultNightRules, zoneOf: () => BERLIN });
  const night = nights.get(day('2026-06-11'));
  if (night === undefined) throw new Error('no night');
  return night;
}

function summary(
  from: string,
  to: string,
  values: NightSummary['values'],
  about: Partial<NightSummary> = {},
) {
  return summaryOf([from, to], { timeZone: BERLIN, values, ...about });
}

describe('the service beside us', () => {
  const night = nightOf('A10 L240 A5 D120 R60 A5');

  it('is shown with what it says', () => {
    const whole = summary('2026-06-10T21:00Z', '2026-06-11T04:20Z', {
      totalSleepSec: hours(7),
      lightSec: hours(4),
    });
    expect(computeVendorNight(night, [whole])?.values).toEqual({
      tibSec: hours(7) + 1200,
      tstSec: hours(7),
      lightSec: hours(4),
    });
  });

  it('is marked where it differs by more than five minutes, and not by five', () => {
    const values = { timeInBedSec: 440 * 60, totalSleepSec: hours(7) + 300, lightSec: hours(4) + 301 };
    const whole = summary('2026-06-10T21:00Z', '2026-06-11T04:20Z', values);
    expect(computeVendorNight(night, [whole])?.notable).toEqual(['lightSec']);
  });

  it('is added up over the parts of a broken night, the latency being the first one’s', () => {
    const broken = nightOf('A10 L200 H90 A6 L190');
    const parts = [
      summary('2026-06-10T21:00Z', '2026-06-11T00:30Z', { totalSleepSec: 12_000, sleepLatencySec: 600 }),
      summary('2026-06-11T02:00Z', '2026-06-11T05:16Z', { totalSleepSec: 11_400, sleepLatencySec: 360 }),
    ];
    expect(computeVendorNight(broken, parts.toReversed())?.values).toMatchObject({
      tstSec: 23_400,
      solSec: 600,
    });
  });

  it('is told by the mat alone where a tracker was there too', () => {
    const [mat, tracker] = [
      summary('2026-06-10T21:00Z', '2026-06-11T04:20Z', { totalSleepSec: hours(7) }),
      summary('2026-06-10T20:56Z', '2026-06-11T04:20Z', { totalSleepSec: hours(6) }, { source: 'tracker' }),
    ];
    expect(computeVendorNight(night, [tracker, mat])).toMatchObject({
      summaries: [mat],
      values: { tstSec: hours(7) },
    });
  });

  it('says nothing where it has no summary of that time', () => {
    const other = summary('2026-06-11T21:00Z', '2026-06-12T04:20Z', { totalSleepSec: hours(7) });
    expect(computeVendorNight(night, [other])).toBeNull();
  });

  it('leaves out a field that one of its parts lacks, for the rest is no sum', () => {
    const parts = [
      summary('2026-06-10T21:00Z', '2026-06-11T00:30Z', { totalSleepSec: 12_000, remSec: 1200 }),
      summary('2026-06-11T01:00Z', '2026-06-11T04:20Z', { totalSleepSec: 11_400 }),
    ];
    expect(computeVendorNight(night, parts)?.values.remSec).toBeUndefined();
  });
});

describe('the zone of a night', () => {
  const zoneOf = createNightZones(
    [
      summaryOf(['2026-06-10T21:00Z', '2026-06-11T04:00Z'], { timeZone: BERLIN }),
      summaryOf(['2026-06-12T14:00Z', '2026-06-12T22:00Z'], { timeZone: TOKYO }),
    ],
    zone('UTC'),
  );
  it('is that of the summary with most of it', () => {
    expect(zoneOf(span('2026-06-10T20:00Z', '2026-06-11T03:00Z'))).toBe(BERLIN);
  });

  it('is that of the nearest where none tells of it', () => {
    expect(zoneOf(span('2026-06-12T10:00Z', '2026-06-12T11:00Z'))).toBe(TOKYO);
    expect(zoneOf(span('2026-06-11T12:00Z', '2026-06-11T13:00Z'))).toBe(BERLIN);
    expect(zoneOf(span('2027-01-01T10:00Z', '2027-01-01T11:00Z'))).toBe(TOKYO);
  });

  it('is the fallback without any', () => {
    expect(createNightZones([], BERLIN)(span('2026-06-10T20:00Z', '2026-06-11T03:00Z'))).toBe(BERLIN);
  });
});

function span(from: string, to: string): Span {
  return { from: instant(from), to: instant(to) };
}
