import { englishMeasures, type MeasuresMessages } from '#locale/messages/english-measures.ts';
import { useTopic } from './use-settings.ts';

/** Names of everything that can be measured; loaded with what lists it. */
export function useMeasuresMessages(): MeasuresMessages {
  return useTopic('measures', englishMeasures);
}
