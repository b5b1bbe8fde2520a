/** Recorded answers, as the accounts they come from. */
import type { Page } from '@playwright/test';
import { hasCaptures, noCapturesReason, readCapture } from '../support/captures.ts';
import type { Generation, RecordedAnswers } from '../support/recorded-service.ts';
import { segmentedWeighings, singleDay } from '../support/recorded-weighings.ts';
import { expect, readTable, test } from './product.ts';
import { startRecordedAccount } from './recorded-account.ts';

type Recorded = {
  readonly name: string;
  readonly generation: Generation;
  readonly answers: () => RecordedAnswers;
  /** A range of `/body` that holds its weighings, and those, newest first. */
  readonly range: string;
  readonly weightsKg: readonly string[];
  /** How many records of which kind. */
  readonly kept: Readonly<Record<string, number>>;
};

const accounts: readonly Recorded[] = [
  {
    name: 'a scale with segments beside the flat day of the older generation',
    generation: 'nokia',
    answers: () => ({ getmeas: { measuregrps: segmentedWeighings }, getactivity: singleDay }),
    range: 'from=2024-01-01&to=2024-01-31',
    weightsKg: ['80.900', '81.240'],
    kept: { 'Weight and body': 2, 'Daily activity': 1 },
  },
];

const captured: readonly Recorded[] = [
  {
    name: 'withings-*.json',
    generation: 'withings',
    answers: () => ({
      getmeas: readCapture('withings-measurement_positions.json'),
      getactivity: readCapture('withings-activity.json'),
      getworkouts: readCapture('withings-workouts.json'),
      getdevice: readCapture('withings-device.json'),
      getgoals: readCapture('withings-goals.json'),
      list: readCapture('withings-notify_list.json'),
    }),
    range: 'from=2024-01-01&to=2024-01-31',
    weightsKg: ['96.440', '95.854'],
    // One of the workouts came twice.
    kept: { 'Weight and body': 2, 'Daily activity': 2, Workouts: 10, Devices: 5 },
  },
  {
    name: 'nokia-*.json',
    generation: 'nokia',
    answers: () => ({
      getmeas: readCapture('nokia-body-measures.json'),
      getactivity: readCapture('nokia-activity-single-day.json'),
      getintradayactivity: readCapture('nokia-intraday-activity.json'),
      'sleep get': readCapture('nokia-sleep-measures.json'),
    }),
    range: 'from=2015-01-01&to=2015-12-31',
    weightsKg: ['74.126', '74.128'],
    kept: { 'Weight and body': 5, 'Daily activity': 1 },
  },
];

for (const recorded of accounts) {
  test(`${recorded.name} is shown as an account`, ({ page }) => expectShown(page, recorded));
}

test.describe('captures', () => {
  test.skip(!hasCaptures, noCapturesReason);
  for (const recorded of captured) {
    test(`${recorded.name} is shown as an account`, ({ page }) => expectShown(page, recorded));
  }
});

async function expectShown(page: Page, recorded: Recorded): Promise<void> {
  const account = await startRecordedAccount(recorded.generation, recorded.answers());
  try {
    await account.connect(page);
    await page.goto(`${account.origin}/body?${recorded.range}`);
    const { rows } = await readTable(page);
    expect(rows.map(({ cells }) => cells[1])).toEqual(recorded.weightsKg);
    await page.goto(`${account.origin}/settings`);
    for (const [kind, count] of Object.entries(recorded.kept)) {
      const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: kind }) });
      await expect(row.locator('td[data-label="Records"]')).toHaveText(String(count));
    }
  } finally {
    await account.stop();
  }
}
