import { useMemo } from 'react';
import { Sparkline } from '#charts/Sparkline.tsx';
import { paths } from '../paths.ts';
import { Tile, type TileFrame } from './Tile.tsx';
import type { TileView, Words } from './tile-view.ts';
import { useHomeWords } from './use-home-words.ts';
import { useToday } from './use-today.ts';
import { type HomeWeight, toWeightPicture, toWeightSentence } from './weight-view.ts';

export type WeightTileProps = { frame: TileFrame; weight: HomeWeight | null; error: Error | null };

/** The first tile of a reader who has arranged nothing, and so no part of another program. */
export function WeightTile({ frame, weight, error }: WeightTileProps) {
  const words = useHomeWords();
  const { now } = useToday();
  const view = useMemo(() => toView(weight, error, now, words), [weight, error, now, words]);
  return <Tile {...frame} to={paths.body} view={view} />;
}

function toView(
  weight: HomeWeight | null,
  error: Error | null,
  now: ReturnType<typeof useToday>['now'],
  words: Words,
): TileView {
  if (error !== null) return { state: 'failed' };
  if (weight === null) return { state: 'loading' };
  const sentence = toWeightSentence(weight, now, words);
  if (sentence === null) return { state: 'none', text: words.own.weight.none };
  const picture = toWeightPicture(weight, now, words);
  if (picture === null) return { state: 'known', ...sentence, figure: null };
  const { series, from, to, minSpan, ...figure } = picture;
  return {
    state: 'known',
    ...sentence,
    figure: {
      ...figure,
      draw: (size) => <Sparkline {...size} series={series} from={from} to={to} minSpan={minSpan} />,
    },
  };
}
