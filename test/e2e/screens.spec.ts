import { AxeBuilder } from '@axe-core/playwright';
import { connect, expect, test, waitForSync } from './product.ts';

const views = [
  { width: 360, height: 740, colorScheme: 'light' },
  { width: 360, height: 740, colorScheme: 'dark' },
  { width: 1440, height: 900, colorScheme: 'light' },
  { width: 1440, height: 900, colorScheme: 'dark' },
] as const;

for (const { width, height, colorScheme } of views) {
  test(`every screen fits ${width} px, ${colorScheme}, and passes axe`, async ({ page, product }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    await page.goto(product.origin);
    await page.waitForURL(/\/connect/);
    await expect(page.getByRole('button', { name: /Connect.*Withings/ })).toBeVisible();
    await verify();
    await page.getByRole('button', { name: /Connect.*Withings/ }).click();
    await expect(page.getByRole('button', { name: 'Allow' })).toBeVisible();
    await verify();
    await page.getByRole('button', { name: 'Allow' }).click();
    await page.waitForURL(/\/body/);
    await waitForSync(page);
    await verify();
    await page.goto(`${product.origin}/body?range=all`);
    await expect(page.locator('figure svg path[data-series]').first()).toBeVisible();
    await verify();
    await page.goto(`${product.origin}/body?from=2011-01-01&to=2011-02-01`);
    await expect(page.getByText(/No weigh-in/)).toBeVisible();
    await verify();
    await page.goto(`${product.origin}/workouts`);
    await expect(page.getByRole('figure')).toHaveCount(2);
    await page.getByText('Filters', { exact: true }).click();
    await verify();
    await page.locator('tbody[style] a').first().click();
    await expect(page.getByRole('heading', { name: 'Facts' })).toBeVisible();
    await verify();
    await page.goto(`${product.origin}/devices`);
    await expect(page.locator('svg[data-level]').first()).toBeVisible();
    await verify();
    for (const path of ['settings', 'connect', 'no-such-page']) {
      await page.goto(`${product.origin}/${path}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await verify();
    }

    async function verify(): Promise<void> {
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(sideways, `sideways scrolling on ${page.url()}`).toBeLessThanOrEqual(0);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
        [],
      );
    }
  });
}

test('the chart is read by keyboard alone', async ({ page, product }) => {
  await connect(page, product, /Connect.*Withings/);
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

test('pounds and stones are shown everywhere once chosen, and the address keeps the range', async ({
  page,
  product,
}) => {
  await connect(page, product, /Connect.*Withings/);
  await waitForSync(page);
  await page.goto(`${product.origin}/body?range=1y`);
  await page.getByRole('radio', { name: 'lb', exact: true }).check({ force: true });
  await expect(page.getByRole('figure').first()).toHaveAccessibleName(/lb/);
  expect(page.url()).toContain('range=1y');
  await page.getByRole('radio', { name: 'st', exact: true }).check({ force: true });
  await expect(page.getByText(/\d+ st \d/).first()).toBeVisible();
  await page.reload();
  await expect(page.getByText(/\d+ st \d/).first()).toBeVisible();
});

test('Back undoes a change of range', async ({ page, product }) => {
  await connect(page, product, /Connect.*Withings/);
  await waitForSync(page);
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
  await page.waitForURL(/\/health\/body/);
  await waitForSync(page);
  await page.goto(`${running.origin}/health/body?range=1y`);
  await expect(page.locator('figure svg path[data-series]').first()).toBeVisible();
  await page.close();
  await running.stop();
});
