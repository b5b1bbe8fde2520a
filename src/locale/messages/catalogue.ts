import type { AccountMessages } from './english-account.ts';
import type { DayMessages } from './english-day.ts';
import type { CompositionMessages } from './english-composition.ts';
import type { MeasuresMessages } from './english-measures.ts';
import type { ActivityMessages } from './english-activity.ts';
import type { DaysMessages } from './english-days.ts';
import type { DevicesMessages } from './english-devices.ts';
import type { ExplainMessages } from './english-explain.ts';
import type { Messages } from './english.ts';
import type { MethodMessages } from './english-method.ts';
import type { SettingsMessages } from './english-settings.ts';
import type { ShellMessages } from './english-shell.ts';
import type { SleepMessages } from './english-sleep.ts';
import type { WeighingsMessages } from './english-weighings.ts';
import type { WeightMessages } from './english-weight.ts';
import type { VitalsMessages } from './english-vitals.ts';
import type { WorkoutsMessages } from './english-workouts.ts';

/** Every topic in another language. English comes with the pages that say it, other languages in one piece. */
export type Catalogue = {
  readonly main: Messages;
  readonly account: AccountMessages;
  readonly day: DayMessages;
  readonly composition: CompositionMessages;
  readonly measures: MeasuresMessages;
  readonly activity: ActivityMessages;
  readonly days: DaysMessages;
  readonly devices: DevicesMessages;
  readonly explain: ExplainMessages;
  readonly method: MethodMessages;
  readonly settings: SettingsMessages;
  readonly shell: ShellMessages;
  readonly sleep: SleepMessages;
  readonly weighings: WeighingsMessages;
  readonly weight: WeightMessages;
  readonly vitals: VitalsMessages;
  readonly workouts: WorkoutsMessages;
};
