import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';

import { Waterfall, type WaterfallStep } from '#charts/Waterfall.tsx';
import { englishWords } from './english-words.ts';

const steps: WaterfallStep[] = [
  {
    id: 'start',
    kind: 'level',
    label: 'Start',
    detail: '1 March',
    value: 80,
    text: '80.0 kg',
    short: '80.0',
  },
  { id: 'fat', kind: 'change', label: 'Fat', value: -2, text: '−2.00 kg', short: '−2.00' },
  { id: 'lean', kind: 'change', label: 'Lean', value: 1, text: '+1.00 kg', short: '+1.00' },
  { id: 'end', kind: 'level', label: 'End', detail: '1 April', value: 79, text: '79.0 kg', short: '79.0' },
];

function draw(shown = steps) {
  const { container } = render(
    <Waterfall
      name="What the change is made of in kg"
      steps={shown}
      unit="kg"
      minSpan={2}
      height={300}
      formatTick={String}
      words={englishWords}
    />,
  );
  const press = (key: string): string => {
    fireEvent.keyDown(screen.getByRole('application'), { key });
    return container.querySelector('[aria-live]')?.textContent ?? '';
  };
  const boxOf = (id: string) => {
    const box = container.querySelector(`[data-step="${id}"] rect`);
    return { top: Number(box?.getAttribute('y')), height: Number(box?.getAttribute('height')) };
  };
  return { container, press, boxOf };
}

test('keys read step by step, with what belongs to a level', () => {
  const { press } = draw();
  expect(press('Home')).toBe('Start, 1 March: 80.0 kg');
  expect(press('ArrowRight')).toBe('Fat: −2.00 kg');
  expect(press('End')).toBe('End, 1 April: 79.0 kg');
});

test('a change lies between the levels that it leads from and to', () => {
  const { boxOf } = draw();
  const [fat, lean] = [boxOf('fat'), boxOf('lean')];
  expect(fat.height).toBeCloseTo(2 * lean.height, 5);
  // Down by two, then up by one: the second ends where half of the first is.
  expect(lean.top + lean.height).toBeCloseTo(fat.top + fat.height, 5);
});

test('levels are lines, for the axis does not begin at zero', () => {
  const { container } = draw();
  expect(container.querySelectorAll('[data-step="start"] rect, [data-step="end"] rect')).toHaveLength(0);
});

test('a change of nothing is seen all the same', () => {
  const { boxOf } = draw(steps.map((step) => (step.kind === 'change' ? { ...step, value: 0 } : step)));
  expect(boxOf('fat').height).toBeGreaterThan(0);
});

test('without steps there is nothing to read', () => {
  const { press } = draw([]);
  expect(press('ArrowRight')).toBe('');
});
