import type { Page } from '@playwright/test';
import { startRecordedService, type Generation, type RecordedAnswers } from '../support/recorded-service.ts';
import { startProduct } from '../support/start-product.js';
import { connectPath, expect } from './product.ts';

/** The built product with one account behind it, whose record is what was once answered. */
export type RecordedAccount = {
  readonly origin: string;
  /** Signs in, comes to a page (the weight unless told), and waits until what is new has been read. */
  readonly connect: (page: Page, path?: string) => Promise<void>;
  readonly stop: () => Promise<void>;
};

export async function startRecordedAccount(
  generation: Generation,
  answers: RecordedAnswers,
): Promise<RecordedAccount> {
  const service = await startRecordedService(generation, answers);
  const product = await startProduct({ env: service.env });
  return {
    origin: product.origin,
    async connect(page, path) {
      const signIn = path === undefined ? connectPath : `/connect?return=${encodeURIComponent(path)}`;
      await page.goto(`${product.origin}${signIn}`);
      await page.getByRole('button', { name: /^Connect/ }).click();
      await page.waitForURL(path === undefined ? /\/body/ : `${product.origin}${path}`);
      await expect(page.locator('html')).toHaveAttribute('data-sync', 'idle', { timeout: 60_000 });
    },
    async stop() {
      await product.stop();
      await service.stop();
    },
  };
}
