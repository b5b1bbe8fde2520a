import type { Catalogue } from './catalogue.ts';
import { germanAccount } from './german-account.ts';
import { germanDay } from './german-day.ts';
import { germanComposition } from './german-composition.ts';
import { germanMeasures } from './german-measures.ts';
import { germanActivity } from './german-activity.ts';
import { germanDays } from './german-days.ts';
import { germanDevices } from './german-devices.ts';
import { germanExplain } from './german-explain.ts';
import { germanHome } from './german-home.ts';
import { germanMethod } from './german-method.ts';
import { germanNotifications } from './german-notifications.ts';
import { germanSettings } from './german-settings.ts';
import { germanShell } from './german-shell.ts';
import { germanSleep } from './german-sleep.ts';
import { germanSync } from './german-sync.ts';
import { germanWeighings } from './german-weighings.ts';
import { germanWeight } from './german-weight.ts';
import { germanVitals } from './german-vitals.ts';
import { germanWorkouts } from './german-workouts.ts';
import { germanMain } from './german.ts';

/** Everything the product says, in German. */
export const german: Catalogue = {
  main: germanMain,
  account: germanAccount,
  day: germanDay,
  composition: germanComposition,
  measures: germanMeasures,
  activity: germanActivity,
  days: germanDays,
  devices: germanDevices,
  explain: germanExplain,
  home: germanHome,
  method: germanMethod,
  notifications: germanNotifications,
  settings: germanSettings,
  shell: germanShell,
  sleep: germanSleep,
  sync: germanSync,
  weighings: germanWeighings,
  weight: germanWeight,
  vitals: germanVitals,
  workouts: germanWorkouts,
};
