import type { Page } from '@playwright/test';
import { expectAccessible } from './accessibility.ts';
import { expect, readerTest, test, waitForSync } from './product.ts';

const phone = { width: 360, height: 740 };
const desk = { width: 1440, height: 900 };

const views = [
  { size: phone, colorScheme: 'light' },
  { size: phone, colorScheme: 'dark' },
  { size: desk, colorScheme: 'dark' },
  { size: desk, colorScheme: 'light' },
] as const;
type View = (typeof views)[number];
/** Each width and each theme: what axe looks at depends on the one or the other. */
const pairs = [views[1], views[3]];

/** Some days ago: read, and over by every clock. */
const someDay = new Date(Date.now() - 4 * 86_400_000).toISOString().slice(0, 10);

/** Addresses, and what stands there once the screen is drawn. */
const otherScreens: readonly (readonly [path: string, sign: string])[] = [
  ['activity', 'figure[aria-label*="calendar"] svg path'],
  ['sleep', 'figure [role="application"] svg'],
  [`sleep/${someDay}`, 'figure [role="application"] svg'],
  [`day/${someDay}`, 'figure [role="application"] svg'],
  ['vitals', '#vitals ~ div figure svg path[data-series]'],
  ['vitals?print=pressure', 'article figure svg path[data-series]'],
  ['devices', 'svg[data-level]'],
  ['settings', 'h1'],
  ['connect', 'h1'],
  ['no-such-page', 'h1'],
];

test('from the first visit to the chart every screen fits on a phone and on a desk, light and dark, and passes axe', async ({
  page,
  product,
}) => {
  await page.setViewportSize(phone);
  await page.goto(product.origin);
  await page.waitForURL(/\/connect/);
  await expect(page.getByRole('button', { name: /Connect.*Withings/ })).toBeVisible();
  await expectFitting(page);
  await page.getByRole('button', { name: /Connect.*Withings/ }).click();
  await expect(page.getByRole('button', { name: 'Allow' })).toBeVisible();
  await expectFitting(page);
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.waitForURL(`${product.origin}/`);
  await page.goto(`${product.origin}/body`);
  await waitForSync(page);
  await expectFitting(page);
  await page.goto(`${product.origin}/body?range=all`);
  await expect(page.locator('figure svg path[data-series]').first()).toBeVisible();
  await expectFitting(page);
  await page.goto(`${product.origin}/body?from=2011-01-01&to=2011-02-01`);
  await expect(page.getByText(/No weigh-in/)).toBeVisible();
  await expectFitting(page);
});

readerTest(
  'every other screen fits on a phone and on a desk, light and dark, and passes axe',
  async ({ page, product }) => {
    await page.setViewportSize(phone);
    for (const [path, sign] of otherScreens) {
      await page.goto(`${product.origin}/${path}`);
      await expect(page.locator(sign).first()).toBeVisible();
      await expectFitting(page, pairs);
    }
    await page.goto(`${product.origin}/workouts`);
    await expect(page.getByRole('figure')).toHaveCount(2);
    await page.getByText('Filters', { exact: true }).click();
    await expectFitting(page, pairs);
    await page.locator('tbody[style] a').first().click();
    await expect(page.getByRole('heading', { name: 'Facts' })).toBeVisible();
    await expectFitting(page, pairs);
  },
);

/** In every view one after another; leaves the page as narrow as it was opened. */
async function expectFitting(page: Page, accessibleIn: readonly View[] = views): Promise<void> {
  for (const view of views) {
    const { size, colorScheme } = view;
    await test.step(`${page.url()}, ${size.width} px, ${colorScheme}`, async () => {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      // Pictures follow their cards a moment after a change of width.
      await expect
        .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth))
        .toBeLessThanOrEqual(0);
      if (accessibleIn.includes(view)) await expectAccessible(page);
    });
  }
  await page.setViewportSize(phone);
}

readerTest('the chart is read by keyboard alone', async ({ page, product }) => {
  await page.goto(`${product.origin}/body`);
  await waitForSync(page);
  const chart = page.getByRole('figure').first().locator('[tabindex="0"]').first();
  await chart.focus();
  await page.keyboard.press('End');
  const live = page.getByRole('figure').first().locator('[aria-live="polite"]');
  await expect(live).toContainText(/kg/);
  const last = await live.textContent();
  await page.keyboard.press('ArrowLeft');
  await expect(live).not.toHaveText(last ?? '');
});

readerTest(
  'pounds and stones are shown everywhere once chosen, and the address keeps the range',
  async ({ page, product }) => {
    await page.goto(`${product.origin}/body?range=1y`);
    await page.getByRole('radio', { name: 'lb', exact: true }).check({ force: true });
    await expect(page.getByRole('figure').first()).toHaveAccessibleName(/lb/);
    expect(page.url()).toContain('range=1y');
    await page.getByRole('radio', { name: 'st', exact: true }).check({ force: true });
    await expect(page.getByText(/\d+ st \d/).first()).toBeVisible();
    await page.reload();
    await expect(page.getByText(/\d+ st \d/).first()).toBeVisible();
  },
);

readerTest('Back undoes a change of range', async ({ page, product }) => {
  await page.goto(`${product.origin}/body?range=4w`);
  await page
    .getByRole('radio', { name: /1 y/i })
    .or(page.getByRole('button', { name: /1 y/i }))
    .first()
    .click();
  await expect(page).toHaveURL(/range=1y/);
  await page.goBack();
  await expect(page).toHaveURL(/range=4w/);
});

test('the same build serves below a base path, deep links included', async ({ browser }) => {
  const { startProduct } = await import('../support/start-product.js');
  const running = await startProduct({ env: { BASE_PATH: '/health/' } });
  const page = await browser.newPage();
  await page.goto(`${running.origin}/health/`);
  await page.getByRole('button', { name: /Connect.*Withings/ }).click();
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.waitForURL(`${running.origin}/health/`);
  await expect(page.getByRole('figure').first()).toBeVisible();
  await page.goto(`${running.origin}/health/body?range=1y`);
  await expect(page.locator('figure svg path[data-series]').first()).toBeVisible();
  await page.close();
  await running.stop();
});
