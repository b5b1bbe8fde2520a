import { describe, expect, it } from 'vitest';
import {
  changeTile,
  hiddenTiles,
  moveTile,
  tileIds,
  toArrangement,
  visibleTiles,
} from '#pages/home/arrangement.ts';

const shown = (id: string) => ({ id, isWide: false, isHidden: false });
const idsOf = (tiles: readonly { readonly id: string }[]) => tiles.map(({ id }) => id);

describe('an arrangement', () => {
  it('has every tile in the order of the page for a reader who arranged nothing', () => {
    expect(idsOf(visibleTiles(toArrangement(undefined)))).toEqual(tileIds);
  });

  it('has the tiles that were kept first, and those that came later behind them', () => {
    const arrangement = toArrangement([shown('workouts'), shown('week')]);
    expect(idsOf(visibleTiles(arrangement))).toEqual([
      'workouts',
      'week',
      'weight',
      'night',
      'today',
      'pressure',
    ]);
  });

  it('shows no tile that it does not know, and keeps its place', () => {
    const arrangement = toArrangement([shown('night'), shown('tides'), shown('weight')]);
    expect(idsOf(visibleTiles(arrangement))).not.toContain('tides');
    expect(idsOf(moveTile(arrangement, 'weight', -1)).slice(0, 3)).toEqual(['weight', 'tides', 'night']);
  });

  it('moves a tile past its visible neighbour, over what is hidden', () => {
    const arrangement = changeTile(toArrangement(undefined), 'night', { isHidden: true });
    expect(idsOf(visibleTiles(moveTile(arrangement, 'weight', 1))).slice(0, 2)).toEqual(['today', 'weight']);
  });

  it.each([
    ['weight', -1],
    ['workouts', 1],
  ] as const)('leaves %s at its end of the row', (id, direction) => {
    const arrangement = toArrangement(undefined);
    expect(moveTile(arrangement, id, direction)).toBe(arrangement);
  });

  it('does not move what is hidden', () => {
    const arrangement = changeTile(toArrangement(undefined), 'night', { isHidden: true });
    expect(moveTile(arrangement, 'night', 1)).toBe(arrangement);
  });

  it('makes a tile wide, hides it, and leaves the others alone', () => {
    const arrangement = changeTile(toArrangement(undefined), 'week', { isWide: true, isHidden: true });
    expect(hiddenTiles(arrangement)).toEqual([{ id: 'week', isWide: true, isHidden: true }]);
    expect(visibleTiles(arrangement)).toHaveLength(tileIds.length - 1);
  });
});
