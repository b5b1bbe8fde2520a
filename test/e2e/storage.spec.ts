import type { Page } from '@playwright/test';
import { breakOpening, crash, inspect } from './browser-faults.ts';
import { connect, expect, test, waitForSync, type Product } from './product.ts';
import { allDays, expectWeighings, expectWhole, prepareTruth } from './whole.ts';

const service = /Connect.*Withings/;
const picture = 'figure svg path[data-series]';

test.beforeEach(async ({ product }) => {
  await prepareTruth(product);
});

/** So that a fault finds the first sync under way. */
async function slowDown(product: Product, ms: number): Promise<void> {
  await product.control('faults', { match: {}, fault: { kind: 'delay', ms }, times: 'always' });
}

async function speedUp(product: Product): Promise<void> {
  const answer = await fetch(`${product.origin}/__sim/faults`, { method: 'DELETE' });
  expect(answer.ok).toBe(true);
}

async function dataCalls(product: Product): Promise<number> {
  return (await product.calls()).filter(({ path }) => !path.includes('oauth2')).length;
}

async function waitForCalls(product: Product, count: number): Promise<void> {
  await expect.poll(() => dataCalls(product), { intervals: [50] }).toBeGreaterThanOrEqual(count);
}

async function expectStorage(page: Page, product: Product, words: RegExp): Promise<void> {
  await page.getByRole('link', { name: 'Settings' }).first().click();
  await expect(page.getByText(words).first()).toBeVisible();
  expect(page.url()).toBe(`${product.origin}/settings`);
}

async function clear(page: Page, { origin }: Product): Promise<void> {
  const session = await inspect(page);
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
}

test.describe('F55 without a network', () => {
  test.use({ serviceWorkers: 'allow' });

  test('F55 offline at the start shows what is kept and how old it is; back online the whole is true', async ({
    page,
    context,
    product,
  }) => {
    await connect(page, product, service);
    await expectWhole(page, product);
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await context.setOffline(true);
    await page.goto(`${product.origin}/body?range=all`);
    await expect(page.locator(picture).first()).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('data-sync', 'offline');
    await expect(page.getByText(/Last sync/).locator('time')).toHaveText(/\S/);
    await expectWeighings(page, product);

    await context.setOffline(false);
    await waitForSync(page);
    await expectWhole(page, product);
  });
});

test.describe('F55 a network that goes before everything is here', () => {
  test('F55 offline in the middle of the first sync keeps what came; back online the whole is true', async ({
    page,
    context,
    product,
  }) => {
    await slowDown(product, 150);
    await connect(page, product, service);
    await waitForCalls(product, 8);
    await context.setOffline(true);
    await expect(page.locator('html')).toHaveAttribute('data-sync', 'offline');
    await expect(page.locator(picture).first()).toBeVisible();
    await speedUp(product);
    await context.setOffline(false);
    await expectWhole(page, product);
  });

  test('F55 a network that comes and goes during the first sync loses nothing', async ({
    page,
    context,
    product,
  }) => {
    await slowDown(product, 60);
    await connect(page, product, service);
    // A document whose first script is lost is for the browser to load again.
    await expect(page.getByRole('navigation').first()).toBeVisible();
    for (const offMs of [40, 250, 90, 600, 10, 120]) {
      await page.waitForTimeout(330);
      await context.setOffline(true);
      await page.waitForTimeout(offMs);
      await context.setOffline(false);
    }
    await speedUp(product);
    await expectWhole(page, product);
  });
});

test.describe('F56 no database', () => {
  const refusals: Record<string, () => void> = {
    absent: () => Object.defineProperty(globalThis, 'indexedDB', { value: undefined }),
    forbidden: () =>
      Object.defineProperty(globalThis, 'indexedDB', {
        get() {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      }),
    'refusing to open': () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('The user denied permission to access the database.', 'SecurityError');
      };
    },
  };

  for (const [manner, refuse] of Object.entries(refusals)) {
    test(`F56 a database that is ${manner}: works from memory and says that nothing is kept`, async ({
      page,
      context,
      product,
    }) => {
      await context.addInitScript(refuse);
      await connect(page, product, service);
      await page.goto(`${product.origin}/body?range=all`);
      await expectWeighings(page, product);
      await expectStorage(page, product, /until this page is closed/i);
    });
  }
});

test.describe('F57 no space', () => {
  test('F57 space that runs out in mid-sync: the readings stay, it is said, and nothing is lost later', async ({
    page,
    product,
  }) => {
    await page.goto(product.origin);
    const session = await inspect(page);
    // Room for the first pages. Set before anything is written: the browser remembers for a while what was free.
    await session.send('Storage.overrideQuotaForOrigin', { origin: product.origin, quotaSize: 700_000 });
    await connect(page, product, service);
    await expectStorage(page, product, /until this page is closed|removed to make room/i);
    await page.getByRole('link', { name: 'Weight' }).first().click();
    await page.getByRole('radio', { name: /^All/ }).click({ force: true });
    await expectWeighings(page, product);

    await session.send('Storage.overrideQuotaForOrigin', { origin: product.origin });
    await page.reload();
    await expectWhole(page, product);
  });
});

test.describe('F58 storage that is taken away', () => {
  test('F58 storage cleared while the page is open: everything is read again', async ({ page, product }) => {
    await connect(page, product, service);
    await expectWhole(page, product);
    await clear(page, product);
    // The next look notices that it is gone; a reader who misses it need not wait for that.
    await page.getByRole('link', { name: 'Settings' }).first().click();
    await page.getByRole('button', { name: 'Sync now' }).click();
    await expectWhole(page, product);
    await expect(page.getByText('Kept in this browser')).toBeVisible();
  });

  test('F58 storage cleared in the middle of the first sync: the whole is true all the same', async ({
    page,
    product,
  }) => {
    await slowDown(product, 60);
    await connect(page, product, service);
    await waitForCalls(product, 10);
    await clear(page, product);
    await speedUp(product);
    await expectWhole(page, product);
  });
});

test.describe('F59 a database that breaks on opening', () => {
  test('F59 an internal error once heals: everything is kept', async ({ page, context, product }) => {
    await breakOpening(context, 1);
    await connect(page, product, service);
    await expectWhole(page, product);
    await expectStorage(page, product, /Kept in this browser/);
  });

  test(
    'F59 an internal error every time: readings are on screen from memory within 5 s',
    { tag: '@alone' },
    async ({ page, context, product }) => {
      await breakOpening(context, 1_000_000);
      await connect(page, product, service);
      await expect(page.locator(picture).first()).toBeVisible({ timeout: 5_000 });
      await expectStorage(page, product, /until this page is closed/i);
    },
  );
});

test.describe('F63 a page that is killed', () => {
  /** Up to the time that a first sync takes here; drawn anew by whoever doubts them. */
  const moments = [120, 700, 1_500, 3_000];

  for (const [manner, kill] of [
    ['whose process crashes', crash],
    ['that is closed', async (page: Page) => page.close()],
  ] as const) {
    test(`F63 a page ${manner} again and again during the first sync: nothing is lost or there twice`, async ({
      page,
      context,
      product,
    }) => {
      await slowDown(product, 80);
      await connect(page, product, service);
      let victim = page;
      for (const moment of moments) {
        await victim.waitForTimeout(moment);
        const next = await context.newPage();
        await kill(victim);
        await next.goto(`${product.origin}/body?range=all`);
        victim = next;
      }
      await speedUp(product);
      await kill(victim);
      const survivor = await context.newPage();
      await survivor.goto(`${product.origin}/body?range=all`);
      await expectWhole(survivor, product, allDays);
      await expectWeighings(survivor, product);
    });
  }
});
