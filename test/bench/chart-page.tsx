/**
 * The page of the chart's benchmark: the same data drawn by our chart, by uPlot and by a bare polyline on a canvas.
 *
 * Which of them a visit measures stands in its address (`?ours&3650`), so that a visit begins with nothing warm.
 */
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import uPlot from 'uplot';
import type { ChartAxis, LineSeries, TimeTick } from '#charts/time-series.ts';
import { computeTimeTicks } from '#charts/time-ticks.ts';
import { TimeSeriesChart } from '#charts/TimeSeriesChart.tsx';
import { startOfLocalDay, UTC } from '#domain/time.ts';
import { english } from '#locale/messages/english.ts';
import 'uplot/dist/uPlot.min.css';

const WIDTH = 900;
const HEIGHT = 360;
const END = 1_700_000_000;
const TEN_YEARS = 3650 * 86_400;
/** Shares of the whole: what a reader looks at one after the other. */
const WINDOWS = [
  [0.5, 1],
  [0.25, 0.75],
  [0, 1],
  [0.9, 1],
  [0.3, 0.8],
] as const;

type Engine = {
  readonly show: (from: number, to: number) => void;
  /** Whether the data are on the screen. */
  readonly hasDrawn: () => boolean;
};

type Bench = {
  readonly mount: () => Promise<number>;
  readonly changeRange: () => Promise<number[]>;
  readonly startHover: () => void;
  /** From each event to the frame that shows it, ms. */
  readonly hovers: number[];
  readonly nodes: () => number;
};

const [engineName = '', countText = '0'] = location.search.slice(1).split('&');
const count = Number(countText);
const from = END - TEN_YEARS;
const at = new Float64Array(count);
const value = new Float64Array(count);
for (let index = 0; index < count; index += 1) {
  const share = index / Math.max(1, count - 1);
  at[index] = from + share * TEN_YEARS;
  value[index] = 80 + 5 * Math.sin(share * 40) + Math.sin(index * 2.7) + Math.sin(index * 0.37);
}
const target = document.createElement('div');
target.style.inlineSize = `${WIDTH}px`;
document.body.append(target);

const dayFormat = new Intl.DateTimeFormat('en', { timeZone: 'UTC', dateStyle: 'medium' });
const formatTime = (at: number): string => dayFormat.format(at * 1000);

const resolutionText = ({ count }: { count: number }): string => `${count} values`;
const ignore = (): void => {};

function timeTicks(from: number, to: number, width: number): TimeTick[] {
  return computeTimeTicks({
    from,
    to,
    width,
    startOfDay: (day) => startOfLocalDay(day, UTC),
    label: (day) => day.slice(0, 7),
  });
}

const engines: Record<string, () => Engine> = {
  ours() {
    const series: LineSeries[] = [{ id: 'line', label: 'Weight', kind: 'line', tone: 'primary', at, value }];
    const axes: ChartAxis[] = [
      {
        id: 'weight',
        side: 'left',
        unit: 'kg',
        minSpan: 4,
        formatTick: String,
        formatValue: (value) => `${value.toFixed(1)} kg`,
      },
    ];
    const root = createRoot(target);
    const show = (from: number, to: number): void => {
      flushSync(() => {
        root.render(
          <TimeSeriesChart
            name="Weight"
            series={series}
            axes={axes}
            from={from}
            to={to}
            height={HEIGHT}
            formatTime={formatTime}
            timeTicks={timeTicks}
            resolutionText={resolutionText}
            onWindow={ignore}
            words={english.chart}
          />,
        );
      });
    };
    show(from, END);
    return {
      show,
      hasDrawn: () =>
        (document.querySelector('path[data-series]')?.getAttribute('d')?.length ?? 0) > 300 &&
        document.querySelectorAll('.recharts-cartesian-grid line').length > 2,
    };
  },
  uplot() {
    const plot = new uPlot(
      {
        width: WIDTH,
        height: HEIGHT,
        scales: { x: { time: true } },
        axes: [{}, { label: 'kg' }],
        series: [{}, { label: 'Weight', stroke: '#0f6672', width: 2 }],
      },
      [at, value],
      target,
    );
    return {
      show: (min, max) => plot.setScale('x', { min, max }),
      hasDrawn: () => plot.status === 1 && plot.root.isConnected,
    };
  },
  canvas() {
    const canvas = document.createElement('canvas');
    canvas.width = WIDTH;
    canvas.height = HEIGHT;
    target.append(canvas);
    const show = (from: number, to: number): void => {
      const context = canvas.getContext('2d');
      if (context === null) return;
      context.clearRect(0, 0, WIDTH, HEIGHT);
      context.beginPath();
      for (let index = 0; index < count; index += 1) {
        const x = (((at[index] ?? 0) - from) / (to - from)) * WIDTH;
        const y = ((88 - (value[index] ?? 0)) / 16) * HEIGHT;
        if (index === 0) context.moveTo(x, y);
        else context.lineTo(x, y);
      }
      context.stroke();
    };
    show(from, END);
    return { show, hasDrawn: () => true };
  },
};

let engine: Engine | null = null;

/** Does something at the start of a frame and resolves once that frame has been painted, with the ms between. */
async function painted(work: () => void): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const startedAt = performance.now();
      work();
      afterPaint(() => resolve(performance.now() - startedAt));
    });
  });
}

/** Called in a frame: a message is delivered once the frame is done. */
function afterPaint(done: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener('message', () => {
    port1.close();
    done();
  });
  port1.start();
  port2.postMessage(null);
}

const bench: Bench = {
  async mount() {
    const ms = await painted(() => {
      engine = engines[engineName]?.() ?? null;
    });
    if (engine?.hasDrawn() !== true) throw new Error(`Failed to measure ${engineName}: it has not drawn.`);
    return ms;
  },
  async changeRange() {
    const times: number[] = [];
    for (const [first, last] of WINDOWS) {
      times.push(await painted(() => engine?.show(from + first * TEN_YEARS, from + last * TEN_YEARS)));
    }
    return times;
  },
  hovers: [],
  startHover() {
    addEventListener(
      'pointermove',
      ({ timeStamp }) => {
        requestAnimationFrame(() => afterPaint(() => bench.hovers.push(performance.now() - timeStamp)));
      },
      { capture: true },
    );
  },
  nodes: () => target.querySelectorAll('*').length,
};

declare global {
  // Read by the benchmark from outside.
  var chartBench: Bench;
  /** Of the product's page, ms. */
  var longTasks: number[];
}

globalThis.chartBench = bench;
