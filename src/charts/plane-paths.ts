import { tenth, xOf, yOf, type PlotScale } from './series-path.ts';

/**
 * A class of values, bounded above: all up to `x` and `y` (a corner), or all whose sum is at most `sum` (a strip along
 * a diagonal). `null` has no bound.
 */
export type PlaneRegion = { readonly id: string; readonly label: string } & (
  | { readonly kind: 'corner'; readonly x: number | null; readonly y: number | null }
  | { readonly kind: 'diagonal'; readonly sum: number | null }
);

/** A value with its uncertainty: two conjugate half axes of an ellipse, each as a step in x and in y. */
export type PlaneCross = {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly ellipse?: readonly [readonly [x: number, y: number], readonly [x: number, y: number]];
};

/** `from` and `to` of the scale are the ends of x. */
type Scale = PlotScale;

/** Beyond the plot, where it is cut off: an edge there is no boundary. */
const OUTSIDE_PX = 20;

/** The boundary of a region as a line that leaves the plot at both ends; null where it has none. */
export function boundaryPath(region: PlaneRegion, scale: Scale): string | null {
  const bottom = scale.height + OUTSIDE_PX;
  if (region.kind === 'corner') {
    if (region.x === null && region.y === null) return null;
    const x = region.x === null ? scale.width + OUTSIDE_PX : xOf(scale, region.x);
    const y = region.y === null ? -OUTSIDE_PX : yOf(scale, region.y);
    return `M${-OUTSIDE_PX} ${tenth(y)}H${tenth(x)}V${bottom}`;
  }
  if (region.sum === null) return null;
  const right = scale.to + ((scale.to - scale.from) / scale.width) * OUTSIDE_PX;
  const left = scale.from - ((scale.to - scale.from) / scale.width) * OUTSIDE_PX;
  return (
    `M${tenth(xOf(scale, left))} ${tenth(yOf(scale, region.sum - left))}` +
    `L${tenth(xOf(scale, right))} ${tenth(yOf(scale, region.sum - right))}`
  );
}

/** The area of a region without what lies in the region within: to be filled by the even-odd rule. */
export function regionPath(region: PlaneRegion, inner: PlaneRegion | undefined, scale: Scale): string {
  return closed(region, scale) + (inner === undefined ? '' : closed(inner, scale));
}

function closed(region: PlaneRegion, scale: Scale): string {
  const bottom = scale.height + OUTSIDE_PX;
  const boundary = boundaryPath(region, scale);
  if (boundary === null) {
    return `M${-OUTSIDE_PX} ${-OUTSIDE_PX}H${scale.width + OUTSIDE_PX}V${bottom}H${-OUTSIDE_PX}z`;
  }
  if (region.kind === 'corner') return `${boundary}H${-OUTSIDE_PX}z`;
  // Below the diagonal, however steep: its ends lie left and right of the plot.
  return `${boundary}V${2 * bottom + scale.height}H${-OUTSIDE_PX}z`;
}

export type RegionLabel = { readonly x: number; readonly y: number; readonly degrees: number };

const LABEL_HEIGHT_PX = 16;
const LABEL_INSET_PX = 6;

/** Where the label of a strip stands; null where there is no room for it. */
export function diagonalLabel(
  region: PlaneRegion & { readonly kind: 'diagonal' },
  inner: PlaneRegion | undefined,
  scale: Scale,
): RegionLabel | null {
  // Along its own diagonal, inside; beyond the last one along that one, outside.
  const isLast = region.sum === null;
  const sum = region.sum ?? (inner?.kind === 'diagonal' ? inner.sum : null);
  if (sum === null) return null;
  const xPerUnit = scale.width / (scale.to - scale.from);
  const yPerUnit = scale.height / (scale.high - scale.low);
  const slope = Math.atan2(yPerUnit, xPerUnit);
  // Where the diagonal leaves the plot on its way down, to the right or through the bottom.
  const x = Math.min(scale.width, xOf(scale, sum - scale.low));
  const y = yOf(scale, sum - (scale.from + x / xPerUnit));
  if (x <= 0 || y < 0) return null;
  const side = isLast ? -6 : LABEL_HEIGHT_PX - 2;
  const [cos, sin] = [Math.cos(slope), Math.sin(slope)];
  // Back up the diagonal until the label's end is clear of the lower edge.
  const back = Math.max(isLast ? 14 : 24, (y + side * cos - (scale.height - LABEL_INSET_PX)) / sin);
  return {
    x: x - back * cos - side * sin,
    y: y - back * sin + side * cos,
    degrees: (slope * 180) / Math.PI,
  };
}

/** Points as lines of no length, which round caps draw as dots, in groups from the oldest to the newest. */
export function fadingPoints(
  at: Float64Array,
  x: Float64Array,
  y: Float64Array,
  scale: Scale,
  groups: number,
): string[] {
  const paths = Array.from({ length: groups }, () => '');
  const oldest = at[0] ?? 0;
  const span = (at.at(-1) ?? 0) - oldest;
  at.forEach((instant, index) => {
    const place = toPlace(x, y, index, scale);
    if (place === null) return;
    const age = span > 0 ? (instant - oldest) / span : 1;
    const group = Math.min(groups - 1, Math.floor(age * groups));
    paths[group] += `M${tenth(place.x)} ${tenth(place.y)}h0`;
  });
  return paths;
}

const HEAD_PX = 5;
/** Shorter steps have no room for a head. */
const MIN_STEP_PX = 14;

/** The way from point to point and its arrow heads, each in the middle of its step; a gap is not bridged. */
export function wayPaths(x: Float64Array, y: Float64Array, scale: Scale): { line: string; heads: string } {
  let line = '';
  let heads = '';
  let before: { x: number; y: number } | null = null;
  x.forEach((_, index) => {
    const place = toPlace(x, y, index, scale);
    if (place !== null) line += `${before === null ? 'M' : 'L'}${tenth(place.x)} ${tenth(place.y)}`;
    if (place !== null && before !== null) heads += head(before, place);
    before = place;
  });
  return { line, heads };
}

function head(from: { x: number; y: number }, to: { x: number; y: number }): string {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length < MIN_STEP_PX) return '';
  const [along, across] = [(to.x - from.x) / length, (to.y - from.y) / length];
  // A little beyond the middle, so that the head's weight lies on it.
  const tipX = (from.x + to.x) / 2 + along * HEAD_PX * 0.6;
  const tipY = (from.y + to.y) / 2 + across * HEAD_PX * 0.6;
  const [baseX, baseY] = [tipX - along * HEAD_PX * 1.6, tipY - across * HEAD_PX * 1.6];
  const [wingX, wingY] = [-across * HEAD_PX * 0.75, along * HEAD_PX * 0.75];
  return (
    `M${tenth(tipX)} ${tenth(tipY)}L${tenth(baseX + wingX)} ${tenth(baseY + wingY)}` +
    `L${tenth(baseX - wingX)} ${tenth(baseY - wingY)}z`
  );
}

const ELLIPSE_STEPS = 48;

/** From conjugate half axes: scales that differ in x and y leave an ellipse one, but not its principal axes. */
export function ellipsePath({ x, y, ellipse }: PlaneCross, scale: Scale): string {
  if (ellipse === undefined) return '';
  const [first, second] = ellipse;
  const points = Array.from({ length: ELLIPSE_STEPS }, (_, step) => {
    const angle = (2 * Math.PI * step) / ELLIPSE_STEPS;
    const [a, b] = [Math.cos(angle), Math.sin(angle)];
    const px = xOf(scale, x + a * first[0] + b * second[0]);
    const py = yOf(scale, y + a * first[1] + b * second[1]);
    return `${tenth(px)} ${tenth(py)}`;
  });
  return `M${points.join('L')}z`;
}

/** In the plot's pixels; null where either value is missing. */
export function toPlace(
  x: Float64Array,
  y: Float64Array,
  index: number,
  scale: Scale,
): { x: number; y: number } | null {
  const place = { x: xOf(scale, x[index] ?? Number.NaN), y: yOf(scale, y[index] ?? Number.NaN) };
  return Number.isNaN(place.x + place.y) ? null : place;
}
