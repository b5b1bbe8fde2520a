import {
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  wcagContrast,
} from 'culori';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  colourNames,
  type Contrast,
  families,
  resolveColour,
  type Theme,
  themes,
  tokensIn,
} from './read-tokens.ts';

/** WCAG 2.2: text 4.5:1 (1.4.3), parts of controls and graphics 3:1 (1.4.11), text where more contrast is asked for 7:1 (1.4.6). */
const TEXT = 4.5;
const MORE = 7;
const GRAPHIC = 3;
/** A line between things that are apart without it: to be seen, and no more. */
const DECORATION = 1.1;

/**
 * CIEDE2000 between colours that are told apart by colour alone. 2.3 is just noticeable for two large patches side by
 * side (Mahy et al. 1994); thin lines and small marks apart from each other need several times that. Okabe and Ito's
 * palette for readers with a colour vision deficiency keeps 11 between its colours.
 */
const APART = 10;
/** Neighbours on a scale: their order and a legend help, and lightness alone carries it. */
const NEIGHBOURS = 8;

const grounds = ['ground', 'surface', 'surface-sunken', 'surface-raised'];
/** Where pictures stand; dialogs and menus hold none. */
const sheets = ['ground', 'surface'];
const familyNames = ['body', 'activity', 'vitals', 'sleep', 'workouts'].map((name) => `family-${name}`);
const tones = ['chart-primary', 'chart-secondary', 'chart-tertiary'];
const directions = ['chart-above', 'chart-below'];
const lines = ['chart-muted', 'chart-reference'];
const stages = ['sleep-awake', 'sleep-rem', 'sleep-light', 'sleep-deep'];
const heat = ['heat-1', 'heat-2', 'heat-3', 'heat-4', 'heat-5'];
const bands = ['band-1', 'band-2', 'band-3', 'band-4'];
const diverging = ['heat-below-2', 'heat-below-1', 'heat-middle', 'heat-above-1', 'heat-above-2'];

type Pair = readonly [foreground: string, background: string, least: number];

const on = (names: readonly string[], backgrounds: readonly string[], least: number): Pair[] =>
  names.flatMap((name) => backgrounds.map((background): Pair => [name, background, least]));

const pairs: readonly Pair[] = [
  ...on(['ink', 'ink-muted', 'accent', 'accent-strong', 'notice', 'danger'], grounds, TEXT),
  ...on(['edge', 'focus'], grounds, GRAPHIC),
  ...on(['fresh'], sheets, GRAPHIC),
  ...on(['hairline'], grounds, DECORATION),
  ...on(['accent-ink'], ['accent', 'accent-strong'], TEXT),
  ...on(['ink', 'ink-muted', 'accent', 'accent-strong'], ['accent-soft'], TEXT),
  ...on(['ink', 'notice'], ['notice-soft'], TEXT),
  ...on(['notice-edge'], ['notice-soft', 'ground'], GRAPHIC),
  ...on(['ink', 'danger'], ['danger-soft'], TEXT),
  ...on(['danger-edge'], ['danger-soft', 'surface'], GRAPHIC),
  ...on(['brand-line', 'brand-rest'], ['brand-ground'], GRAPHIC),
  ...on(familyNames, [...sheets, 'surface-raised'], TEXT),
  ...familyNames.flatMap((name) => on([name, 'ink'], [`${name}-soft`], TEXT)),
  ...on(['chart-axis', 'chart-crosshair', 'chart-reference', 'chart-goal'], ['chart-surface'], TEXT),
  ...on(['chart-grid'], ['chart-surface'], DECORATION),
  ...on([...tones, ...directions, 'chart-muted', ...stages, ...heat, ...diverging], sheets, GRAPHIC),
  ...on([...bands, 'band-line'], sheets, GRAPHIC),
  ...on(['heat-ink-1'], ['heat-1'], TEXT),
  ...on(['heat-ink'], [...heat.slice(1), ...diverging.filter((name) => name !== 'heat-middle')], TEXT),
  ...on(['heat-ink-middle'], ['heat-middle'], TEXT),
];

/** Sets of which every member is set apart from every other. */
const sets: Readonly<Record<string, readonly string[]>> = {
  families: familyNames,
  tones: [...tones, ...lines],
  directions: ['chart-primary', ...directions, ...lines],
  stages,
  diverging,
};

const visions = {
  normal: (colour: string) => colour,
  protanopia: filterDeficiencyProt(1),
  deuteranopia: filterDeficiencyDeuter(1),
  tritanopia: filterDeficiencyTrit(1),
} as const;
type Vision = keyof typeof visions;
const visionNames: readonly Vision[] = ['normal', 'protanopia', 'deuteranopia', 'tritanopia'];
const difference = differenceCiede2000();

const contrasts: readonly Contrast[] = ['usual', 'more'];
const surroundings = themes.flatMap((theme) => contrasts.map((contrast) => ({ theme, contrast })));

describe.each(surroundings)('the $theme theme with $contrast contrast', ({ theme, contrast }) => {
  it.each(pairs)('sets --%s apart from --%s by %d:1', (foreground, background, least) => {
    const pair = { foreground, background, contrast, theme };
    expect(ratio(pair)).toBeGreaterThanOrEqual(least);
  });

  describe.each(families)('on the pages of %s', (family) => {
    const colour = (name: string) => resolveColour(tokensIn(contrast, family), name, theme);

    it.each(on([...tones, ...lines, ...directions], ['chart-surface'], GRAPHIC))(
      'draws --%s on --%s with %d:1',
      (name, surface, least) => {
        expect(wcagContrast(colour(name), colour(surface))).toBeGreaterThanOrEqual(least);
      },
    );

    it.each(Object.entries(sets))('keeps %s apart for everybody', (_, names) => {
      expect(closest(everyTwo(names), colour)).toBeGreaterThanOrEqual(APART);
    });
  });

  const colour = (name: string) => resolveColour(tokensIn(contrast), name, theme);

  it.each([
    ['sequential', heat],
    ['diverging', diverging],
    ['stacked', bands],
  ])('keeps neighbours of the %s scale apart for everybody', (_, steps) => {
    const neighbours = steps.slice(1).map((step, index) => [steps[index] ?? '', step] as const);
    expect(closest(neighbours, colour)).toBeGreaterThanOrEqual(NEIGHBOURS);
  });

  it('makes every step of the sequential scale stand out more than the one before', () => {
    const standsOut = heat.map((name) => wcagContrast(colour(name), colour('surface')));
    expect(standsOut.toSorted((a, b) => a - b)).toEqual(standsOut);
  });
});

describe.each(themes)('more contrast in the %s theme', (theme) => {
  it.each(on(['ink', 'ink-muted', 'chart-axis'], ['ground', 'surface'], MORE))(
    'writes --%s on --%s with %d:1',
    (foreground, background, least) => {
      expect(ratio({ foreground, background, contrast: 'more', theme })).toBeGreaterThanOrEqual(least);
    },
  );

  it('draws the lines between things more strongly', () => {
    const hairline = { foreground: 'hairline', background: 'surface', theme };
    expect(ratio({ ...hairline, contrast: 'more' })).toBeGreaterThan(
      ratio({ ...hairline, contrast: 'usual' }),
    );
  });
});

describe('the list of pairs', () => {
  const covered = new Set(pairs.flatMap(([foreground, background]) => [foreground, background]));

  it('covers every colour there is', () => {
    expect(colourNames().filter((name) => !covered.has(name))).toEqual([]);
  });

  it('names no colour that there is not', () => {
    const known = new Set(colourNames());
    expect([...covered].filter((name) => !known.has(name))).toEqual([]);
  });
});

describe('other style sheets', () => {
  const others = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.css') && path !== 'ui/tokens.css');

  it.each(others)('%s writes no colour', (path) => {
    expect(readFileSync(`src/${path}`, 'utf8')).not.toMatch(
      /#[\da-f]{3,8}\b(?=[^{]*[;}])|\b(?:rgb|hsl|oklch|oklab|lab|lch)a?\(/i,
    );
  });
});

type Ratio = { foreground: string; background: string; contrast: Contrast; theme: Theme };

function ratio({ foreground, background, contrast, theme }: Ratio): number {
  const tokens = tokensIn(contrast);
  return wcagContrast(resolveColour(tokens, foreground, theme), resolveColour(tokens, background, theme));
}

/** The least CIEDE2000 of any pair, under any vision. */
function closest(pairs: readonly (readonly [string, string])[], colour: (name: string) => string): number {
  const differences = pairs.flatMap(([one, other]) =>
    visionNames.map((vision) => difference(visions[vision](colour(one)), visions[vision](colour(other)))),
  );
  return Math.min(...differences);
}

function everyTwo(names: readonly string[]): (readonly [string, string])[] {
  return names.flatMap((one, index) => names.slice(index + 1).map((other) => [one, other] as const));
}
