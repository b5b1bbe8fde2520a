/** What the service tells of by itself is on the open page at once. */
import type { Page } from '@playwright/test';
import { freePort, startProduct } from '../support/start-product.js';
import { connect, expect, test } from './product.ts';

const secret = 'c3a1f0e95b7d42688a90d1e2f3b4c5d6';
/** Weight, activity with workouts, and sleep; developer.withings.com, "Notification categories". */
const subscribed = [1, 16, 44];
const DAY_SEC = 86_400;
const atOnce = { timeout: 2_000 };
const answeredForMs = 21_000;

type TrueNight = Readonly<Record<string, unknown>> & {
  readonly id: number;
  readonly day: string;
  readonly isNap: boolean;
};

test(
  'a workout, a weighing and a night are each on the open page within 2 s of the notification, without a reload',
  { tag: '@alone' },
  async ({ page }) => {
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    const env = { SIM_YEARS: '1', SIM_LIMITS: 'off', WEBHOOK_ORIGIN: origin, WEBHOOK_SECRET: secret };
    const product = await startProduct({ port, env });
    try {
      // A night that the service has not heard of yet.
      const { id, ...night } = await someNight(origin);
      await put(origin, { nights: { delete: [id] } });
      await connect(page, { origin }, /Connect.*Withings/);
      const stream = page.waitForResponse((answer) => new URL(answer.url()).pathname === '/events');
      await page.goto(`${origin}/sleep/${night.day}`);
      await stream;
      await waitForRest(page, origin);
      for (const appli of subscribed) await subscribe(page, appli);
      await page.evaluate(() => Object.assign(window, { isSamePage: true }));

      await expect(page.getByRole('heading', { name: 'No night recorded' })).toBeVisible();
      const readAtMs = Date.now();

      await page.getByRole('link', { name: 'Workouts' }).first().click();
      const totals = page.locator('thead th[scope="row"]');
      await expect(totals).toContainText(/\d+ workouts/);
      const before = Number(/(\d+) workouts/.exec((await totals.textContent()) ?? '')?.[1]);
      const now = Math.floor(Date.now() / 1000);
      const workout = { category: 2, from: now - 7200, to: now - 5400, values: { calories: 234 } };
      await put(origin, { workouts: { add: [workout] } });
      await expect(totals).toContainText(`${before + 1} workouts`, atOnce);
      await expect(page.getByText('234 kcal').first()).toBeVisible();

      await page.getByRole('link', { name: 'Weight' }).first().click();
      await expect(page.locator('figure svg path[data-series]').first()).toBeVisible();
      await put(origin, { add: [{ at: now - 30, values: { weightKg: 123.4 } }] });
      await expect(page.getByText('123.4').first()).toBeVisible(atOnce);

      await page.goBack();
      await page.goBack();
      await expect(page.getByRole('heading', { name: 'No night recorded' })).toBeVisible();
      // A night that was read a moment ago is not read again for a hint; the service would refuse it.
      await page.waitForTimeout(Math.max(0, readAtMs + answeredForMs - Date.now()));
      await put(origin, { nights: { add: [night] } });
      await expect(page.getByRole('figure', { name: /^Stages of sleep/ })).toBeVisible(atOnce);
      await expect(page.getByRole('heading', { name: 'No night recorded' })).toHaveCount(0);

      expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
      expect(product.logLines().join('\n')).not.toContain(secret);
    } finally {
      await product.stop();
    }
  },
);

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

async function put(origin: string, change: unknown): Promise<void> {
  const answer = await fetch(`${origin}/__sim/readings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(change),
  });
  expect(answer.ok, await answer.text()).toBe(true);
}

/** The first sync is over, and what comes behind it as well: nothing is under way that a hint would have to wait for. */
async function waitForRest(page: Page, origin: string): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-sync', 'idle', { timeout: 60_000 });
  let before = -1;
  await expect
    .poll(
      async () => {
        const { calls } = (await (await fetch(`${origin}/__sim/calls`)).json()) as { calls: unknown[] };
        const more = calls.length - before;
        before = calls.length;
        return more;
      },
      { timeout: 60_000, intervals: [1_000] },
    )
    .toBe(0);
}

async function subscribe(page: Page, appli: number): Promise<void> {
  const status = await page.evaluate(async (category) => {
    const answer = await fetch(`/api/subscriptions?appli=${category}`, {
      method: 'POST',
      headers: { 'X-Dash': '1' },
    });
    return answer.status;
  }, appli);
  expect(status).toBe(204);
}
