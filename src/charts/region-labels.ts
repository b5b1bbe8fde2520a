import { diagonalLabel, type PlaneRegion, type RegionLabel } from './plane-paths.ts';
import { xOf, yOf, type PlotScale } from './series-path.ts';

type Place = { readonly x: number; readonly y: number };
type Rect = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

const LINE_PX = 16;
/** From the top of a line to its baseline. */
const BASELINE_PX = 12;
const INSET_PX = 6;
const STEP_PX = 10;
/** Half a mark, and a hair of air. */
const CLEARANCE_PX = 6;
/** Reckoned, not measured: the mean letter of the labels' size and weight. */
const LETTER_PX = 6.5;

/**
 * Where each region's label stands, so that it lies under no point and on no other label; null where there is no such
 * place, and the legend alone names the region.
 *
 * Along the upper edge of a corner region first, from the left; then down its right edge, upright.
 */
export function placeRegionLabels(
  regions: readonly PlaneRegion[],
  scale: PlotScale,
  points: readonly Place[],
): (RegionLabel | null)[] {
  const taken: Rect[] = [];
  return regions.map((region, index) => {
    const inner = regions[index - 1];
    if (region.kind === 'diagonal') return diagonalLabel(region, inner, scale);
    const length = region.label.length * LETTER_PX;
    for (const { box, label } of candidates(region, inner, scale, length)) {
      const isFree =
        taken.every((other) => !overlap(box, other)) && points.every((point) => !isNear(box, point));
      if (!isFree) continue;
      taken.push(box);
      return label;
    }
    return null;
  });
}

type Candidate = { readonly box: Rect; readonly label: RegionLabel };

function* candidates(
  region: PlaneRegion & { readonly kind: 'corner' },
  inner: PlaneRegion | undefined,
  scale: PlotScale,
  length: number,
): Generator<Candidate, void, undefined> {
  const within = inner?.kind === 'corner' ? inner : undefined;
  const right = Math.min(scale.width, region.x === null ? scale.width : xOf(scale, region.x));
  const top = Math.max(0, region.y === null ? 0 : yOf(scale, region.y));
  const innerTop = within === undefined || within.y === null ? scale.height : yOf(scale, within.y);
  const innerRight = within === undefined || within.x === null ? 0 : xOf(scale, within.x);

  const lowest = Math.min(scale.height, innerTop) - LINE_PX;
  for (let y = top + 1; y <= lowest; y += LINE_PX) {
    for (let x = INSET_PX; x + length <= right - INSET_PX; x += STEP_PX) {
      yield {
        box: { left: x, right: x + length, top: y, bottom: y + LINE_PX },
        label: { x, y: y + BASELINE_PX, degrees: 0 },
      };
    }
  }
  // The innermost region has no strip of its own beside another one.
  if (within === undefined) return;
  for (let x = Math.max(0, innerRight) + 1; x <= right - LINE_PX; x += LINE_PX) {
    for (let y = scale.height - INSET_PX; y - length >= Math.max(0, top); y -= STEP_PX) {
      yield {
        box: { left: x, right: x + LINE_PX, top: y - length, bottom: y },
        label: { x: x + BASELINE_PX, y, degrees: -90 },
      };
    }
  }
}

function overlap(a: Rect, b: Rect): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function isNear({ left, right, top, bottom }: Rect, { x, y }: Place): boolean {
  return (
    x > left - CLEARANCE_PX && x < right + CLEARANCE_PX && y > top - CLEARANCE_PX && y < bottom + CLEARANCE_PX
  );
}
