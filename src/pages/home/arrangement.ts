import type { HomeTile } from '#settings/schema.ts';

/** The tiles that this page has, as they stand before a reader arranges them. */
export const tileIds = ['weight', 'night', 'today', 'week', 'pressure', 'workouts'] as const;

export type TileId = (typeof tileIds)[number];

/** Every tile that there is, in order, and those that only another version knows at their places among them. */
export type Arrangement = readonly HomeTile[];

/** What was kept, with the tiles that are not among it behind it. */
export function toArrangement(kept: readonly HomeTile[] | undefined): Arrangement {
  const known = kept ?? [];
  const missing = tileIds.filter((id) => known.every((tile) => tile.id !== id));
  return [...known, ...missing.map((id) => ({ id, isWide: false, isHidden: false }))];
}

export type KnownTile = HomeTile & { readonly id: TileId };

export function isKnownTile(tile: HomeTile): tile is KnownTile {
  return tileIds.some((id) => id === tile.id);
}

/** The tiles to be seen, in order. */
export function visibleTiles(arrangement: Arrangement): KnownTile[] {
  return arrangement.filter(isKnownTile).filter(({ isHidden }) => !isHidden);
}

export function hiddenTiles(arrangement: Arrangement): KnownTile[] {
  return arrangement.filter(isKnownTile).filter(({ isHidden }) => isHidden);
}

/** A tile and its visible neighbour before (−1) or after (1) it change places; at the end nothing changes. */
export function moveTile(arrangement: Arrangement, id: TileId, direction: -1 | 1): Arrangement {
  const seen = visibleTiles(arrangement);
  const place = seen.findIndex((tile) => tile.id === id);
  const [own, other] = [seen[place], seen[place + direction]];
  if (own === undefined || other === undefined) return arrangement;
  return arrangement.map((tile) => (tile.id === own.id ? other : tile.id === other.id ? own : tile));
}

/** A tile made wide or narrow, hidden or shown. */
export function changeTile(
  arrangement: Arrangement,
  id: TileId,
  change: Partial<Pick<HomeTile, 'isWide' | 'isHidden'>>,
): Arrangement {
  return arrangement.map((tile) => (tile.id === id ? { ...tile, ...change } : tile));
}
