import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** WCAG 2.2: text 4.5:1 (1.4.3), parts of controls and graphics 3:1 (1.4.11). */
const TEXT = 4.5;
const GRAPHIC = 3;

const grounds = ['ground', 'surface', 'surface-sunken'];
const pairs: [foreground: string, background: string, least: number][] = [
  ...grounds.flatMap((ground): [string, string, number][] => [
    ['ink', ground, TEXT],
    ['ink-muted', ground, TEXT],
    ['accent', ground, TEXT],
    ['accent-strong', ground, TEXT],
    ['notice', ground, TEXT],
    ['danger', ground, TEXT],
    ['edge', ground, GRAPHIC],
    ['focus', ground, GRAPHIC],
  ]),
  ['accent-ink', 'accent', TEXT],
  ['accent-ink', 'accent-strong', TEXT],
  ['ink', 'accent-soft', TEXT],
  ['accent', 'accent-soft', TEXT],
  ['ink', 'notice-soft', TEXT],
  ['notice', 'notice-soft', TEXT],
  ['notice-edge', 'notice-soft', GRAPHIC],
  ['ink', 'danger-soft', TEXT],
  ['danger', 'danger-soft', TEXT],
  ['danger-edge', 'danger-soft', GRAPHIC],
  ['chart-axis', 'chart-surface', TEXT],
  ['chart-reference', 'chart-surface', TEXT],
  ['chart-primary', 'chart-surface', GRAPHIC],
  ['chart-secondary', 'chart-surface', GRAPHIC],
  ['chart-muted', 'chart-surface', GRAPHIC],
  ['chart-crosshair', 'chart-surface', GRAPHIC],
  ...['band-1', 'band-2', 'band-3', 'band-4', 'band-line'].map((band): [string, string, number] => [
    band,
    'chart-surface',
    GRAPHIC,
  ]),
];

const css = readFileSync('src/ui/tokens.css', 'utf8');
const [plain = '', highContrast = ''] = css.split('@media (prefers-contrast: more)');
const tokens = {
  plain: readTokens(plain),
  highContrast: { ...readTokens(plain), ...readTokens(highContrast) },
};

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  it.each(pairs)('sets --%s apart from --%s by %d:1', (foreground, background, least) => {
    expect(contrast(tokens.plain, foreground, background, theme)).toBeGreaterThanOrEqual(least);
  });

  it.each(pairs)(
    'keeps --%s apart from --%s by %d:1 when more contrast is asked for',
    (foreground, background, least) => {
      expect(contrast(tokens.highContrast, foreground, background, theme)).toBeGreaterThanOrEqual(least);
    },
  );

  it('draws the lines between things more strongly when more contrast is asked for', () => {
    const usual = contrast(tokens.plain, 'hairline', 'surface', theme);
    expect(contrast(tokens.highContrast, 'hairline', 'surface', theme)).toBeGreaterThan(usual);
  });
});

type Tokens = Readonly<Record<string, string>>;

function readTokens(css: string): Tokens {
  return Object.fromEntries(
    [...css.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

function contrast(tokens: Tokens, foreground: string, background: string, theme: 'light' | 'dark'): number {
  const [a, b] = [luminance(colour(tokens, foreground, theme)), luminance(colour(tokens, background, theme))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function colour(tokens: Tokens, name: string, theme: 'light' | 'dark'): string {
  const value = tokens[name] ?? '';
  const other = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
  if (other !== undefined) return colour(tokens, other, theme);
  const both = /^light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)$/.exec(value);
  const found = theme === 'light' ? both?.[1] : both?.[2];
  if (found === undefined)
    throw new Error(`Failed to read --${name}: "${value}" is no light-dark() of two colours.`);
  return found;
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
