import type { Catalogue } from './catalogue.ts';
import { germanAccount } from './german-account.ts';
import { germanDay } from './german-day.ts';
import { germanDays } from './german-days.ts';
import { germanMethod } from './german-method.ts';
import { germanSettings } from './german-settings.ts';
import { germanShell } from './german-shell.ts';
import { germanMain } from './german.ts';

/** Everything the product says, in German. */
export const german: Catalogue = {
  main: germanMain,
  account: germanAccount,
  day: germanDay,
  days: germanDays,
  method: germanMethod,
  settings: germanSettings,
  shell: germanShell,
};
