import { describe, expect, it } from 'vitest';
import { computeLanePlot, lanesHeight, type Lane } from '#charts/lane-layout.ts';
import { yOf } from '#charts/series-path.ts';

function laneOf(id: string, value: readonly number[], height: number): Lane {
  return {
    id,
    label: id,
    height,
    axis: { id, side: 'left', unit: '', minSpan: 10, floor: 0, formatTick: String, formatValue: String },
    series: [
      {
        id,
        label: id,
        kind: 'line',
        tone: 'primary',
        axis: id,
        at: Float64Array.from(value, (_, index) => index * 100),
        value: Float64Array.from(value),
      },
    ],
  };
}

const lanes = [laneOf('steps', [0, 100], 120), laneOf('hr', [0, 50], 80)];
const window = { from: 0, to: 1000 };
const size = { width: 500, height: lanesHeight(lanes, 40, 40) };

describe('lanes above each other', () => {
  const plot = computeLanePlot({ size, lanes, stripHeight: 40, eventsHeight: 40, window, seen: window });

  it('hold the values of each between its own top and bottom', () => {
    for (const { lane, top, axis } of plot.lanes) {
      const scale = plot.scaleOf({ axis: lane.id });
      expect(yOf(scale, axis.high)).toBeCloseTo(top, 6);
      expect(yOf(scale, axis.low)).toBeCloseTo(top + lane.height, 6);
    }
  });

  it('do not overlap, and leave the strip its room', () => {
    const [steps, hr] = plot.lanes;
    expect(hr?.top ?? 0).toBeGreaterThan((steps?.top ?? 0) + 120);
    expect(plot.stripTop).toBeGreaterThan((hr?.top ?? 0) + 80);
    expect(plot.height).toBe(plot.stripTop + 40);
  });

  it('share one time', () => {
    const [steps, hr] = plot.lanes.map(({ lane }) => plot.scaleOf({ axis: lane.id }));
    expect([steps?.from, steps?.to, steps?.width]).toEqual([hr?.from, hr?.to, hr?.width]);
    expect(plot.left + plot.width).toBeLessThan(size.width);
  });

  it('take the height that is said beforehand', () => {
    expect(plot.top + plot.height).toBeLessThan(size.height);
    const bare = computeLanePlot({ size, lanes, stripHeight: 0, eventsHeight: 0, window, seen: window });
    expect(lanesHeight(lanes, 40, 40) - lanesHeight(lanes, 0, 0)).toBe(
      plot.top + plot.height - bare.top - bare.height,
    );
  });

  it('hold values of what was seen while the window moves', () => {
    const seen = { from: 0, to: 50 };
    const narrow = computeLanePlot({ size, lanes, stripHeight: 0, eventsHeight: 0, window: seen, seen });
    expect(narrow.lanes[0]?.axis.high).toBeLessThan(plot.lanes[0]?.axis.high ?? 0);
  });
});
