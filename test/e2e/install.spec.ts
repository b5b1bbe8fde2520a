import type { Page } from '@playwright/test';
import { startProduct } from '../support/start-product.js';
import { startDeployment } from './deployment.ts';
import { expect, test } from './product.ts';

type Manifest = {
  readonly id: string;
  readonly icons: readonly { readonly src: string; readonly sizes: string; readonly type: string }[];
  readonly shortcuts: readonly { readonly url: string }[];
};

test.use({ serviceWorkers: 'allow' });

for (const basePath of ['/', '/health/']) {
  test(`the product at ${basePath} can be installed, and then opens an address never seen before without a network`, async ({
    page,
    context,
  }) => {
    const running = await startProduct({
      env: { BASE_PATH: basePath, SIM_YEARS: '1', SIM_LIMITS: 'off' },
    });
    const base = `${running.origin}${basePath}`;
    await page.goto(`${base}connect`);
    await workerTakesOver(page);
    await expectInstallable(page, base);
    await running.stop();
    await context.setOffline(true);

    await page.goto(`${base}settings?from=shortcut&never=seen#data`);
    await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
    expect(page.url()).toBe(`${base}settings?from=shortcut&never=seen#data`);
    await page.goto(`${base}no/such/page`);
    await expect(page.getByRole('heading', { level: 1, name: 'Page not found' })).toBeVisible();
  });
}

test('a new build is offered once it is here, opens with the next page, and leaves open ones alone', async ({
  page: bystander,
  context,
}) => {
  const deployment = await startDeployment();
  try {
    const reader = await context.newPage();
    for (const page of [bystander, reader]) {
      await page.goto(`${deployment.origin}/connect`);
      await workerTakesOver(page);
    }
    const [loads, otherLoads] = [countLoads(reader), countLoads(bystander)];
    const old = await entryOf(reader);
    await deployment.deploy();
    await reader.evaluate(async () => (await navigator.serviceWorker.ready).update());

    await expect(reader.getByText('A new version is here.')).toBeVisible();
    expect(await entryOf(reader)).toBe(old);
    await reader.getByRole('button', { name: 'Load', exact: true }).click();
    await expect.poll(() => entryOf(reader)).not.toBe(old);
    await expect.poll(() => reader.evaluate(() => caches.keys().then(({ length }) => length))).toBe(2);
    await expect(reader.getByText('A new version is here.')).toBeHidden();

    // Of the old build, with parts that it has not needed until now and that no server has any more.
    await bystander.getByRole('link', { name: 'Settings' }).first().click();
    await expect(bystander.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
    expect(await entryOf(bystander)).toBe(old);
    await reader.waitForTimeout(1_500);
    expect([loads(), otherLoads()]).toEqual([1, 0]);
  } finally {
    await deployment.stop();
  }
});

async function workerTakesOver(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}

/** What Chromium itself has against the manifest and against installing. */
async function expectInstallable(page: Page, base: string): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const { errors, data, manifest } = await browser.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  const { id, icons, shortcuts } = JSON.parse(data ?? '{}') as Manifest;
  const { appId } = await browser.send('Page.getAppId');
  // A Chromium without windows knows of no apps; there the manifest's own word has to do.
  expect(appId ?? new URL(id, base).href).toBe(base);
  const { installabilityErrors } = await browser.send('Page.getInstallabilityErrors');
  // Every test has a private window, where nothing can be installed.
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
  expect([manifest?.scope, manifest?.startUrl]).toEqual([base, base]);

  for (const { src, sizes, type } of icons) {
    const icon = await page.request.get(new URL(src, base).href);
    expect([src, icon.status(), icon.headers()['content-type']]).toEqual([src, 200, type]);
    expect([src, await sizeOf(page, new URL(src, base).href)]).toEqual([
      src,
      sizes === 'any' ? expect.any(String) : sizes,
    ]);
  }
  for (const { url } of shortcuts) {
    expect([url, (await page.request.get(new URL(url, base).href)).status()]).toEqual([url, 200]);
  }
}

async function sizeOf(page: Page, src: string): Promise<string> {
  return page.evaluate(async (src) => {
    const image = new Image();
    image.src = src;
    await image.decode();
    return `${image.naturalWidth}x${image.naturalHeight}`;
  }, src);
}

function countLoads(page: Page): () => number {
  let loads = 0;
  page.on('domcontentloaded', () => loads++);
  return () => loads;
}

/** Every build begins with another script. */
async function entryOf(page: Page): Promise<string | null> {
  return page.locator('script[type="module"][src]').getAttribute('src');
}
