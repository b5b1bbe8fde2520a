import { describe, expect, it } from 'vitest';
import {
  computePressureReadings,
  computePressureSessions,
  placeOnClock,
  type PressureReading,
} from '#domain/blood-pressure.ts';
import type { MeasureReading } from '#domain/measures.ts';
import { type TimeZone, toEpochSec } from '#domain/time.ts';
import { pressureValues } from './pressure-readings.ts';

const at = '2026-03-10T07:00:00+01:00';
const read = (...groups: readonly MeasureReading[][]) => computePressureReadings(groups.flat());
const reasons = (...groups: readonly MeasureReading[][]) =>
  read(...groups).excluded.map(({ reason }) => reason);

/** Readings of one cuff so many minutes after seven. */
const readingsAt = (...minutes: number[]): PressureReading[] =>
  minutes.map((minute, index) => ({
    at: toEpochSec(Date.parse(at) / 1000 + minute * 60),
    timeZone: 'Europe/Paris' as TimeZone,
    systolicMmHg: 120 + 10 * index,
    diastolicMmHg: 80 + index,
    pulsePerMin: null,
    source: 'device',
    isAveraged: false,
    groupIds: [index],
    deviceId: 'cuff',
  }));
const sessionsAt = (...minutes: number[]) => computePressureSessions(readingsAt(...minutes));

const place = (instant: string, zone: string) =>
  placeOnClock(toEpochSec(Date.parse(instant) / 1000), zone as TimeZone);

const nameless = (reading: PressureReading): PressureReading => {
  const { deviceId: _, ...rest } = reading;
  return rest;
};
const reasonsOfPair = (systolic: number) =>
  reasons(
    pressureValues({ at, systolic: 128, diastolic: 84 }),
    pressureValues({ at: '2026-03-10T07:00:40+01:00', systolic, diastolic: 84 }),
  );
const typed = (attrib: number) =>
  read(pressureValues({ at, systolic: 128, diastolic: 84, attrib })).readings[0];
const dropping = (...minutes: number[]) =>
  computePressureSessions(readingsAt(...minutes), { dropsFirst: true })[0];

describe('readings', () => {
  it('are made of the two pressures and the pulse of one group', () => {
    expect(read(pressureValues({ at, systolic: 128, diastolic: 84, pulse: 61, id: 5 })).readings).toEqual([
      {
        at: Date.parse(at) / 1000,
        timeZone: 'Europe/Paris',
        systolicMmHg: 128,
        diastolicMmHg: 84,
        pulsePerMin: 61,
        source: 'device',
        isAveraged: false,
        groupIds: [5],
        deviceId: 'cuff',
      },
    ]);
  });

  it('come sorted by time whatever the order of arrival', () => {
    const later = pressureValues({ at: '2026-03-11T07:00:00+01:00', systolic: 130, diastolic: 80 });
    const earlier = pressureValues({ at, systolic: 120, diastolic: 80 });
    expect(read(later, earlier).readings.map(({ systolicMmHg }) => systolicMmHg)).toEqual([120, 130]);
  });

  it('need no pulse, and a pulse alone is none', () => {
    expect(read(pressureValues({ at, systolic: 128, diastolic: 84 })).readings[0]?.pulsePerMin).toBeNull();
    expect(read(pressureValues({ at, pulse: 61 }))).toEqual({ readings: [], excluded: [] });
  });

  it('are never goals', () => {
    expect(read(pressureValues({ at, systolic: 120, diastolic: 80, category: 2 }))).toEqual({
      readings: [],
      excluded: [],
    });
  });

  it('put halves of one instant and device together again', () => {
    const { readings, excluded } = read(
      pressureValues({ at, systolic: 128, pulse: 61, id: 8 }),
      pressureValues({ at, diastolic: 84, id: 7 }),
    );
    expect(readings).toMatchObject([
      { systolicMmHg: 128, diastolicMmHg: 84, pulsePerMin: 61, groupIds: [7, 8] },
    ]);
    expect(excluded).toEqual([]);
  });

  it('do not join halves of two devices', () => {
    expect(
      reasons(pressureValues({ at, systolic: 128 }), pressureValues({ at, diastolic: 84, device: 'other' })),
    ).toEqual(['incomplete', 'incomplete']);
  });

  it.each([
    [1, ['doubtful']],
    [4, ['doubtful']],
    [0, []],
    [2, []],
    [5, []],
    [17, []],
  ])('with attrib %i are left out for %j', (attrib, expected) => {
    expect(reasons(pressureValues({ at, systolic: 128, diastolic: 84, attrib }))).toEqual(expected);
  });

  it.each([
    [84, 84, ['impossible']],
    [80, 84, ['impossible']],
    [85, 84, []],
    [120, 0, ['impossible']],
    [120, 1, []],
  ])('of %i over %i are left out for %j', (systolic, diastolic, expected) => {
    expect(reasons(pressureValues({ at, systolic, diastolic }))).toEqual(expected);
  });

  it('that are there twice within a minute count once, with another value they are two', () => {
    expect(reasonsOfPair(128)).toEqual(['duplicate']);
    expect(reasonsOfPair(129)).toEqual([]);
  });

  it.each([
    ['hide', 0, ['hidden']],
    ['not-me', 0, ['not-me']],
    ['keep', 1, []],
    ['keep', 0, []],
  ] as const)('with the verdict %s on attrib %i are left out for %j', (verdict, attrib, expected) => {
    const values = pressureValues({ at, systolic: 128, diastolic: 84, attrib, id: 3 });
    const { excluded } = computePressureReadings(values, { verdicts: new Map([[3, verdict]]) });
    expect(excluded.map(({ reason }) => reason)).toEqual(expected);
  });

  it('and what was left out are together what was looked at', () => {
    const groups = [0, 1, 2, 4].map((attrib, minute) =>
      pressureValues({ at: `2026-03-10T07:0${minute}:00+01:00`, systolic: 128, diastolic: 84, attrib }),
    );
    const { readings, excluded } = read(...groups, pressureValues({ at, systolic: 128 }));
    expect(readings.length + excluded.length).toBe(5);
  });

  it('typed by hand and averaged by the device say so', () => {
    expect(typed(2)).toMatchObject({ source: 'manual', isAveraged: false });
    expect(typed(5)).toMatchObject({ source: 'device', isAveraged: true });
  });
});

describe('sessions', () => {
  it('hold readings at most ten minutes after each other', () => {
    expect(sessionsAt(0, 10, 20)).toHaveLength(1);
    expect(sessionsAt(0, 10 + 1 / 60)).toHaveLength(2);
  });

  it('have the mean of their readings', () => {
    expect(sessionsAt(0, 2, 4)).toMatchObject([{ systolicMmHg: 130, diastolicMmHg: 81, dropped: null }]);
  });

  it('leave out the first of three where it is wanted, and never of two', () => {
    expect(dropping(0, 2, 4)).toMatchObject({ systolicMmHg: 135, dropped: { systolicMmHg: 120 } });
    expect(dropping(0, 2)).toMatchObject({ systolicMmHg: 125, dropped: null });
  });

  it('keep devices apart, and what was typed from what was measured', () => {
    const [one, two, three] = readingsAt(0, 2, 4);
    if (one === undefined || two === undefined || three === undefined) throw new Error('three readings');
    const unnamed = nameless(three);
    expect(computePressureSessions([one, { ...two, deviceId: 'other' }])).toHaveLength(2);
    expect(
      computePressureSessions([
        { ...unnamed, source: 'manual' },
        { ...unnamed, at: one.at },
      ]),
    ).toHaveLength(2);
  });

  it('of devices without a name are one device', () => {
    const unnamed = readingsAt(0, 2).map(nameless);
    expect(computePressureSessions(unnamed)).toHaveLength(1);
  });

  it('have the mean of those pulses that there are', () => {
    const [one, two] = readingsAt(0, 2);
    if (one === undefined || two === undefined) throw new Error('two readings');
    expect(computePressureSessions([one, { ...two, pulsePerMin: 64 }])[0]?.pulsePerMin).toBe(64);
    expect(computePressureSessions([one, two])[0]?.pulsePerMin).toBeNull();
  });

  it('of no readings are none', () => {
    expect(computePressureSessions([])).toEqual([]);
  });
});

describe('day and period', () => {
  it.each([
    ['2026-03-10T03:59:59+01:00', '2026-03-09', 'evening'],
    ['2026-03-10T04:00:00+01:00', '2026-03-10', 'morning'],
    ['2026-03-10T11:59:59+01:00', '2026-03-10', 'morning'],
    ['2026-03-10T12:00:00+01:00', '2026-03-10', 'midday'],
    ['2026-03-10T15:59:59+01:00', '2026-03-10', 'midday'],
    ['2026-03-10T16:00:00+01:00', '2026-03-10', 'evening'],
    ['2026-03-10T23:59:59+01:00', '2026-03-10', 'evening'],
  ])('of %s are %s, %s', (instant, day, period) => {
    expect(place(instant, 'Europe/Paris')).toMatchObject({ day, period });
  });

  it.each([
    ['Pacific/Auckland', '2026-03-11', 'evening', 20.25],
    ['America/New_York', '2026-03-10', 'evening', 3.25],
    ['Asia/Kathmandu', '2026-03-11', 'midday', 13],
    ['Pacific/Kiritimati', '2026-03-11', 'evening', 21.25],
    ['Pacific/Midway', '2026-03-10', 'evening', 20.25],
  ])('go by the clocks of %s', (zone, day, period, hours) => {
    expect(place('2026-03-11T07:15:00Z', zone)).toEqual({ day, period, clockSec: hours * 3600 });
  });

  it('of the morning after the clocks went forward are still of that morning', () => {
    // 04:30 on the clock, two and a half hours after 01:00.
    expect(place('2026-03-29T02:30:00Z', 'Europe/Paris')).toEqual({
      day: '2026-03-29',
      period: 'morning',
      clockSec: 4.5 * 3600,
    });
  });
});
