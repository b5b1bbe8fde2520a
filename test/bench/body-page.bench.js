/**
 * The weight page of ten years, from navigation to the painted chart with the archive filled, beside the same page
 * with one plain SVG path in place of the chart; and what a first visit loads before the chart's own chunk, and with it.
 */
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright';
import { build } from 'vite';
import { findBrowser } from '../support/find-browser.js';
import { startProduct } from '../support/start-product.js';

/** @typedef {import('playwright').Page} Page */

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Fewer of the slow visits: they take four times as long, and their ratio is as steady. */
const runsAt = { 1: 15, 4: 9 };
/** @type {WeakMap<Page, string>} */
const originOf = new WeakMap();

/** @returns {Promise<import('./run.js').Figure[]>} */
export async function measure() {
  console.error('body-page: building twice and filling the archives');
  await build({ root, logLevel: 'error' });
  await build({ root, logLevel: 'error', build: { ssr: true } });
  const plain = await buildWithPlainPicture();
  const ours = await startProduct();
  const theirs = await startProduct({ entry: plain });
  const found = await findBrowser();
  const browser = await chromium.launch({
    executablePath: found.executablePath,
    args: found.args,
    env: { ...process.env, ...found.env },
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const pages = await Promise.all([filledPage(context, ours.origin), filledPage(context, theirs.origin)]);
    /** @type {Record<string, [number[], number[]]>} */
    const times = { 1: [[], []], 4: [[], []] };
    for (const [slowdown, runs] of Object.entries(runsAt)) {
      const columns = times[slowdown] ?? [];
      for (const page of pages) await throttle(page, Number(slowdown));
      console.error(`body-page: ${runs + 2} visits to each page, ${slowdown} times as slow`);
      for (let run = 0; run < runs + 2; run += 1) {
        for (const [index, page] of pages.entries()) {
          const ms = await timeToChart(page);
          // The first two warm the code caches of both.
          if (run >= 2) columns[index]?.push(ms);
        }
      }
    }
    return [
      { name: 'body_all_ten_years_vs_plain_path', value: ratio(times['1']), budget: 2 },
      { name: 'body_all_ten_years_vs_plain_path_at_4x_cpu', value: ratio(times['4']), budget: 2 },
      { name: 'body_all_ten_years_ms', value: median(times['1']?.[0] ?? []) },
      { name: 'body_all_ten_years_plain_path_ms', value: median(times['1']?.[1] ?? []) },
      ...(await firstLoad(ours.origin, browser)),
    ];
  } finally {
    await browser.close();
    await Promise.all([ours.stop(), theirs.stop()]);
  }
}

/** Builds the same product once more, with a bare path standing where the chart stands. */
async function buildWithPlainPicture() {
  const folder = join(root, 'test', '.output', 'plain');
  rmSync(folder, { recursive: true, force: true });
  await build({
    root,
    logLevel: 'error',
    build: { outDir: join(folder, 'client') },
    plugins: [
      {
        name: 'plain-picture',
        enforce: 'pre',
        resolveId: (id) =>
          id.endsWith('charts/TimeSeriesChart.tsx')
            ? join(root, 'test', 'bench', 'PlainPathChart.tsx')
            : null,
      },
    ],
  });
  cpSync(join(root, 'dist', 'server'), join(folder, 'server'), { recursive: true });
  return join(folder, 'server', 'node.js');
}

/**
 * @param {import('playwright').BrowserContext} context
 * @param {string} origin
 * @returns {Promise<Page>}
 */
async function filledPage(context, origin) {
  const page = await context.newPage();
  originOf.set(page, origin);
  await page.goto(`${origin}/auth/login?provider=simulator-withings&return=/body?range=all`);
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.waitForFunction(() => document.documentElement.dataset['sync'] === 'idle', null, {
    timeout: 60_000,
  });
  await page.addInitScript(() => {
    const look = () => {
      const drawn = [...document.querySelectorAll('figure svg path')].some((path) => {
        return (
          (path.getAttribute('data-series') ?? '') !== '' && (path.getAttribute('d')?.length ?? 0) > 1000
        );
      });
      if (!drawn) requestAnimationFrame(look);
      // The frame after next has presented what this one found in the document.
      else requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('chart-painted')));
    };
    requestAnimationFrame(look);
  });
  // Older history would go on arriving behind the visits to the other page.
  await page.goto('about:blank');
  return page;
}

/**
 * @param {Page} page
 * @param {number} rate
 */
async function throttle(page, rate) {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

/** @param {Page} page */
async function timeToChart(page) {
  await page.bringToFront();
  const origin = originOf.get(page) ?? '';
  await page.goto(`${origin}/body?range=all`, { waitUntil: 'commit' });
  const painted = await page.waitForFunction(
    () => performance.getEntriesByName('chart-painted')[0]?.startTime,
    null,
    {
      timeout: 60_000,
    },
  );
  const ms = Number(await painted.jsonValue());
  // What the page does after its picture would otherwise fall into the visit to the other one.
  await page.goto('about:blank');
  return ms;
}

/**
 * The scripts that a first visit asks for before its first readings have come. What it asks for after them is for the
 * reading of what comes next, and travels while the picture is being drawn.
 *
 * @param {string} origin
 * @param {import('playwright').Browser} browser
 * @returns {Promise<import('./run.js').Figure[]>}
 */
async function firstLoad(origin, browser) {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  /** @type {string[]} */
  const scripts = [];
  let hasReadings = false;
  page.on('response', (response) => {
    if (response.url().includes('/api/measures?')) hasReadings = true;
  });
  page.on('request', (request) => {
    if (hasReadings || request.resourceType() !== 'script') return;
    scripts.push(new URL(request.url()).pathname.slice(1));
  });
  await page.goto(`${origin}/auth/login?provider=simulator-withings&return=/body?range=all`);
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.locator('figure svg path[data-series]').first().waitFor();
  await context.close();
  const sizes = [...new Set(scripts)].map((path) => ({
    path,
    bytes: gzipSync(readFileSync(join(root, 'dist/client', path)), { level: 9 }).length,
  }));
  // In the order in which the page asked for them.
  const chart = sizes.findIndex(({ path }) => path.includes('TimeSeriesChart'));
  if (chart < 0) throw new Error(`Failed to measure the first load: no chart among ${scripts.join(', ')}.`);
  return [
    { name: 'first_load_js_gz_kb_before_chart', value: kilobytes(sizes.slice(0, chart)), budget: 110 },
    { name: 'first_load_js_gz_kb_with_chart', value: kilobytes(sizes), budget: 220 },
  ];
}

/** @param {{ bytes: number }[]} files */
function kilobytes(files) {
  return files.reduce((all, { bytes }) => all + bytes, 0) / 1000;
}

/** @param {[number[], number[]] | undefined} columns */
function ratio(columns) {
  return median(columns?.[0] ?? []) / median(columns?.[1] ?? []);
}

/** @param {number[]} values */
function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
