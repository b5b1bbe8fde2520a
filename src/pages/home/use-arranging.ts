import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Format } from '#locale/format.ts';
import type { HomeMessages } from '#locale/messages/english-home.ts';
import { useSettings } from '#settings/use-settings.ts';
import {
  type Arrangement,
  changeTile,
  hiddenTiles,
  type KnownTile,
  moveTile,
  type TileId,
  toArrangement,
  visibleTiles,
} from './arrangement.ts';

/** Buttons of a tile, and where the focus goes with what it did. */
export type TileAction = 'earlier' | 'later' | 'size' | 'hide';

export type Arranging = {
  readonly visible: readonly KnownTile[];
  readonly hidden: readonly KnownTile[];
  readonly isArranging: boolean;
  /** What was just done, for ears and eyes. */
  readonly said: string;
  readonly toggle: () => void;
  readonly act: (tile: KnownTile, action: TileAction) => void;
  readonly show: (id: TileId) => void;
  readonly reset: () => void;
};

/** The tiles as the reader has them, and what arranges them; focus stays with the button within `page`. */
export function useArranging(
  page: RefObject<HTMLElement | null>,
  { format, own }: { readonly format: Format; readonly own: HomeMessages },
): Arranging {
  const [{ homeTiles }, change] = useSettings();
  const arrangement = useMemo(() => toArrangement(homeTiles), [homeTiles]);
  const [isArranging, setArranging] = useState(false);
  const [said, setSaid] = useState('');
  const wanted = useRef<string | null>(null);
  const { arrange, tiles } = own;

  // A tile that has moved was taken out of the document for a moment, and its button lost the focus.
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    page.current?.querySelector<HTMLElement>(wanted.current)?.focus();
    wanted.current = null;
  });

  function keep(next: Arrangement, text: string, focus: string): void {
    wanted.current = focus;
    setSaid(text);
    change({ homeTiles: next });
  }

  function act({ id, isWide }: KnownTile, action: TileAction): void {
    const name = tiles[id];
    const here = `[data-tile="${id}"] [data-action="${action}"]`;
    if (action === 'size') {
      keep(
        changeTile(arrangement, id, { isWide: !isWide }),
        arrange[isWide ? 'isNarrow' : 'isWide'](name),
        here,
      );
    } else if (action === 'hide') {
      const there = isArranging ? `[data-action="show-${id}"]` : '[data-action="arrange"]';
      keep(changeTile(arrangement, id, { isHidden: true }), arrange.isHidden(name), there);
    } else {
      const next = moveTile(arrangement, id, action === 'earlier' ? -1 : 1);
      const seen = visibleTiles(next);
      const place = seen.findIndex((tile) => tile.id === id) + 1;
      const text =
        next === arrangement
          ? arrange.atEnd(name)
          : arrange.moved(name, format.number(place, 0), format.number(seen.length, 0));
      keep(next, text, here);
    }
  }

  return {
    visible: visibleTiles(arrangement),
    hidden: hiddenTiles(arrangement),
    isArranging,
    said,
    toggle: () => {
      setSaid('');
      setArranging(!isArranging);
    },
    act,
    show: (id) => {
      const focus = `[data-tile="${id}"] [data-action="hide"]`;
      keep(changeTile(arrangement, id, { isHidden: false }), arrange.isShown(tiles[id]), focus);
    },
    reset: () => {
      setSaid(arrange.wasReset);
      change({ homeTiles: undefined });
    },
  };
}
