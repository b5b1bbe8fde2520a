import { englishWeighings, type WeighingsMessages } from '#locale/messages/english-weighings.ts';
import { useTopic } from './use-settings.ts';

/** What the weight page says about single readings and notes; loaded with them. */
export function useWeighingsMessages(): WeighingsMessages {
  return useTopic('weighings', englishWeighings);
}
