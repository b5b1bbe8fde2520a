import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Profiler } from 'react';
import { expect, test, vi } from 'vitest';

import { ReadingFrame, type ReadingFrameProps } from '#charts/ReadingFrame.tsx';
import type { ReadingItems } from '#charts/use-reading.ts';

const WIDTH = 10;

/** Boxes side by side, ten pixels wide. */
function buildRow(count: number, change: Partial<ReadingItems> = {}): ReadingItems {
  return {
    count,
    read: (index) => ({ title: `item ${index}`, lines: [{ label: 'Value', value: `v${index}` }] }),
    itemAt: (x) => (x >= 0 && x < count * WIDTH ? Math.floor(x / WIDTH) : null),
    boxOf: (index) => ({ x: index * WIDTH, y: 0, width: WIDTH, height: 20 }),
    ...change,
  };
}

/** Items that keep their name wherever they stand. */
function buildKeyedRow(first: number, count: number): ReadingItems {
  return buildRow(count, {
    keyOf: (index) => first + index,
    read: (index) => ({ title: `day ${first + index}`, lines: [] }),
  });
}

function renderFrame(items: ReadingItems, change: Partial<ReadingFrameProps> = {}) {
  const onRender = vi.fn<() => void>();
  const element = (items: ReadingItems) => (
    <Profiler id="frame" onRender={onRender}>
      <ReadingFrame
        name="Boxes"
        roleDescription="chart"
        keyboardHint="Arrow keys"
        items={items}
        mark="outline"
        height={200}
        {...change}
      >
        <svg />
      </ReadingFrame>
    </Profiler>
  );
  const view = render(element(items));
  const plot = screen.getByRole('application', { name: 'Boxes' });
  return {
    plot,
    onRender,
    update: (items: ReadingItems) => view.rerender(element(items)),
    panel: () => view.container.querySelector('p')?.textContent,
    said: () => view.container.querySelector('[aria-live="polite"]')?.textContent,
    mark: () => view.container.querySelector<HTMLElement>('[data-mark]'),
  };
}

test('at rest the panel tells the last item and nothing is marked', () => {
  const { panel, mark } = renderFrame(buildRow(20));
  expect(panel()).toMatch(/Value v19\s*item 19$/);
  expect(mark()).not.toBeVisible();
});

test('an item chosen for rest is told instead', () => {
  expect(renderFrame(buildRow(20, { rest: 4 })).panel()).toContain('item 4');
});

test('a picture that rests on nothing tells nothing', () => {
  expect(
    renderFrame(buildRow(20, { rest: null }))
      .panel()
      ?.trim(),
  ).toBe('');
});

test('a picture may tell something of its own at rest', () => {
  const { plot, panel } = renderFrame(buildRow(20, { rest: null, atRest: { title: 'all', lines: [] } }));
  expect(panel()).toMatch(/all$/);
  fireEvent.pointerMove(plot, { clientX: 73 });
  expect(panel()).toContain('item 7');
});

test('the picture is one tab stop and says how to read it', async () => {
  const { plot } = renderFrame(buildRow(20));
  await userEvent.setup().tab();
  expect(plot).toHaveFocus();
  expect(plot).toHaveAccessibleDescription('Arrow keys');
});

test.each([
  ['{ArrowLeft}', 19],
  ['{ArrowLeft}{ArrowUp}', 18],
  ['{Home}{ArrowDown}{ArrowRight}', 2],
  ['{End}{Shift>}{ArrowLeft}{/Shift}', 12],
  ['{End}{PageUp}', 9],
  ['{Home}{PageDown}', 10],
  ['{Home}{ArrowLeft}', 0],
  ['{End}{ArrowRight}', 19],
])('after %s item %i is spoken', async (keys, index) => {
  const { said } = renderFrame(buildRow(20));
  const user = userEvent.setup();
  await user.tab();
  await user.keyboard(keys);
  expect(said()).toBe(`item ${index}: Value v${index}`);
});

test('a picture may say where its keys lead', async () => {
  const items = buildRow(20, { step: (index, { key }) => (key === 'ArrowDown' ? index + 5 : index) });
  const { said } = renderFrame(items);
  const user = userEvent.setup();
  await user.tab();
  await user.keyboard('{ArrowLeft}{ArrowDown}');
  expect(said()).toContain('item 19');
});

test('an item may choose its own words for the voice', async () => {
  const items = buildRow(3, { read: () => ({ title: '02:14', lines: [], spoken: 'fourteen past two' }) });
  const { said } = renderFrame(items);
  const user = userEvent.setup();
  await user.tab();
  await user.keyboard('{Home}');
  expect(said()).toBe('fourteen past two');
});

test('the pointer reads and marks what lies under it, without a word and without a render', () => {
  const { plot, panel, mark, said, onRender } = renderFrame(buildRow(20));
  onRender.mockClear();
  fireEvent.pointerMove(plot, { clientX: 73, clientY: 5 });
  expect(panel()).toContain('item 7');
  expect(mark()?.style.transform).toBe('translate(70px, 0px)');
  expect(said()).toBe('');
  expect(onRender).not.toHaveBeenCalled();
});

test('beside every item, and outside the picture, the pointer reads nothing', () => {
  const { plot, panel } = renderFrame(buildRow(20));
  fireEvent.pointerMove(plot, { clientX: 73 });
  fireEvent.pointerMove(plot, { clientX: 400 });
  expect(panel()).toContain('item 19');
  fireEvent.pointerMove(plot, { clientX: 73 });
  fireEvent.pointerLeave(plot, { pointerType: 'mouse' });
  expect(panel()).toContain('item 19');
});

test('Escape puts the reading down', async () => {
  const { panel, mark } = renderFrame(buildRow(20));
  const user = userEvent.setup();
  await user.tab();
  await user.keyboard('{Home}{Escape}');
  expect(panel()).toContain('item 19');
  expect(mark()).not.toBeVisible();
});

test('keys that mean something to the browser are left to it', async () => {
  const { said } = renderFrame(buildRow(20));
  const user = userEvent.setup();
  await user.tab();
  await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
  expect(said()).toBe('');
});

test('Enter opens the item that is read, and nothing when none is', async () => {
  const onOpen = vi.fn<(index: number) => void>();
  renderFrame(buildRow(20), { onOpen });
  const user = userEvent.setup();
  await user.tab();
  await user.keyboard('{Enter}{Home}{ArrowRight}{Enter}');
  expect(onOpen.mock.calls).toEqual([[1]]);
});

test('a click opens what it hits', () => {
  const onOpen = vi.fn<(index: number) => void>();
  const { plot } = renderFrame(buildRow(20), { onOpen });
  fireEvent.pointerDown(plot, { clientX: 73, pointerType: 'mouse' });
  fireEvent.click(plot);
  expect(onOpen.mock.calls).toEqual([[7]]);
});

test('the first tap reads, the second on the same item opens it', () => {
  const onOpen = vi.fn<(index: number) => void>();
  const { plot, panel } = renderFrame(buildRow(20), { onOpen });
  fireEvent.pointerDown(plot, { clientX: 73, pointerType: 'touch' });
  fireEvent.pointerLeave(plot, { pointerType: 'touch' });
  fireEvent.click(plot);
  expect(onOpen).not.toHaveBeenCalled();
  expect(panel()).toContain('item 7');
  fireEvent.pointerDown(plot, { clientX: 73, pointerType: 'touch' });
  fireEvent.click(plot);
  expect(onOpen.mock.calls).toEqual([[7]]);
});

test('a caller hears of the item that is read, and when none is', () => {
  const onReading = vi.fn<(index: number | null) => void>();
  const { plot } = renderFrame(buildRow(20), { onReading });
  fireEvent.pointerMove(plot, { clientX: 73 });
  fireEvent.pointerMove(plot, { clientX: 75 });
  fireEvent.pointerLeave(plot, { pointerType: 'mouse' });
  expect(onReading.mock.calls).toEqual([[7], [null]]);
});

test('a reading stays on its item when others arrive before it', () => {
  const { plot, panel, update } = renderFrame(buildKeyedRow(100, 10));
  fireEvent.pointerMove(plot, { clientX: 35 });
  update(buildKeyedRow(90, 20));
  expect(panel()).toContain('day 103');
});

test('a reading whose item is gone is put down', () => {
  const { plot, panel, update } = renderFrame(buildRow(20));
  fireEvent.pointerMove(plot, { clientX: 155 });
  update(buildRow(5));
  expect(panel()).toContain('item 4');
});

test('the plot may have a height of its own', () => {
  const { plot } = renderFrame(buildRow(5), { plotHeight: 77 });
  expect(plot).toHaveStyle({ blockSize: '77px' });
});

test('without items no key reads anything', async () => {
  const { said, panel } = renderFrame(buildRow(0));
  const user = userEvent.setup();
  await user.tab();
  await user.keyboard('{ArrowLeft}{Home}');
  expect(said()).toBe('');
  expect(panel()?.trim()).toBe('');
});
