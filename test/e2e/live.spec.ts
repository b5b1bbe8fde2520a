/** What the service tells of by itself is on the open page at once. */
import type { Page } from '@playwright/test';
import { freePort, startProduct } from '../support/start-product.js';
import { expectAccessible } from './accessibility.ts';
import { connect, expect, test, waitForSync } from './product.ts';

const secret = 'c3a1f0e95b7d42688a90d1e2f3b4c5d6';
const foreign = { appli: 1, callbackurl: 'https://other.example/hooks/of-another-app' };
const lineOf = ({ appli, callbackurl }: typeof foreign) => `${appli} ${callbackurl}`;

test(
  'a weighing is on the open page within 2 s of the notification that was subscribed to in the settings',
  { tag: '@alone' },
  async ({ page }) => {
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    const env = { SIM_YEARS: '1', SIM_LIMITS: 'off', WEBHOOK_ORIGIN: origin, WEBHOOK_SECRET: secret };
    const product = await startProduct({ port, env });
    const control = async (path: string, body: object): Promise<unknown> => {
      const answer = await fetch(`${origin}/__sim/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      expect(answer.ok).toBe(true);
      return answer.json();
    };
    /** What the service truly holds. */
    const held = async (change: object = { add: [] }): Promise<readonly string[]> => {
      // The simulator's own words; a test that reads them wrongly fails.
      const { subscriptions } = (await control('subscriptions', change)) as {
        subscriptions: readonly { readonly appli: number; readonly callbackurl: string }[];
      };
      return subscriptions.map(({ appli, callbackurl }) => `${appli} ${callbackurl}`);
    };
    const own = (appli: number) => ({ appli, callbackurl: `${origin}/hooks/${secret}` });
    try {
      await connect(page, product, /Connect.*Withings/);
      await waitForSync(page);
      await held({ add: [foreign] });
      await page.evaluate(() => Object.assign(window, { isSamePage: true }));
      // What was asked is not asked again within twelve seconds, as the service would refuse it.
      const isQuiet = page.waitForTimeout(13_000);

      const sign = page.locator('[data-phase]');
      await expect(sign).toContainText('Looks every 5 min');
      await openPage(page, 'Settings');
      const section = page.getByRole('region', { name: 'Notifications' });
      await section.getByRole('button', { name: 'Subscribe to everything' }).click();
      await expect(section.getByText('6 kinds subscribed to.')).toBeVisible();
      const ours = [1, 2, 4, 16, 44, 46].map((appli) => lineOf(own(appli)));
      expect(await held()).toEqual([lineOf(foreign), ...ours]);
      await expect(sign).toContainText('Live');
      await expect(sign).not.toContainText('Looks');
      await expectAccessible(page);

      await openPage(page, 'Weight');
      await isQuiet;
      const addedAt = Math.floor(Date.now() / 1000) - 30;
      await control('readings', { add: [{ at: addedAt, values: { weightKg: 123.4 } }] });
      await expect(page.getByText('123.4').first()).toBeVisible({ timeout: 2_000 });

      // F76: lost at the service, it is asked for again by itself.
      await held({ delete: [own(16)] });
      await openPage(page, 'Settings');
      await expect(section.getByText('Lost at the service')).toBeVisible();
      await expect(section.getByText(/^Last told of a measurement/).first()).toBeVisible();
      await section.getByRole('button', { name: 'Unsubscribe: Temperature' }).click();
      await expect.poll(held).toContain(lineOf(own(16)));
      expect(await held()).not.toContain(lineOf(own(2)));

      // T25: another app's subscription is never touched.
      await section.getByRole('button', { name: 'Unsubscribe all of ours' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Unsubscribe' }).click();
      await expect(section.getByText('5 kinds unsubscribed from.')).toBeVisible();
      expect(await held()).toEqual([lineOf(foreign)]);
      await expect(sign).toContainText('Looks every 5 min');

      expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
      expect(product.logLines().join('\n')).not.toContain(secret);
    } finally {
      await product.stop();
    }
  },
);

async function openPage(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name }).click();
}
