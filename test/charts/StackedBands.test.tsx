import { fireEvent, render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';

import { CrosshairGroup } from '#charts/CrosshairGroup.tsx';
import { StackedBands, type StackedBandsProps } from '#charts/StackedBands.tsx';
import { englishWords } from './english-words.ts';

const NONE = Number.NaN;
const at = Float64Array.of(100, 200, 300, 400);
const bone = { id: 'bone', label: 'Bone', hue: 1, value: Float64Array.of(3, 3, NONE, 3) } as const;
const muscle = { id: 'muscle', label: 'Muscle', hue: 2, value: Float64Array.of(57, NONE, NONE, 56) } as const;
const fat = { id: 'fat', label: 'Fat', hue: 3, value: Float64Array.of(20, 20, NONE, 21) } as const;
const parts = [bone, muscle, fat];
const water = { label: 'Water', value: Float64Array.of(40, 40, NONE, 40) };
const whole = { label: 'Weight', value: Float64Array.of(80, 80, NONE, 80) };

const extras = {
  marks: [
    { at: 250, label: 'New scale' },
    { at: 900, label: 'Much later' },
  ],
  greyed: [
    { from: 150, to: 250 },
    { from: 900, to: 950 },
  ],
} satisfies Partial<StackedBandsProps>;

function bands(mode: 'amount' | 'share', from: number, to: number, name = 'Parts in kg') {
  return (
    <StackedBands
      name={name}
      at={at}
      parts={parts}
      overlay={water}
      whole={whole}
      mode={mode}
      from={from}
      to={to}
      height={300}
      unit={mode === 'share' ? '%' : 'kg'}
      formatValue={String}
      formatTick={String}
      formatTime={(at) => `second ${at}`}
      timeTicks={() => []}
      {...extras}
      words={englishWords}
    />
  );
}

function draw(mode: 'amount' | 'share', from = 0, to = 500) {
  const { container } = render(bands(mode, from, to));
  const press = (key: string): string => {
    fireEvent.keyDown(screen.getByRole('application', { name: 'Parts in kg' }), { key });
    return container.querySelector('[aria-live]')?.textContent ?? '';
  };
  return { container, press };
}

test('keys read instant by instant, the whole first and the parts as they lie, each with its unit', () => {
  const { press } = draw('amount');
  expect(press('Home')).toBe('second 100: Weight 80 kg, Fat 20 kg, Muscle 57 kg, Bone 3 kg, Water 40 kg');
  expect(press('End')).toMatch(/^second 400: /);
});

test('a part that is not known is not said to be anything, and an instant of which nothing is known is passed over', () => {
  const { press } = draw('amount');
  press('Home');
  expect(press('ArrowRight')).toBe('second 200: Weight 80 kg, Fat 20 kg, Bone 3 kg, Water 40 kg');
  expect(press('ArrowRight')).toMatch(/^second 400: /);
});

test('a part that is not known has no band there', () => {
  const { container } = draw('amount');
  const stretches = (id: string) =>
    container.querySelector(`[data-part="${id}"]`)?.getAttribute('d')?.match(/M/g);
  expect(stretches('muscle')).toHaveLength(2);
  expect(stretches('bone')).toHaveLength(2);
});

test('shares are read and drawn in percent of the whole, without its outline', () => {
  const { container, press } = draw('share');
  expect(press('Home')).toBe('second 100: Fat 25 %, Muscle 71.25 %, Bone 3.75 %, Water 50 %');
  expect(container.querySelector('[data-line="whole"]')).toBeNull();
  expect(container.querySelector('[data-line="overlay"]')).not.toBeNull();
});

test('only what lies in the range is read', () => {
  const { press } = draw('amount', 150, 350);
  expect(press('Home')).toMatch(/^second 200: /);
  expect(press('End')).toMatch(/^second 200: /);
});

test('a range without data has axes and nothing to read', () => {
  const { container, press } = draw('amount', 600, 700);
  expect(press('End')).toBe('');
  expect(container.textContent).not.toContain('NaN');
});

test('marks stand where something else began, as far as they are in view', () => {
  const { container } = draw('amount');
  const marks = [...container.querySelectorAll('svg [data-mark]')];
  expect(marks.map((mark) => mark.getAttribute('data-mark'))).toEqual(['New scale']);
});

test('what is to be taken with a grain of salt is grey, as far as it is in view', () => {
  const { container } = draw('amount');
  expect(container.querySelector('[data-greyed]')?.getAttribute('d')?.match(/M/g)).toHaveLength(1);
});

function drawPair() {
  const { container } = render(
    <CrosshairGroup>
      {bands('amount', 0, 500, 'One')}
      {bands('share', 0, 350, 'Other')}
    </CrosshairGroup>,
  );
  const [, other] = [...container.querySelectorAll('p')];
  return { one: screen.getByRole('application', { name: 'One' }), other: () => other?.textContent ?? '' };
}

test('of a group all read what they have nearest to the instant that is read in one', () => {
  const { one, other } = drawPair();
  expect(other()).toMatch(/second 200$/);
  fireEvent.keyDown(one, { key: 'Home' });
  expect(other()).toMatch(/second 100$/);
});

test('of a group one that does not show the instant rests, and all rest together', () => {
  const { one, other } = drawPair();
  fireEvent.keyDown(one, { key: 'Home' });
  fireEvent.keyDown(one, { key: 'End' });
  expect(other()).toMatch(/second 200$/);
  fireEvent.keyDown(one, { key: 'Home' });
  fireEvent.keyDown(one, { key: 'Escape' });
  expect(other()).toMatch(/second 200$/);
});
