import { englishWeight, type WeightMessages } from '#locale/messages/english-weight.ts';
import { useTopic } from './use-settings.ts';

/** What the weight page says about its trend. */
export function useWeightMessages(): WeightMessages {
  return useTopic('weight', englishWeight);
}
