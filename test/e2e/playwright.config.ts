import { defineConfig } from '@playwright/test';
import { findBrowser } from '../support/find-browser.js';
import { readerOptions } from './reader.ts';

const browser = await findBrowser({ light: true });

export default defineConfig({
  testDir: '.',
  outputDir: '../.output/e2e',
  // Every test starts a product of its own; two at a time is what two cores carry.
  fullyParallel: true,
  workers: 2,
  // Beyond what any takes on a busy machine, as what is tested is what happens, not how fast; but nothing is waited for
  // without an end of its own, so that a hang costs a minute.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  reporter: [['list'], ['json']],
  use: {
    browserName: 'chromium',
    ...readerOptions,
    // It fetches the whole program for every new reader, a sixth of a short test; what it does has tests of its own.
    serviceWorkers: 'block',
    actionTimeout: 30_000,
    navigationTimeout: 30_000,
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
