import type { StageSegment } from '#charts/night-stages.ts';
import { sleepState } from '#domain/sleep.ts';
import type { Format } from '#locale/format.ts';

/** States that have no lane in laboratories, by names of their own. */
export type OtherStages = {
  readonly manual: string;
  readonly unspecified: string;
  readonly other: (state: string) => string;
};

/** The lane of a hypnogram in which a state of the service is drawn; an unknown state keeps its number as its name. */
export function toNightStage(
  state: number,
  names: OtherStages,
  format: Pick<Format, 'number'>,
): Pick<StageSegment, 'stage' | 'label'> {
  switch (state) {
    case sleepState.awake:
      return { stage: 'awake' };
    case sleepState.light:
      return { stage: 'light' };
    case sleepState.deep:
      return { stage: 'deep' };
    case sleepState.rem:
      return { stage: 'rem' };
    case sleepState.outOfBed:
      return { stage: 'out' };
    case sleepState.manual:
      return { stage: 'unknown', label: names.manual };
    case sleepState.unspecified:
      return { stage: 'unknown', label: names.unspecified };
    default:
      return { stage: 'unknown', label: names.other(format.number(state, 0)) };
  }
}
