import { defineConfig } from '@playwright/test';
import { findBrowser } from '../support/find-browser.js';

const browser = await findBrowser();

export default defineConfig({
  testDir: '.',
  outputDir: '../.output/e2e',
  // Every test starts a product of its own; two at a time is what two cores carry.
  fullyParallel: true,
  workers: 2,
  // Far beyond what any takes on an idle machine: what is tested is what happens, not how fast.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  reporter: [['list'], ['json']],
  use: {
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    // Recording what happens takes as long as what happens.
    trace: process.env['TRACE'] === undefined ? 'off' : 'retain-on-failure',
    launchOptions: {
      executablePath: browser.executablePath,
      args: browser.args,
      env: { ...withoutUndefined(process.env), ...browser.env },
    },
  },
});

function withoutUndefined(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
