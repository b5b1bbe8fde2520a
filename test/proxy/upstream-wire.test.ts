import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { createFetchSend } from '#proxy/fetch-send.ts';
import { createNodeSend } from '#proxy/node-send.ts';
import { codeOf, createHarness, freePort, tokenAnswer, type Browser } from './harness.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const port = await freePort();
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return `http://127.0.0.1:${port}`;
}

const wires = [
  ['fetch', createFetchSend(fetch)],
  ['the client of Node', createNodeSend()],
] as const;
const tokens = createFetchSend(() => Promise.resolve(tokenAnswer()));

describe.each(wires)('a service on a socket, by %s,', (_, wire) => {
  /** Signed in; the data calls go to a real server. */
  async function signedInBefore(apiUrl: string, limits = {}): Promise<Browser> {
    const { browser } = createHarness({
      env: { UPSTREAM_API_URL: apiUrl },
      limits,
      send: (request, ...rest) => (request.url.startsWith(apiUrl) ? wire : tokens)(request, ...rest),
    });
    const tab = browser();
    await tab.signIn();
    return tab;
  }

  it('S25: that redirects is not followed: the token goes nowhere', async () => {
    let reached = 0;
    const sink = await serve((_, response) => {
      reached += 1;
      response.end();
    });
    const api = await serve((_, response) => response.writeHead(302, { location: `${sink}/` }).end());
    const answer = await (await signedInBefore(api)).ask('/api/user');
    expect([answer.status, await codeOf(answer), reached]).toStrictEqual([502, 'upstream_invalid', 0]);
  });

  it('F9: that is not there is unavailable', async () => {
    const answer = await (await signedInBefore(`http://127.0.0.1:${await freePort()}`)).ask('/api/user');
    expect([answer.status, await codeOf(answer)]).toStrictEqual([502, 'upstream_unavailable']);
  });

  it('F10: that never answers is given up, and its socket freed', async () => {
    const closed: Promise<void>[] = [];
    const api = await serve((request) => {
      closed.push(new Promise((resolve) => request.socket.once('close', () => resolve())));
    });
    const answer = await (await signedInBefore(api, { headersMs: 50 })).ask('/api/user');
    expect(await codeOf(answer)).toBe('upstream_timeout');
    await Promise.all(closed);
    expect(closed).toHaveLength(1);
  });

  it('F12: that never ends is cut off, and its socket freed', async () => {
    const closed: Promise<void>[] = [];
    const api = await serve((_, response) => {
      closed.push(new Promise((resolve) => response.once('close', () => resolve())));
      const pour = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, ' ')));
        if (!response.destroyed) response.once('drain', pour);
      };
      pour();
    });
    const answer = await (await signedInBefore(api)).ask('/api/user');
    expect(await codeOf(answer)).toBe('upstream_invalid');
    await Promise.all(closed);
    expect(closed).toHaveLength(1);
  });

  it('F13: that hangs up in mid-answer is unavailable', async () => {
    const api = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"status":0,', () => response.destroy());
    });
    const answer = await (await signedInBefore(api)).ask('/api/user');
    expect([answer.status, await codeOf(answer)]).toStrictEqual([502, 'upstream_unavailable']);
  });
});
