import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';

import { ScatterPlane, type ScatterPlaneProps } from '#charts/ScatterPlane.tsx';
import { englishWords } from './english-words.ts';

const axis = { title: 'Diastolic (mmHg)', from: 60, to: 100, formatTick: String };
const points = {
  label: 'Sessions',
  at: Float64Array.of(1, 2, 3),
  x: Float64Array.of(70, Number.NaN, 90),
  y: Float64Array.of(70, 75, 80),
};
const read = vi.fn<(index: number) => { title: string; lines: [] }>((index) => ({
  title: `point ${index}`,
  lines: [],
}));

function draw(props: Partial<ScatterPlaneProps> = {}) {
  const { container } = render(
    <ScatterPlane
      name="Blood pressure"
      xAxis={axis}
      yAxis={{ ...axis, title: 'Systolic (mmHg)' }}
      points={points}
      mode="points"
      regions={[]}
      height={300}
      reading={read}
      words={englishWords}
      {...props}
    />,
  );
  const plane = screen.getByRole('application', { name: 'Blood pressure' });
  const press = (key: string): string => {
    fireEvent.keyDown(plane, { key });
    return container.querySelector('[aria-live]')?.textContent ?? '';
  };
  return { container, plane, press };
}

test('keys read point by point in the order of time; one without a place is passed over', () => {
  const { press } = draw();
  expect(press('Home')).toBe('point 0');
  expect(press('ArrowRight')).toBe('point 2');
  expect(press('ArrowRight')).toBe('point 2');
  expect(press('ArrowLeft')).toBe('point 0');
});

test('the pointer reads the point nearest to it, and none from afar', () => {
  const { container, plane } = draw();
  const dot =
    container
      .querySelector('[data-age="3"]')
      ?.getAttribute('d')
      ?.match(/[\d.]+/g)
      ?.map(Number) ?? [];
  const inner = container.querySelector('svg svg');
  const [left, top] = [Number(inner?.getAttribute('x')), Number(inner?.getAttribute('y'))];
  const [x = 0, y = 0] = dot;
  fireEvent.pointerMove(plane, { clientX: left + x + 10, clientY: top + y, pointerType: 'mouse' });
  expect(container.querySelector('p')).toHaveTextContent('point 0');
  fireEvent.pointerMove(plane, { clientX: left + x, clientY: top + y + 60, pointerType: 'mouse' });
  expect(container.querySelector('[data-mark="ring"]')).toHaveAttribute('hidden');
});

test('Enter opens the point by its own number', () => {
  const onOpen = vi.fn<(index: number) => void>();
  const { press } = draw({ onOpen });
  press('End');
  press('Enter');
  expect(onOpen).toHaveBeenCalledWith(2);
});

test('both quantities stand at their axes, classes and cross in the plane and in the legend', () => {
  const { container } = draw({
    regions: [
      { id: 'normal', label: 'Normal', kind: 'corner', x: 80, y: 90 },
      { id: 'high', label: 'High', kind: 'corner', x: null, y: null },
    ],
    cross: {
      label: 'Home average',
      x: 80,
      y: 75,
      ellipse: [
        [3, 0],
        [0, 3],
      ],
    },
  });
  for (const text of ['Diastolic (mmHg)', 'Systolic (mmHg)', 'Sessions', 'Home average']) {
    expect(screen.getByText(text)).toBeInTheDocument();
  }
  for (const name of ['Normal', 'High']) expect(screen.getAllByText(name)).toHaveLength(2);
  expect(container.querySelectorAll('[data-region]')).toHaveLength(2);
  expect(container.querySelector('[data-cross="ellipse"]')).not.toBeNull();
});

test('a frame stands for what is usual somewhere else, and the legend names it', () => {
  const { container } = draw({ box: { label: 'Usual elsewhere', x: [65, 75], y: [70, 80] } });
  const frame = container.querySelector('[data-box]');
  expect(Number(frame?.getAttribute('width'))).toBeGreaterThan(0);
  expect(Number(frame?.getAttribute('height'))).toBeGreaterThan(0);
  expect(screen.getByText('Usual elsewhere')).toBeInTheDocument();
});

test('points that stand for themselves have no way', () => {
  expect(draw().container.querySelector('[data-way]')).toBeNull();
});

test('a way has an arrow head on every step', () => {
  const { container } = draw({ mode: 'path', points: { ...points, x: Float64Array.of(70, 75, 90) } });
  expect(container.querySelector('[data-way="heads"]')?.getAttribute('d')?.match(/z/g)).toHaveLength(2);
});

test('a plane without points has its axes and nothing to read', () => {
  const none = new Float64Array(0);
  const { container, press } = draw({ points: { label: 'Sessions', at: none, x: none, y: none } });
  expect(press('End')).toBe('');
  expect(container.textContent).not.toContain('NaN');
});
