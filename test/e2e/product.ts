import { expect, test as base, type APIRequestContext, type Locator, type Page } from '@playwright/test';
import { startProduct } from '../support/start-product.js';

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

export const test = base.extend<{ product: Product; productEnv: Record<string, string>; faultless: void }>({
  productEnv: [oneYear, { option: true }],
  product: async ({ productEnv, request }, provide) => {
    const running = await startProduct({ env: productEnv });
    await provide({ ...running, ...controlOf(running.origin, request) });
    await running.stop();
  },
  /** Every page of every test: no policy violation, no error in the console, no uncaught exception. */
  faultless: [
    async ({ context }, provide) => {
      const faults: string[] = [];
      context.on('console', (message) => {
        // A failed request is logged by the browser itself; tests of failures expect those.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
          faults.push(message.text());
        }
      });
      context.on('weberror', (error) => faults.push(String(error.error())));
      await provide();
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

function controlOf(origin: string, request: APIRequestContext): Pick<Product, 'truth' | 'calls' | 'control'> {
  return {
    truth: async () => (await (await request.get(`${origin}/__sim/truth?kind=measures`)).json()) as Truth,
    calls: async () => {
      const answer = (await (await request.get(`${origin}/__sim/calls`)).json()) as { calls: UpstreamCall[] };
      return answer.calls;
    },
    control: async (path, body) => {
      const answer = await request.post(`${origin}/__sim/${path}`, { data: body });
      expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
    },
  };
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
  await expect(page.locator('html')).toHaveAttribute('data-sync', 'idle', { timeout: 90_000 });
  await expect(page.getByRole('figure').first()).toBeVisible();
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
