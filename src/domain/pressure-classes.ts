/** Whose classes of blood pressure are named: those for readings at home or in the office, or those of the AHA. */
export type BloodPressureGuideline = 'esc-home' | 'esc-office' | 'aha';

export type PressureClass = 'normal' | 'nonElevated' | 'elevated' | 'stage1' | 'stage2' | 'hypertension';

/** In mmHg. */
export type Pressure = { readonly systolicMmHg: number; readonly diastolicMmHg: number };

/** A class holds what lies below both of its bounds and in no class before it; the last one has no bounds. */
export type PressureRule = {
  readonly class: PressureClass;
  readonly systolicBelow: number;
  readonly diastolicBelow: number;
};

/**
 * The classes of each guideline, from the lowest to the highest.
 *
 * AHA/ACC 2017 (doi 10.1161/HYP.0000000000000249, table 6), unchanged in 2025; for readings in the office. ESC 2024
 * (doi 10.1093/eurheartj/ehae178, tables 5 and 7), in the office and at home. Bounds belong to the class above: 130 is
 * stage 1.
 */
export const pressureRules: Readonly<Record<BloodPressureGuideline, readonly PressureRule[]>> = {
  aha: [
    { class: 'normal', systolicBelow: 120, diastolicBelow: 80 },
    { class: 'elevated', systolicBelow: 130, diastolicBelow: 80 },
    { class: 'stage1', systolicBelow: 140, diastolicBelow: 90 },
    { class: 'stage2', systolicBelow: Infinity, diastolicBelow: Infinity },
  ],
  'esc-office': [
    { class: 'nonElevated', systolicBelow: 120, diastolicBelow: 70 },
    { class: 'elevated', systolicBelow: 140, diastolicBelow: 90 },
    { class: 'hypertension', systolicBelow: Infinity, diastolicBelow: Infinity },
  ],
  'esc-home': [
    { class: 'nonElevated', systolicBelow: 120, diastolicBelow: 70 },
    { class: 'elevated', systolicBelow: 135, diastolicBelow: 85 },
    { class: 'hypertension', systolicBelow: Infinity, diastolicBelow: Infinity },
  ],
};

/** Above these, both in whole mmHg, AHA/ACC advises to repeat the reading at once and to seek care. */
export const SEVERE_ABOVE = { systolicMmHg: 180, diastolicMmHg: 120 } as const;

/** Whole mmHg, halves upwards: what is written is also what is classed, so that the two cannot contradict. */
export function roundPressure({ systolicMmHg, diastolicMmHg }: Pressure): Pressure {
  return { systolicMmHg: Math.round(systolicMmHg), diastolicMmHg: Math.round(diastolicMmHg) };
}

/** The class of a pressure, the higher of what either of its values would have alone; rounded first. */
export function classifyPressure(pressure: Pressure, guideline: BloodPressureGuideline): PressureClass {
  const { systolicMmHg, diastolicMmHg } = roundPressure(pressure);
  const rules = pressureRules[guideline];
  const rule = rules.find(
    ({ systolicBelow, diastolicBelow }) => systolicMmHg < systolicBelow && diastolicMmHg < diastolicBelow,
  );
  if (rule === undefined) {
    throw new RangeError(
      `Failed to class ${systolicMmHg}/${diastolicMmHg} mmHg: that is no pressure. Leave such readings out.`,
    );
  }
  return rule.class;
}

/** Whether a pressure, rounded, is so high that AHA/ACC advises to repeat it at once and to seek care. */
export function isSeverePressure(pressure: Pressure): boolean {
  const { systolicMmHg, diastolicMmHg } = roundPressure(pressure);
  return systolicMmHg > SEVERE_ABOVE.systolicMmHg || diastolicMmHg > SEVERE_ABOVE.diastolicMmHg;
}
