/**
 * Device types, models and battery levels.
 *
 * Source: "User v2 - Getdevice" of developer.withings.com, and the lists beside `model` of the sleep and workout
 * services. The document of 2018 calls 51 to 55 trackers and 61 Aura, nothing more.
 */

/** The service's own words, which it may add to, by what a reader calls the thing. */
const deviceTypes: ReadonlyMap<string, string> = new Map([
  ['Scale', 'Scale'],
  ['Babyphone', 'Baby monitor'],
  ['Blood Pressure Monitor', 'Blood pressure monitor'],
  ['Activity Tracker', 'Activity tracker'],
  ['Sleep Monitor', 'Sleep monitor'],
  ['Smart Connected Thermometer', 'Thermometer'],
  ['Gateway', 'Gateway'],
  ['iGlucose', 'iGlucose'],
  ['HealthKit Apple', 'Apple Health'],
  ['HealthKit Google', 'Google Health Connect'],
  ['HealthKit Huawei', 'Huawei Health'],
  ['Lingo', 'Lingo'],
]);

/** What kind of device it is; a type that is new to us as the service words it. */
export function nameOfDeviceType(type: string): string {
  return deviceTypes.get(type) ?? type;
}

/** 13 is a Body+ in the documents and a Sleep Analyzer in a client of theirs; the documents count. */
export const deviceModels: Readonly<Record<number, string>> = {
  1: 'WBS01',
  2: 'WS30',
  3: 'Kid Scale',
  4: 'Smart Body Analyzer',
  5: 'Body+',
  6: 'Body Cardio',
  7: 'Body',
  9: 'Body Pro',
  10: 'Body Scan',
  11: 'WBS10',
  12: 'WBS11',
  13: 'Body+',
  14: 'Body',
  15: 'Body Comp 2',
  16: 'Body Smart',
  17: 'Body Comp Pro',
  18: 'Body Comp',
  21: 'Smart Baby Monitor',
  22: 'Home',
  41: 'BPM V1',
  42: 'BPM V2',
  43: 'BPM V3',
  44: 'BPM Core',
  45: 'BPM Connect',
  46: 'BPM Connect Pro',
  47: 'BPM Pro 2',
  48: 'BPM Vision',
  51: 'Pulse',
  52: 'Activité',
  53: 'Activité Pop, Steel',
  54: 'Go',
  55: 'Steel HR',
  58: 'Pulse HR',
  59: 'Steel HR Sport',
  60: 'Aura Dock',
  61: 'Aura Sensor',
  // In the list beside workouts alone.
  62: 'Aura Dock',
  // Sold as Sleep Analyzer.
  63: 'Aura Sensor V2',
  70: 'Thermo',
  71: 'BeamO',
  90: 'Move',
  91: 'Move ECG',
  92: 'Move ECG',
  93: 'ScanWatch',
  94: 'ScanWatch 2',
  95: 'ScanWatch Light',
  100: 'WUP01',
  1051: 'iOS steps',
  1052: 'iOS steps',
  1053: 'Android steps',
  1054: 'Android steps',
  1055: 'Google Fit',
  1056: 'Samsung Health',
  1057: 'HealthKit, iPhone',
  1058: 'Apple Watch',
  1059: 'HealthKit, other',
  1060: 'Google Health Connect',
  1061: 'iGlucose',
  1062: 'Huawei',
  1063: 'Lingo',
};

/** The product name of a device; a model that is new to us by its number. */
export function nameOfDeviceModel(modelId: number): string {
  return deviceModels[modelId] ?? `Model ${modelId}`;
}

/** `unknown` is undocumented, and once stopped a client that did not expect it. */
const batteryLevels: ReadonlyMap<string, string> = new Map([
  ['high', 'Above 75 %'],
  ['medium', 'Above 30 %'],
  ['low', 'Below 30 %'],
  ['unknown', 'Not known'],
]);

/** How full a battery is; a level that is new to us as the service words it. */
export function nameOfBatteryLevel(level: string): string {
  return batteryLevels.get(level) ?? level;
}
