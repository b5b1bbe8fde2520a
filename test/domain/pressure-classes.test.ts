import { describe, expect, it } from 'vitest';
import { classifyPressure, isSeverePressure, roundPressure } from '#domain/pressure-classes.ts';

const pressure = (systolicMmHg: number, diastolicMmHg: number) => ({ systolicMmHg, diastolicMmHg });

describe('the class of a pressure', () => {
  it.each([
    [128, 84, 'stage1', 'elevated', 'elevated'],
    [118, 72, 'normal', 'elevated', 'elevated'],
    [135, 79, 'stage1', 'elevated', 'hypertension'],
    [119.6, 69.6, 'elevated', 'elevated', 'elevated'],
    [119.4, 69.4, 'normal', 'nonElevated', 'nonElevated'],
    // Edges of systolic alone.
    [119, 60, 'normal', 'nonElevated', 'nonElevated'],
    [120, 60, 'elevated', 'elevated', 'elevated'],
    [129, 60, 'elevated', 'elevated', 'elevated'],
    [130, 60, 'stage1', 'elevated', 'elevated'],
    [134, 60, 'stage1', 'elevated', 'elevated'],
    [135, 60, 'stage1', 'elevated', 'hypertension'],
    [139, 60, 'stage1', 'elevated', 'hypertension'],
    [140, 60, 'stage2', 'hypertension', 'hypertension'],
    // Edges of diastolic alone.
    [110, 69, 'normal', 'nonElevated', 'nonElevated'],
    [110, 70, 'normal', 'elevated', 'elevated'],
    [110, 79, 'normal', 'elevated', 'elevated'],
    [110, 80, 'stage1', 'elevated', 'elevated'],
    [110, 84, 'stage1', 'elevated', 'elevated'],
    [110, 85, 'stage1', 'elevated', 'hypertension'],
    [110, 89, 'stage1', 'elevated', 'hypertension'],
    [110, 90, 'stage2', 'hypertension', 'hypertension'],
  ] as const)(
    '%d/%d is %s by AHA, %s in the office and %s at home by ESC',
    (systolic, diastolic, aha, office, home) => {
      const classes = (['aha', 'esc-office', 'esc-home'] as const).map((guideline) =>
        classifyPressure(pressure(systolic, diastolic), guideline),
      );
      expect(classes).toEqual([aha, office, home]);
    },
  );

  it('is that of the whole numbers that are written', () => {
    expect(roundPressure(pressure(119.6, 69.5))).toEqual(pressure(120, 70));
    for (let tenth = 0; tenth < 10; tenth += 1) {
      const raw = pressure(129 + tenth / 10, 79 + tenth / 10);
      expect(classifyPressure(raw, 'aha')).toBe(classifyPressure(roundPressure(raw), 'aha'));
    }
  });

  it('of no number there is none', () => {
    expect(() => classifyPressure(pressure(Number.NaN, 80), 'aha')).toThrow(/no pressure/);
  });
});

describe('a severe value', () => {
  it.each([
    [180, 120, false],
    [180.4, 120.4, false],
    [180.5, 90, true],
    [181, 90, true],
    [150, 121, true],
    [150, 120.5, true],
  ])('%d/%d: %s', (systolic, diastolic, expected) => {
    expect(isSeverePressure(pressure(systolic, diastolic))).toBe(expected);
  });
});
