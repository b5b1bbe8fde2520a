import { AxeBuilder } from '@axe-core/playwright';
import type { APIRequestContext, Page } from '@playwright/test';
import { hasCaptures, noCapturesReason, readCapture } from '../support/captures.ts';
import { connect, expect, readTable, test } from './product.ts';
import { startRecordedAccount } from './recorded-account.ts';

const DAY_MS = 86_400_000;

type TrueMinutes = { readonly at: number; readonly durationSec: number; readonly steps?: number };

/** One product for everything: what is looked at is where keys and links lead. */
test('days are whole whatever the clock does, stretches add up, and keys and links lead to both', async ({
  page,
  product,
  request,
}) => {
  await connect(page, product, /Connect.*Withings/);
  for (const day of await changesOfClock(request, product.origin)) {
    await test.step(`${day} is whole, and its middle adds up`, async () => {
      const { zone, from, to } = await boundsOf(request, product.origin, day);
      const truth = await minutesBetween(request, product.origin, from, to);
      await page.goto(`${product.origin}/day/${day}`);
      // The table is built anew whenever more of the day has arrived.
      await expect
        .poll(async () => stepsOf(await readTable(page)))
        .toEqual([...truth].toSorted(([one], [other]) => one - other));
      await expectEachLabelOnce(page);
      await drawOverMiddle(page);
      await expect(page).toHaveURL(/[?&]from=\d\d:\d\d&to=\d\d:\d\d/);
      const { searchParams } = new URL(page.url());
      const [first = 0, last = 0] = ['from', 'to'].map((name) => at(day, searchParams.get(name) ?? '', zone));
      const steps = [...truth]
        .filter(([minute]) => minute >= first && minute < last)
        .reduce((sum, [, value]) => sum + value, 0);
      const totals = page.getByRole('region', { name: /^Totals/ });
      await expect(totals.locator('dd').nth(1)).toHaveText(steps.toLocaleString('en-US'));
      await page.goBack();
      await page.waitForURL(`**/day/${day}`);
    });
  }

  const day = new Date(Date.now() - 9 * DAY_MS).toISOString().slice(0, 10);
  await test.step('keys walk days and weeks, open the table and look closer', async () => {
    await page.goto(`${product.origin}/day/${day}?lanes=steps,sleep`);
    await expect(page.locator('figure path[data-series="steps"]').first()).toBeVisible();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowLeft');
    await page.waitForURL(`**/day/${shifted(day, -6)}?lanes=steps,sleep`);
    await page.goBack();
    await page.waitForURL(`**/day/${shifted(day, 1)}?lanes=steps,sleep`);
    await expect(page.locator('figure path[data-series="steps"]').first()).toBeVisible();
    await page.keyboard.press('l');
    await expect(page.getByRole('table').first()).toBeVisible();
    await page.keyboard.press('+');
    await page.waitForURL(/[?&]from=/);
    await expect(page.getByRole('button', { name: 'Whole day' })).toBeVisible();
  });

  await test.step('a link shows its stretch and its lanes, to everybody', async () => {
    await page.goto(`${product.origin}/day/${day}?from=06:30&to=09:00&lanes=hr,steps,distance,sleep`);
    await expect(page.getByLabel('Until')).toHaveValue('09:00');
    await page.setViewportSize({ width: 360, height: 740 });
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    ).toBeLessThanOrEqual(0);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
      [],
    );
    const { headers, rows } = await readTable(page);
    expect(headers).toContain('Distance (m)');
    expect(rows.every(({ datetime }) => /T0[6-8]:/.test(datetime))).toBe(true);
  });
});

function stepsOf({ headers, rows }: Awaited<ReturnType<typeof readTable>>): number[][] {
  const column = headers.indexOf('Steps');
  return rows.map(({ datetime, cells }) => [Date.parse(datetime) / 1000, Number(cells[column])]);
}

/** From two fifths to three of the picture, with the mouse. */
async function drawOverMiddle(page: Page): Promise<void> {
  const box = await page.getByRole('application').first().boundingBox();
  if (box === null) throw new Error('Failed to find the picture: it has no box. Wait for it first.');
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
}

/** Six entries of an afternoon: single minutes with steps, and still stretches between them. */
const ownEntries = {
  '1458309600': { calories: 1.5, distance: 18, duration: 60, elevation: 0, steps: 24 },
  '1458309660': { duration: 900 },
  '1458310560': { calories: 3, distance: 60, duration: 60, elevation: 2, steps: 81 },
  '1458310620': { calories: 2, distance: 31, duration: 60, elevation: 0, steps: 40 },
  '1458310680': { duration: 300 },
  '1458310980': { calories: 5, distance: 70, duration: 60, elevation: 0, steps: 93 },
};

/** Those that the service once sent, of another day, where they are at hand. */
function recordedEntries(): readonly Entries[] {
  if (!hasCaptures) {
    console.log(`Skipped: ${noCapturesReason}.`);
    return [];
  }
  return [(readCapture('nokia-intraday-activity.json') as { body: { series: Entries } }).body.series];
}

type Entries = Readonly<
  Record<string, { readonly duration: number; readonly steps?: number; readonly distance?: number }>
>;

test('the entries of a minute series are shown as they were sent, and nothing between them', async ({
  page,
}) => {
  const days = [ownEntries, ...recordedEntries()];
  const account = await startRecordedAccount('nokia', {
    getintradayactivity: { status: 0, body: { series: Object.assign({}, ...days) as Entries } },
  });
  try {
    await account.connect(page);
    for (const entries of days) await expectEntries(page, account.origin, entries);
  } finally {
    await account.stop();
  }
});

/** Each entry with steps is a row of its own, each still one as many rows of zero as it lasts minutes. */
async function expectEntries(page: Page, origin: string, entries: Entries): Promise<void> {
  const expected = Object.entries(entries).flatMap(([key, { duration, steps = 0, distance = 0 }]) =>
    Array.from({ length: duration / 60 }, (_, minute) => [
      Number(key) + minute * 60,
      String(steps),
      String(distance),
    ]),
  );
  const day = new Date(Number(Object.keys(entries)[0]) * 1000).toISOString().slice(0, 10);
  await page.goto(`${origin}/day/${day}`);
  await expect
    .poll(async () => {
      const { headers, rows } = await readTable(page);
      const columns = ['Steps', 'Distance (m)'].map((name) => headers.indexOf(name));
      return rows.map(({ datetime, cells }) => [
        Date.parse(datetime) / 1000,
        ...columns.map((column) => cells[column]),
      ]);
    })
    .toEqual(expected);
  await expect(page.getByText(/nothing is known of 1,\d+/)).toBeVisible();
}

async function ask(request: APIRequestContext, origin: string, query: string) {
  const answer = await request.get(`${origin}/__sim/truth?${query}`);
  return (await answer.json()) as { timezone?: string; records: readonly Record<string, unknown>[] };
}

/** The days of the last year on which the clocks of the person's home changed. */
async function changesOfClock(request: APIRequestContext, origin: string): Promise<readonly string[]> {
  const { timezone = 'UTC' } = await ask(request, origin, 'kind=measures');
  const today = shownDay(Date.now(), timezone);
  // European clocks change at one in the morning in UTC.
  return Array.from({ length: 360 }, (_, back) => shifted(today, -2 - back)).filter(
    (day) => offsetMs(Date.parse(day), timezone) !== offsetMs(Date.parse(shifted(day, 1)), timezone),
  );
}

async function boundsOf(request: APIRequestContext, origin: string, day: string) {
  const { records } = await ask(request, origin, `kind=activity&from=${day}&to=${day}`);
  const [total] = records as readonly { readonly timeZone?: string }[];
  const zone = total?.timeZone ?? 'UTC';
  const instants = Array.from(
    { length: 288 },
    (_, quarter) => Date.parse(`${day}T00:00Z`) - DAY_MS + quarter * 900_000,
  );
  const own = instants.filter((ms) => shownDay(ms, zone) === day).map((ms) => ms / 1000);
  return { zone, from: own[0] ?? 0, to: (own.at(-1) ?? 0) + 900 };
}

/** Steps of every minute of which anything is known. */
async function minutesBetween(request: APIRequestContext, origin: string, from: number, to: number) {
  const { records } = await ask(request, origin, `kind=intraday&from=${from}&to=${to - 1}`);
  const minutes = new Map<number, number>();
  for (const { at, durationSec, steps = 0 } of records as unknown as readonly TrueMinutes[]) {
    const count = durationSec / 60;
    for (let minute = 0; minute < count; minute += 1) minutes.set(at + minute * 60, steps / count);
  }
  return minutes;
}

/** No label of the time axis is there twice: an hour that comes twice says which it is. */
async function expectEachLabelOnce(page: Page): Promise<void> {
  const texts = await page
    .getByRole('application')
    .first()
    .locator('text[text-anchor="middle"]')
    .allTextContents();
  const labels = texts.filter((text) => /^\d\d:\d\d/.test(text));
  // The day ends with the time that it began with.
  expect(new Set(labels.slice(1)).size).toBe(labels.length - 1);
  expect(labels.length).toBeGreaterThan(5);
}

function at(day: string, clock: string, zone: string): number {
  const shown = Date.parse(`${day}T${clock}Z`);
  return (shown - offsetMs(shown, zone)) / 1000;
}

function offsetMs(ms: number, zone: string): number {
  const text = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(ms);
  return Date.parse(`${text.replace(' ', 'T')}Z`) - Math.floor(ms / 60_000) * 60_000;
}

function shownDay(ms: number, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(ms);
}

function shifted(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}
