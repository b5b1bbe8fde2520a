/**
 * Ten years of weight at a quarter of the processor's speed: what a reader does with the chart, and how long the page
 * is deaf to the next thing.
 */
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { build } from 'vite';
import { findBrowser } from '../support/find-browser.js';
import { startProduct } from '../support/start-product.js';

/** @typedef {import('playwright').Page} Page */

const root = fileURLToPath(new URL('../..', import.meta.url));
const slowdown = 4;
const moves = 50;
/** The median of their longest: what else the machine does may fall into any one of them. */
const rounds = 3;

/** @returns {Promise<import('./run.js').Figure[]>} */
export async function measure() {
  await build({ root, logLevel: 'error' });
  await build({ root, logLevel: 'error', build: { ssr: true } });
  const product = await startProduct();
  const found = await findBrowser();
  const browser = await chromium.launch({
    executablePath: found.executablePath,
    args: found.args,
    env: { ...process.env, ...found.env },
  });
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
  try {
    const page = await context.newPage();
    await page.goto(`${product.origin}/auth/login?provider=simulator-withings&return=/body?range=all`);
    await page.getByRole('button', { name: 'Allow' }).click();
    await page.waitForFunction(() => document.documentElement.dataset['sync'] === 'idle', null, {
      timeout: 60_000,
    });
    // Older history may still arrive behind an idle page; a page opened anew finds it all.
    await page.reload();
    await page.locator('figure path[data-series="trend"]').first().waitFor();
    await page.waitForTimeout(2000);
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.evaluate(() => {
      globalThis.longTasks = [];
      new PerformanceObserver((list) => {
        globalThis.longTasks.push(...list.getEntries().map(({ duration }) => duration));
      }).observe({ type: 'longtask' });
    });
    /** @type {Record<string, number[]>} */
    const longest = {};
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, act] of Object.entries(actions)) {
        await page.evaluate(() => {
          globalThis.longTasks.length = 0;
        });
        await act(page);
        await page.waitForTimeout(1000);
        const tasks = await page.evaluate(() => globalThis.longTasks);
        // Shorter than 50 ms is not reported, and nobody notices it.
        (longest[name] ??= []).push(Math.max(0, ...tasks));
      }
    }
    return Object.entries(longest).map(([name, values]) => ({
      name: `body_longest_task_${name}_ms_at_4x_cpu`,
      value: values.toSorted((a, b) => a - b)[rounds >> 1] ?? Number.NaN,
      budget: 100,
    }));
  } finally {
    await browser.close();
    await product.stop();
  }
}

/** @type {Record<string, (page: Page) => Promise<void>>} */
const actions = {
  async range_change(page) {
    for (const name of ['1 year', '4 weeks', 'All days', '3 months', 'All days']) {
      const before = await drawnLine(page);
      await chooseRange(page, name);
      await page.waitForTimeout(700);
      await mustChange(page, before);
    }
  },
  async hover(page) {
    const box = await plotBox(page);
    for (let move = 0; move < moves; move += 1) {
      await page.mouse.move(box.x + 60 + ((move * 149) % (box.width - 100)), box.y + box.height / 2);
    }
  },
  async wheel_zoom(page) {
    const box = await plotBox(page);
    const before = await drawnLine(page);
    await page.mouse.move(box.x + box.width * 0.7, box.y + box.height / 2);
    await page.keyboard.down('Control');
    for (let turn = 0; turn < 8; turn += 1) {
      await page.mouse.wheel(0, -100);
      await page.waitForTimeout(60);
    }
    await page.keyboard.up('Control');
    await page.waitForTimeout(800);
    await mustChange(page, before);
    await chooseRange(page, 'All days');
  },
  async table(page) {
    await page.locator('figure').first().getByRole('button', { name: 'Show as table' }).click();
    await page.locator('figure table tbody tr').first().waitFor();
    await page.waitForTimeout(2000);
    await page.locator('figure').first().getByRole('button', { name: 'Hide table' }).click();
  },
};

/**
 * @param {Page} page
 * @param {string} name
 */
async function chooseRange(page, name) {
  // The radio itself is drawn by its label.
  await page.getByRole('radio', { name, exact: true }).first().click({ force: true });
}

/** @param {Page} page */
async function drawnLine(page) {
  return page.locator('figure path[data-series="trend"]').first().getAttribute('d');
}

/**
 * Nothing happening is quick, too.
 *
 * @param {Page} page
 * @param {string | null} before
 */
async function mustChange(page, before) {
  if ((await drawnLine(page)) === before)
    throw new Error('Failed to measure the weight page: it did not move.');
}

/** @param {Page} page */
async function plotBox(page) {
  const box = await page.locator('figure[aria-label^="Weight"] [role="application"]').boundingBox();
  if (box === null) throw new Error('Failed to measure the weight page: it shows no chart.');
  return box;
}
