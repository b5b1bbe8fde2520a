/** The page of day totals through both generations of the service, held against what the service truly has. */
import type { Page } from '@playwright/test';
import { hasCaptures, noCapturesReason, readCapture } from '../support/captures.ts';
import { recordedDays } from '../support/recorded-days.ts';
import type { Generation } from '../support/recorded-service.ts';
import { singleDay } from '../support/recorded-weighings.ts';
import { expect, readerTest, readTable, test } from './product.ts';
import { startRecordedAccount } from './recorded-account.ts';

type TrueDay = { readonly day: string; readonly totals: Readonly<Record<string, number>> };
type Unit = 'day' | 'week' | 'month';

const DAY_MS = 86_400_000;

type Sums = { readonly query: string; readonly unit: Unit; readonly field: string; readonly scale: number };

const steps: Sums = { query: 'by=week&show=sum', unit: 'week', field: 'steps', scale: 1 };
const kilometres: Sums = {
  query: 'by=month&show=sum&metric=distance',
  unit: 'month',
  field: 'distance',
  scale: 1000,
};
const everyDay: Sums = { query: 'by=day', unit: 'day', field: 'steps', scale: 1 };
const minutes: Sums = { query: 'by=month&metric=intense', unit: 'month', field: 'intense', scale: 60 };

readerTest(
  'sums and means by day, week and month are those of the truth in both generations, and lead on',
  async ({ household, page, product }) => {
    await expectTrue(page, product.origin, [everyDay, steps, minutes]);
    await walk(page, product.origin);

    const second = await (await household.deviceOf(/Connect.*Nokia/)).newPage();
    await expectTrue(second, product.origin, [steps, kilometres]);
    await second.close();
  },
);

async function readTruth(origin: string): Promise<readonly TrueDay[]> {
  const answer = await fetch(`${origin}/__sim/truth?kind=activity`);
  return ((await answer.json()) as { records: TrueDay[] }).records;
}

async function expectTrue(page: Page, origin: string, all: readonly Sums[]): Promise<void> {
  for (const sums of all) {
    await page.goto(`${origin}/activity?range=all&${sums.query}`);
    // History may still be arriving, and the day under way goes on.
    await expect
      .poll(async () => compare(await readPeriods(page), await readTruth(origin), sums), { timeout: 60_000 })
      .toEqual({ wrong: [], missing: 0 });
  }
}

/** What is chosen is in the address, Back undoes it, and every picture leads on. */
async function walk(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/activity`);
  const figure = page.getByRole('figure').first();
  await expect(figure).toHaveAccessibleName(/^Steps by day, /);
  // Soon after midnight nobody has taken a step yet.
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(Date.now());
  const latest = (await readTruth(origin)).find(({ day }) => day === today)?.totals['steps'] ?? 0;
  if (latest > 0) await expect(figure.locator('path[data-series="bars"][data-partial]')).toBeAttached();
  await expect(page.getByText('as set at the service')).toBeVisible();

  await page.getByLabel('Show', { exact: true }).selectOption('Elevation');
  await expect(figure).toHaveAccessibleName(/^Elevation \(m\) by day, /);
  const bars = page.getByRole('group', { name: 'Each bar is' });
  await bars.getByRole('radio', { name: 'Week' }).click({ force: true });
  await expect(figure).toHaveAccessibleName(/mean per day by week/);
  expect(new URL(page.url()).search).toBe('?metric=elevation&by=week');
  await page.goBack();
  await expect(figure).toHaveAccessibleName(/^Elevation \(m\) by day, /);

  await page.getByRole('button', { name: /^Explain: Mean per day/ }).click();
  const drawer = page.getByRole('dialog');
  await expect(drawer).toContainText('Mean of complete day totals');
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();

  const best = page.getByRole('row', { name: /^Best day/ }).getByRole('link');
  await expect(best).toHaveAttribute('href', /\/day\/\d{4}-\d\d-\d\d$/);
  await page
    .getByRole('figure', { name: /as a calendar/ })
    .getByRole('application')
    .focus();
  for (const key of ['End', 'ArrowLeft', 'Enter']) await page.keyboard.press(key);
  await expect(page).toHaveURL(/\/day\/\d{4}-\d\d-\d\d$/);
}

type Recorded = {
  readonly name: string;
  readonly generation: Generation;
  readonly activity: () => unknown;
  /** Of the address, and what the table then has: day and cells. */
  readonly tables: readonly { readonly query: string; readonly rows: readonly (readonly string[])[] }[];
  /** What the account does not give. */
  readonly absent: readonly string[];
};

const always: readonly Recorded[] = [
  {
    name: 'days of a phone',
    generation: 'withings',
    activity: () => recordedDays,
    tables: [
      {
        query: '',
        rows: [
          ['2024-02-11', '3120', 'Not over yet'],
          ['2024-02-10', '0', ''],
        ],
      },
      {
        query: '&metric=distance',
        rows: [
          ['2024-02-11', '2.346', 'Not over yet'],
          ['2024-02-10', '0.000', ''],
        ],
      },
      { query: '&metric=moderate', rows: [['2024-02-11', '6.5', 'Not over yet']] },
    ],
    absent: ['elevation'],
  },
  {
    name: 'the flat day of the older generation',
    generation: 'nokia',
    activity: () => singleDay,
    tables: [{ query: '', rows: [['2013-04-12', '3127', '']] }],
    absent: ['distance', 'elevation', 'intense'],
  },
];

const captured: readonly Recorded[] = [
  {
    name: 'withings-activity.json',
    generation: 'withings',
    activity: () => readCapture('withings-activity.json'),
    tables: [
      {
        query: '',
        rows: [
          ['2023-10-21', '1155', 'Not over yet'],
          ['2023-10-20', '1209', ''],
        ],
      },
      {
        query: '&metric=distance',
        rows: [
          ['2023-10-21', '1.020', 'Not over yet'],
          ['2023-10-20', '1.029', ''],
        ],
      },
      {
        query: '&metric=elevation',
        rows: [
          ['2023-10-21', '0.0', 'Not over yet'],
          ['2023-10-20', '0.0', ''],
        ],
      },
      {
        query: '&metric=total-calories',
        rows: [
          ['2023-10-21', '2357.1', 'Not over yet'],
          ['2023-10-20', '2303.8', ''],
        ],
      },
      {
        query: '&metric=intense',
        rows: [
          ['2023-10-21', '7.0', 'Not over yet'],
          ['2023-10-20', '0.0', ''],
        ],
      },
    ],
    absent: [],
  },
  {
    name: 'nokia-activity-single-day.json',
    generation: 'nokia',
    activity: () => readCapture('nokia-activity-single-day.json'),
    tables: [{ query: '', rows: [['2013-04-10', '2453', '']] }],
    absent: ['distance', 'elevation', 'active-calories'],
  },
];

test('recorded days are shown as they were sent, and what was not sent is not zero', ({ page }) =>
  expectRecorded(page, always));

test.describe('captures', () => {
  test.skip(!hasCaptures, noCapturesReason);
  test('captured days are shown as they were sent', ({ page }) => expectRecorded(page, captured));
});

async function expectRecorded(page: Page, accounts: readonly Recorded[]): Promise<void> {
  for (const { name, generation, activity, tables, absent } of accounts) {
    const account = await startRecordedAccount(generation, { getactivity: activity() });
    try {
      await account.connect(page);
      for (const { query, rows } of tables) {
        await page.goto(`${account.origin}/activity?range=all&by=day${query}`);
        const table = await readTable(page);
        const found = table.rows.map(({ datetime, cells }) => [datetime, ...cells.slice(1)]);
        expect(found, `${name}${query}`).toEqual(rows);
      }
      for (const metric of absent) {
        await page.goto(`${account.origin}/activity?range=all&metric=${metric}`);
        await expect(page.getByText(/: not given by your account/).first()).toBeVisible();
        await expect(page.getByRole('figure', { name: /by day, / })).toHaveCount(0);
      }
    } finally {
      await account.stop();
    }
  }
}

type Shown = {
  readonly start: string;
  readonly sum: number;
  /** Absent in a table of days. */
  readonly mean: number | null;
  readonly days: number | null;
};

async function readPeriods(page: Page): Promise<readonly Shown[]> {
  const { headers, rows } = await readTable(page);
  const column = (pattern: RegExp): number => headers.findIndex((header) => pattern.test(header));
  const [mean, days] = [column(/^Mean per day/), column(/^Days with data/)];
  return rows.map(({ datetime, cells }) => ({
    start: datetime,
    sum: Number(cells[1]),
    mean: mean === -1 || cells[mean] === '' ? null : Number(cells[mean]),
    days: days === -1 ? null : Number(cells[days]),
  }));
}

/** What of the table is not as the truth has it; weeks begin on Monday, as they do in Britain. */
function compare(
  shown: readonly Shown[],
  truth: readonly TrueDay[],
  { unit, field, scale }: Sums,
): { readonly wrong: readonly unknown[]; readonly missing: number } {
  const today = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Paris' }).format(Date.now());
  const expected = new Map<string, { sum: number; whole: number; days: number; over: number }>();
  for (const { day, totals } of truth) {
    const key = startOf(day, unit);
    const found = expected.get(key) ?? { sum: 0, whole: 0, days: 0, over: 0 };
    const value = (totals[field] ?? Number.NaN) / scale;
    found.sum += value;
    found.days += 1;
    if (day < today) {
      found.whole += value;
      found.over += 1;
    }
    expected.set(key, found);
  }
  const wrong = shown.filter(({ start, sum, mean, days }) => {
    const found = expected.get(start);
    if (found === undefined || Math.abs(found.sum - sum) > 0.051) return true;
    if (days !== null && days !== found.days) return true;
    return mean !== null && Math.abs(mean - found.whole / found.over) > 0.051;
  });
  return { wrong, missing: expected.size - shown.length };
}

function startOf(day: string, unit: Unit): string {
  if (unit === 'day') return day;
  if (unit === 'month') return day.slice(0, 7);
  const at = Date.parse(`${day}T00:00:00Z`);
  return new Date(at - ((new Date(at).getUTCDay() + 6) % 7) * DAY_MS).toISOString().slice(0, 10);
}
