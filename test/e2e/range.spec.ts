import type { Page } from '@playwright/test';
import { expectAccessible } from './accessibility.ts';
import { expect, readerTest as test, readTable } from './product.ts';

test('two days are chosen from the calendar by keyboard alone, and Back undoes it', async ({
  page,
  product,
}) => {
  await openWeeks(page, product.origin);
  const opener = page.getByTitle('Choose days…');
  await opener.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Choose days' });
  await expect(dialog.locator('td button:focus')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('PageUp');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.waitForURL(/[?&]from=/);
  expect(daysOf(page)).toBe(9);
  await expect(opener).toBeFocused();
  await expect(dialog).toHaveCount(0);
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
  await page.goBack();
  await expect(page.getByRole('radio', { name: '4 weeks' })).toBeChecked();
});

test('days are typed on a small dark screen, Escape changes nothing, and the link shows the same days elsewhere', async ({
  page,
  context,
  product,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await openWeeks(page, product.origin);
  const opener = page.getByTitle('Choose days…');
  await opener.click();
  const first = page.getByLabel('First day');
  const to = await page.getByLabel('Last day').inputValue();
  const from = new Date(Date.parse(to) - 9 * 86_400_000).toISOString().slice(0, 10);
  await first.fill(from);
  await expectAccessible(page);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(sideways).toBeLessThanOrEqual(0);
  await first.press('Escape');
  await expect(opener).toBeFocused();
  expect(new URL(page.url()).search).toBe('?range=4w');

  await opener.press('Enter');
  await first.fill(from);
  await first.press('Enter');
  await page.waitForURL(`**/body?from=${from}&to=${to}`);
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByTitle('Choose days…')).toHaveText((await opener.textContent()) ?? '');
  expect(await readTable(other)).toEqual(await readTable(page));
});

test('a stretch drawn over the chart is one step, and one that is broken off is none', async ({
  page,
  product,
}) => {
  await openWeeks(page, product.origin);
  const entries = await page.evaluate(() => history.length);
  await draw(page, async () => {
    await page.keyboard.press('Escape');
  });
  expect(new URL(page.url()).search).toBe('?range=4w');
  expect(await page.evaluate(() => history.length)).toBe(entries);
  await draw(page, async () => {});
  await page.waitForURL(/[?&]from=/);
  expect(await page.evaluate(() => history.length)).toBe(entries + 1);
  await page.getByRole('application', { name: /^Weight in/ }).dblclick();
  await page.waitForURL(/\?range=4w$/);
  await page.goBack();
  await page.waitForURL(/[?&]from=/);
  await page.goBack();
  await page.waitForURL(/\?range=4w$/);
});

test('turning the wheel with Ctrl looks closer as one step, and without it scrolls the page', async ({
  page,
  product,
}) => {
  await openWeeks(page, product.origin);
  const entries = await page.evaluate(() => history.length);
  const box = await page.getByRole('application', { name: /^Weight in/ }).boundingBox();
  if (box === null) throw new Error('Failed to find the chart: it has no box. Wait for it first.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.wheel(0, 120);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
  expect(new URL(page.url()).search).toBe('?range=4w');
  await page.mouse.wheel(0, -120);
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);

  await page.keyboard.down('Control');
  for (let turn = 0; turn < 4; turn += 1) await page.mouse.wheel(0, -100);
  await page.keyboard.up('Control');
  await page.waitForURL(/[?&]from=/);
  expect(await page.evaluate(() => scrollY)).toBe(0);
  // It comes to its end when the wheel rests.
  await expect.poll(() => page.evaluate(() => history.length)).toBe(entries + 1);
  expect(daysOf(page)).toBeLessThan(28);
  await page.goBack();
  await page.waitForURL(/\?range=4w$/);
});

async function openWeeks(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/body?range=4w`);
  await expect(page.locator('figure svg path[data-series]').first()).toBeVisible();
}

/** Days in view, both ends included. */
function daysOf(page: Page): number {
  const { searchParams } = new URL(page.url());
  const at = (name: string) => Date.parse(searchParams.get(name) ?? '');
  return (at('to') - at('from')) / 86_400_000 + 1;
}

/** Pulls the pointer over the middle of the picture, and lets go of it after `meanwhile`. */
async function draw(page: Page, meanwhile: () => Promise<void>): Promise<void> {
  const box = await page.getByRole('application', { name: /^Weight in/ }).boundingBox();
  if (box === null) throw new Error('Failed to find the chart: it has no box. Wait for it first.');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.4, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, y, { steps: 5 });
  await meanwhile();
  await page.mouse.up();
}
