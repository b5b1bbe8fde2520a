import { connect, expect, test, waitForSync } from './product.ts';

test('a refusal on the consent page says so and offers to try again', async ({ page, product }) => {
  await page.goto(product.origin);
  await page.getByRole('button', { name: /Connect.*Withings/ }).click();
  await page.getByRole('button', { name: 'Deny' }).click();
  await page.waitForURL(/\/connect/);
  await expect(page.getByRole('alert')).toContainText(/not allow|refus|declin|said no/i);
  await expect(page.getByRole('button', { name: /Connect.*Withings/ })).toBeVisible();
  await page.reload();
  expect(await (await page.request.get(`${product.origin}/auth/session`)).json()).toMatchObject({
    connected: false,
  });
});

test('a crafted callback in another browser is refused without a token call', async ({ page, product }) => {
  const answer = await page.goto(
    `${product.origin}/auth/callback/simulator-withings?code=stolen&state=guessed`,
  );
  expect(answer?.status()).toBe(400);
  await page.waitForURL(/\/connect\?error=auth_state/);
  await expect(page.getByRole('alert')).toContainText(/expired|start again/i);
  expect((await product.calls()).filter(({ path }) => path === '/v2/oauth2')).toEqual([]);
});

test('going back to the callback leaves the reader signed in', async ({ page, product }) => {
  const callbacks: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/auth/callback/')) callbacks.push(request.url());
  });
  await connect(page, product, /Connect.*Withings/);
  // Within the minute in which the answer is replayed.
  await page.goto(callbacks[0] ?? '');
  // It leads on by itself.
  await page.waitForURL(/\/(?:connect|body)(?:\?|$)/);
  await page.goto(`${product.origin}/body`);
  await waitForSync(page);
  const exchanges = (await product.calls()).filter(({ path }) => path === '/v2/oauth2');
  expect(exchanges).toHaveLength(1);
});

test('signing out erases the record of this device', async ({ page, product }) => {
  await connect(page, product, /Connect.*Withings/);
  await waitForSync(page);
  await page.goto(`${product.origin}/settings`);
  await page.getByRole('button', { name: /Sign out/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Sign out/ })
    .click();
  await page.waitForURL(/\/connect/);
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
  await expect(page.getByRole('button', { name: /Connect.*Withings/ })).toBeVisible();
  await page.goto(`${product.origin}/body`);
  await expect(page.getByRole('table')).toHaveCount(0);
  expect(
    (await page.request.get(`${product.origin}/api/measures`, { headers: { 'X-Dash': '1' } })).status(),
  ).toBe(401);
});
