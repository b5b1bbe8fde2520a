/** What the service tells of by itself is on the open page at once. */
import type { Page } from '@playwright/test';
import { freePort, startProduct } from '../support/start-product.js';
import { connect, expect, test, waitForSync } from './product.ts';

const secret = 'c3a1f0e95b7d42688a90d1e2f3b4c5d6';

test(
  'a weighing is on the open page within 2 s of the notification, without a reload',
  { tag: '@alone' },
  async ({ page }) => {
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    const env = { SIM_YEARS: '1', SIM_LIMITS: 'off', WEBHOOK_ORIGIN: origin, WEBHOOK_SECRET: secret };
    const product = await startProduct({ port, env });
    try {
      await connect(page, product, /Connect.*Withings/);
      await waitForSync(page);
      // What was asked is not asked again within twelve seconds, as the service would refuse it.
      await page.waitForTimeout(13_000);
      await subscribe(page);
      await page.evaluate(() => Object.assign(window, { isSamePage: true }));

      const addedAt = Math.floor(Date.now() / 1000) - 30;
      const answer = await fetch(`${origin}/__sim/readings`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ add: [{ at: addedAt, values: { weightKg: 123.4 } }] }),
      });
      expect(answer.ok).toBe(true);
      await expect(page.getByText('123.4').first()).toBeVisible({ timeout: 2_000 });
      expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
      expect(product.logLines().join('\n')).not.toContain(secret);
    } finally {
      await product.stop();
    }
  },
);

async function subscribe(page: Page): Promise<void> {
  const status = await page.evaluate(async () => {
    const answer = await fetch('/api/subscriptions?appli=1', { method: 'POST', headers: { 'X-Dash': '1' } });
    return answer.status;
  });
  expect(status).toBe(204);
}
