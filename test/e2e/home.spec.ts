/** The first page: what a new reader lands on, what it says, and how it is arranged. */
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessibility.ts';
import { expect, type Product, readTable, test } from './product.ts';

const phone = { width: 360, height: 740 };
const desk = { width: 1440, height: 900 };
/** Each width and each theme. */
const views = [
  { size: phone, colorScheme: 'dark' },
  { size: desk, colorScheme: 'light' },
] as const;

const tile = (page: Page, id: string) => page.locator(`[data-tile="${id}"]`);
const titles = (page: Page) => page.locator('[data-tile] h2').allTextContents();
const press = async (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** The large number of a tile, once it is known. */
async function numberOf(page: Page, id: string): Promise<string> {
  const number = tile(page, id).locator('strong');
  await expect(number).toBeVisible({ timeout: 60_000 });
  return plain(await number.textContent());
}

function plain(text: string | null): string {
  return (text ?? '').replaceAll(/\s+/g, ' ').trim();
}

async function truth(page: Page, { origin }: Product, kind: string): Promise<readonly TrueRecord[]> {
  const answer = await page.request.get(`${origin}/__sim/truth?kind=${kind}`);
  return ((await answer.json()) as { records: readonly TrueRecord[] }).records;
}

/** In the simulator's own words; a test that reads them wrongly fails. */
type TrueRecord = { readonly id: number; readonly from: number };

test('a new reader lands on how things stand, reads there what the pages say, and arranges it', async ({
  page,
  product,
}) => {
  await page.setViewportSize(desk);
  await page.goto(product.origin);
  await press(page, 'Connect Withings');
  await press(page, 'Allow');
  await page.waitForURL(`${product.origin}/`);
  await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-sync', 'idle', { timeout: 90_000 });

  const weight = await numberOf(page, 'weight');
  // After midnight the devices have not told of the day yet, nor of the week on a Monday.
  await expect(tile(page, 'today')).toContainText(/ than your median of | as many as |Nothing is known/);
  const isUnknown = async (id: string) => /Nothing is known/.test((await tile(page, id).textContent()) ?? '');
  const workouts = (await truth(page, product, 'workouts')).toSorted((a, b) => b.from - a.from);
  await expect(tile(page, 'workouts').getByRole('listitem')).toHaveCount(Math.min(3, workouts.length));
  await expect(tile(page, 'workouts').locator('li a').first()).toHaveAttribute(
    'href',
    `/workouts/${workouts[0]?.id}`,
  );
  const state = page.getByRole('region', { name: 'How your record stands' });
  const waiting = plain(await state.getByRole('link', { name: /for your word$/ }).textContent());

  for (const { size, colorScheme } of views) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth))
      .toBeLessThanOrEqual(0);
    await expectAccessible(page);
  }

  const { rows } = await readTable(page, tile(page, 'weight').getByRole('figure'));
  expect(Number(rows[0]?.cells[1]).toFixed(1)).toBe(weight.replace(' kg', ''));

  await state.getByRole('link', { name: waiting }).click();
  await expect(page.locator('#doubtful')).toBeFocused();
  await expect(page.getByRole('heading', { level: 1, name: 'Weight' })).toBeVisible();
  await expect(page.locator('main')).toContainText(`Trend now ${weight}`);
  for (const id of ['night', 'week', 'pressure', 'today']) {
    // With a quarter of an hour that has passed meanwhile there are other steps.
    await expect(async () => {
      await page.goto(product.origin);
      await expect(tile(page, id)).toHaveAttribute('aria-busy', 'false');
      if ((id === 'today' || id === 'week') && (await isUnknown(id))) return;
      const number = (await numberOf(page, id)).replace(/ (?:mmHg|steps?)$/, '');
      await tile(page, id).getByRole('link').first().click();
      await expect(page.locator('[data-tile]')).toHaveCount(0);
      await expect(page.locator('main')).toContainText(number);
    }).toPass();
  }

  await page.goto(product.origin);
  await press(page, 'Arrange');
  const later = page.getByRole('button', { name: 'Later: Weight' });
  await later.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(later).toBeFocused();
  await expect(page.locator('main output')).toHaveText('Weight is now number 3 of 6.');
  await press(page, 'Wider: Last night');
  await press(page, 'Hide: This week');
  await expectAccessible(page);
  await page.reload();
  await expect(tile(page, 'night')).toHaveAttribute('data-wide', 'true');
  expect(await titles(page)).toEqual([
    'Last night',
    'Today so far',
    'Weight',
    'Blood pressure',
    'Latest workouts',
  ]);
});
