import { MISSING_PART } from './browser-parts.ts';

type BuildHost = {
  /** Calls back when a part of the program did not arrive. */
  readonly onMissingPart: (listener: () => void) => void;
  /** Address of the script that this document began with: every build has another. */
  readonly entry: string | undefined;
  readonly fetch: (url: string, options: RequestInit) => Promise<Pick<Response, 'ok' | 'text'>>;
  readonly storage: Pick<Storage, 'getItem' | 'setItem'> | undefined;
  readonly reload: () => void;
};

const leftItem = 'homeostat.left-builds';

/**
 * Loads the page anew when a part of its program is gone because the server has got another build meanwhile.
 *
 * Only when the server has another one indeed, and each build is left once at most: whatever is wrong, pages do not
 * reload in circles. A page that stays says so itself and offers to load again.
 */
export function reloadForNewBuild(baseUrl: string, host: BuildHost = browserHost()): void {
  host.onMissingPart(() => {
    void leave(baseUrl, host);
  });
}

async function leave(baseUrl: string, { entry, fetch, storage, reload }: BuildHost): Promise<void> {
  const build = entry?.split('/').at(-1);
  if (build === undefined || storage === undefined) return;
  try {
    const left = storage.getItem(leftItem)?.split(' ') ?? [];
    if (left.includes(build)) return;
    const answer = await fetch(baseUrl, { cache: 'no-store' });
    if (!answer.ok || (await answer.text()).includes(build)) return;
    storage.setItem(leftItem, [...left, build].join(' '));
    reload();
  } catch {
    // Without a network there is no other build, and without storage no end to reloading.
  }
}

function browserHost(): BuildHost {
  return {
    onMissingPart: (listener) => window.addEventListener(MISSING_PART, listener),
    entry: document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src,
    fetch: (url, options) => fetch(url, options),
    storage: sessionStorageIfAllowed(),
    reload: () => location.reload(),
  };
}

/** Reading `sessionStorage` throws where the reader has blocked this site's data. */
function sessionStorageIfAllowed(): Storage | undefined {
  try {
    return sessionStorage;
  } catch {
    return undefined;
  }
}
