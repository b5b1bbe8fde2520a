/** What the service tells of by itself is on the open page at once. */
import type { Page } from '@playwright/test';
import { freePort, startProduct } from '../support/start-product.js';
import { expectAccessible } from './accessibility.ts';
import { connect, controlOf, expect, test, waitForRest } from './product.ts';

const secret = 'c3a1f0e95b7d42688a90d1e2f3b4c5d6';
const foreign = { appli: 1, callbackurl: 'https://other.example/hooks/of-another-app' };
const lineOf = ({ appli, callbackurl }: typeof foreign) => `${appli} ${callbackurl}`;
const DAY_SEC = 86_400;
const atOnce = { timeout: 2_000 };

type TrueNight = Readonly<Record<string, unknown>> & {
  readonly id: number;
  readonly day: string;
  readonly isNap: boolean;
};

test(
  'a workout, a weighing and a night are each on the open page within 2 s of the notification that was subscribed to in the settings, without a reload',
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
      await held({ add: [foreign] });
      // A night that the service has not heard of yet.
      const { id, ...night } = await someNight(origin);
      await control('readings', { nights: { delete: [id] } });
      await connect(page, { origin }, /Connect.*Withings/);
      const stream = page.waitForResponse((answer) => new URL(answer.url()).pathname === '/events');
      await page.goto(`${origin}/sleep/${night.day}`);
      await stream;
      await expect(page.locator('html')).toHaveAttribute('data-sync', 'idle', { timeout: 60_000 });
      await waitForRest(controlOf(origin));
      await page.evaluate(() => Object.assign(window, { isSamePage: true }));

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

      await openPage(page, 'Workouts');
      const totals = page.locator('thead th[scope="row"]');
      await expect(totals).toContainText(/\d+ workouts/);
      const before = Number(/(\d+) workouts/.exec((await totals.textContent()) ?? '')?.[1]);
      const now = Math.floor(Date.now() / 1000);
      const workout = { category: 2, from: now - 7200, to: now - 5400, values: { calories: 234 } };
      await control('readings', { workouts: { add: [workout] } });
      await expect(totals).toContainText(`${before + 1} workouts`, atOnce);
      await expect(page.getByText('234 kcal').first()).toBeVisible();

      await openPage(page, 'Weight');
      await expect(page.locator('figure svg path[data-series]').first()).toBeVisible();
      const addedAt = Math.floor(Date.now() / 1000) - 30;
      await control('readings', { add: [{ at: addedAt, values: { weightKg: 123.4 } }] });
      await expect(page.getByText('123.4').first()).toBeVisible(atOnce);

      for (const name of ['Workouts', 'Settings', 'Sleep']) {
        await page.goBack();
        await expect(page).toHaveURL(new RegExp(`/${name.toLowerCase()}`));
      }
      await expect(page.getByRole('heading', { name: 'No night recorded' })).toBeVisible();
      await control('readings', { nights: { add: [night] } });
      await expect(page.getByRole('figure', { name: /^Stages of sleep/ })).toBeVisible(atOnce);
      await expect(page.getByRole('heading', { name: 'No night recorded' })).toHaveCount(0);

      // F76: lost at the service, it is asked for again by itself.
      await held({ delete: [own(16)] });
      // Of what was listed a moment ago, the service is not asked again.
      await expect(async () => {
        await openPage(page, 'Weight');
        await openPage(page, 'Settings');
        await expect(section.getByText('Lost at the service')).toBeVisible(atOnce);
      }).toPass({ timeout: 30_000 });
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

/** The only sleep of its day, some days ago. */
async function someNight(origin: string): Promise<TrueNight> {
  const now = Math.floor(Date.now() / 1000);
  const query = `kind=sleep&from=${now - 9 * DAY_SEC}&to=${now - 2 * DAY_SEC}`;
  const answer = await fetch(`${origin}/__sim/truth?${query}`);
  const { records } = (await answer.json()) as { records: TrueNight[] };
  const found = records.find(
    ({ day, isNap }) => !isNap && records.filter((other) => other.day === day).length === 1,
  );
  if (found === undefined)
    throw new Error('Failed to find a night: every day has several. Look further back.');
  return found;
}
