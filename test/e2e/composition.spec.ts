import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { hasCaptures, noCapturesReason, readCapture } from '../support/captures.ts';
import { segmentedWeighings } from '../support/recorded-weighings.ts';
import { trueChange, trueCompositions } from '../support/true-composition.ts';
import { expect, readerTest, readTable, test, waitForSync, type TableRow } from './product.ts';
import { startRecordedAccount } from './recorded-account.ts';

const services = [/Connect.*Withings/, /Connect.*Nokia/];

/** Every type of the 2018 document that the pretend service sends, as it is called here. */
const seedTypes = [
  'Weight',
  'Height',
  'Fat-free mass',
  'Fat share',
  'Fat mass',
  'Diastolic blood pressure',
  'Systolic blood pressure',
  'Pulse',
  'Oxygen saturation',
  'Body temperature',
  'Skin temperature',
  'Muscle mass',
  'Body water',
  'Bone mass',
  'Pulse wave velocity',
];

function columnOf(headers: readonly string[], rows: readonly TableRow[], name: RegExp): number[] {
  const index = headers.findIndex((header) => name.test(header));
  return rows.map(({ cells }) => Number(cells[index]));
}

async function openBody(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole('heading', { name: 'Everything measured' })).toBeVisible();
}

readerTest(
  'what a year of weight consists of is what was measured, in both generations',
  async ({ household, product }) => {
    const truth = trueCompositions((await product.truth()).records);
    for (const service of services) {
      const page = await (await household.deviceOf(service)).newPage();
      await openBody(page, `${product.origin}/body?range=1y`);
      await waitForSync(page);

      const bands = await readTable(page, page.getByRole('figure', { name: /^Body composition in kg/ }));
      const shown = bands.rows.map(({ datetime }) => Date.parse(datetime) / 1000);
      const expected = truth.filter(({ at }) => at >= (shown.at(-1) ?? Infinity)).toReversed();
      expect(shown).toEqual(expected.map(({ at }) => at));
      expect(shown.length).toBeGreaterThan(200);
      expect(columnOf(bands.headers, bands.rows, /^Fat \(/)).toEqual(
        expected.map(({ fat }) => Number(fat.toFixed(2))),
      );
      const sums = columnOf(bands.headers, bands.rows, /^Fat-free/).map(
        (lean, index) => lean + (columnOf(bands.headers, bands.rows, /^Fat \(/)[index] ?? 0),
      );
      const weights = columnOf(bands.headers, bands.rows, /^Weight/);
      expect(weights.filter((kg, index) => Math.abs(kg - (sums[index] ?? 0)) > 0.1)).toEqual([]);

      const { fat, lean, start, end } = trueChange(truth, shown.at(-1) ?? 0, (shown[0] ?? 0) + 1);
      const change = page.getByRole('figure', { name: /^What the change of weight consists of in kg/ });
      await change.getByRole('button', { name: 'Show as table' }).click();
      const steps = await change
        .locator('tbody tr')
        .evaluateAll((rows) => rows.map((row) => Number(row.querySelectorAll('td')[0]?.textContent)));
      for (const [index, value] of [start, fat, lean, end].entries()) {
        expect(Math.abs((steps[index] ?? Number.NaN) - value)).toBeLessThanOrEqual(0.0051);
      }

      const list = page.getByRole('table', { name: 'Everything measured' });
      for (const name of seedTypes) {
        await expect(list.getByRole('link', { name, exact: true })).toBeVisible();
      }
      await expect(list.getByRole('link', { name: /^type 18: \d+ values?$/ })).toBeVisible();
      if (service === services[0]) await walkSections(page, product.origin);
      await page.close();
    }
  },
);

/** Shares, the plane, how a number was made, one type alone, and all of it on a phone. */
async function walkSections(page: Page, origin: string): Promise<void> {
  // The radio is drawn by its label, and follows the address.
  await page.getByRole('radio', { name: '%', exact: true }).click({ force: true });
  await expect(page.getByRole('figure', { name: /^Body composition in %/ })).toBeVisible();
  expect(page.url()).toMatch(/range=1y.*parts=share|parts=share.*range=1y/);

  const plane = page.getByRole('application', { name: /^Fat mass index against fat-free mass index/ });
  await plane.focus();
  await page.keyboard.press('End');
  const said = page.getByRole('figure', { name: /^Fat mass index against/ }).locator('[aria-live]');
  await expect(said).toContainText(/Body mass index \d/);

  await page.getByRole('button', { name: /^Explain: Fat share/ }).click();
  await expect(page.getByRole('dialog')).toContainText(/\d+ records looked at: \d+ went in, \d+ left out\./);
  await page.keyboard.press('Escape');

  await page.getByRole('link', { name: 'Body water', exact: true }).click();
  await expect(page).toHaveURL(/measure=77/);
  await expect(page.getByRole('figure', { name: /^Body water in kg/ })).toBeVisible();
  await page.goBack();
  await expect(page).not.toHaveURL(/measure=77/);

  await page.setViewportSize({ width: 360, height: 740 });
  await openBody(page, `${origin}/body?range=1y&measure=77`);
  await expect(page.getByRole('figure', { name: /^Body water in kg/ })).toBeVisible();
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(sideways).toBeLessThanOrEqual(0);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

type Segmented = {
  readonly weighings: () => unknown;
  /** Newest first: weight, fat, fat-free. */
  readonly masses: readonly (readonly number[])[];
  readonly trunk: readonly string[];
  readonly further: readonly string[];
};

async function expectSegments(page: Page, { weighings, masses, trunk, further }: Segmented): Promise<void> {
  const account = await startRecordedAccount('withings', { getmeas: weighings() });
  try {
    await account.connect(page);
    await openBody(page, `${account.origin}/body?from=2024-01-01&to=2024-01-31`);
    const figure = page.getByRole('figure', { name: /^Body composition in kg/ });
    const { headers, rows } = await readTable(page, figure);
    const columns = [/^Weight/, /^Fat \(/, /^Fat-free/].map((name) => columnOf(headers, rows, name));
    expect(rows.map((_, row) => columns.map((column) => column[row]))).toEqual(masses);

    const segments = page.getByRole('table', { name: 'Arms, legs and trunk' });
    const labels = ['Trunk', 'Left arm', 'Right arm', 'Left leg', 'Right leg', ...further];
    await expect(segments.getByRole('rowheader')).toHaveText(labels);
    await expect(segments.getByRole('row', { name: 'Trunk' }).getByRole('cell')).toHaveText([...trunk]);

    const list = page.getByRole('table', { name: 'Everything measured' });
    await expect(list.getByRole('row', { name: /^Visceral fat/ })).toContainText('3.1');
    await expect(page.getByText(/There is no height/)).toBeVisible();
    await page
      .getByText(/There is no height/)
      .getByRole('link')
      .click();
    await expect(page).toHaveURL(/\/settings/);
  } finally {
    await account.stop();
  }
}

test('segments stand in a table by their places, and double no mass', ({ page }) =>
  expectSegments(page, {
    weighings: () => segmentedWeighings,
    masses: [
      [80.9, 15.7, 65.2],
      [81.24, 16.14, 65.1],
    ],
    trunk: ['33.22 kg', '8.8 kg', '31.6 kg'],
    further: ['Position 99'],
  }));

test.describe('the capture', () => {
  test.skip(!hasCaptures, noCapturesReason);

  test('withings-measurement_positions.json shows its segments, and doubles no mass', ({ page }) =>
    expectSegments(page, {
      weighings: () => readCapture('withings-measurement_positions.json'),
      masses: [
        [96.44, 17.8, 78.63],
        [95.85, 18.66, 77.18],
      ],
      trunk: ['40.49 kg', '10.99 kg', '38.7 kg'],
      further: [],
    }));
});
