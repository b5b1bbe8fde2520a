import { connect, expect, readTable, tenYears, test, waitForSync } from './product.ts';
import { trueTrend } from './true-trend.ts';

const services = [
  { name: 'Withings', button: /Connect.*Withings/ },
  { name: 'Nokia Health', button: /Connect.*Nokia/ },
];

// With everything that a new reader gets.
test.use({ productEnv: tenYears, serviceWorkers: 'allow' });

for (const { name, button } of services) {
  test(`a new reader connects ${name}, allows, and reads ten years of weight`, async ({ page, product }) => {
    await connect(page, product, button);
    await waitForSync(page);
    await page.goto(`${product.origin}/body?range=all`);
    await waitForSync(page);

    const truth = trueTrend(await product.truth());
    const { headers, rows } = await readTable(page);
    const weight = headers.findIndex((header) => header.startsWith('Weight'));
    const trend = headers.findIndex((header) => header.startsWith('Trend'));
    const counted = rows
      .filter(({ cells }) => cells[trend] !== '')
      .map(({ datetime, cells }) => ({
        at: Date.parse(datetime) / 1000,
        kg: Number(cells[weight]),
        trend: Number(cells[trend]),
      }))
      .sort((a, b) => a.at - b.at);

    expect(headers[weight]).toContain('kg');
    expect(counted.length).toBe(truth.length);
    const latest = truth.at(-1);
    expect(counted.at(-1)?.at).toBe(latest?.at);
    expect(counted.at(-1)?.kg).toBeCloseTo(latest?.kg ?? Number.NaN, 3);
    const wrong = counted.filter(({ at, kg, trend: shown }, index) => {
      const point = truth[index];
      return (
        point === undefined ||
        at !== point.at ||
        Math.abs(kg - point.kg) > 0.0006 ||
        Math.abs(shown - point.trend) > 0.0051
      );
    });
    expect(wrong).toEqual([]);
    expect((counted.at(-1)?.at ?? 0) - (counted[0]?.at ?? 0)).toBeGreaterThan(9.9 * 365 * 86_400);
  });
}

test('the newest part stands there while the history is still arriving', async ({ page, product }) => {
  await product.control('faults', {
    match: { path: '/measure' },
    fault: { kind: 'delay', ms: 1_500 },
    times: 50,
  });
  await connect(page, product, /Connect.*Withings/);
  await expect(page.locator('figure svg path[data-series]').first()).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-sync', 'syncing');
  await page.goto(`${product.origin}/body?range=4w`);
  const latest = trueTrend(await product.truth()).at(-1);
  const { rows } = await readTable(page);
  expect(rows.map(({ datetime }) => Date.parse(datetime) / 1000)).toContain(latest?.at);
});

test('no address, answer or log line ever carries a token, the code or the secret', async ({
  page,
  product,
}) => {
  const addresses: string[] = [];
  page.on('framenavigated', (frame) => addresses.push(frame.url()));
  await connect(page, product, /Connect.*Withings/);
  await waitForSync(page);
  expect(page.url()).not.toMatch(/code=|state=/);
  const cookies = await page.context().cookies();
  expect(cookies.map(({ httpOnly }) => httpOnly)).toEqual(cookies.map(() => true));
  expect(await page.evaluate(() => document.cookie)).toBe('');
  expect(product.logLines().filter((line) => /code=|state=|access_token|refresh_token/.test(line))).toEqual(
    [],
  );
});
