import { describe, expect, it } from 'vitest';
import { computePressureReadings, computePressureSessions } from '#domain/blood-pressure.ts';
import { computePressureAverages } from '#domain/pressure-averages.ts';
import { pressureValues, sitting } from './pressure-readings.ts';

const values = [
  ...sitting('2026-03-02', 'morning', 130, 84),
  ...sitting('2026-03-02', 'evening', 122, 78),
  ...sitting('2026-03-03', 'morning', 136, 86),
  ...pressureValues({ at: '2026-03-03T13:00:00+01:00', systolic: 120, diastolic: 76 }),
];
const sessions = computePressureSessions(computePressureReadings(values).readings);
const averages = computePressureAverages(sessions);

describe('averages over sessions', () => {
  it('count sessions and readings', () => {
    expect(averages?.value).toMatchObject({ sessions: 4, readings: 7 });
    expect(averages?.inputs).toHaveLength(7);
  });

  it('are means over sessions, with pulse pressure and mean pressure', () => {
    expect(averages?.value).toMatchObject({
      systolic: { mean: 127 },
      diastolic: { mean: 81 },
      pulsePressureMmHg: 46,
      // (127 + 2 · 81) / 3
      meanPressureMmHg: 289 / 3,
      pulse: { mean: 60, n: 3 },
    });
  });

  it('have the standard deviation with n − 1', () => {
    // 130, 122, 136, 120 around 127: 9 + 25 + 81 + 49 = 164; 164/3.
    expect(averages?.value.systolic.sd).toBeCloseTo(Math.sqrt(164 / 3), 10);
  });

  it('have the mean step between successive sessions', () => {
    // 8, 14 and 16; 6, 8 and 10.
    expect(averages?.value.variability).toEqual({ systolicMmHg: 38 / 3, diastolicMmHg: 8 });
  });

  it('set mornings against evenings without what lies between', () => {
    expect(averages?.value).toMatchObject({
      morning: { sessions: 2, systolicMmHg: 133, diastolicMmHg: 85 },
      evening: { sessions: 1, systolicMmHg: 122, diastolicMmHg: 78 },
      morningMinusEvening: { systolicMmHg: 11, diastolicMmHg: 7 },
    });
  });

  it('of mornings alone have no difference, and one session has no step', () => {
    const one = computePressureAverages(sessions.slice(0, 1))?.value;
    expect(one).toMatchObject({
      evening: null,
      morningMinusEvening: null,
      variability: null,
      systolic: { sd: null },
    });
  });

  it('name the readings that were left out of their sessions', () => {
    const three = [0, 2, 4].flatMap((minute) =>
      pressureValues({
        at: `2026-03-04T07:0${minute}:00+01:00`,
        systolic: 130 - minute,
        diastolic: 80,
        id: 500 + minute,
      }),
    );
    const dropping = computePressureSessions(computePressureReadings(three).readings, { dropsFirst: true });
    expect(computePressureAverages(dropping)).toMatchObject({
      value: { readings: 2, systolic: { mean: 127 } },
      excluded: [{ id: 500, reason: 'first' }],
    });
  });

  it('of none are none', () => {
    expect(computePressureAverages([])).toBeNull();
  });
});
