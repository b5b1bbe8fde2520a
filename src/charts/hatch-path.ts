import type { Box } from './use-reading.ts';

/**
 * The `d` of diagonals that rise to the right within a box, `spacing` pixels apart along its edges.
 *
 * A path and not a pattern: a pattern needs an identifier that is unique in the whole document. All hatches of a
 * picture share one ruling, so that boxes side by side join. A box without extent has none.
 */
export function hatchPath({ x, y, width, height }: Box, spacing: number): string {
  let path = '';
  // A diagonal is where x + y is constant.
  const end = x + y + width + height;
  for (let sum = Math.ceil((x + y) / spacing) * spacing; sum <= end; sum += spacing) {
    const fromX = Math.max(x, sum - y - height);
    const toX = Math.min(x + width, sum - y);
    if (toX > fromX) path += `M${round(fromX)} ${round(sum - fromX)}L${round(toX)} ${round(sum - toX)}`;
  }
  return path;
}

export function boxPath({ x, y, width, height }: Box): string {
  return `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}z`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
