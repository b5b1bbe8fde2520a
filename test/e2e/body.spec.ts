import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import {
  averageAt,
  classicAt,
  localLinearAt,
  loessOf,
  mostLikely,
  type Weighed,
} from '../support/independent-trends.ts';
import { startProduct } from '../support/start-product.js';
import {
  connect,
  expect,
  readerTest,
  readTable,
  test as base,
  waitForSync,
  type Product,
  type Truth,
} from './product.ts';

/** One product for every test here: each signs in on a device of its own. */
const test = base.extend<object, { shared: Pick<Product, 'origin'> & { truth: () => Promise<Truth> } }>({
  shared: [
    // The form that Playwright asks for where a fixture needs no other.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, provide) => {
      const running = await startProduct({ env: { SIM_YEARS: '1', SIM_LIMITS: 'off' } });
      await provide({
        origin: running.origin,
        truth: async () =>
          (await (await fetch(`${running.origin}/__sim/truth?kind=measures`)).json()) as Truth,
      });
      await running.stop();
    },
    { scope: 'worker' },
  ],
});

// One worker, and so one product and one computation for all of them.
test.describe.configure({ mode: 'default' });

const services = [
  { name: 'Withings', button: /Connect.*Withings/ },
  { name: 'Nokia Health', button: /Connect.*Nokia/ },
];

type Session = Weighed & { readonly at: number; readonly calendarDay: number };

/** Medians of what was weighed within half an hour and is not in doubt, oldest first. */
function toSessions({ records }: Truth): Session[] {
  const toParis = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' });
  const readings = records
    .filter(({ category, attrib }) => category === 1 && attrib !== 1 && attrib !== 4)
    .flatMap(({ date, measures }) =>
      measures.flatMap(({ type, value }) => (type === 1 ? [{ at: date, kg: value }] : [])),
    )
    .toSorted((a, b) => a.at - b.at);
  const sessions: { at: number; kg: number }[][] = [];
  for (const reading of readings) {
    const session = sessions.at(-1);
    if (session?.[0] !== undefined && reading.at - session[0].at <= 1800) session.push(reading);
    else sessions.push([reading]);
  }
  return sessions.map((session) => {
    const kg = session.map((one) => one.kg).toSorted((a, b) => a - b);
    const at = session[0]?.at ?? 0;
    return {
      at,
      day: at / 86_400,
      kg: ((kg[(kg.length - 1) >> 1] ?? 0) + (kg[kg.length >> 1] ?? 0)) / 2,
      calendarDay: Date.parse(toParis.format(at * 1000)) / 86_400_000,
    };
  });
}

/** The trend column of the table, by instant. */
async function readTrend(page: Page): Promise<Map<number, number>> {
  const { headers, rows } = await readTable(page);
  const trend = headers.findIndex((header) => header.startsWith('Trend'));
  return new Map(
    rows
      .filter(({ cells }) => cells[trend] !== '')
      .map(({ datetime, cells }) => [Date.parse(datetime) / 1000, Number(cells[trend])]),
  );
}

type Expectations = {
  readonly days: readonly number[];
  readonly sessions: readonly Session[];
  readonly estimators: readonly { readonly choice: string; readonly of: (index: number) => number }[];
};

let known: Expectations | null = null;

/** What each estimator should say of some days; both services tell of the same person, so it is computed once. */
function expectations(sessions: readonly Session[]): Expectations {
  if (known?.sessions.length === sessions.length) return known;
  const last = sessions.length - 1;
  const days = [last, last - 3, last - 11];
  const local = localLinearAt(
    sessions,
    mostLikely(sessions),
    days.map((index) => sessions[index]?.day ?? 0),
  );
  const loess = loessOf(sessions);
  known = {
    days,
    sessions,
    estimators: [
      { choice: 'Gap-aware average', of: (index) => averageAt(sessions, index) },
      { choice: 'Hacker’s Diet', of: (index) => classicAt(sessions, index) },
      { choice: 'Local linear trend', of: (index) => local[days.indexOf(index)]?.level ?? Number.NaN },
      { choice: 'Local regression (LOESS)', of: (index) => loess[index] ?? Number.NaN },
    ],
  };
  return known;
}

for (const { name, button } of services) {
  readerTest(
    `${name}: each estimator's trend is what an independent computation says`,
    async ({ household, product }) => {
      const page = await (await household.deviceOf(button)).newPage();
      await page.goto(`${product.origin}/body?range=4w`);
      await waitForSync(page);
      const { days, sessions, estimators } = expectations(toSessions(await product.truth()));
      for (const { choice, of } of estimators) {
        await page.getByLabel('Trend by').selectOption({ label: choice });
        // The name on the picture is that of the trend that is drawn.
        await expect(
          page
            .getByRole('figure')
            .first()
            .getByText(/^Trend: /),
        ).toContainText(new RegExp(choice.replace(/ \(.*/, ''), 'i'));
        const trend = await readTrend(page);
        for (const index of days) {
          expect(trend.get(sessions[index]?.at ?? 0), `${choice}, ${index}`).toBeCloseTo(of(index), 1);
          expect(Math.abs((trend.get(sessions[index]?.at ?? 0) ?? 0) - of(index))).toBeLessThan(0.0061);
        }
      }
      expect(new URL(page.url()).searchParams.get('trend')).toBe('loess');
      await page.close();
    },
  );
}

test('a doubtful reading is kept and taken back, a sound one hidden, and the count follows by one', async ({
  page,
  shared,
}) => {
  await connect(page, shared, /Connect.*Withings/);
  await waitForSync(page);
  const trendNow = page.getByRole('button', { name: /^Explain: Trend now/ });
  const drawer = page.getByRole('dialog');

  async function readDrawer(): Promise<{ weighings: number; all: number; wentIn: number; leftOut: number }> {
    await trendNow.click();
    await expect(drawer).toBeVisible();
    const weighings = Number.parseInt((await drawer.getByText(/^\d+ weighings?$/).textContent()) ?? '', 10);
    const sum = (await drawer.getByText(/looked at: /).textContent()) ?? '';
    await page.keyboard.press('Escape');
    await expect(drawer).toBeHidden();
    await expect(trendNow).toBeFocused();
    const [all = 0, wentIn = 0, leftOut = 0] = [...sum.matchAll(/\d+/g)].map(Number);
    return { weighings, all, wentIn, leftOut };
  }

  const before = await readDrawer();
  const fetched = (await shared.truth()).records.flatMap(({ measures }) =>
    measures.filter(({ type }) => type === 1),
  );
  expect(before.all).toBe(fetched.length);
  expect(before.wentIn + before.leftOut).toBe(before.all);

  const tray = page.getByRole('region', { name: 'Are these you?' });
  const doubtful = await tray.getByRole('button', { name: /^Mine: / }).count();
  await tray
    .getByRole('button', { name: /^Mine: / })
    .first()
    .click();
  await expect(tray.getByText(/^Kept: /)).toBeVisible();
  const kept = await readDrawer();
  expect(kept).toEqual({
    ...before,
    wentIn: before.wentIn + 1,
    leftOut: before.leftOut - 1,
    weighings: before.weighings + 1,
  });
  await tray.getByRole('button', { name: 'Undo' }).click();
  await expect(tray.getByText('Undone.')).toBeVisible();
  await expect(tray.getByRole('button', { name: /^Mine: / })).toHaveCount(doubtful);
  expect(await readDrawer()).toEqual(before);

  // The newest reading that is a weighing of its own.
  const last = page.getByRole('region', { name: /^Last \d+ readings/ }).getByRole('listitem');
  const single = last.filter({ hasNotText: 'Median' }).first();
  await single.getByRole('button', { name: /^Hide: / }).click();
  await expect(tray.getByText(/^Hidden: /)).toBeVisible();
  const hidden = await readDrawer();
  expect(hidden).toEqual({
    ...before,
    wentIn: before.wentIn - 1,
    leftOut: before.leftOut + 1,
    weighings: before.weighings - 1,
  });

  // Kept on this device: still hidden after loading anew, with the record as the service sent it, and taken back there.
  await page.reload();
  await waitForSync(page);
  await trendNow.click();
  await drawer.getByText('Hidden by you: 1').click();
  await drawer.getByText('As the service sent it').first().click();
  await expect(drawer.getByRole('region', { name: 'As the service sent it' })).toContainText('"grpid"');
  expect((await new AxeBuilder({ page }).include('dialog').analyze()).violations).toEqual([]);
  await page.keyboard.press('Escape');
  await tray.getByText(/^Decided by you: 1 reading/).click();
  await tray.getByRole('button', { name: /^Take back: / }).click();
  await expect(tray.getByText(/^Taken back: /)).toBeVisible();
  expect(await readDrawer()).toEqual(before);
});

test('a note is added, changed and removed, and undone, and stands as a flag over the picture', async ({
  page,
  shared,
}) => {
  await connect(page, shared, /Connect.*Nokia/);
  await waitForSync(page);
  const notes = page.getByRole('region', { name: 'Notes' });
  const flags = page.locator('figure path[data-annotations]').first();
  await notes.getByRole('button', { name: 'Add a note' }).click();
  const dialog = page.getByRole('dialog', { name: 'A new note' });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('alert')).toHaveText('Write what it was.');
  await dialog.getByLabel('What was it?').fill('Influenza');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(notes.getByText('Noted: Influenza')).toBeVisible();
  await expect(flags).toHaveAttribute('data-annotations', '1');

  await notes.getByRole('button', { name: 'Edit: Influenza' }).click();
  await page.getByRole('dialog').getByLabel('What was it?').fill('A cold');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(notes.getByRole('listitem')).toHaveText(/^A cold/);

  await notes.getByRole('button', { name: 'Remove: A cold' }).click();
  await expect(notes.getByText('Nothing noted yet.')).toBeVisible();
  await notes.getByRole('button', { name: 'Undo' }).click();
  await expect(notes.getByRole('listitem')).toHaveText(/^A cold/);
});
