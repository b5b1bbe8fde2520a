/**
 * The page of a day in the built product, walked by key: frames from the key, with the day beside in memory, until that
 * day is painted, and how many nodes the page has with everything on it.
 */
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { build } from 'vite';
import { findBrowser } from '../support/find-browser.js';
import { startProduct } from '../support/start-product.js';

/** @typedef {import('playwright').Page} Page */

const root = fileURLToPath(new URL('../..', import.meta.url));
const steps = 20;
const DAY_MS = 86_400_000;

/** @returns {Promise<import('./run.js').Figure[]>} */
export async function measure() {
  await build({ root, logLevel: 'error' });
  await build({ root, logLevel: 'error', build: { ssr: true } });
  const product = await startProduct({ env: { SIM_YEARS: '1', SIM_LIMITS: 'off' } });
  const found = await findBrowser();
  const browser = await chromium.launch({
    executablePath: found.executablePath,
    args: found.args,
    env: { ...process.env, ...found.env },
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await openDay(page, product.origin);
    /** @type {number[]} */
    const frames = [];
    /** @type {number[]} */
    const times = [];
    let nodes = 0;
    for (let step = 0; step < steps; step += 1) {
      await page.waitForTimeout(400);
      const walked = await walk(page);
      // The first two warm the code caches.
      if (step < 2) continue;
      frames.push(walked.frames);
      times.push(walked.ms);
      nodes = Math.max(nodes, await page.evaluate(() => document.querySelectorAll('*').length));
    }
    return [
      { name: 'day_frames_from_memory_to_paint', value: median(frames), budget: 3 },
      { name: 'day_from_memory_to_paint_ms', value: median(times) },
      { name: 'day_nodes', value: nodes, budget: 1500 },
    ];
  } finally {
    await browser.close();
    await product.stop();
  }
}

/**
 * The last days were read without being asked for; what is walked over is in the archive.
 *
 * @param {Page} page
 * @param {string} origin
 */
async function openDay(page, origin) {
  const day = new Date(Date.now() - 2 * DAY_MS).toISOString().slice(0, 10);
  await page.goto(`${origin}/auth/login?provider=simulator-withings&return=/day/${day}`);
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.waitForFunction(() => document.querySelector('path[data-series="steps"]') !== null);
  // Every day that a band needs has been read once nothing is written any more.
  await page.waitForFunction(
    () =>
      document.documentElement.dataset['sync'] === 'idle' &&
      document.querySelector('path[data-series="hr-usual"]') !== null,
    null,
    { timeout: 120_000 },
  );
  await page.waitForTimeout(5000);
}

/**
 * Presses the key that leads a day back and counts the frames until the picture of that day is on the screen.
 *
 * @param {Page} page
 */
async function walk(page) {
  return page.evaluate(async () => {
    // A function of the page, which knows nothing of this file.
    // oxlint-disable-next-line unicorn/consistent-function-scoping
    const look = () => ({
      title: document.querySelector('h1')?.textContent,
      steps: document.querySelector('path[data-series="steps"]')?.getAttribute('d'),
    });
    const before = look();
    /** @type {Promise<{ frames: number, ms: number }>} */
    const painted = new Promise((resolve) => {
      requestAnimationFrame(() => {
        const startedAt = performance.now();
        let frames = 0;
        document.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true }));
        const next = () => {
          frames += 1;
          const { title, steps } = look();
          if (title === before.title || steps === undefined || steps === before.steps) {
            requestAnimationFrame(next);
            return;
          }
          // This frame presents what the document holds at its end: a message is delivered once it is done.
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener('message', () => resolve({ frames, ms: performance.now() - startedAt }));
          port1.start();
          port2.postMessage(null);
        };
        requestAnimationFrame(next);
      });
    });
    return painted;
  });
}

/** @param {number[]} values */
function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
