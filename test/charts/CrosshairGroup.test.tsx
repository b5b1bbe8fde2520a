import { fireEvent, render, screen } from '@testing-library/react';
import { Profiler } from 'react';
import { expect, test, vi } from 'vitest';

import { CrosshairGroup } from '#charts/CrosshairGroup.tsx';
import { TimeSeriesChart } from '#charts/TimeSeriesChart.tsx';

import { buildLine } from './build-series.ts';
import { buildProps, DAY, PLOT_LEFT, PLOT_WIDTH, trend, xOfDay } from './render-chart.tsx';

function renderPair() {
  const onRender = vi.fn<() => void>();
  // Every second day, at noon.
  const sparse = buildLine([1.5, 3.5, 5.5, 7.5, 9.5].map((day) => [day * DAY, day]));
  const { container } = render(
    <Profiler id="page" onRender={onRender}>
      <CrosshairGroup>
        <TimeSeriesChart {...buildProps({ name: 'One', series: [trend] })} />
        <TimeSeriesChart
          {...buildProps({ name: 'Other', series: [sparse], from: DAY, to: 10 * DAY, reading: () => null })}
        />
      </CrosshairGroup>
    </Profiler>,
  );
  const [one, other] = screen.getAllByRole('application');
  const panels = [...container.querySelectorAll('p')];
  const lines = [...container.querySelectorAll<HTMLElement>('[class*="crosshair"]')];
  if (one === undefined || other === undefined) throw new Error('Failed to find both charts.');
  return { one, other, panelOfOther: () => panels[1]?.textContent, lineOfOther: lines[1], onRender };
}

test('the crosshair of one chart stands in all of them, at its instant', () => {
  const { one, lineOfOther } = renderPair();
  expect(lineOfOther).not.toBeVisible();
  fireEvent.pointerMove(one, { clientX: xOfDay(7) });
  expect(lineOfOther?.style.transform).toContain(
    `translate(${Math.round(PLOT_LEFT + (6 / 9) * PLOT_WIDTH)}px`,
  );
  expect(lineOfOther).toBeVisible();
});

test('the others read what they have nearest to it', () => {
  const { one, panelOfOther } = renderPair();
  fireEvent.pointerMove(one, { clientX: xOfDay(7) });
  expect(panelOfOther()).toMatch(/Trend 7\.5 kg\s*day 7\.5$/);
});

test('an instant outside a chart leaves it at rest', () => {
  const { one, lineOfOther, panelOfOther } = renderPair();
  fireEvent.pointerMove(one, { clientX: xOfDay(15) });
  expect(lineOfOther).not.toBeVisible();
  expect(panelOfOther()).toContain('day 9.5');
});

test('when the pointer leaves, all come to rest', () => {
  const { one, lineOfOther } = renderPair();
  fireEvent.pointerMove(one, { clientX: xOfDay(7) });
  fireEvent.pointerLeave(one, { pointerType: 'mouse' });
  expect(lineOfOther).not.toBeVisible();
});

test('following each other renders nothing', () => {
  const { one, onRender } = renderPair();
  onRender.mockClear();
  for (let day = 0; day < 19; day += 0.5) fireEvent.pointerMove(one, { clientX: xOfDay(day) });
  expect(onRender).not.toHaveBeenCalled();
});
