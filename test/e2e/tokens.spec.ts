import { connect, expect, readTable, test, waitForSync } from './product.ts';
import { trueTrend } from './true-trend.ts';

const tokenPaths = new Set(['/oauth2/token', '/v2/oauth2']);
const refreshes = (calls: readonly { path: string; action: string | null }[]): number =>
  calls.filter(({ path }) => tokenPaths.has(path)).length;

test.describe('in mid-sync', () => {
  // Several pages of measures, within the limits of the real service.
  test.use({ productEnv: { SIM_YEARS: '3' } });

  test('an access token that dies in mid-sync costs one refresh with three tabs open', async ({
    page,
    context,
    product,
  }) => {
    await product.control('faults', {
      match: { path: '/measure' },
      fault: { kind: 'delay', ms: 400 },
      times: 100,
    });
    await connect(page, product, /Connect.*Withings/);
    const others = await Promise.all([context.newPage(), context.newPage()]);
    await Promise.all(others.map((other) => other.goto(`${product.origin}/body?range=all`)));
    await expect
      .poll(async () => (await product.calls()).filter(({ path }) => path === '/measure').length)
      .toBeGreaterThan(1);
    const before = refreshes(await product.calls());
    await product.control('tokens', { kill: 'access' });
    for (const tab of [page, ...others]) await waitForSync(tab);

    expect(refreshes(await product.calls()) - before).toBe(1);
    await page.goto(`${product.origin}/body?range=all`);
    const truth = trueTrend(await product.truth());
    const { rows } = await readTable(page);
    expect(rows.length).toBeGreaterThanOrEqual(truth.length);
    for (const tab of [page, ...others]) await expect(tab.getByText(/Reconnect/)).toHaveCount(0);
  });
});

test('a refresh token that dies asks to reconnect over charts that stay readable', async ({
  page,
  product,
}) => {
  await connect(page, product, /Connect.*Withings/);
  await waitForSync(page);
  await product.control('tokens', { kill: 'refresh' });
  await product.control('clock', { advanceSec: 60 });
  await page.reload();
  await expect(page.getByRole('button', { name: /Reconnect/ })).toBeVisible();
  await expect(page.locator('figure svg path[data-series]').first()).toBeVisible();
  expect((await readTable(page)).rows.length).toBeGreaterThan(10);

  await page.getByRole('button', { name: /Reconnect/ }).click();
  await page.getByRole('button', { name: 'Allow' }).click();
  await waitForSync(page);
  await expect(page.getByRole('button', { name: /Reconnect/ })).toHaveCount(0);
});
