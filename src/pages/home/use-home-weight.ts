import { useMemo } from 'react';
import { measureType } from '#domain/measures.ts';
import { useReadings } from '#queries/measures.ts';
import { useToday } from './use-today.ts';
import { useVerdicts } from './use-verdicts.ts';
import { computeHomeWeight, type HomeWeight } from './weight-view.ts';

// The same as the weight page asks for: it is being read before this page is up.
const types = [measureType.weight];

/** Weighings and trend; null until they were read. */
export function useHomeWeight(): { weight: HomeWeight | null; error: Error | null } {
  const { readings, error } = useReadings(types);
  const { clockZone } = useToday();
  const verdicts = useVerdicts();
  const weight = useMemo(
    () =>
      // Without the reader's decisions a guest would flash up in the trend.
      readings === undefined || verdicts === null
        ? null
        : computeHomeWeight(readings, { verdicts, clockZone }),
    [readings, verdicts, clockZone],
  );
  return { weight, error };
}
