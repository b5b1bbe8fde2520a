import { chromium, type CDPSession, type Page } from '@playwright/test';
import { inspect, readLeadership } from './browser-faults.ts';
import { hashKept, readKept } from './kept.ts';
import { connect, expect, test, waitForRest, waitForSync, type UpstreamCall } from './product.ts';
import { allDays, prepareTruth, expectWhole } from './whole.ts';

const service = /Connect.*Withings/;
const picture = 'figure svg path[data-series]';

test.beforeEach(async ({ product }) => {
  await prepareTruth(product);
});

test('F54 a page restored by Back after the sign-out shows no numbers', async ({
  product,
  launchOptions,
}) => {
  // The test browser leaves the back-forward cache out unless asked.
  const browser = await chromium.launch({
    ...launchOptions,
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
  const context = await browser.newContext();
  const leader = await context.newPage();
  await connect(leader, product, service);
  await waitForSync(leader);
  const page = await context.newPage();
  await page.goto(`${product.origin}/body?range=all`);
  await expect(page.locator(picture).first()).toBeVisible();
  await expect(page.getByText(/\d kg/).first()).toBeVisible();
  await page.goto('about:blank');

  await leader.getByRole('link', { name: 'Settings' }).first().click();
  await leader.getByRole('button', { name: /Sign out/ }).click();
  await leader
    .getByRole('dialog')
    .getByRole('button', { name: /Sign out/ })
    .click();
  await leader.waitForURL(/\/connect/);
  await page.goBack();
  await expect(
    page
      .getByRole('button', { name: service })
      .or(page.getByRole('link', { name: /Connect/ }))
      .first(),
  ).toBeVisible();
  await expect(page.locator(picture)).toHaveCount(0);
  await expect(page.getByText(/\d kg/)).toHaveCount(0);
  await browser.close();
});

test('F64 five tabs have one leader and make each call once', async ({ page, context, product }) => {
  await product.control('faults', { match: {}, fault: { kind: 'delay', ms: 100 }, times: 60 });
  await connect(page, product, service);
  const others = await Promise.all(Array.from({ length: 4 }, () => context.newPage()));
  await Promise.all(others.map((other) => other.goto(`${product.origin}/body?range=all`)));
  await expect
    .poll(() => readLeadership(page))
    .toEqual({ held: [expect.any(String)], pending: Array.from({ length: 4 }, () => expect.any(String)) });
  await expectWhole(page, product);
  for (const tab of [page, ...others]) await waitForSync(tab);
  expect(repeated(await product.calls())).toEqual([]);
});

/** Calls that were made with the very words of an earlier one. */
function repeated(calls: readonly (UpstreamCall & { readonly params?: unknown })[]): string[] {
  const texts = calls
    .filter(({ path }) => !path.includes('oauth2'))
    .map(({ path, action, params }) => JSON.stringify([path, action, params]));
  return texts.filter((text, index) => texts.indexOf(text) !== index);
}

test(
  'F65 a leader that the browser freezes is replaced within 10 s and waits its turn when it thaws',
  { tag: '@alone' },
  async ({ page, context, product }) => {
    await connect(page, product, service);
    const follower = await context.newPage();
    await follower.goto(`${product.origin}/body?range=all`);
    await expect.poll(async () => (await readLeadership(follower)).pending.length).toBe(1);
    await expectWhole(page, product);
    const before = await readLeadership(follower);
    expect(before.held).toHaveLength(1);
    // Browsers freeze no page that is writing, and one that is halted in the middle of that would keep the archive.
    await waitForRest(product);

    const session = await inspect(page);
    await setFrozen(session, true);
    await expect
      .poll(async () => (await readLeadership(follower)).held, { timeout: 10_000, intervals: [250] })
      .toEqual(before.pending);
    // It begins with a look of its own; what comes after that, the reader has to ask for.
    await waitForSync(follower);
    await product.control('readings', {
      add: [{ at: Math.floor(Date.now() / 1000) - 60, values: { weightKg: 123.4 } }],
    });
    await follower.getByRole('link', { name: 'Settings' }).first().click();
    await follower.getByRole('button', { name: /Sync now/ }).click();
    await follower.getByRole('link', { name: 'Weight' }).first().click();
    await expect(follower.getByText('123.4').first()).toBeVisible();

    await setFrozen(session, false);
    await expect.poll(() => readLeadership(follower)).toEqual({ held: before.pending, pending: before.held });
    await expectWhole(follower, product);
    await expectWhole(page, product);
  },
);

/** The test browser freezes no page that it shows; one that is halted stands as still, and its lock with it. */
async function setFrozen(session: CDPSession, isFrozen: boolean): Promise<void> {
  if (isFrozen) await session.send('Debugger.enable');
  await session.send(isFrozen ? 'Debugger.pause' : 'Debugger.resume');
}

test('F68 a device that changes its time zone while the page is open changes nothing that is stored', async ({
  browser,
  product,
}) => {
  // Only one side at a time may override the zone: none of the configuration's here.
  const context = await browser.newContext({ timezoneId: '' });
  const page = await context.newPage();
  await connect(page, product, service);
  // All of it: what still arrives would change what is stored as well.
  await expectWhole(page, product, allDays);
  const before = await hash(page);
  const session = await inspect(page);
  for (const timezoneId of ['Pacific/Apia', 'America/St_Johns']) {
    // The one before has to go first.
    await session.send('Emulation.setTimezoneOverride', { timezoneId: '' });
    await session.send('Emulation.setTimezoneOverride', { timezoneId });
    const zone = await page.evaluate(() => new Intl.DateTimeFormat().resolvedOptions().timeZone);
    expect(zone).toBe(timezoneId);
    await page.getByRole('link', { name: 'Settings' }).first().click();
    await page.goBack();
    await expect(page.locator(picture).first()).toBeVisible();
    await page.reload();
    await waitForSync(page);
    expect(await hash(page)).toBe(before);
  }
  await expectWhole(page, product);
  await context.close();
});

/** Of the records alone: how things stand with the sync changes with every look. */
async function hash(page: Page): Promise<string> {
  return hashKept(await readKept(page), ['meta']);
}
