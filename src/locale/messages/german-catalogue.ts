import type { Catalogue } from './catalogue.ts';
import { germanAccount } from './german-account.ts';
import { germanDays } from './german-days.ts';
import { germanExplain } from './german-explain.ts';
import { germanMethod } from './german-method.ts';
import { germanSettings } from './german-settings.ts';
import { germanShell } from './german-shell.ts';
import { germanWeighings } from './german-weighings.ts';
import { germanWeight } from './german-weight.ts';
import { germanMain } from './german.ts';

/** Everything the product says, in German. */
export const german: Catalogue = {
  main: germanMain,
  account: germanAccount,
  days: germanDays,
  explain: germanExplain,
  method: germanMethod,
  settings: germanSettings,
  shell: germanShell,
  weighings: germanWeighings,
  weight: germanWeight,
};
