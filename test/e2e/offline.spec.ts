import { connect, expect, readTable, test, waitForSync } from './product.ts';

test.use({ serviceWorkers: 'allow' });

test('the record opens without a network, on a deep link too', async ({ page, context, product }) => {
  await connect(page, product, /Connect.*Withings/);
  await waitForSync(page);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.goto(`${product.origin}/body?range=all`);
  await waitForSync(page);
  const online = (await readTable(page)).rows.length;
  await product.stop();
  await context.setOffline(true);

  await page.goto(`${product.origin}/body?range=all`);
  await expect(page.locator('figure svg path[data-series]').first()).toBeVisible();
  expect((await readTable(page)).rows).toHaveLength(online);
  await expect(page.locator('html')).toHaveAttribute('data-sync', /offline|error/);
});

test('a new reading appears after the next look, and an edited one changes once', async ({
  page,
  product,
}) => {
  await connect(page, product, /Connect.*Withings/);
  await waitForSync(page);
  const before = (await product.truth()).records;
  const latest = before.findLast(({ measures }) => measures.some(({ type }) => type === 1));
  await product.control('clock', { advanceSec: 3_600 });
  await product.control('readings', {
    add: [{ at: (latest?.date ?? 0) + 2_400, values: { weightKg: 77.123 } }],
  });
  await page.goto(`${product.origin}/settings`);
  await page.getByRole('button', { name: /Sync now/ }).click();
  await page.goto(`${product.origin}/body?range=4w`);
  await expect
    .poll(
      async () =>
        (await readTable(page)).rows.filter(({ cells }) => cells.some((cell) => cell.includes('77.123')))
          .length,
    )
    .toBe(1);
});
