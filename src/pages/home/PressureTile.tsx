import { useMemo } from 'react';
import { Sparkline } from '#charts/Sparkline.tsx';
import type { PressureSession } from '#domain/blood-pressure.ts';
import { useReadings } from '#queries/measures.ts';
import { useSettings } from '#settings/use-settings.ts';
import { paths } from '../paths.ts';
import {
  computeSessions,
  type PressureOptions,
  toPressurePicture,
  toPressureSentence,
} from './pressure-view.ts';
import { pressureTypes } from './pressure-types.ts';
import { Tile, type TileFrame } from './Tile.tsx';
import type { TileView, Words } from './tile-view.ts';
import { useHomeWords } from './use-home-words.ts';
import { useToday } from './use-today.ts';
import { useVerdicts } from './use-verdicts.ts';

/** In mmHg. */
const MIN_SPAN = 40;

export function PressureTile({ frame }: { frame: TileFrame }) {
  const words = useHomeWords();
  const [{ bloodPressureGuideline: guideline, bloodPressureDropsFirst: dropsFirst }] = useSettings();
  const { now, clockZone } = useToday();
  const { readings, error } = useReadings(pressureTypes);
  const verdicts = useVerdicts();
  const sessions = useMemo(
    () =>
      readings === undefined || verdicts === null
        ? null
        : computeSessions(readings, { verdicts, dropsFirst }),
    [readings, verdicts, dropsFirst],
  );
  const view = useMemo(
    () =>
      error === null ? toView(sessions, { now, guideline, clockZone }, words) : { state: 'failed' as const },
    [sessions, now, guideline, clockZone, words, error],
  );
  return <Tile {...frame} to={paths.vitals} view={view} />;
}

function toView(
  sessions: readonly PressureSession[] | null,
  options: PressureOptions,
  words: Words,
): TileView {
  if (sessions === null) return { state: 'loading' };
  const sentence = toPressureSentence(sessions, options, words);
  if (sentence === null) return { state: 'none', text: words.own.pressure.none };
  const picture = toPressurePicture(sessions, options.clockZone, words);
  if (picture === null) return { state: 'known', ...sentence, figure: null };
  const { systolic, diastolic, from, to, ...figure } = picture;
  return {
    state: 'known',
    ...sentence,
    figure: {
      ...figure,
      draw: (size) => (
        <Sparkline {...size} series={systolic} beside={diastolic} from={from} to={to} minSpan={MIN_SPAN} />
      ),
    },
  };
}
