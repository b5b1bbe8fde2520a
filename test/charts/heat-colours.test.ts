import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync('src/ui/tokens.css', 'utf8');
/** Contrast that sets cells with a gap between them apart. */
const NEIGHBOURS = 1.25;
const themes = { light: 1, dark: 2 };

/** Relative luminance of a token, as WCAG 2.2 defines it. */
function luminance(name: string, theme: keyof typeof themes): number {
  const hex = new RegExp(`--${name}: light-dark\\((#[\\da-f]{6}), (#[\\da-f]{6})\\)`).exec(css)?.[
    themes[theme]
  ];
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt((hex ?? '').slice(at, at + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string, theme: keyof typeof themes): number {
  const [a, b] = [luminance(one, theme), luminance(other, theme)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

describe.each(['light', 'dark'] as const)('heat in the %s theme', (theme) => {
  const steps = ['heat-1', 'heat-2', 'heat-3', 'heat-4', 'heat-5'];

  test('moves away from the ground step by step, each clearly lighter or darker than the one before', () => {
    let before = 'surface';
    for (const step of steps) {
      expect(contrast(step, 'surface', theme)).toBeGreaterThan(contrast(before, 'surface', theme));
      expect(contrast(step, before, theme)).toBeGreaterThanOrEqual(NEIGHBOURS);
      before = step;
    }
  });

  test.each(['below', 'above'])('moves away from the centre step by step (%s)', (side) => {
    const near = contrast(`heat-${side}-1`, 'heat-middle', theme);
    expect(near).toBeGreaterThanOrEqual(NEIGHBOURS);
    expect(contrast(`heat-${side}-2`, 'heat-middle', theme)).toBeGreaterThan(near * NEIGHBOURS);
  });

  test.each(['awake', 'rem', 'light', 'deep'])(
    'the stage "%s" stands out from the ground by 3:1',
    (stage) => {
      expect(contrast(`stage-${stage}`, 'surface', theme)).toBeGreaterThanOrEqual(3);
    },
  );
});
