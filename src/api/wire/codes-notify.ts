type AppliCode = {
  readonly name: string;
  /** The permission without which the service refuses the subscription; `null` where none is documented. */
  readonly scope: string | null;
};

/**
 * What a notification is about, by `appli`.
 *
 * Source: "Notification categories" of developer.withings.com; the document of 2018 lists 1, 4, 16 and 44, yet its
 * examples use 45, retired since. 98 to 100 are undocumented and seen beside beds.
 */
const applis: Readonly<Record<number, AppliCode>> = {
  1: { name: 'Weight and body composition', scope: 'user.metrics' },
  2: { name: 'Temperature', scope: 'user.metrics' },
  4: { name: 'Blood pressure, heart rate, oxygen', scope: 'user.metrics' },
  16: { name: 'Activity and workouts', scope: 'user.activity' },
  44: { name: 'Sleep', scope: 'user.activity' },
  45: { name: 'Environment', scope: null },
  46: { name: 'Profile', scope: 'user.info' },
  50: { name: 'In bed', scope: 'user.sleepevents' },
  51: { name: 'Out of bed', scope: 'user.sleepevents' },
  52: { name: 'Sensor inflated', scope: null },
  53: { name: 'Device without account', scope: null },
  54: { name: 'ECG', scope: 'user.metrics' },
  55: { name: 'ECG failed', scope: 'user.metrics' },
  58: { name: 'Glucose', scope: 'user.metrics' },
  60: { name: 'Survey', scope: null },
  61: { name: 'Stethoscope', scope: null },
  62: { name: 'Heart rate variability', scope: null },
  98: { name: 'Bed (98)', scope: null },
  99: { name: 'Bed (99)', scope: null },
  100: { name: 'Bed (100)', scope: null },
};

/** What a notification is about; an `appli` that is new to us by its number. */
export function nameOfAppli(appli: number): string {
  return applis[appli]?.name ?? `Notification ${appli}`;
}

/** The permission that a subscription needs; `null` where none is known. */
export function scopeOfAppli(appli: number): string | null {
  return applis[appli]?.scope ?? null;
}
