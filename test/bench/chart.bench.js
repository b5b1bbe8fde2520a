/**
 * The time series chart beside uPlot and a bare polyline on a canvas, on the same data in the same run: first draw,
 * change of range, hover, nodes and memory.
 */
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { build } from 'vite';
import { findBrowser } from '../support/find-browser.js';

/** @typedef {import('playwright').Page} Page */
/** @typedef {'ours' | 'uplot' | 'canvas'} Engine */
/** @typedef {{ mount: number[], range: number[], hover: number[], heap: number[], nodes: number }} Times */

const root = fileURLToPath(new URL('../..', import.meta.url));
/** @type {Engine[]} */
const engines = ['ours', 'uplot', 'canvas'];
const counts = [365, 3650, 36_500, 525_600];
const runs = 9;
const hoverRuns = 3;
const moves = 50;

/** @returns {Promise<import('./run.js').Figure[]>} */
export async function measure() {
  const server = await serve(await buildPage());
  const found = await findBrowser();
  const browser = await chromium.launch({
    executablePath: found.executablePath,
    args: [...found.args, '--enable-precise-memory-info'],
    env: { ...process.env, ...found.env },
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1000, height: 500 } });
    const times = await visitInTurns(page, server.origin);
    return beside(times);
  } finally {
    await browser.close();
    server.stop();
  }
}

async function buildPage() {
  const outDir = join(root, 'test', '.output', 'chart-page');
  rmSync(outDir, { recursive: true, force: true });
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir,
      target: 'es2022',
      minify: true,
      cssTarget: ['chrome123'],
      lib: {
        entry: join(root, 'test', 'bench', 'chart-page.tsx'),
        formats: ['es'],
        fileName: 'page',
        cssFileName: 'page',
      },
    },
  });
  return outDir;
}

/** @param {string} folder */
async function serve(folder) {
  const files = new Set(readdirSync(folder));
  const tokens = readFileSync(join(root, 'src', 'ui', 'tokens.css'), 'utf8');
  const page =
    `<!doctype html><title>Chart</title><style>${tokens}</style><link rel="stylesheet" href="/page.css">` +
    '<body><script type="module" src="/page.js"></script>';
  const server = createServer((request, response) => {
    const name = (request.url ?? '/').slice(1);
    if (!files.has(name)) {
      response.setHeader('content-type', 'text/html');
      response.end(page);
      return;
    }
    response.setHeader('content-type', extname(name) === '.js' ? 'text/javascript' : 'text/css');
    // As the product serves its files: the browser keeps them, and what it compiled of them.
    response.setHeader('cache-control', 'max-age=31536000, immutable');
    response.end(readFileSync(join(folder, name)));
  });
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(undefined));
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { origin: `http://127.0.0.1:${port}`, stop: () => server.close() };
}

/**
 * One visit each in turns, so that whatever else the machine does falls on all alike.
 *
 * @param {Page} page
 * @param {string} origin
 */
async function visitInTurns(page, origin) {
  /** @type {Record<string, Times>} */
  const times = {};
  for (let run = 0; run < runs + 2; run += 1) {
    for (const count of counts) {
      for (const engine of engines) {
        const key = `${engine} ${count}`;
        const own = (times[key] ??= { mount: [], range: [], hover: [], heap: [], nodes: 0 });
        await page.goto(`${origin}/?${engine}&${count}`);
        await page.waitForFunction(() => globalThis.chartBench !== undefined);
        const heapBefore = await heapOf(page);
        const mount = await page.evaluate(async () => globalThis.chartBench.mount());
        // The first two warm the code caches.
        if (run < 2) continue;
        own.mount.push(mount);
        own.nodes = await page.evaluate(() => globalThis.chartBench.nodes());
        own.range.push(...(await page.evaluate(async () => globalThis.chartBench.changeRange())));
        if (run < 2 + hoverRuns) {
          own.heap.push((await heapOf(page)) - heapBefore);
          own.hover.push(...(await hover(page)));
        }
      }
    }
  }
  return times;
}

/** @param {Page} page */
async function hover(page) {
  await page.evaluate(() => globalThis.chartBench.startHover());
  for (let move = 0; move < moves; move += 1) {
    await page.mouse.move(120 + ((move * 149) % 700), 120 + ((move * 37) % 150));
  }
  await page.waitForFunction((most) => globalThis.chartBench.hovers.length >= most - 5, moves);
  return page.evaluate(() => globalThis.chartBench.hovers);
}

/** @param {Page} page */
async function heapOf(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN;
}

/**
 * @param {Record<string, Times>} times
 * @returns {import('./run.js').Figure[]}
 */
function beside(times) {
  /** @param {Engine} engine @param {number} count */
  const of = (engine, count) =>
    times[`${engine} ${count}`] ?? { mount: [], range: [], hover: [], heap: [], nodes: 0 };
  /** @type {import('./run.js').Figure[]} */
  const figures = [];
  for (const count of counts) {
    const [ours, theirs, bare] = [of('ours', count), of('uplot', count), of('canvas', count)];
    // Held for the sizes that people have: ten years of days, a year of minutes.
    const isHeld = count === 3650 || count === 525_600;
    /** @param {string} name @param {number} value @param {number} budget */
    const held = (name, value, budget) => figures.push({ name, value, ...(isHeld && { budget }) });
    held(`chart_first_draw_${count}_vs_uplot`, median(ours.mount) / median(theirs.mount), 2);
    held(`chart_range_change_${count}_vs_uplot`, median(ours.range) / median(theirs.range), 2);
    held(`chart_hover_p95_${count}_vs_uplot`, p95(ours.hover) / p95(theirs.hover), 1.1);
    figures.push(
      { name: `chart_nodes_${count}`, value: ours.nodes, budget: 120 },
      { name: `chart_first_draw_${count}_vs_canvas`, value: median(ours.mount) / median(bare.mount) },
      { name: `chart_range_change_${count}_vs_canvas`, value: median(ours.range) / median(bare.range) },
      { name: `chart_first_draw_${count}_ms`, value: median(ours.mount) },
      { name: `chart_first_draw_${count}_uplot_ms`, value: median(theirs.mount) },
      { name: `chart_range_change_${count}_ms`, value: median(ours.range) },
      { name: `chart_range_change_${count}_uplot_ms`, value: median(theirs.range) },
      { name: `chart_hover_p95_${count}_ms`, value: p95(ours.hover) },
      { name: `chart_hover_p95_${count}_uplot_ms`, value: p95(theirs.hover) },
      { name: `chart_heap_${count}_kb`, value: median(ours.heap) / 1000 },
      { name: `chart_heap_${count}_uplot_kb`, value: median(theirs.heap) / 1000 },
    );
  }
  figures.push({
    name: 'chart_first_draw_growth_3650_to_525600',
    value: median(of('ours', 525_600).mount) / median(of('ours', 3650).mount),
    budget: 1.3,
  });
  return figures;
}

/** @param {number[]} values */
function p95(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
}

/** @param {number[]} values */
function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
