import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';

import { Sparkline } from '#charts/Sparkline.tsx';
import { buildLine } from './build-series.ts';

type Usual = readonly [number, number];

function draw(values: readonly number[], options: { name?: string; usual?: Usual; minSpan?: number } = {}) {
  const series = buildLine(values.map((value, index) => [index * 86_400, value]));
  const { container } = render(
    <Sparkline series={series} width={108} height={38} minSpan={1} {...options} />,
  );
  return {
    line: container.querySelector('path')?.getAttribute('d') ?? null,
    last: container.querySelector('circle'),
    usual: container.querySelector('rect'),
  };
}

test('a line beside its sentence is hidden from a screen reader', () => {
  draw([1, 2]);
  expect(screen.queryByRole('img')).not.toBeInTheDocument();
});

test('a line that stands alone is an image with a name', () => {
  draw([1, 2], { name: 'Weight, four weeks: falling' });
  expect(screen.getByRole('img', { name: 'Weight, four weeks: falling' })).toBeInTheDocument();
});

test('the line fills its box and the last value is marked', () => {
  const { line, last } = draw([1, 2, 3]);
  expect(line).toBe('M0 30L50 15L100 0');
  expect([last?.getAttribute('cx'), last?.getAttribute('cy')]).toEqual(['100', '0']);
});

test('a gap is not bridged', () => {
  expect(draw([1, 2, Number.NaN, 3, 2]).line).toMatch(/^M[^M]+M[^M]+$/);
});

test('the mark stands at the newest value that there is, not at the end of the line', () => {
  expect(draw([1, 3, Number.NaN]).last?.getAttribute('cx')).toBe('50');
});

test('one value is a mark and not a line', () => {
  const { line, last } = draw([80]);
  expect(line).toBe('M100 15h0');
  expect(last?.getAttribute('cx')).toBe('100');
});

test('values that are all the same stand in the middle, even where no least span is asked for', () => {
  expect(draw([80, 80], { minSpan: 0 }).line).toBe('M0 15L100 15');
});

test('no value draws no line, no mark and no number that is none', () => {
  expect(draw([])).toEqual({ line: null, last: null, usual: null });
  expect(draw([Number.NaN])).toEqual({ line: null, last: null, usual: null });
});

test('what is usual is a bar on the scale of the line, which makes room for it', () => {
  const { usual, last } = draw([5, 5], { usual: [1, 4] });
  // From 1 at 30 px up to 5 at 0 px.
  expect([usual?.getAttribute('y'), usual?.getAttribute('height')]).toEqual(['7.5', '22.5']);
  expect(last?.getAttribute('cy')).toBe('0');
});

test('a line beside it shares its scale and stands behind it', () => {
  const line = buildLine([
    [0, 0],
    [86_400, 0],
  ]);
  const beside = buildLine([
    [0, 10],
    [86_400, 10],
  ]);
  const { container } = render(
    <Sparkline series={line} beside={beside} width={108} height={38} minSpan={1} />,
  );
  expect([...container.querySelectorAll('path')].map((path) => path.getAttribute('d'))).toEqual([
    'M0 0L100 0',
    'M0 30L100 30',
  ]);
});
