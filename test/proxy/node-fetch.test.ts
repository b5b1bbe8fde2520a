import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createNodeFetch } from '#proxy/node-fetch.ts';
import { codeOf, createHarness, freePort, tokenAnswer } from './harness.ts';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** Takes connections and never says a word: the handshake of TLS does not end. */
async function serveSilence(): Promise<string> {
  const server = createServer((socket) => {
    stops.push(() => socket.destroy());
    socket.on('error', () => undefined);
  });
  stops.push(() => server.close());
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return `https://127.0.0.1:${port}`;
}

describe('the fetch of Node', () => {
  it('S27, F9: gives up a connection that does not come about before the time for headers is over', async () => {
    const apiUrl = await serveSilence();
    const nodeFetch = createNodeFetch(200);
    const { browser } = createHarness({
      env: { UPSTREAM_API_URL: apiUrl },
      limits: { headersMs: 8000 },
      fetch: (input, init) => {
        const request = new Request(input, init);
        return request.url.startsWith(apiUrl) ? nodeFetch(request) : Promise.resolve(tokenAnswer());
      },
    });
    const tab = browser();
    await tab.signIn();
    const begun = performance.now();
    const answer = await tab.ask('/api/user');
    expect([answer.status, await codeOf(answer)]).toStrictEqual([502, 'upstream_unavailable']);
    expect(performance.now() - begun).toBeLessThan(4000);
  });

  it('is otherwise the one it is made of', async () => {
    const answer = await createNodeFetch()(new Request('data:text/plain,hello', { redirect: 'manual' }));
    expect(await answer.text()).toBe('hello');
  });
});
