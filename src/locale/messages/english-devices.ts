import type { BatteryLevel } from '#domain/device-records.ts';
import type { Count } from './english.ts';
import { createPlural } from './plural.ts';

const plural = createPlural('en');

/** What the page of devices says in English. */
export const englishDevices = {
  title: 'Devices',
  /** By the service's own words. */
  types: {
    Scale: 'Scale',
    Babyphone: 'Baby monitor',
    'Blood Pressure Monitor': 'Blood pressure monitor',
    'Activity Tracker': 'Activity tracker',
    'Sleep Monitor': 'Sleep monitor',
    'Smart Connected Thermometer': 'Thermometer',
    Gateway: 'Gateway',
    iGlucose: 'Glucose meter (iGlucose)',
    'HealthKit Apple': 'Apple Health',
    'HealthKit Google': 'Google Health Connect',
    'HealthKit Huawei': 'Huawei Health',
    Lingo: 'Glucose sensor (Lingo)',
  },
  typeMissing: 'Device of unknown type',
  modelNew: (number: string) => `Model ${number}`,
  modelMissing: 'Model not told',
  battery: 'Battery',
  batteryLevels: {
    high: 'High, above 75 %',
    medium: 'Medium, above 30 %',
    low: 'Low, below 30 %',
    unknown: 'Not known to the service',
    other: 'New to this program',
  } satisfies Record<BatteryLevel, string>,
  batteryOther: (word: string) => `“${word}”`,
  firstSession: 'First session',
  lastSession: 'Last session',
  zone: 'Zone',
  notTold: 'not told by the service',
  ago: (moment: string, distance: string) => `${moment}, ${distance}`,
  provides: 'What it has provided',
  measured: (name: string, count: string) => `${name}: ${count}`,
  activityDays: ({ count, text }: Count) =>
    `${text} ${plural(count, { one: 'day', other: 'days' })} of activity`,
  nights: ({ count, text }: Count) => `${text} ${plural(count, { one: 'night', other: 'nights' })}`,
  workouts: ({ count, text }: Count) => `${text} ${plural(count, { one: 'workout', other: 'workouts' })}`,
  span: (from: string, to: string) => `From ${from} to ${to}`,
  nothing: 'No record on this device names it.',
  noId: 'The service sent this device without a number, so that it cannot be told which records come from it.',
  counting: 'Its records are being counted.',
  unnamed: (unnamed: string, all: Count) =>
    `${unnamed} of ${all.text} ${plural(all.count, { one: 'record', other: 'records' })} name no device: sums of a day are put together from all of them, and what is typed in has none.`,
  others: 'Records of devices that are no longer linked',
  other: 'A device that is not in the list',
  account: {
    title: 'What the service tells of the account',
    user: 'User number',
    zone: 'Zone of the profile',
    created: 'Created',
    firstWeight: 'First weight',
    firstActivity: 'First activity',
    missing: 'Not told by this service: that is usual today, and nothing depends on it.',
  },
  empty: {
    failed: 'The devices could not be read',
    failedText: 'The record on this device did not answer. Reload the page; nothing is lost at the service.',
    disconnected: 'No account is connected',
    disconnectedText: 'Once you connect one, its devices appear here.',
    waiting: 'The devices have not arrived yet',
    waitingText: 'They are asked for once the latest records are here.',
    none: 'No device is linked',
    noneText: 'The service lists none for this account.',
  },
};

export type DevicesMessages = typeof englishDevices;
