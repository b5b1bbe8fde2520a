/** What reaches parts of the program; a part is a file of the build, named by its whole address. */
export type PartHost = {
  /**
   * Brings a file as near as the browser's own store, without running it. Stylesheets count from then on.
   *
   * Answers `absent` where the server says that it has none, and `unreachable` where it does not say anything.
   */
  readonly bring: (url: string) => Promise<'here' | 'absent' | 'unreachable'>;
  /** Leaves it to the browser, which is quicker and tries once; resolves when a stylesheet counts or never will. */
  readonly hint: (url: string) => Promise<void>;
  /** Until another try may succeed: `tries` were in vain. */
  readonly wait: (tries: number) => Promise<void>;
  /** Whether there is a network, as far as the browser knows. */
  readonly isOnline: () => boolean;
  /** Tells that this build's server lacks a part of it, or that one cannot be run. */
  readonly onMissing: () => void;
};

/** In vain although there is a network: something else is in the way, and the reader is to know. */
const MOST_TRIES = 7;
const MOST_IMPORTS = 4;

/**
 * A program's parts over a network that comes and goes.
 *
 * A browser may remember for as long as a page lives that a module did not arrive, and never asks for it again. So a part
 * is imported only when its files are here, and they are asked for until they are: without an end while there is no
 * network, and else until the server says that it has none or nobody has answered for long.
 */
export function createPartLoader(host: PartHost) {
  const brought = new Map<string, Promise<void>>();
  let isBeginning = false;

  async function bring(url: string): Promise<void> {
    let inVain = 0;
    for (let tries = 1; ; tries += 1) {
      const outcome = await host.bring(url);
      if (outcome === 'here') return;
      if (outcome === 'absent')
        throw new Error(`Failed to load ${url}: the server has none. Load the page again.`);
      if (host.isOnline()) inVain += 1;
      if (inVain === MOST_TRIES)
        throw new Error(`Failed to load ${url}: nobody answers. Load the page again later.`);
      await host.wait(tries);
    }
  }

  function bringOnce(url: string, how: (url: string) => Promise<void>): Promise<void> {
    let bringing = brought.get(url);
    if (bringing === undefined) {
      bringing = how(url);
      brought.set(url, bringing);
      bringing.catch(() => brought.delete(url));
    }
    return bringing;
  }

  async function load<Part>(importPart: () => Promise<Part>, urls: readonly string[]): Promise<Part> {
    const how = isBeginning ? host.hint : bring;
    try {
      await Promise.all(urls.map((url) => bringOnce(url, how)));
    } catch (error) {
      host.onMissing();
      throw error;
    }
    for (let tries = 1; ; tries += 1) {
      try {
        return await importPart();
      } catch (error) {
        // A part of another build is not worth waiting for.
        host.onMissing();
        // What arrived and fails, fails again.
        if (!(error instanceof TypeError) || tries === MOST_IMPORTS) throw error;
        await host.wait(tries);
      }
    }
  }

  /**
   * What `run` imports is left to the browser: for what the first page is made of, which is lost with the page itself
   * where the network goes in this very moment.
   */
  const begin = (run: () => void): void => {
    isBeginning = true;
    run();
    isBeginning = false;
  };

  return { load, begin };
}
