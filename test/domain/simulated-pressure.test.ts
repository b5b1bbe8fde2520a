import { beforeAll, describe, expect, it } from 'vitest';
import {
  computePressureReadings,
  computePressureSessions,
  type PressureSession,
} from '#domain/blood-pressure.ts';
import { computeHomeSeries } from '#domain/home-pressure.ts';
import type { MeasureReading } from '#domain/measures.ts';
import { computePressureAverages } from '#domain/pressure-averages.ts';
import { type LocalDay, type TimeZone, toEpochSec } from '#domain/time.ts';
import { startSimulator } from '../simulator/client.ts';
import {
  trueHomeAverage,
  trueSittings,
  trueStatistics,
  type TruePressureRecord,
  type TrueSitting,
} from './true-pressure.ts';

let truth: TrueSitting[] = [];
let sessions: PressureSession[] = [];

beforeAll(async () => {
  const records: readonly TruePressureRecord[] = await startSimulator({ seed: 1, years: 4 }).truth();
  truth = trueSittings(records);
  const values: MeasureReading[] = records.flatMap(
    ({ grpid, date, timezone, category, attrib, deviceid, measures }) =>
      measures.map(({ type, value }) => ({
        groupId: grpid,
        at: toEpochSec(date),
        // The simulator names zones that there are.
        timeZone: timezone as TimeZone,
        category,
        attrib,
        ...(deviceid !== null && { deviceId: deviceid }),
        type,
        value,
      })),
  );
  sessions = computePressureSessions(computePressureReadings(values).readings);
});

describe('four years of the simulated person', () => {
  it('have the sittings that were worked out without the product', () => {
    expect(truth.length).toBeGreaterThan(400);
    expect(
      sessions.map(({ at, day, period, readings }) => ({ at, day, period, readings: readings.length })),
    ).toEqual(truth.map(({ at, day, period, values: own }) => ({ at, day, period, readings: own.length })));
    for (const [index, sitting] of truth.entries()) {
      expect(sessions[index]?.systolicMmHg).toBeCloseTo(sitting.s, 9);
      expect(sessions[index]?.diastolicMmHg).toBeCloseTo(sitting.d, 9);
      expect(sessions[index]?.pulsePerMin).toBeCloseTo(sitting.p, 9);
    }
  });

  it('have the averages of the textbook', () => {
    const averages = computePressureAverages(sessions)?.value;
    const own = trueStatistics(truth);
    const computed = {
      s: averages?.systolic.mean,
      d: averages?.diastolic.mean,
      sdS: averages?.systolic.sd,
      sdD: averages?.diastolic.sd,
      arvS: averages?.variability?.systolicMmHg,
      arvD: averages?.variability?.diastolicMmHg,
      pulsePressure: averages?.pulsePressureMmHg,
      meanPressure: averages?.meanPressureMmHg,
      differenceS: averages?.morningMinusEvening?.systolicMmHg,
      differenceD: averages?.morningMinusEvening?.diastolicMmHg,
    };
    expect(rounded(computed)).toEqual(rounded(own));
  });

  it('have the home average of each week that was worked out by itself', () => {
    const ends = truth.filter((_, index) => index % 40 === 39);
    expect(ends.length).toBeGreaterThan(8);
    const computed = ends.map(({ day }) => {
      const series = computeHomeSeries(sessions, { until: day as LocalDay });
      const average = series?.average?.value;
      return rounded({
        firstDay: series?.firstDay,
        lastDay: series?.lastDay,
        readings: average?.readings ?? 0,
        days: average?.days ?? 0,
        s: average?.systolic.mean,
        d: average?.diastolic.mean,
        isValid: average?.isValid ?? false,
      });
    });
    expect(computed).toEqual(
      ends.map(({ day }) => {
        const own = trueHomeAverage(truth.filter((sitting) => sitting.day <= day));
        return rounded({ ...own, isValid: own.readings >= 12 && own.days >= 3 });
      }),
    );
  });
});

/** As close as sums in another order come; what is no number, or none at all, is the same nothing. */
function rounded(values: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' ? (Number.isNaN(value) ? null : Number(value.toFixed(6))) : (value ?? null),
    ]),
  );
}
