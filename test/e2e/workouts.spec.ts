/** The list of workouts and the page of one: filtered, sorted, opened and left again, in both generations. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { hasCaptures, noCapturesReason, readCapture } from '../support/captures.ts';
import type { RecordedAnswers } from '../support/recorded-service.ts';
import { expect, type Product, readerTest, test } from './product.ts';
import { startRecordedAccount } from './recorded-account.ts';

const services = [
  { name: 'Withings', button: /Connect.*Withings/ },
  { name: 'Nokia', button: /Connect.*Nokia/ },
] as const;

type TrueWorkout = { readonly id: number; readonly category: number; readonly from: number };

async function trueWorkouts(page: Page, product: Product): Promise<readonly TrueWorkout[]> {
  const answer = await page.request.get(`${product.origin}/__sim/truth?kind=workouts`);
  return ((await answer.json()) as { records: readonly TrueWorkout[] }).records;
}

function totals(page: Page) {
  return page.locator('thead th[scope="row"]');
}

function lines(page: Page) {
  return page.locator('tbody[style] tr').filter({ has: page.locator('a') });
}

for (const { name, button } of services) {
  readerTest(
    `workouts of ${name} are filtered, sorted, opened and left again`,
    async ({ household, product }) => {
      const page = await (await household.deviceOf(button)).newPage();
      await page.goto(`${product.origin}/workouts`);
      const truth = await trueWorkouts(page, product);
      await expect(totals(page)).toContainText(`${truth.length} workouts`, { timeout: 60_000 });

      const runs = truth.filter(({ category }) => category === 2);
      await page.getByText('Filters', { exact: true }).click();
      await page.getByRole('button', { name: `Running (${runs.length})` }).click();
      await expect(totals(page)).toContainText(`${runs.length} workouts`);
      await page.getByRole('button', { name: 'Distance', exact: true }).last().click();
      await expect(page).toHaveURL(/type=2&sort=-distance/);
      await expect(page.getByRole('columnheader', { name: 'Distance' })).toHaveAttribute(
        'aria-sort',
        'descending',
      );

      const first = lines(page).first();
      const time = await first.locator('time').getAttribute('datetime');
      await first.getByRole('link').click();
      await expect(page.getByRole('heading', { level: 1, name: 'Running' })).toBeVisible();
      await expect(page.locator('main time').first()).toHaveAttribute('datetime', time ?? '');
      const opened = truth.find(({ from }) => from === Date.parse(time ?? '') / 1000);
      expect(page.url()).toContain(`/workouts/${opened?.id}`);
      // Its minutes are asked of the service because they are looked at.
      await expect(page.getByRole('figure', { name: /steps per minute/ })).toBeVisible({ timeout: 30_000 });

      await page.goBack();
      await expect(page).toHaveURL(/type=2&sort=-distance/);
      await expect(totals(page)).toContainText(`${runs.length} workouts`);
      await page.getByRole('link', { name: 'Reset' }).click();
      await expect(totals(page)).toContainText(`${truth.length} workouts`);
      await page.close();
    },
  );
}

readerTest(
  'a list longer than the screen has what is on the screen, wherever it is scrolled to',
  async ({ page, product }) => {
    await page.goto(`${product.origin}/workouts?sort=date`);
    const truth = await trueWorkouts(page, product);
    await expect(totals(page)).toContainText(`${truth.length} workouts`, { timeout: 60_000 });
    const rows = page.locator('tbody[style] tr');
    expect(await rows.count()).toBeLessThan(80);
    // The last workout is the last line of the list, which is not in the document before.
    const last = truth.toSorted((a, b) => a.from - b.from).at(-1);
    const link = page.locator(`tbody[style] a[href$="/workouts/${last?.id}"]`);
    await expect(link).toHaveCount(0);
    await page.locator('tbody[style]').evaluate((body) => {
      body.scrollIntoView({ block: 'end' });
    });
    await expect(link).toBeVisible();
    // Where the reader was is where Back leads.
    await link.click();
    await expect(page.getByRole('link', { name: /All workouts/ })).toBeVisible();
    await page.goBack();
    await expect(link).toBeVisible();
  },
);

/** In the shape of recorded answers: a phone's walks, one of them twice, most of them with next to nothing in them. */
const phoneWalks: RecordedAnswers = {
  getworkouts: {
    series: [
      walk(101, '2024-05-03T08:00:00Z', 1, { steps: 900, distance: 700, calories: 40, hr_average: 0 }),
      walk(102, '2024-05-04T08:00:00Z', 1, { algo_pause_duration: null }),
      walk(103, '2024-05-05T08:00:00Z', 1, { steps: 0, distance: 0, calories: 0, spo2_average: null }),
      walk(101, '2024-05-03T08:00:00Z', 2, { steps: 950, distance: 720, calories: 41, hr_average: 0 }),
    ],
  },
};

function walk(id: number, start: string, version: number, data: Readonly<Record<string, number | null>>) {
  const startdate = Date.parse(start) / 1000;
  return {
    id,
    category: 1,
    timezone: 'Europe/Amsterdam',
    model: 1055,
    attrib: 0,
    startdate,
    enddate: startdate + 600,
    date: start.slice(0, 10),
    deviceid: null,
    data,
    modified: startdate + version,
  };
}

test('workouts of a phone with nothing in them are there, each once, with dashes', async ({ page }) => {
  await expectRecorded(page, phoneWalks, async () => {
    await expect(totals(page)).toContainText('3 workouts');
    // The later version of the one that came twice.
    await expect(lines(page).last()).toContainText('41 kcal');
    await expect(lines(page).first()).toContainText('–');
    await expect(lines(page).first()).not.toContainText(/\b0(\.0)? (km|kcal|bpm)/);
    await lines(page).nth(1).getByRole('link').click();
    await expect(page.getByText(/^Not given by the service: Distance, Pace or speed/)).toBeVisible();
    await page.getByText('As the service sent it').click();
    await expect(page.getByText('"algo_pause_duration": null')).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});

test.describe('captures', () => {
  test.skip(!hasCaptures, noCapturesReason);

  test('withings-workouts.json is ten workouts', async ({ page }) => {
    await expectRecorded(page, { getworkouts: readCapture('withings-workouts.json') }, async () => {
      await expect(totals(page)).toContainText('10 workouts');
      await expect(lines(page)).toHaveCount(10);
    });
  });
});

async function expectRecorded(
  page: Page,
  answers: RecordedAnswers,
  verify: () => Promise<void>,
): Promise<void> {
  const account = await startRecordedAccount('withings', answers);
  try {
    await account.connect(page);
    await page.goto(`${account.origin}/workouts`);
    await verify();
  } finally {
    await account.stop();
  }
}
