import { useCallback, useEffect, useMemo, useState } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import type { OtherEstimators } from './other-estimators.ts';
import { parseWeightChoices, withWeightChoices, type WeightChoices } from './weight-choices.ts';

/** What the picture shows, with the address as its home; a change is no step that Back would undo. */
export function useWeightChoices(): readonly [WeightChoices, (change: Partial<WeightChoices>) => void] {
  const { search, hash, state } = useLocation();
  const navigate = useNavigate();
  const choices = useMemo(() => parseWeightChoices(search), [search]);
  const change = useCallback(
    (changed: Partial<WeightChoices>) => {
      const next = { ...choices, ...changed };
      // Another trend comes with its own usual band.
      if (changed.estimator !== undefined) next.hasBand = changed.estimator === 'local';
      void navigate({ search: withWeightChoices(search, next), hash }, { state, replace: true });
    },
    [choices, search, hash, state, navigate],
  );
  return [choices, change];
}

/** The program of the estimators that are not the usual one, once one of them is asked for. */
export function useOtherEstimators({ estimator, hasBand }: WeightChoices): {
  others: OtherEstimators | null;
  hasFailed: boolean;
} {
  const [others, setOthers] = useState<OtherEstimators | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const isWanted = others === null && (estimator !== 'average' || hasBand);
  // A program is fetched from outside React; the picture stands meanwhile.
  useEffect(() => {
    if (!isWanted) return;
    import('./other-estimators.ts').then(
      ({ computeOthers }) => setOthers({ computeOthers }),
      () => setFailed(true),
    );
  }, [isWanted]);
  return { others, hasFailed };
}
