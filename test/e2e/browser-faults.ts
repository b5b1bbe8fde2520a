import type { BrowserContext, CDPSession, Page } from '@playwright/test';

/** Speaks to the page's own process. */
export async function inspect(page: Page): Promise<CDPSession> {
  return page.context().newCDPSession(page);
}

/** A page of the product's origin in which the product does not run. */
export async function openBystander(context: BrowserContext, origin: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${origin}/icon.svg`);
  return page;
}

/**
 * Raises the version of the archive's database, as a newer release would, and leaves a note of that release in it.
 * Resolves with the milliseconds for which it had to wait for others to let go.
 */
export async function raiseSchema(bystander: Page): Promise<number> {
  return bystander.evaluate(async () => {
    const [{ name = '', version = 1 } = {}] = await indexedDB.databases();
    const began = performance.now();
    return new Promise<number>((resolve, reject) => {
      const request = indexedDB.open(name, version + 1);
      request.addEventListener('upgradeneeded', () => {
        request.result.createObjectStore('of-a-newer-release').put('keep me', 'note');
      });
      request.addEventListener('success', () => {
        request.result.close();
        resolve(performance.now() - began);
      });
      request.addEventListener('error', () => reject(request.error ?? new Error('no reason')));
    });
  });
}

/** Every next page of the context finds that databases do not open, so many times. */
export async function breakOpening(context: BrowserContext, times: number): Promise<void> {
  await context.addInitScript((limit) => {
    // oxlint-disable-next-line typescript/unbound-method -- called on the factory it was taken from, below.
    const open = IDBFactory.prototype.open;
    let left = limit;
    IDBFactory.prototype.open = function openOrFail(name, version) {
      if (left <= 0) return version === undefined ? open.call(this, name) : open.call(this, name, version);
      left--;
      // A real request that fails, with the words of the failure that is meant.
      const request = open.call(this, `${name}-that-fails`, 1);
      request.addEventListener('upgradeneeded', (event) => {
        event.stopImmediatePropagation();
        request.transaction?.abort();
      });
      const error = new DOMException(
        'Internal error opening backing store for indexedDB.open.',
        'UnknownError',
      );
      Object.defineProperty(request, 'error', { value: error });
      return request;
    };
  }, times);
}

/** Kills the page's process in the middle of whatever it does. */
export async function crash(page: Page): Promise<void> {
  const session = await inspect(page);
  const crashed = page.waitForEvent('crash');
  // Never answered: whoever could is gone.
  session.send('Page.crash').catch(() => undefined);
  await crashed;
  await page.close();
}

/** Ids of the tabs that hold and that wait for the leadership, as the browser tells any page of the origin. */
export async function readLeadership(page: Page): Promise<{ held: string[]; pending: string[] }> {
  return page.evaluate(async () => {
    const { held = [], pending = [] } = await navigator.locks.query();
    const [holders, waiting] = [held, pending].map((locks) =>
      locks.flatMap(({ name, clientId = '' }) => (name === 'homeostat-sync' ? [clientId] : [])),
    );
    return { held: holders ?? [], pending: waiting ?? [] };
  });
}
