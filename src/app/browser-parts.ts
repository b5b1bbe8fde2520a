import { createPartLoader, type PartHost } from './load-part.ts';

/** Told to the window when a part of the program is not there, or cannot be run. */
export const MISSING_PART = 'homeostat:missing-part';

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 15_000;

const loader = createPartLoader({
  bring,
  hint,
  wait: waitForNetwork,
  isOnline: () => navigator.onLine,
  onMissing: () => window.dispatchEvent(new Event(MISSING_PART)),
});

/** For what the document begins with: see `createPartLoader`. */
export const beginParts = loader.begin;

/**
 * What every `import()` of a build becomes: see `createPartLoader`.
 *
 * `files` are those that the part is made of, as far as its importer names them, relative to `importer`.
 */
export function importPart<Part>(
  importThis: () => Promise<Part>,
  files: readonly string[] = [],
  importer: string = document.baseURI,
): Promise<Part> {
  return loader.load(
    importThis,
    files.map((file) => new URL(file, importer).href),
  );
}

/**
 * By `fetch`, and not by a link that preloads: a browser may remember of that, too, that it brought nothing. What was
 * fetched whole stays in the browser's own store, from which the import then takes it.
 */
async function bring(url: string): ReturnType<PartHost['bring']> {
  if (isNamed(url)) return 'here';
  try {
    const answer = await fetch(url);
    if (!answer.ok) return answer.status < 500 ? 'absent' : 'unreachable';
    await answer.arrayBuffer();
  } catch {
    return 'unreachable';
  }
  return !url.endsWith('.css') || (await dress(url)) ? 'here' : 'unreachable';
}

async function hint(url: string): Promise<void> {
  if (isNamed(url)) return;
  if (url.endsWith('.css')) await dress(url);
  else document.head.append(linkTo(url, 'modulepreload'));
}

/** By the document itself, which began with it. */
function isNamed(url: string): boolean {
  const named = document.querySelectorAll<HTMLLinkElement | HTMLScriptElement>('link[href], script[src]');
  return [...named].some((element) => ('src' in element ? element.src : element.href) === url);
}

function dress(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const link = linkTo(url, 'stylesheet');
    link.addEventListener('load', () => resolve(true));
    link.addEventListener('error', () => {
      // Another try needs another element.
      link.remove();
      resolve(false);
    });
    document.head.append(link);
  });
}

function linkTo(url: string, rel: 'modulepreload' | 'stylesheet'): HTMLLinkElement {
  const link = document.createElement('link');
  link.rel = rel;
  link.href = url;
  return link;
}

function waitForNetwork(tries: number): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, Math.min(FIRST_WAIT_MS * 2 ** (tries - 1), LONGEST_WAIT_MS));
    addEventListener('online', done);
  });
}
