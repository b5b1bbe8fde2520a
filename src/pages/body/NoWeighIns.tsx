import { useWeightMessages } from '#settings/use-weight-messages.ts';
import { NothingYet } from '../NothingYet.tsx';

/** Why there is nothing to see yet, in the words of weighing. */
export function NoWeighIns() {
  return <NothingYet words={useWeightMessages().empty} />;
}
