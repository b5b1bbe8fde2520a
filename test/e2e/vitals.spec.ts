import type { Page } from '@playwright/test';
import { trueHomeAverage, type TruePressureRecord, trueSittings } from '../domain/true-pressure.ts';
import { expect, readerTest as test, readTable, waitForSync, type Product } from './product.ts';

const services = [/Connect.*Withings/, /Connect.*Nokia/];

async function trueRecords(product: Product): Promise<readonly TruePressureRecord[]> {
  const answer = await fetch(`${product.origin}/__sim/truth?kind=measures`);
  const { records } = (await answer.json()) as { records: TruePressureRecord[] };
  return records;
}

/** Pages of a PDF, counted in its own objects. */
async function pagesOf(page: Page, format: 'A4' | 'Letter'): Promise<number> {
  const bytes = (await page.pdf({ format })).toString('latin1');
  return bytes.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

test('vital signs are those of the account in either generation, and go onto one sheet of paper', async ({
  household,
  product,
}) => {
  for (const service of services) {
    const page = await (await household.deviceOf(service)).newPage();
    await page.goto(`${product.origin}/vitals?range=all`);
    await expect(page.getByRole('heading', { level: 1, name: 'Vital signs' })).toBeVisible();
    await waitForSync(page);

    await test.step(`every sitting stands in the table: ${service.source}`, async () => {
      const sittings = trueSittings(await trueRecords(product));
      expect(sittings.length).toBeGreaterThan(60);
      const { headers, rows } = await readTable(page);
      const column = (name: string): number => headers.findIndex((header) => header.startsWith(name));
      const shown = rows.map(({ datetime, cells }) => ({
        at: Date.parse(datetime) / 1000,
        s: cells[column('Systolic')],
        d: cells[column('Diastolic')],
        p: cells[column('Pulse')],
        readings: cells[column('Readings')],
      }));
      expect(shown).toEqual(
        sittings.toReversed().map(({ at, s, d, p, values }) => ({
          at,
          s: s.toFixed(1),
          d: d.toFixed(1),
          p: p.toFixed(1),
          readings: String(values.length),
        })),
      );
    });

    await test.step('the home average is the one of the last week, and can be opened', async () => {
      const home = trueHomeAverage(trueSittings(await trueRecords(product)));
      const text = `${Math.round(home.s)}/${Math.round(home.d)}`;
      const average = page.getByRole('button', { name: new RegExp(`Home average ${text} mmHg`) });
      await expect(average).toBeVisible();
      if (service !== services[0]) return;
      await average.click();
      const drawer = page.getByRole('dialog');
      await expect(drawer.getByText(/AHA\/ACC 2017 and 2025: /)).toBeVisible();
      await expect(drawer.getByText(/ESC 2024, in the office: /)).toBeVisible();
      await expect(drawer.getByText(new RegExp(`${home.readings} readings`)).first()).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(drawer).toBeHidden();
    });

    if (service === services[0]) {
      await test.step('another guideline names and draws other classes, also after a reload', async () => {
        const plane = page.getByRole('figure').first();
        await expect(plane.getByText('Hypertension').first()).toBeVisible();
        await page.getByLabel('Classes').selectOption('aha');
        await expect(plane.getByText('Stage 1').first()).toBeVisible();
        await expect(plane.getByText('Hypertension')).toHaveCount(0);
        await page.reload();
        await expect(page.getByRole('figure').first().getByText('Stage 1').first()).toBeVisible();
      });

      await test.step('the sheet is one page of either paper, with many sittings too', async () => {
        await page.getByRole('link', { name: 'Sheet for the doctor' }).click();
        await expect(page).toHaveURL(/print=pressure/);
        await expect(page.getByText(/sittings more in this range are not listed/)).toBeVisible();
        await expect(page.locator('figure svg path[data-series]').first()).toBeVisible();
        await expect(page.getByText(/Class: .*\(AHA\/ACC 2017 and 2025\)/)).toBeVisible();
        await expect(page.getByText(/Measured at home with BPM/)).toBeVisible();
        expect([await pagesOf(page, 'A4'), await pagesOf(page, 'Letter')]).toEqual([1, 1]);
        await page.goto(`${product.origin}/vitals?print=pressure&range=4w`);
        await expect(page.getByRole('link', { name: 'Back to the page' })).toBeVisible();
        expect(await pagesOf(page, 'A4')).toBe(1);
      });
    }
    await page.close();
  }
});
