import { render } from '@testing-library/react';
import { expect, test } from 'vitest';

import { MiniBars } from '#charts/MiniBars.tsx';

function draw(values: readonly number[], level: number, isPartial: readonly boolean[] = []) {
  const { container } = render(
    <MiniBars values={values} isPartial={isPartial} level={level} width={100} height={54} />,
  );
  const bars = [...container.querySelectorAll('rect')];
  return {
    tops: bars.map((bar) => Number(bar.getAttribute('y')) + 1),
    places: bars.map((bar) => Number(bar.getAttribute('x')) + Number(bar.getAttribute('width')) / 2),
    classes: bars.map((bar) => bar.getAttribute('class')),
    level: container.querySelector('path')?.getAttribute('d'),
  };
}

test('bars are as high as their values, and the level lies across them', () => {
  const { tops, level } = draw([100, 50], 50);
  expect(tops).toEqual([2, 27]);
  expect(level).toBe('M0 27H100');
});

test('a level above every bar is in the picture', () => {
  expect(draw([50], 100)).toMatchObject({ tops: [27], level: 'M0 2H100' });
});

test('what is not known leaves its place empty, and zero stands on its foot', () => {
  expect(draw([10, Number.NaN, 0, 10], 10)).toMatchObject({ places: [12.5, 62.5, 87.5], tops: [2, 52, 2] });
});

test('what may still grow looks otherwise', () => {
  const { classes } = draw([1, 1], 1, [false, true]);
  expect(classes[0]).not.toBe(classes[1]);
});
