/** One process of the proxy's benchmark: the service, a pass-through without any proxy's duties, or the proxy. */
import { Agent, createServer, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createProxy } from '#proxy/app.ts';
import { readConfig } from '#proxy/config.ts';
import { createCookieJar } from '#proxy/cookies.ts';
import { createNodeSend } from '#proxy/node-send.ts';
import { createNodeServer } from '#proxy/node-server.ts';
import { createSealer } from '#proxy/seal.ts';
import { createSessions } from '#proxy/session.ts';
import { createMemoryState } from '#proxy/shared-state.ts';

const [role, portText = '0', upstreamPort = '0'] = process.argv.slice(2);
const port = Number(portText);
const measureGroups = Array.from({ length: 20 }, (_, index) => ({
  grpid: index,
  date: 1_772_323_200 + index,
  category: 1,
  measures: [{ value: 80_000 + index, type: 1, unit: -3 }],
}));
const body = JSON.stringify({ status: 0, body: { updatetime: 1, measuregrps: measureGroups } });

/** Microseconds since 1970, comparable between processes of one machine. */
function nowUs(): number {
  return Math.round((performance.timeOrigin + performance.now()) * 1000);
}

function serveUpstream(): Server {
  return createServer((incoming, outgoing) => {
    incoming.resume();
    incoming.on('end', () => {
      outgoing.writeHead(200, { 'content-type': 'application/json' });
      outgoing.end(body);
    });
  });
}

function serveBare(): Server {
  const agent = new Agent({ keepAlive: true });
  const streams = new Set<ServerResponse>();
  process.on('message', (message) => {
    if (message !== 'tell') return;
    for (const stream of streams) {
      stream.write(`event: hint\ndata: ${JSON.stringify({ kind: 'measures', from: nowUs(), to: 0 })}\n\n`);
    }
  });
  return createServer((incoming, outgoing) => {
    if (incoming.url === '/events') {
      streams.add(outgoing);
      outgoing.on('close', () => streams.delete(outgoing));
      outgoing.writeHead(200, { 'content-type': 'text/event-stream' });
      outgoing.write(':\n\n');
      return;
    }
    // What makes it a pass-through: the request goes on as it came, and so does the answer.
    const { url: path, method, headers } = incoming;
    const call = request(
      { host: '127.0.0.1', port: upstreamPort, path, method, headers, agent },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    incoming.pipe(call);
  });
}

/** As many people as it takes for so many pages, each of whom may have 32. */
const people = Array.from({ length: 40 }, (_, index) => String(1000 + index));

async function serveProxy(): Promise<Server> {
  const origin = `http://127.0.0.1:${port}`;
  const config = readConfig({
    PROVIDER: 'withings',
    PUBLIC_ORIGIN: origin,
    CLIENT_ID: 'client',
    CLIENT_SECRET: 'secret',
    SECRET_KEY: 'q3VbCk0Zr8m1XyT5nH7uW2oLd9sJf4aEiG6pQcRtBvM=',
    UPSTREAM_API_URL: `http://127.0.0.1:${upstreamPort}/`,
    WEBHOOK_ORIGIN: 'https://hooks.example',
    WEBHOOK_SECRET: '5f0c9b7ae1d24368a97b10f2c4e8d635',
  });
  const { now } = Date;
  // What spares the service would end the measurement after its first two seconds.
  const limits = {
    ...config.limits,
    callsPerMinute: Infinity,
    queue: { ...config.limits.queue, atOnce: 64 },
  };
  const shared = createMemoryState({ now });
  const proxy = createProxy({
    config: { ...config, limits },
    fetch,
    send: createNodeSend(),
    now,
    log: () => undefined,
    shared,
  });
  const sessions = createSessions({
    sealer: createSealer(config.secretKeys),
    jar: createCookieJar(origin),
    ended: shared.ended,
    now,
  });
  const cookies = await Promise.all(
    people.map(async (userid) => {
      const cookie = await sessions.start('withings', {
        userid,
        accessToken: 'a'.repeat(40),
        refreshToken: 'r'.repeat(40),
        scopes: ['user.metrics'],
        expiresAt: now() / 1000 + 10_800,
      });
      return cookie.split(';')[0];
    }),
  );
  process.on('message', (message) => {
    if (message !== 'tell') return;
    for (const userid of people) shared.log.append(userid, { kind: 'measures', from: nowUs(), to: 0 });
  });
  process.send?.({ cookies });
  return createNodeServer(proxy.answer, false);
}

const server = role === 'proxy' ? await serveProxy() : role === 'bare' ? serveBare() : serveUpstream();
server.listen(port, '127.0.0.1', () => {
  // A server that listens on a port has such an address.
  process.send?.({ port: (server.address() as AddressInfo).port });
});
process.on('message', (message) => {
  if (message !== 'memory') return;
  globalThis.gc?.();
  process.send?.({ rss: process.memoryUsage().rss });
});
