import type { Page } from '@playwright/test';
import { compareWithTruth } from '../sync/truth.ts';
import { openKept, readKept } from './kept.ts';
import { expect, readTable, type Product } from './product.ts';
import { trueTrend } from './true-trend.ts';

/** Days of minutes and of night phases that must be there: the latest thirty are read by and by. */
const fewDays = 3;
export const allDays = 29;
/** Some troubles of which a page complains do not keep it from having everything. */
const mostReadingMs = 20_000;
/** The simulated watch brings news every half an hour; comparing across that moment would compare two truths. */
const clearOfNewsSec = 150;

/**
 * Prepares the service for a comparison of everything with everything.
 *
 * Each day says what recorded it, as the truth does. And news that are near are let come first: what the page keeps
 * and what the service knows must be read at times between which it learned nothing.
 */
export async function prepareTruth(product: Product): Promise<void> {
  await product.control('switches', { aggregated: 'never' });
  const before = await readTruth(product, 'activity');
  await product.control('clock', { advanceSec: clearOfNewsSec });
  const after = await readTruth(product, 'activity');
  if (JSON.stringify(before) === JSON.stringify(after)) {
    await product.control('clock', { advanceSec: -clearOfNewsSec });
  }
}

/**
 * Waits until every list is read, and some days of minutes or all, and holds what the page keeps against the truth,
 * record by record.
 */
export async function expectWhole(page: Page, product: Product, days = fewDays): Promise<void> {
  // Comparing takes longer than reading: while the page says that it is reading, it is not looked at.
  await page
    .waitForFunction(() => document.documentElement.dataset['sync'] === 'idle', undefined, {
      timeout: mostReadingMs,
      polling: 200,
    })
    .catch(() => undefined);
  await expect
    .poll(() => differencesOf(page, product, days), { timeout: 80_000, intervals: [1_500] })
    .toEqual([]);
}

/** What is lost, altered or there twice of all that the page keeps. */
async function differencesOf(page: Page, product: Product, days: number): Promise<readonly string[]> {
  // What is being taken away or written anew just now may not be readable to its end.
  const kept = await readKept(page).catch((error: unknown) => String(error));
  if (typeof kept === 'string') return [kept];
  if (kept.length === 0) return ['nothing is kept'];
  const archive = await openKept(kept);
  const told = (kind: string, query = '') => readTruth(product, `${kind}${query}`);
  const { differences, coveredDays } = await compareWithTruth(archive, told, 'withings');
  archive.close();
  const missing = Object.entries(coveredDays).filter(([, covered]) => covered < days);
  return [...missing.map(([kind, covered]) => `${kind}: only ${covered} days`), ...differences];
}

/** Waits until the page shows every weighing there ever was: what it holds in memory counts too. */
export async function expectWeighings(page: Page, product: Product, timeoutMs = 60_000): Promise<void> {
  const truth = trueTrend(await product.truth());
  expect(truth.length).toBeGreaterThan(100);
  await expect
    .poll(
      async () => {
        const shown = await readWeighings(page);
        const wrong = truth.filter(({ at, kg }) => !(Math.abs((shown.get(at) ?? Number.NaN) - kg) <= 0.0006));
        return {
          shown: shown.size,
          wrong: wrong.length,
          missing: truth.filter(({ at }) => !shown.has(at)).length,
        };
      },
      { timeout: timeoutMs },
    )
    .toEqual({ shown: truth.length, wrong: 0, missing: 0 });
}

/** Of the table of `/body`: kilograms by when. */
async function readWeighings(page: Page): Promise<ReadonlyMap<number, number>> {
  const { headers, rows } = await readTable(page);
  const weight = headers.findIndex((header) => header.startsWith('Weight'));
  const trend = headers.findIndex((header) => header.startsWith('Trend'));
  const counted = rows.filter(({ cells }) => cells[trend] !== '');
  return new Map(counted.map(({ datetime, cells }) => [Date.parse(datetime) / 1000, Number(cells[weight])]));
}

async function readTruth(product: Product, kind: string): Promise<readonly unknown[]> {
  const answer = await fetch(`${product.origin}/__sim/truth?kind=${kind}`);
  expect(answer.ok, kind).toBe(true);
  const { records, timezone } = (await answer.json()) as { records?: unknown[]; timezone?: string };
  // Of the profile the zone is all that a comparison needs.
  return records ?? [timezone];
}
