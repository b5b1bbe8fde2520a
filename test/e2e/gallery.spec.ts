import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Locator, Page } from '@playwright/test';
import {
  daysOf,
  galleryCases,
  type GalleryCase,
  hoursOf,
  nightOf,
  nightsOf,
  quantities,
  seriesOf,
} from '../../src/pages/gallery/gallery-data.ts';
import { startDevServer } from '../support/start-dev-server.js';
import { expectAccessible } from './accessibility.ts';
import { expect, test as base } from './product.ts';
import { readerOptions } from './reader.ts';

const client = fileURLToPath(new URL('../../dist/client', import.meta.url));

/** One server and one device for every test of this file: nothing here signs in or is kept. */
const test = base.extend<object, { development: { origin: string }; device: BrowserContext }>({
  development: [
    // oxlint-disable-next-line no-empty-pattern -- the runner reads what is asked for from the pattern
    async ({}, provide) => {
      const server = await startDevServer();
      await provide(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  device: [
    async ({ browser }, provide) => {
      const device = await browser.newContext(readerOptions);
      await provide(device);
      await device.close();
    },
    { scope: 'worker' },
  ],
  // The sources are many files, which a browser translates once.
  context: async ({ device }, provide) => {
    await provide(device);
    for (const page of device.pages()) await page.close();
  },
});

const daysWith = (quantity: keyof typeof quantities) => (data: GalleryCase) =>
  seriesOf(daysOf(data, quantities[quantity])).at.length;

/** Times of a night of which nothing is known have rows of their own. */
function holesOf(data: GalleryCase): number {
  const segments = nightOf(data);
  return segments.filter(({ from }, index) => from > (segments[index - 1]?.to ?? from)).length;
}

/** Pictures whose tables of ten years are built: thousands of rows cost seconds, and one program builds them all. */
const longTables: ReadonlySet<string> = new Set(['weight', 'calendar']);

/** How many rows the table of each figure of a picture has. */
const rowsOf: Readonly<Record<string, readonly ((data: GalleryCase) => number)[]>> = {
  weight: [daysWith('weight')],
  bars: [daysWith('steps')],
  band: [daysWith('pulse')],
  pillars: [daysWith('diastolic')],
  scales: [daysWith('fat')],
  group: [daysWith('pulse'), daysWith('steps')],
  // Nothing to press, and no figure: it stands in a tile that says the number.
  sparkline: [],
  composition: [daysWith('bone'), daysWith('bone')],
  stacked: [daysWith('steps')],
  plane: [daysWith('systolic'), (data) => Math.ceil(daysWith('muscle')(data) / (data.count > 1000 ? 91 : 7))],
  waterfall: [(data) => (daysWith('fat')(data) === 0 ? 0 : 4)],
  lanes: [daysWith('pulse')],
  hours: [(data) => hoursOf(data).value.filter((steps) => !Number.isNaN(steps)).length],
  profile: [() => 7],
  calendar: [daysWith('steps')],
  night: [(data) => nightOf(data).length + holesOf(data)],
  nights: [(data) => nightsOf(data).length],
  raster: [(data) => nightsOf(data).length],
};

test('the gallery shows every picture, and what is known of their tables here', async ({
  page,
  development,
}) => {
  await page.goto(`${development.origin}/gallery`);
  // A development server puts the parts of a page together when they are first asked for.
  await expect(page.getByRole('heading', { level: 1, name: 'Gallery' })).toBeVisible({ timeout: 60_000 });
  const shown = await page
    .locator('section[id] > h2')
    .evaluateAll((all) => all.map((heading) => heading.parentElement?.id ?? ''));
  expect(shown).toEqual(Object.keys(rowsOf));
});

for (const [picture, counts] of Object.entries(rowsOf)) {
  test(`${picture}: read by keys, told in tables, and fits in both themes on a desk and on a phone`, async ({
    page,
    development,
  }) => {
    await page.goto(`${development.origin}/gallery?picture=${picture}`);
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible({ timeout: 60_000 });
    for (const theme of ['Dark', 'Light']) {
      await page.getByRole('radio', { name: theme }).check({ force: true });
      for (const width of [360, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        await test.step(`${theme}, ${width} px`, async () => {
          await expectFitting(page);
          // What axe looks at depends on the theme or on the width.
          if ((theme === 'Dark') === (width === 360)) await expectAccessible(page);
        });
      }
    }
    for (const data of galleryCases) {
      const figures = page.locator(`#${picture}-${data.id}`).getByRole('figure');
      await expect(figures).toHaveCount(counts.length);
      for (const [index, countRows] of counts.entries()) {
        const figure = figures.nth(index);
        const count = countRows(data);
        await test.step(`${data.title}, ${index}: ${count} rows`, async () => {
          await expectReadByKeys(page, figure, count);
          if (count < 1000 || longTables.has(picture)) expect(await rowsOfTable(figure)).toBe(count);
        });
      }
    }
  });
}

test('a build knows nothing of the gallery', () => {
  const files = readdirSync(client, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(js|css|html)$/.test(name),
  );
  expect(files).not.toEqual([]);
  expect(files.filter((name) => /gallery/i.test(name + readFileSync(join(client, name), 'utf8')))).toEqual(
    [],
  );
});

/** The first datum is said, and where there are more, the last one after it. */
async function expectReadByKeys(page: Page, figure: Locator, count: number): Promise<void> {
  const plot = figure.getByRole('application');
  const said = figure.locator('[aria-live="polite"]').last();
  await plot.focus();
  await page.keyboard.press('Home');
  if (count === 0) return;
  await expect(said).not.toBeEmpty();
  const first = await said.textContent();
  await page.keyboard.press('End');
  if (count > 1) await expect(said).not.toHaveText(first ?? '');
}

async function rowsOfTable(figure: Locator): Promise<number> {
  await figure.getByRole('button', { name: 'Show as table' }).click();
  await expect(figure.locator('table')).toHaveAttribute('aria-busy', 'false');
  const count = await figure.locator('tbody tr').count();
  await figure.getByRole('button', { name: 'Hide table' }).click();
  return count;
}

/** Nothing scrolls sideways, no picture leaves its card or is squeezed in it, and axe has nothing to say. */
async function expectFitting(page: Page): Promise<void> {
  // Pictures follow their cards a moment after a change of width.
  await expect.poll(() => page.evaluate(findMisfits, LEAST_PLOT_PX)).toEqual([]);
}

/** A plot flatter than this shows nothing. */
const LEAST_PLOT_PX = 80;

/** What does not fit where it stands: the page, or a picture by the name of its figure. */
function findMisfits(leastPlotPx: number): string[] {
  const root = document.documentElement;
  const figures = [...document.querySelectorAll('figure')].filter((figure) => {
    const right = figure.getBoundingClientRect().right + 1;
    // One picture within another is cut off at its own edges.
    const pictures = [...figure.querySelectorAll('[role="application"] svg:not(svg svg)')];
    const boxes = pictures.map((picture) => picture.getBoundingClientRect());
    return boxes.length === 0 || boxes.some((box) => box.right > right || box.height < leastPlotPx);
  });
  return [
    ...(root.scrollWidth > root.clientWidth ? ['page'] : []),
    ...figures.map((figure) => figure.getAttribute('aria-label') ?? ''),
  ];
}
