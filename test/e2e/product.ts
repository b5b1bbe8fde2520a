import {
  expect,
  test as base,
  type Browser,
  type BrowserContext,
  type ConsoleMessage,
  type Locator,
  type Page,
  type WebError,
} from '@playwright/test';
import { startProduct } from '../support/start-product.js';
import { readerOptions } from './reader.ts';

export type Truth = {
  readonly records: readonly {
    readonly grpid: number;
    readonly date: number;
    readonly category: number;
    readonly attrib: number;
    readonly measures: readonly { readonly type: number; readonly value: number }[];
  }[];
};

export type UpstreamCall = {
  readonly path: string;
  readonly action: string | null;
  readonly status: number | null;
};

/** The built product with its simulator's switches open, one of its own for every test. */
export type Product = {
  readonly origin: string;
  readonly logLines: () => string[];
  readonly stop: () => Promise<void>;
  readonly truth: () => Promise<Truth>;
  readonly calls: () => Promise<readonly UpstreamCall[]>;
  readonly control: (path: string, body: unknown) => Promise<void>;
};

/** A year without the service's limits is enough of a life for most tests, and quick to live. */
const oneYear: Record<string, string> = { SIM_YEARS: '1', SIM_LIMITS: 'off' };
/** What a new reader gets: ten years, within the limits of the real service. */
export const tenYears: Record<string, string> = {};

export const test = base.extend<
  { product: Product; productEnv: Record<string, string>; faultless: void },
  { household: Household }
>({
  // Made when it is first asked for. Every test knows of it, so that all of them run in the same workers.
  household: [
    async ({ browser }, provide) => {
      const running = await startProduct({ env: oneYear });
      const product = { ...running, ...controlOf(running.origin) };
      const devices = new Map<string, Promise<Device>>();
      await provide({
        product,
        async deviceOf(service) {
          const device = devices.get(service.source) ?? createDevice(browser, product, service);
          devices.set(service.source, device);
          await forgetChoices(await device, product.origin);
          return (await device).context;
        },
      });
      for (const device of devices.values()) await (await device).context.close();
      await running.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  productEnv: [oneYear, { option: true }],
  product: async ({ productEnv }, provide) => {
    const running = await startProduct({ env: productEnv });
    await provide({ ...running, ...controlOf(running.origin) });
    await running.stop();
  },
  /** Every page of every test: no policy violation, no error in the console, no uncaught exception. */
  faultless: [
    async ({ context }, provide) => {
      const faults: string[] = [];
      const onConsole = (message: ConsoleMessage): void => {
        // A failed request is logged by the browser itself; tests of failures expect those.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
          faults.push(message.text());
        }
      };
      const onError = (error: WebError): void => {
        faults.push(String(error.error()));
      };
      context.on('console', onConsole).on('weberror', onError);
      await provide();
      context.off('console', onConsole).off('weberror', onError);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

export function controlOf(origin: string): Pick<Product, 'truth' | 'calls' | 'control'> {
  return {
    truth: async () => (await (await fetch(`${origin}/__sim/truth?kind=measures`)).json()) as Truth,
    calls: async () => {
      const answer = (await (await fetch(`${origin}/__sim/calls`)).json()) as { calls: UpstreamCall[] };
      return answer.calls;
    },
    control: async (path, body) => {
      const answer = await fetch(`${origin}/__sim/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      expect(answer.ok, `${path}: ${await answer.text()}`).toBe(true);
    },
  };
}

/** Whoever only reads needs no life of their own: one product, and one device for each generation of the service. */
type Household = {
  readonly product: Product;
  /** Signed in and read through; what a test before has chosen in the settings is undone. */
  readonly deviceOf: (service: RegExp) => Promise<BrowserContext>;
};

/** Where a device stands after its first sync, but for its archive. */
type Device = { readonly context: BrowserContext; readonly chosen: readonly (readonly [string, string])[] };

const usualService = /Connect.*Withings/;

/**
 * For tests that change nothing at the service and nothing in the record: half of such a test would be the start of a
 * product, the sign-in and the first sync, again and again.
 */
export const readerTest = test.extend({
  product: async ({ household }, provide) => provide(household.product),
  context: async ({ household }, provide) => {
    const context = await household.deviceOf(usualService);
    await provide(context);
    for (const page of context.pages()) await page.close();
  },
});

async function createDevice(browser: Browser, product: Product, service: RegExp): Promise<Device> {
  const context = await browser.newContext(readerOptions);
  const page = await context.newPage();
  await connect(page, product, service);
  await waitForSync(page);
  const chosen = await page.evaluate(() => Object.entries<string>(localStorage));
  await page.close();
  return { context, chosen };
}

async function forgetChoices({ context, chosen }: Device, origin: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${origin}/icon.svg`);
  await page.evaluate((items) => {
    localStorage.clear();
    for (const [name, item] of items) localStorage.setItem(name, item);
  }, chosen);
  await page.close();
}

/** Where one signs in who wants to look at every weighing. */
export const connectPath = '/connect?return=%2Fbody%3Frange%3Dall';

/** Signs in as a new reader would, Connect, Allow, and comes back to the weight. */
export async function connect(page: Page, product: Pick<Product, 'origin'>, service: RegExp): Promise<void> {
  await page.goto(`${product.origin}${connectPath}`);
  await page.getByRole('button', { name: service }).click();
  await page.getByRole('button', { name: 'Allow' }).click();
  await page.waitForURL(/\/body/);
}

export async function waitForSync(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-sync', 'idle', { timeout: 60_000 });
  await expect(page.getByRole('figure').first()).toBeVisible();
}

/** What comes behind the first sync is over as well: for a second, nobody has called the service. */
export async function waitForRest(product: Pick<Product, 'calls'>): Promise<void> {
  let before = -1;
  await expect
    .poll(
      async () => {
        const { length } = await product.calls();
        const more = length - before;
        before = length;
        return more;
      },
      { timeout: 60_000, intervals: [1_000] },
    )
    .toBe(0);
}

export type TableRow = { readonly datetime: string; readonly cells: readonly string[] };

/** Opens the table of a page's chart, of its first unless told, and reads it whole. */
export async function readTable(
  page: Page,
  figure: Locator = page.getByRole('figure').first(),
): Promise<{ headers: string[]; rows: TableRow[] }> {
  const button = figure.getByRole('button', { name: /^(Show as|Hide) table$/ });
  // The page may still be on its way.
  await expect(button).toBeVisible();
  if ((await button.textContent()) === 'Show as table') await button.click();
  const table = figure.getByRole('table');
  await expect(table).toBeVisible();
  return table.evaluate((element) => ({
    headers: [...element.querySelectorAll('thead th')].map((cell) => cell.textContent ?? ''),
    rows: [...element.querySelectorAll('tbody tr')].map((row) => ({
      datetime: row.querySelector('time')?.getAttribute('datetime') ?? '',
      cells: [...row.children].map((cell) => cell.textContent ?? ''),
    })),
  }));
}

export { expect };
