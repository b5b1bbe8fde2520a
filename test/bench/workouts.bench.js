/**
 * Ten thousand workouts at the processor's own speed: how long the page is deaf to the next thing while somebody
 * scrolls, sorts, filters and types.
 */
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { build, runnerImport } from 'vite';
import { findBrowser } from '../support/find-browser.js';
import { startProduct } from '../support/start-product.js';

/** @typedef {import('playwright').Page} Page */

const root = fileURLToPath(new URL('../..', import.meta.url));
const count = 10_000;
/**
 * Of several rounds the median of their longest: what else the machine does may fall into any one of them. The second
 * speed is a phone's; it has no budget, and says how much room the first one has.
 *
 * @type {readonly { slowdown: number, rounds: number, budget?: number }[]}
 */
const speeds = [
  { slowdown: 1, rounds: 5, budget: 50 },
  { slowdown: 4, rounds: 3 },
];
/** Longer than any task may be, so that it must be heard of. */
const LONG_MS = 80;

/** @returns {Promise<import('./run.js').Figure[]>} */
export async function measure() {
  await build({ root, logLevel: 'error' });
  await build({ root, logLevel: 'error', build: { ssr: true } });
  const { module } = await runnerImport(
    fileURLToPath(new URL('../support/recorded-service.ts', import.meta.url)),
  );
  // What that file exports.
  const { startRecordedService } = /** @type {typeof import('../support/recorded-service.ts')} */ (module);
  const service = await startRecordedService('withings', { getworkouts: { series: workouts() } });
  const product = await startProduct({ env: { ...service.env } });
  const found = await findBrowser();
  const browser = await chromium.launch({
    executablePath: found.executablePath,
    args: found.args,
    env: { ...process.env, ...found.env },
  });
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 }, locale: 'en-GB' });
  try {
    const page = await context.newPage();
    await page.goto(`${product.origin}/connect?return=/body`);
    await page.getByRole('button', { name: /^Connect/ }).click();
    await page.waitForFunction(() => document.documentElement.dataset['sync'] === 'idle', null, {
      timeout: 120_000,
    });
    await page.goto(`${product.origin}/workouts`);
    await all(page).waitFor({ timeout: 120_000 });
    await page.locator('figure').nth(1).waitFor();
    await page.waitForTimeout(2000);
    await page.evaluate(() => {
      globalThis.longTasks = [];
      new PerformanceObserver((list) => {
        globalThis.longTasks.push(...list.getEntries().map(({ duration }) => duration));
      }).observe({ type: 'longtask' });
    });
    await page.getByText('Filters', { exact: true }).click();
    await page.locator('table[aria-rowcount] thead').scrollIntoViewIfNeeded();
    await mustHear(page);
    const session = await context.newCDPSession(page);
    const figures = [];
    for (const { slowdown, rounds, budget } of speeds) {
      await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
      for (const [name, value] of Object.entries(await longestTasks(page, rounds))) {
        const figure = { name: `workouts_longest_task_${name}_ms_at_${slowdown}x_cpu`, value };
        figures.push(budget === undefined ? figure : { ...figure, budget });
      }
    }
    return figures;
  } finally {
    await browser.close();
    await product.stop();
    await service.stop();
  }
}

/**
 * @param {Page} page
 * @param {number} rounds
 */
async function longestTasks(page, rounds) {
  /** @type {Record<string, number[]>} */
  const longest = {};
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, act] of Object.entries(actions)) {
      await page.evaluate(() => {
        globalThis.longTasks.length = 0;
      });
      await act(page);
      await page.waitForTimeout(700);
      const tasks = await page.evaluate(() => globalThis.longTasks);
      // Shorter than 50 ms is not reported, and nobody notices it.
      (longest[name] ??= []).push(Math.max(0, ...tasks));
    }
  }
  return Object.fromEntries(
    Object.entries(longest).map(([name, values]) => [
      name,
      values.toSorted((a, b) => a - b)[rounds >> 1] ?? Number.NaN,
    ]),
  );
}

/**
 * Deafness nobody hears of would look like none.
 *
 * @param {Page} page
 */
async function mustHear(page) {
  await page.evaluate((ms) => {
    setTimeout(() => {
      const end = performance.now() + ms;
      while (performance.now() < end);
    }, 0);
  }, LONG_MS);
  await page.waitForFunction((ms) => globalThis.longTasks.some((task) => task >= ms), LONG_MS - 5);
}

/** @type {Record<string, (page: Page) => Promise<void>>} */
const actions = {
  async scroll(page) {
    const before = await firstLine(page);
    await page.mouse.move(700, 500);
    for (let turn = 0; turn < 25; turn += 1) {
      await page.mouse.wheel(0, 900);
      await page.waitForTimeout(20);
    }
    await page.waitForTimeout(300);
    await mustChange(page, before);
    // Ten years at once, as by the scroll bar.
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight * 0.7));
    await page.waitForTimeout(200);
    await page.locator('h1').scrollIntoViewIfNeeded();
  },
  async sort(page) {
    for (const name of ['Distance', 'Type', 'Mean HR', 'Date']) {
      const before = await firstLine(page);
      await page.locator('table[aria-rowcount] thead').getByRole('button', { name, exact: true }).click();
      await page.waitForTimeout(400);
      await mustChange(page, before);
    }
  },
  async filter(page) {
    for (const name of [/^Running \(/, /^Cycling \(/]) {
      const before = await firstTotals(page);
      await page.getByRole('button', { name }).click();
      await page.waitForTimeout(500);
      if ((await firstTotals(page)) === before) throw new Error('Failed to measure: nothing was filtered.');
    }
    await page.getByRole('link', { name: 'Reset' }).click();
    await all(page).waitFor();
  },
  async type(page) {
    const field = page.getByLabel('Search for a type');
    await field.pressSequentially('walk', { delay: 120 });
    await page.waitForTimeout(500);
    await page.getByRole('link', { name: 'Reset' }).click();
    await all(page).waitFor();
  },
};

/** @param {Page} page */
function all(page) {
  return page.locator('thead th[scope="row"]').filter({ hasText: '10,000 workouts' });
}

/** @param {Page} page */
async function firstLine(page) {
  return page.locator('tbody[style] tr').first().textContent();
}

/** @param {Page} page */
async function firstTotals(page) {
  return page.locator('table[aria-rowcount] thead tr').nth(1).textContent();
}

/**
 * Nothing happening is quick, too.
 *
 * @param {Page} page
 * @param {string | null} before
 */
async function mustChange(page, before) {
  if ((await firstLine(page)) === before) throw new Error('Failed to measure the list: it did not move.');
}

/** Ten years of them, of twenty types; every third tells of no heart, every fifth of no way. */
function workouts() {
  const categories = [1, 2, 6, 7, 1, 2, 1, 28, 16, 6, 3, 12, 18, 187, 550, 1, 34, 195, 999, 15];
  const end = Math.floor(Date.now() / 1000) - 86_400;
  return Array.from({ length: count }, (_, index) => {
    const startdate = end - Math.round((index * 3652 * 86_400) / count);
    const minutes = 15 + ((index * 37) % 90);
    return {
      id: 1_000_000 + index,
      category: categories[(index * 7) % categories.length],
      timezone: 'Europe/Paris',
      model: 93,
      attrib: index % 11 === 0 ? 2 : 0,
      startdate,
      enddate: startdate + minutes * 60,
      date: new Date((startdate + 3600) * 1000).toISOString().slice(0, 10),
      deviceid: 'bench',
      modified: startdate + minutes * 60,
      data: {
        calories: minutes * 7,
        intensity: 50,
        steps: minutes * 100,
        distance: index % 5 === 0 ? 0 : minutes * (100 + (index % 60)),
        elevation: index % 90,
        pause_duration: 0,
        algo_pause_duration: null,
        ...(index % 3 > 0 && {
          hr_average: 100 + (index % 60),
          hr_min: 70,
          hr_max: 150 + (index % 40),
          hr_zone_0: minutes * 10,
          hr_zone_1: minutes * 20,
          hr_zone_2: minutes * 25,
          hr_zone_3: minutes * 5,
        }),
      },
    };
  });
}
