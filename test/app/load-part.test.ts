import { describe, expect, it, vi } from 'vitest';
import { createPartLoader, type PartHost } from '#app/load-part.ts';

type Outcome = Awaited<ReturnType<PartHost['bring']>>;

const page = 'https://health.example/mine/assets/Page.js';
const style = 'https://health.example/mine/assets/Page.css';
const part = { Page: 'the page' };
const notFetched = (): TypeError => new TypeError('Failed to fetch dynamically imported module');

const broken = async (): Promise<never> => {
  throw new SyntaxError('Unexpected token');
};

/** A network on which files go through as told, and on which nothing goes through without having been waited for. */
function openNetwork(outcomes: Readonly<Record<string, readonly Outcome[]>> = {}, isOnline = true) {
  const left = new Map(Object.entries(outcomes).map(([url, list]) => [url, [...list]]));
  const host = {
    bring: vi.fn<PartHost['bring']>(async (url) => left.get(url)?.shift() ?? 'here'),
    hint: vi.fn<PartHost['hint']>(async () => undefined),
    wait: vi.fn<PartHost['wait']>(async () => undefined),
    isOnline: () => isOnline,
    onMissing: vi.fn<PartHost['onMissing']>(),
  };
  return { ...host, ...createPartLoader(host) };
}

describe('createPartLoader', () => {
  it('imports a part whose files are here', async () => {
    const { load } = openNetwork();
    expect(await load(async () => part, [page, style])).toBe(part);
  });

  it('does not import before every file is here, as the browser would remember what did not arrive', async () => {
    const { load, wait } = openNetwork({ [style]: ['unreachable', 'unreachable'] });
    const importPart = vi.fn<() => Promise<typeof part>>(async () => part);
    wait.mockImplementation(async () => {
      expect(importPart).not.toHaveBeenCalled();
    });
    expect(await load(importPart, [page, style])).toBe(part);
    expect(wait.mock.calls).toEqual([[1], [2]]);
  });

  it('asks for a file once, however many parts are made of it', async () => {
    const { load, bring } = openNetwork();
    await Promise.all([load(async () => part, [page, style]), load(async () => part, [style])]);
    await load(async () => part, [page]);
    expect(bring.mock.calls.flat()).toEqual([page, style]);
  });

  it('is never tired of a network that is away', async () => {
    const { load } = openNetwork({ [page]: Array.from({ length: 500 }, () => 'unreachable') }, false);
    expect(await load(async () => part, [page])).toBe(part);
  });

  it('gives up when there is a network and nobody answers, and begins anew when it is asked again', async () => {
    const { load, wait } = openNetwork({ [page]: Array.from({ length: 7 }, () => 'unreachable') });
    await expect(load(async () => part, [page])).rejects.toThrow(
      `Failed to load ${page}: nobody answers. Load the page again later.`,
    );
    expect(wait).toHaveBeenCalledTimes(6);
    expect(await load(async () => part, [page])).toBe(part);
  });

  it('gives up at once on a file that the server does not have, and tells', async () => {
    const { load, wait, onMissing } = openNetwork({ [page]: ['absent'] });
    await expect(load(async () => part, [page])).rejects.toThrow(
      `Failed to load ${page}: the server has none. Load the page again.`,
    );
    expect(wait).not.toHaveBeenCalled();
    expect(onMissing).toHaveBeenCalledTimes(1);
  });

  it('asks anew for a file that the server did not have before', async () => {
    const { load } = openNetwork({ [page]: ['absent'] });
    await expect(load(async () => part, [page])).rejects.toThrow('none');
    expect(await load(async () => part, [page])).toBe(part);
  });

  it('imports again what was lost between its arrival and its import', async () => {
    const { load, wait } = openNetwork();
    const importPart = vi
      .fn<() => Promise<typeof part>>(async () => part)
      .mockRejectedValueOnce(notFetched());
    expect(await load(importPart, [page])).toBe(part);
    expect(wait.mock.calls).toEqual([[1]]);
  });

  it('hands on what a browser will not import any more, and tells', async () => {
    const { load, onMissing } = openNetwork();
    const importPart = vi.fn<() => Promise<typeof part>>().mockImplementation(async () => {
      throw notFetched();
    });
    await expect(load(importPart, [page])).rejects.toThrow(TypeError);
    expect(importPart).toHaveBeenCalledTimes(4);
    expect(onMissing).toHaveBeenCalled();
  });

  it('does not import again what arrived and failed', async () => {
    const { load, wait } = openNetwork();
    await expect(load(broken, [page])).rejects.toThrow(SyntaxError);
    expect(wait).not.toHaveBeenCalled();
  });

  it('leaves to the browser what the first page is made of, and asks for it once', async () => {
    const { load, begin, bring, hint } = openNetwork();
    let beginning: Promise<unknown> | undefined;
    begin(() => {
      beginning = load(async () => part, [page, style]);
    });
    expect(await beginning).toBe(part);
    await load(async () => part, [page]);
    expect(hint.mock.calls.flat()).toEqual([page, style]);
    expect(bring).not.toHaveBeenCalled();
  });
});
