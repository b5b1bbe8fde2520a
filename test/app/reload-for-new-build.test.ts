import { describe, expect, it, vi } from 'vitest';
import { reloadForNewBuild } from '#app/reload-for-new-build.ts';

const baseUrl = 'https://health.example/mine/';
const shellOf = (build: string): string => `<script type="module" src="/mine/assets/${build}"></script>`;

type Server = () => Promise<Pick<Response, 'ok' | 'text'>>;

const serving =
  (build: string): Server =>
  async () => ({ ok: true, text: async () => shellOf(build) });

/** One tab: its storage outlives the reload, its document does not. */
function openTab(
  server: Server,
  storage: Pick<Storage, 'getItem' | 'setItem'> | undefined = createStorage(),
) {
  const reload = vi.fn<() => void>();
  return {
    reload,
    fetch: vi.fn<Server>(server),
    /** A document of a build misses a part of its program. */
    async miss(entry: string | undefined): Promise<void> {
      let report: (() => void) | undefined;
      reloadForNewBuild(baseUrl, {
        onMissingPart: (listener) => {
          report = listener;
        },
        entry: entry === undefined ? undefined : `https://health.example/mine/assets/${entry}`,
        fetch: this.fetch,
        storage,
        reload,
      });
      report?.();
      await new Promise((resolve) => {
        setTimeout(resolve, 0);
      });
    },
  };
}

function createStorage(): Pick<Storage, 'getItem' | 'setItem'> {
  const items = new Map<string, string>();
  return { getItem: (key) => items.get(key) ?? null, setItem: (key, value) => void items.set(key, value) };
}

describe('reloadForNewBuild', () => {
  it('reloads when the server has another build', async () => {
    const tab = openTab(serving('index-new.js'));
    await tab.miss('index-old.js');
    expect(tab.reload).toHaveBeenCalledTimes(1);
  });

  it('asks the server and not a cache', async () => {
    const tab = openTab(serving('index-new.js'));
    await tab.miss('index-old.js');
    expect(tab.fetch).toHaveBeenCalledWith(baseUrl, { cache: 'no-store' });
  });

  it('stays when the server has this very build', async () => {
    const tab = openTab(serving('index-old.js'));
    await tab.miss('index-old.js');
    expect(tab.reload).not.toHaveBeenCalled();
  });

  it('stays when it comes back to a build that it left', async () => {
    const tab = openTab(serving('index-new.js'));
    await tab.miss('index-old.js');
    await tab.miss('index-old.js');
    expect(tab.reload).toHaveBeenCalledTimes(1);
  });

  it('ends between two servers of different builds', async () => {
    const tab = openTab(serving('index-c.js'));
    for (const entry of ['index-a.js', 'index-b.js', 'index-a.js', 'index-b.js']) await tab.miss(entry);
    expect(tab.reload).toHaveBeenCalledTimes(2);
  });

  it('follows one build after another', async () => {
    const tab = openTab(serving('index-d.js'));
    for (const entry of ['index-a.js', 'index-b.js', 'index-c.js']) await tab.miss(entry);
    expect(tab.reload).toHaveBeenCalledTimes(3);
  });

  it.each<[string, Server]>([
    ['does not answer', async () => Promise.reject(new TypeError('offline'))],
    ['is broken', async () => ({ ok: false, text: async () => '' })],
  ])('stays when the server %s', async (_, server) => {
    const tab = openTab(server);
    await tab.miss('index-old.js');
    expect(tab.reload).not.toHaveBeenCalled();
  });

  it('stays where nothing can be remembered', async () => {
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    const tab = openTab(serving('index-new.js'), full);
    await tab.miss('index-old.js');
    expect(tab.reload).not.toHaveBeenCalled();
  });

  it('stays where the document does not tell its build', async () => {
    const tab = openTab(serving('index-new.js'));
    await tab.miss(undefined);
    expect(tab.reload).not.toHaveBeenCalled();
  });
});
