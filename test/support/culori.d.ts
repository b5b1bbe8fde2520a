/** The part of the package that the tests of the colours use; it brings no types of its own. */
declare module 'culori' {
  export type Color = { readonly mode: string };

  export function wcagContrast(one: Color | string, other: Color | string): number;
  export function differenceCiede2000(): (one: Color | string, other: Color | string) => number;
  export function filterDeficiencyProt(severity: number): (color: string) => Color;
  export function filterDeficiencyDeuter(severity: number): (color: string) => Color;
  export function filterDeficiencyTrit(severity: number): (color: string) => Color;
}
