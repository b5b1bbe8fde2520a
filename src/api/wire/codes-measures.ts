/**
 * Codes of `getmeas`: what was measured, where on the body, how sure, and how an ECG was judged.
 *
 * Source: tables "meastype", "position", "attrib" and "category" of developer.withings.com, "Measure - Getmeas"; the
 * document of 2018 has the types up to 91 without 12, and the attribs up to 5. Rows marked † are undocumented and known
 * from recorded answers. Codes seen without any explanation (types 2, 18, 72; attribs 10, 17, 10009) are left out: they
 * pass through with their number.
 */

type MeasureTypeCode = {
  /** Stable name, for whoever words it in another language. */
  readonly key: string;
  readonly name: string;
  /** Unit of `value · 10^unit`; `null` for scores, indices and classes. */
  readonly unit: string | null;
};

export const measureTypes: Readonly<Record<number, MeasureTypeCode>> = {
  1: { key: 'weight', name: 'Weight', unit: 'kg' },
  4: { key: 'height', name: 'Height', unit: 'm' },
  5: { key: 'fatFreeMass', name: 'Fat-free mass', unit: 'kg' },
  6: { key: 'fatRatio', name: 'Fat ratio', unit: '%' },
  8: { key: 'fatMass', name: 'Fat mass', unit: 'kg' },
  9: { key: 'diastolic', name: 'Diastolic blood pressure', unit: 'mmHg' },
  10: { key: 'systolic', name: 'Systolic blood pressure', unit: 'mmHg' },
  11: { key: 'pulse', name: 'Pulse', unit: 'bpm' },
  // The air of the room on the first Smart Body Analyzers.
  12: { key: 'temperature', name: 'Temperature', unit: '°C' },
  54: { key: 'spo2', name: 'Oxygen saturation', unit: '%' },
  71: { key: 'bodyTemperature', name: 'Body temperature', unit: '°C' },
  73: { key: 'skinTemperature', name: 'Skin temperature', unit: '°C' },
  76: { key: 'muscleMass', name: 'Muscle mass', unit: 'kg' },
  77: { key: 'hydration', name: 'Hydration', unit: 'kg' },
  88: { key: 'boneMass', name: 'Bone mass', unit: 'kg' },
  91: { key: 'pulseWaveVelocity', name: 'Pulse wave velocity', unit: 'm/s' },
  123: { key: 'vo2max', name: 'VO₂ max', unit: 'ml/min/kg' },
  130: { key: 'ecgResult', name: 'ECG result', unit: null },
  135: { key: 'qrsInterval', name: 'QRS interval', unit: 'ms' },
  136: { key: 'prInterval', name: 'PR interval', unit: 'ms' },
  137: { key: 'qtInterval', name: 'QT interval', unit: 'ms' },
  138: { key: 'qtcInterval', name: 'Corrected QT interval', unit: 'ms' },
  139: { key: 'ppgResult', name: 'Atrial fibrillation by pulse', unit: null },
  155: { key: 'vascularAge', name: 'Vascular age', unit: 'years' },
  // †
  158: { key: 'nerveHealthLeftFoot', name: 'Nerve health, left foot', unit: null },
  // †
  159: { key: 'nerveHealthRightFoot', name: 'Nerve health, right foot', unit: null },
  167: { key: 'nerveHealth', name: 'Nerve health, feet', unit: null },
  168: { key: 'extracellularWater', name: 'Extracellular water', unit: 'kg' },
  169: { key: 'intracellularWater', name: 'Intracellular water', unit: 'kg' },
  170: { key: 'visceralFat', name: 'Visceral fat', unit: null },
  // Five rows each, told apart by their position.
  173: { key: 'segmentFatFreeMass', name: 'Fat-free mass of a segment', unit: 'kg' },
  174: { key: 'segmentFatMass', name: 'Fat mass of a segment', unit: 'kg' },
  175: { key: 'segmentMuscleMass', name: 'Muscle mass of a segment', unit: 'kg' },
  196: { key: 'electrodermalActivity', name: 'Electrodermal activity, feet', unit: null },
  // †
  197: { key: 'electrodermalActivityLeftFoot', name: 'Electrodermal activity, left foot', unit: null },
  // †
  198: { key: 'electrodermalActivityRightFoot', name: 'Electrodermal activity, right foot', unit: null },
  226: { key: 'basalMetabolicRate', name: 'Basal metabolic rate', unit: 'kcal/day' },
  227: { key: 'metabolicAge', name: 'Metabolic age', unit: 'years' },
  229: { key: 'skinConductance', name: 'Electrochemical skin conductance', unit: null },
};

/** What a measure type measures; a type that is new to us by its number. */
export function nameOfMeasureType(type: number): string {
  return measureTypes[type]?.name ?? `Type ${type}`;
}

/** Where on the body; 7 is † and stands for the whole of it. An owner found 2 and 3 the other way round. */
const positions: Readonly<Record<number, string>> = {
  0: 'Right wrist',
  1: 'Left wrist',
  2: 'Right arm (side uncertain)',
  3: 'Left arm (side uncertain)',
  4: 'Right foot',
  5: 'Left foot',
  6: 'Between the legs',
  7: 'Whole body',
  8: 'Left part of the body',
  9: 'Right part of the body',
  10: 'Left leg',
  11: 'Right leg',
  12: 'Torso',
  13: 'Left hand',
  14: 'Right hand',
  15: 'Heart, aortic area',
  16: 'Heart, pulmonic area',
  17: 'Heart, tricuspid area',
  18: 'Heart, mitral area',
  19: 'Heart, apex',
  20: 'Lung, front upper right',
  21: 'Lung, front upper left',
  22: 'Lung, front lower right',
  23: 'Lung, front lower left',
  24: 'Lung, back upper left',
  25: 'Lung, back upper right',
  26: 'Lung, back lower left',
  27: 'Lung, back lower right',
  28: 'Wide mode',
  29: 'Between the arms',
  30: 'Held right',
  31: 'Held left',
};

/** Where on the body a measure was taken; a position that is new to us by its number. */
export function nameOfPosition(position: number): string {
  return positions[position] ?? `Position ${position}`;
}

/** Who says that the reading is this person's. 3 is †. */
const attribs: Readonly<Record<number, string>> = {
  0: 'Device',
  1: 'Device, person uncertain',
  2: 'Entered by hand',
  3: 'Person chosen by hand',
  4: 'Entered by hand when the account was made',
  5: 'Average of several readings',
  7: 'Activity confirmed by hand',
  8: 'Device',
  15: 'Device, in guided conditions',
};

/** Where a reading comes from; an attrib that is new to us by its number. */
export function nameOfAttrib(attrib: number): string {
  return attribs[attrib] ?? `Source ${attrib}`;
}

/** Goals come in the same list as readings. */
const categories: Readonly<Record<number, string>> = { 1: 'Reading', 2: 'Goal' };

/** Whether something was read or wished for; a category that is new to us by its number. */
export function nameOfMeasureCategory(category: number): string {
  return categories[category] ?? `Category ${category}`;
}

/** Values of types 130 and 139. */
const rhythmResults: Readonly<Record<number, string>> = {
  0: 'Negative',
  1: 'Positive',
  2: 'Inconclusive',
  3: 'No signal',
  4: 'Other',
  5: 'Noise',
  6: 'Low heart rate',
  7: 'High heart rate',
  8: 'Inconclusive (US)',
  9: 'Negative, normal heart rate',
  10: 'Negative, high heart rate',
  11: 'Positive, normal heart rate',
  12: 'Positive, high heart rate',
  13: 'No diagnosis',
};

/** How the device judged a rhythm for atrial fibrillation; a result that is new to us by its number. */
export function nameOfRhythmResult(result: number): string {
  return rhythmResults[result] ?? `Result ${result}`;
}
