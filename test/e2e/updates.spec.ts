import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { openBystander, raiseSchema } from './browser-faults.ts';
import { startDeployment, type Deployment } from './deployment.ts';
import { hashKept, readKept } from './kept.ts';
import { connect, expect, test as base } from './product.ts';
import { prepareTruth, expectWeighings, expectWhole } from './whole.ts';

const test = base.extend<{ withWorker: boolean; deployed: Deployed }>({
  withWorker: [false, { option: true }],
  /** In a context of its own, since a missing part rightly ends up in the console. */
  deployed: async ({ browser, withWorker }, provide) => {
    const deployment = await startDeployment();
    const context = await browser.newContext({ serviceWorkers: withWorker ? 'allow' : 'block' });
    try {
      await provide({ deployment, context, ...(await openDeployed(context, deployment, withWorker)) });
    } finally {
      await context.close();
      await deployment.stop();
    }
  },
});

const service = /Connect.*Withings/;

test(
  'F61 a tab of the old build lets go of the database within 3 s and goes on showing what it has',
  { tag: '@alone' },
  async ({ page, context, product }) => {
    await prepareTruth(product);
    await connect(page, product, service);
    await expectWhole(page, product);
    const bystander = await openBystander(context, product.origin);
    expect(await raiseSchema(bystander)).toBeLessThan(3_000);
    const before = hashKept(await readKept(bystander));
    await page.getByRole('radio', { name: /^All/ }).check({ force: true });
    await expectWeighings(page, product);
    await page.getByRole('link', { name: 'Settings' }).first().click();
    await expect(page.getByText(/data of a newer version/).first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Load again' })).toBeVisible();
    expect(hashKept(await readKept(bystander))).toBe(before);
  },
);

test('F62 a database of a newer release is left untouched, and the page works from memory and says so', async ({
  page,
  context,
  product,
}) => {
  await prepareTruth(product);
  await connect(page, product, service);
  await expectWhole(page, product);
  const bystander = await openBystander(context, product.origin);
  await page.goto('about:blank');
  await raiseSchema(bystander);
  const before = hashKept(await readKept(bystander));
  await page.goto(`${product.origin}/body?range=all`);
  await expectWeighings(page, product);
  await page.getByRole('link', { name: 'Settings' }).first().click();
  await expect(page.getByText(/data of a newer version/).first()).toBeVisible();
  await page.getByRole('button', { name: /Sync now/ }).click();
  await page.goBack();
  await expectWeighings(page, product);
  expect(hashKept(await readKept(bystander))).toBe(before);
});

test('F67 a page that lacks a part of its program after an update reloads once and goes on', async ({
  deployed: { deployment, page, loads },
}) => {
  await deployment.deploy();
  await page.getByRole('link', { name: 'Settings' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await expect.poll(loads).toBe(2);
});

test('F67 a part that is missing from every build makes a page reload once and say so, and never again', async ({
  deployed: { deployment, page, loads },
}) => {
  await deployment.deploy((client) => {
    const assets = join(client, 'assets');
    for (const name of readdirSync(assets)) if (name.startsWith('SettingsPage-')) rmSync(join(assets, name));
  });
  await page.getByRole('link', { name: 'Settings' }).first().click();
  await expect.poll(loads).toBe(2);
  await expect(page.getByRole('button', { name: 'Load again' })).toBeVisible();
  await page.waitForTimeout(1_500);
  expect(loads()).toBe(2);
  await page.getByRole('button', { name: 'Load again' }).click();
  await expect.poll(loads).toBe(3);
  await expect(page.getByRole('button', { name: 'Load again' })).toBeVisible();
  await page.waitForTimeout(1_500);
  expect(loads()).toBe(3);
});

test.describe('with a worker', () => {
  test.use({ withWorker: true });

  test('F67 a page keeps to the parts of its own build during an update, and a later one opens the new build', async ({
    deployed: { deployment, context, page, loads },
  }) => {
    const old = await entryOf(page);
    await deployment.deploy();
    await page.getByRole('link', { name: 'Settings' }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
    expect(loads()).toBe(1);
    await page.close();
    await expect
      .poll(async () => {
        const later = await context.newPage();
        await later.goto(`${deployment.origin}/connect`);
        const entry = await entryOf(later);
        await later.evaluate(async () => (await navigator.serviceWorker.ready).update());
        await later.close();
        return entry;
      })
      .not.toBe(old);
  });

  test('F67 a worker that ends itself ends the old one with it', async ({
    deployed: { deployment, page },
  }) => {
    await deployment.deploy((client) => {
      for (const ending of ['', '.br', '.gz']) rmSync(join(client, `sw.js${ending}`), { force: true });
      writeFileSync(
        join(client, 'sw.js'),
        `self.addEventListener('install', () => self.skipWaiting());
       self.addEventListener('activate', (event) => event.waitUntil(
         caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))
           .then(() => self.registration.unregister())));`,
      );
    });
    await page.goto(`${deployment.origin}/connect`);
    await expect
      .poll(() =>
        page.evaluate(async () => [
          (await navigator.serviceWorker.getRegistrations()).length,
          (await caches.keys()).length,
        ]),
      )
      .toEqual([0, 0]);
    await page.goto(`${deployment.origin}/settings`);
    await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  });
});

type Deployed = {
  readonly deployment: Deployment;
  readonly context: BrowserContext;
  readonly page: Page;
  /** Documents that the page has loaded. */
  readonly loads: () => number;
};

/** A page of the first build. */
async function openDeployed(
  context: BrowserContext,
  { origin }: Deployment,
  withWorker: boolean,
): Promise<Pick<Deployed, 'page' | 'loads'>> {
  const page = await context.newPage();
  let loads = 0;
  page.on('domcontentloaded', () => loads++);
  await page.goto(`${origin}/connect`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  if (withWorker) {
    await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  }
  return { page, loads: () => loads };
}

/** Every build begins with another script. */
async function entryOf(page: Page): Promise<string | null> {
  return page.locator('script[type="module"][src]').getAttribute('src');
}
