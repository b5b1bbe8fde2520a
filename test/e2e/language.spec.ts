import type { Page } from '@playwright/test';
import { connect, expect, test, waitForSync } from './product.ts';

/** Collects, from the first instant on, which of these words were ever on the page. */
async function watchFor(page: Page, words: readonly string[]): Promise<() => Promise<string[]>> {
  await page.addInitScript((watched) => {
    const seen = new Set<string>();
    Object.assign(globalThis, { seen });
    new MutationObserver(() => {
      const text = document.body?.textContent ?? '';
      for (const word of watched) if (text.includes(word)) seen.add(word);
    }).observe(document, { childList: true, subtree: true, characterData: true });
  }, words);
  // Set above.
  return () => page.evaluate(() => [...(globalThis as unknown as { seen: Set<string> }).seen]);
}

const englishWords = ['Loading', 'Weight', 'Settings', 'Skip to content', 'Last sync'];

test.describe('for a German reader', () => {
  test.use({ locale: 'de-DE' });

  test('no word of English is ever painted, from the first picture to the settings', async ({
    page,
    product,
  }) => {
    await page.goto(`${product.origin}/auth/login?provider=simulator-withings&return=/body`);
    const seen = await watchFor(page, englishWords);
    await page.getByRole('button', { name: 'Allow' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Gewicht' })).toBeVisible();
    await waitForSync(page);
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    expect(await seen()).toEqual([]);
    await page.goto(`${product.origin}/settings`);
    await expect(page.getByRole('heading', { level: 1, name: 'Einstellungen' })).toBeVisible();
    await expect(page.getByRole('table', { name: 'Was auf diesem Gerät aufbewahrt wird' })).toBeVisible();
    expect(await seen()).toEqual([]);
  });

  test('the product speaks English while the words do not arrive, and says so', async ({ page, product }) => {
    const ways = '**/german-catalogue-*';
    await page.route(ways, (route) => route.abort());
    await page.goto(`${product.origin}/settings`);
    await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
    await expect(page.getByText(/The words of this language did not arrive/)).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await page.unroute(ways);
    await expect(page.getByRole('heading', { level: 1, name: 'Einstellungen' })).toBeVisible();
  });
});

test('an English reader does not load German, until it is chosen, and then keeps it', async ({
  page,
  product,
}) => {
  const words: string[] = [];
  page.on('request', (request) => {
    // What the service worker puts aside for later is not loaded by the page.
    if (request.url().includes('german') && request.serviceWorker() === null) words.push(request.url());
  });
  await connect(page, product, /Connect.*Withings/);
  await waitForSync(page);
  await page.goto(`${product.origin}/settings`);
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  expect(words).toEqual([]);
  await page.getByRole('combobox', { name: 'Language' }).selectOption('Deutsch');
  await expect(page.getByRole('heading', { level: 1, name: 'Einstellungen' })).toBeVisible();
  const seen = await watchFor(page, englishWords);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Einstellungen' })).toBeVisible();
  expect(await seen()).toEqual([]);
});

test('settings are saved as a file and read from it in another browser', async ({
  page,
  product,
  browser,
}) => {
  await page.goto(`${product.origin}/settings`);
  await page.getByRole('combobox', { name: 'Region' }).selectOption('en-US');
  await page.getByRole('radio', { name: 'Stones' }).check({ force: true });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as a file' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('homeostat-settings.json');
  const other = await browser.newPage();
  await other.goto(`${product.origin}/settings`);
  await other.getByLabel('Read from a file…').setInputFiles(await download.path());
  await expect(other.getByText(/^In force are the settings saved on/)).toBeVisible();
  await expect(other.getByRole('radio', { name: 'Stones' })).toBeChecked();
  await expect(other.getByRole('combobox', { name: 'Region' })).toHaveValue('en-US');
  await other.close();
});
