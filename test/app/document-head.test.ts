import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const ground = /--ground: light-dark\((#\w+), (#\w+)\)/.exec(readFileSync('src/ui/tokens.css', 'utf8'));
const html = readFileSync('index.html', 'utf8');
const manifest = JSON.parse(readFileSync('public/manifest.webmanifest', 'utf8')) as Record<string, unknown>;

it('the bar of the browser is painted like the ground of the theme', () => {
  const metas = [...html.matchAll(/<meta name="theme-color" content="(#\w+)"[^>]*data-theme="(\w+)"/g)];
  expect(metas.map(([, colour, theme]) => [theme, colour])).toEqual([
    ['light', ground?.[1]],
    ['dark', ground?.[2]],
  ]);
});

it('the installed app opens on the ground of the light theme', () => {
  expect([manifest['background_color'], manifest['theme_color']]).toEqual([ground?.[1], ground?.[1]]);
});
