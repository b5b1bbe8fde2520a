import { AxeBuilder } from '@axe-core/playwright';
import type { APIRequestContext, Page } from '@playwright/test';
import { hasCaptures, noCapturesReason, readCapture } from '../support/captures.ts';
import { assembleTruth, daysAround, type TrueRecord, type TruthRow } from './true-nights.ts';
import { connect, expect, type Product, readTable, test } from './product.ts';
import { startRecordedAccount } from './recorded-account.ts';

const DAY_SEC = 86_400;
const MINUTE = 60;

/** The dates that are looked at; some of them are made what they are to be. */
type Dates = {
  readonly ordinary: string;
  readonly broken: string;
  readonly napOnly: string;
  readonly empty: string;
  readonly clockChange: string;
};

test('a night is the one that its segments make, in either generation', async ({
  browser,
  product,
  request,
}) => {
  const dates = await arrange(product, request);
  for (const service of [/Connect.*Withings/, /Connect.*Nokia/]) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await connect(page, product, service);
    for (const date of [dates.ordinary, dates.broken, dates.clockChange]) {
      const expected = await truthOf(product, request, date);
      expect(expected.filter(({ stage }) => stage !== 'No data').length).toBeGreaterThan(10);
      await page.goto(`${product.origin}/sleep/${date}`);
      await expect.poll(() => readStages(page), { timeout: 20_000 }).toEqual(expected);
    }
    expect((await readStages(page)).some(({ stage }) => stage === 'No data')).toBe(false);
    await page.goto(`${product.origin}/sleep/${dates.napOnly}`);
    await expect(page.getByText('There is only 1 nap')).toBeVisible();
    await expect(page.getByRole('figure', { name: /^Stages of sleep in the nap/ })).toBeVisible();
    await page.goto(`${product.origin}/sleep/${dates.empty}`);
    await expect(page.getByRole('heading', { name: 'No night recorded' })).toBeVisible();
    await expect(page.getByRole('figure')).toHaveCount(0);
    if (service.test('Connect Withings')) await lookAround(page, product, dates.ordinary);
    await context.close();
  }
});

/** A quarter of an hour awake, then two stages, each a minute after the other, as an account of 2014 has them. */
const evening = Date.parse('2014-12-02T20:00Z') / 1000;
const shortSleep = {
  series: [
    { startdate: evening, state: 0, enddate: evening + 900 },
    { startdate: evening + 960, state: 1, enddate: evening + 1980 },
    { startdate: evening + 2040, state: 3, enddate: evening + 3600 },
  ],
  model: 32,
};

test('recorded segments are shown with the holes between them', ({ page }) =>
  expectRecorded(page, shortSleep, [15, 1, 17, 1, 26]));

test.describe('captures', () => {
  test.skip(!hasCaptures, noCapturesReason);
  test('nokia-sleep-measures.json is shown with the holes between its segments', ({ page }) =>
    expectRecorded(page, readCapture('nokia-sleep-measures.json'), [15, 1, 16, 1, 27]));
});

async function expectRecorded(page: Page, answer: unknown, minutes: readonly number[]): Promise<void> {
  const account = await startRecordedAccount('nokia', { 'sleep get': answer });
  try {
    await account.connect(page, '/sleep/2014-12-02');
    await expect
      .poll(async () => (await readStages(page)).map(({ minutes: read, stage }) => [stage, read]), {
        timeout: 20_000,
      })
      .toEqual(
        ['Wake', 'No data', 'Light (N1+N2)', 'No data', 'REM'].map((stage, index) => [stage, minutes[index]]),
      );
  } finally {
    await account.stop();
  }
}

/** On a phone: both pages hold together, a number opens, keys lead from night to night and Back leads back. */
async function lookAround(page: Page, { origin }: Product, date: string): Promise<void> {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${origin}/sleep`);
  await expect(page.getByRole('figure', { name: /^Nights by the clock/ })).toBeVisible();
  await expect(page.getByRole('figure', { name: /^Sleep by the clock/ }).locator('canvas')).toBeVisible();
  await verify(page);
  await page.goto(`${origin}/sleep/${date}`);
  await expect(page.getByRole('figure', { name: /^Heart rate/ }).locator('path[data-series]')).toBeVisible();
  await verify(page);
  await page.getByRole('button', { name: /^Explain: Asleep/ }).click();
  await expect(page.getByRole('dialog')).toContainText('TST');
  await page.keyboard.press('Escape');
  const isFree = page.getByRole('checkbox', { name: 'Slept into a free day' });
  const isUsual = await isFree.isChecked();
  await isFree.click();
  await expect(isFree).toBeChecked({ checked: !isUsual });
  await page.getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press('ArrowLeft');
  const [before = ''] = daysAround(date);
  await expect(page).toHaveURL(`${origin}/sleep/${before}`);
  await page.goBack();
  await expect(page).toHaveURL(`${origin}/sleep/${date}`);
  await expect(isFree).toBeChecked({ checked: !isUsual });
}

async function verify(page: Page): Promise<void> {
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(sideways).toBeLessThanOrEqual(0);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

/** Of the first figure; nothing while there is none. */
async function readStages(page: Page): Promise<TruthRow[]> {
  if ((await page.getByRole('figure').count()) === 0) return [];
  const { rows } = await readTable(page);
  return rows.map(({ datetime, cells }) => ({
    at: Date.parse(datetime) / 1000,
    stage: cells[2] ?? '',
    minutes: Number(cells[3]),
  }));
}

async function truthOf(product: Product, request: APIRequestContext, date: string): Promise<TruthRow[]> {
  const noon = Date.parse(`${date}T12:00Z`) / 1000;
  const query = `kind=sleep&from=${noon - 2 * DAY_SEC}&to=${noon + DAY_SEC}`;
  const answer = await request.get(`${product.origin}/__sim/truth?${query}`);
  return assembleTruth(((await answer.json()) as { records: TrueRecord[] }).records, date);
}

/** Finds nights that the mat alone recorded, and breaks, shortens or removes some of them. */
async function arrange(product: Product, request: APIRequestContext): Promise<Dates> {
  // Clocks change within seven months of any day.
  const now = Math.floor(Date.now() / 1000);
  const query = `kind=sleep&from=${now - 225 * DAY_SEC}&to=${now}`;
  const answer = await request.get(`${product.origin}/__sim/truth?${query}`);
  const { records } = (await answer.json()) as { records: TrueRecord[] };
  const of = (day: string): TrueRecord[] => records.filter((record) => record.day === day);
  const isPlain = (day: string): boolean => {
    const [night, ...others] = of(day);
    return (
      night !== undefined && others.length === 0 && !night.isNap && night.model === 32 && hasNoHole(night)
    );
  };
  const plain = [...new Set(records.map(({ day }) => day))]
    .toSorted()
    .slice(5, -40)
    .filter((day) => daysAround(day).every(isPlain));
  // Far enough from each other that no change touches another's surroundings.
  const [ordinary = '', broken = '', napOnly = '', empty = ''] = [0.2, 0.4, 0.6, 0.8].map(
    (share) => plain[Math.floor(plain.length * share)] ?? '',
  );
  const clockChange =
    records.find(
      ({ day, from, to, isNap, timeZone }) => !isNap && of(day).length === 1 && changes(from, to, timeZone),
    )?.day ?? '';
  expect([ordinary, broken, napOnly, empty, clockChange].every((day) => day !== '')).toBe(true);
  const [whole, lost, gone] = [broken, napOnly, empty].map((day) => of(day)[0]);
  if (whole === undefined || lost === undefined || gone === undefined) throw new Error('no such nights');
  const middle = whole.segments[Math.floor(whole.segments.length / 2)]?.from ?? 0;
  const napAt = lost.to + 7 * 3600;
  await product.control('readings', {
    nights: {
      delete: [whole.id, lost.id, gone.id],
      add: [
        part(whole, (at) => at < middle, 0),
        part(whole, (at) => at >= middle, 90 * MINUTE),
        {
          ...identity(lost),
          isNap: true,
          from: napAt,
          to: napAt + 70 * MINUTE,
          segments: [{ from: napAt, to: napAt + 70 * MINUTE, state: 1, model: 32 }],
        },
      ],
    },
  });
  return { ordinary, broken, napOnly, empty, clockChange };
}

function identity({ day, timeZone, model, modelId, deviceId }: TrueRecord): object {
  return { day, timeZone, model, modelId, deviceId };
}

/** The segments of a night that begin where they should, moved. */
function part(night: TrueRecord, belongs: (at: number) => boolean, later: number): object {
  const segments = night.segments
    .filter(({ from }) => belongs(from))
    .map(({ from, to, state, model }) => ({ from: from + later, to: to + later, state, model }));
  return {
    ...identity(night),
    isNap: false,
    from: segments[0]?.from,
    to: segments.at(-1)?.to,
    segments,
  };
}

function hasNoHole({ segments }: TrueRecord): boolean {
  return segments.every(({ from }, index) => index === 0 || segments[index - 1]?.to === from);
}

function changes(from: number, to: number, zone: string): boolean {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  return format.format(from * 1000).split('GMT')[1] !== format.format(to * 1000).split('GMT')[1];
}
