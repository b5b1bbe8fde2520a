/**
 * The archive of ten years of lists and a year of minutes and segments, in the browser's own database: how long what a
 * screen needs takes to be in memory, beside the browser handing over the same bytes; and what it takes on disk.
 */
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { build } from 'vite';
import { findBrowser } from '../support/find-browser.js';

/** @typedef {import('playwright').Page} Page */
/** @typedef {import('./archive-page.ts').Visit} Visit */

const root = fileURLToPath(new URL('../..', import.meta.url));
const runs = 25;

const ownPage = '<!doctype html><title>Archive</title><script type="module" src="/page.js"></script>';
/** The same bytes, as the browser hands them over and no more. */
const rawPage = `<!doctype html><title>Raw</title><script>
  const startedAt = performance.now();
  indexedDB.open('homeostat:bench:1').onsuccess = ({ target }) => {
    target.result.transaction('measures').objectStore('measures').getAll().onsuccess = ({ target }) => {
      const now = performance.now();
      bench = { visit: { sinceNavigationMs: now, ms: now - startedAt, rows: target.result.length } };
    };
  };
</script>`;

/** @returns {Promise<import('./run.js').Figure[]>} */
export async function measure() {
  const folder = await buildPage();
  const server = await serve(folder);
  const found = await findBrowser();
  const browser = await chromium.launch({
    executablePath: found.executablePath,
    args: found.args,
    env: { ...process.env, ...found.env },
  });
  try {
    const page = await browser.newPage();
    const bytes = await fill(page, server.origin);
    const visits = await visitInTurns(page, server.origin, [
      'ours',
      'raw',
      'day',
      'year',
      'night',
      'inventory',
    ]);
    const heaps = {
      ours: await heapAfter(page, `${server.origin}/?ours`),
      none: await heapAfter(page, server.origin),
    };
    return [
      {
        name: 'archive_body_all_vs_raw_get_all_since_navigation',
        value: figure(visits, 'ours', 'sinceNavigationMs') / figure(visits, 'raw', 'sinceNavigationMs'),
        budget: 2,
      },
      {
        name: 'archive_body_all_vs_raw_get_all',
        value: figure(visits, 'ours', 'ms') / figure(visits, 'raw', 'ms'),
        budget: 2,
      },
      { name: 'archive_body_all_since_navigation_ms', value: figure(visits, 'ours', 'sinceNavigationMs') },
      { name: 'archive_body_all_ms', value: figure(visits, 'ours', 'ms') },
      { name: 'archive_raw_get_all_ms', value: figure(visits, 'raw', 'ms') },
      { name: 'archive_day_of_minutes_ms', value: figure(visits, 'day', 'ms') },
      { name: 'archive_year_of_minutes_ms', value: figure(visits, 'year', 'ms') },
      { name: 'archive_night_of_segments_ms', value: figure(visits, 'night', 'ms') },
      { name: 'archive_inventory_ms', value: figure(visits, 'inventory', 'ms') },
      { name: 'archive_disk_mb_per_year_of_lists', value: bytes.lists / 10 / 1e6 },
      { name: 'archive_disk_mb_per_year_of_minutes', value: bytes.minutes / 1e6 },
      { name: 'archive_disk_mb_per_year_of_segments', value: bytes.segments / 1e6 },
      { name: 'archive_heap_mb_with_body_all', value: heaps.ours / 1e6 },
      { name: 'archive_heap_mb_without', value: heaps.none / 1e6 },
    ];
  } finally {
    await browser.close();
    server.stop();
  }
}

async function buildPage() {
  const outDir = join(root, 'test', '.output', 'archive-page');
  rmSync(outDir, { recursive: true, force: true });
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir,
      target: 'es2022',
      lib: { entry: join(root, 'test', 'bench', 'archive-page.ts'), formats: ['es'], fileName: 'page' },
    },
  });
  return outDir;
}

/** @param {string} folder */
async function serve(folder) {
  const files = new Set(readdirSync(folder));
  const server = createServer((request, response) => {
    const name = (request.url ?? '/').slice(1);
    if (!files.has(name)) {
      response.setHeader('content-type', 'text/html');
      response.end(name === '?raw' ? rawPage : ownPage);
      return;
    }
    response.setHeader('content-type', extname(name) === '.js' ? 'text/javascript' : 'text/plain');
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
 * Fills the archive and says how many bytes each part added to what the browser stores.
 *
 * @param {Page} page
 * @param {string} origin
 */
async function fill(page, origin) {
  await page.goto(origin);
  await page.waitForFunction(() => 'bench' in globalThis);
  const before = await usage(page);
  /** @type {Record<string, number>} */
  const added = {};
  let last = before;
  for (const part of /** @type {const} */ (['lists', 'minutes', 'segments'])) {
    await page.evaluate(async (what) => globalThis.bench.fill(what), part);
    const now = await usage(page);
    added[part] = now - last;
    last = now;
  }
  return { lists: added['lists'] ?? 0, minutes: added['minutes'] ?? 0, segments: added['segments'] ?? 0 };
}

/** @param {Page} page */
async function usage(page) {
  return page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
}

/**
 * One visit each in turns, so that whatever else the machine does falls on all alike.
 *
 * @param {Page} page
 * @param {string} origin
 * @param {string[]} tasks
 */
async function visitInTurns(page, origin, tasks) {
  /** @type {Record<string, Visit[]>} */
  const visits = {};
  for (let run = 0; run < runs + 2; run += 1) {
    for (const task of tasks) {
      const visit = await visitOnce(page, `${origin}/?${task}`);
      if (visit.rows === 0) throw new Error(`Failed to measure ${task}: it read nothing.`);
      // The first two warm the code caches.
      if (run >= 2) (visits[task] ??= []).push(visit);
    }
  }
  return visits;
}

/**
 * @param {Page} page
 * @param {string} address
 * @returns {Promise<Visit>}
 */
async function visitOnce(page, address) {
  await page.goto(address);
  await page.waitForFunction(() => globalThis.bench?.visit !== undefined);
  return page.evaluate(() => globalThis.bench.visit ?? { sinceNavigationMs: 0, ms: 0, rows: 0 });
}

/**
 * What the page holds on to once its garbage is collected, bytes.
 *
 * @param {Page} page
 * @param {string} address
 */
async function heapAfter(page, address) {
  await page.goto(address);
  await page.waitForFunction(() => globalThis.bench !== undefined);
  if (address.includes('?')) await page.waitForFunction(() => globalThis.bench.visit !== undefined);
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  await session.detach();
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN;
}

/**
 * @param {Record<string, Visit[]>} visits
 * @param {string} task
 * @param {'ms' | 'sinceNavigationMs'} what
 */
function figure(visits, task, what) {
  return median((visits[task] ?? []).map((visit) => visit[what]));
}

/** @param {number[]} values */
function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
