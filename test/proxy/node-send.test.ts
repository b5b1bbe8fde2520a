import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createNetServer, type AddressInfo, type Server as NetServer } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { UpstreamRequest } from '#api/dialects/request.ts';
import { createNodeSend } from '#proxy/node-send.ts';

const limits = { headersMs: 10_000, totalMs: 20_000, bodyBytes: 100_000 };

/** Nobody's: made for this file, for 127.0.0.1, signed by itself. */
const selfSigned = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgM3QLhAw7jbOTlHNa
T7XoTwWUQQcJeyHMEzM9mmXGqrahRANCAAQkpINzvzXpZntOklspmu9HUZcbU2tX
gRMCzBXSDZ2fz/bgVJsqgUaYHf4SqJgYtZu0QXowXwy7fAl1yGZnwE2Q
-----END PRIVATE KEY-----`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBkDCCATagAwIBAgIUXVFeiGK4V00px0mHtpUM9GLDI5EwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJMTI3LjAuMC4xMCAXDTI2MTEyNjIxNDAxMloYDzIxMjYxMTAy
MjE0MDEyWjAUMRIwEAYDVQQDDAkxMjcuMC4wLjEwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQkpINzvzXpZntOklspmu9HUZcbU2tXgRMCzBXSDZ2fz/bgVJsqgUaY
Hf4SqJgYtZu0QXowXwy7fAl1yGZnwE2Qo2QwYjAdBgNVHQ4EFgQUWaCE60NOappB
PKOd35mlrERqrz4wHwYDVR0jBBgwFoAUWaCE60NOappBPKOd35mlrERqrz4wDwYD
VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0gAMEUC
IQC3n6LdkdiN0OmCro5hlZ5uQj70WzUR6d7mpvOz+F8chwIgL1YT6ITTaHSL4vWm
IvPpUzLKfJWRPEukl6qQzTC+9js=
-----END CERTIFICATE-----`,
};

type Service = {
  readonly origin: string;
  readonly calls: { request: IncomingMessage; body: string }[];
  /** As many as were ever opened, and a promise of each one's end. */
  readonly connections: Promise<void>[];
};
type Answer = (response: ServerResponse, request: IncomingMessage) => void;

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** Answers each call by the next of its answers, and by the last one from then on. */
function serve(...answers: readonly Answer[]): Promise<Service> {
  return startService(createServer(), 'http', answers);
}

async function startService(server: Server, scheme: string, answers: readonly Answer[]): Promise<Service> {
  const calls: Service['calls'] = [];
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      calls.push({ request, body });
      answers[Math.min(calls.length, answers.length) - 1]?.(response, request);
    });
  });
  stops.push(() => server.closeAllConnections());
  return { calls, ...(await listenOn(server, scheme)) };
}

async function listenOn(server: NetServer, scheme: string) {
  const connections: Promise<void>[] = [];
  server.on('connection', (socket) => {
    socket.on('error', () => undefined);
    connections.push(new Promise((resolve) => socket.once('close', () => resolve())));
  });
  stops.push(() => server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has such an address.
  return { origin: `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`, connections };
}

function post(origin: string): UpstreamRequest {
  return {
    method: 'POST',
    url: `${origin}/v2/measure?x=1`,
    headers: { authorization: 'Bearer canary', 'content-type': 'application/x-www-form-urlencoded' },
    body: 'action=getmeas&name=ä',
  };
}

const fine: Answer = (response) => response.end('{"status":0}');
const hangUp: Answer = (response) => response.destroy();

function codeOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'answered',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  );
}

describe('the client of Node', () => {
  it('sends a call as it is given, and gives back what is answered', async () => {
    const { origin, calls } = await serve((response) => response.writeHead(418).end('\uFEFF{"a":"ä"}'));
    const answer = await createNodeSend()(post(origin), limits, true);
    expect(answer).toStrictEqual({ httpStatus: 418, text: '{"a":"ä"}' });
    const [{ request, body } = { request: null, body: '' }] = calls;
    expect([request?.method, request?.url, body]).toStrictEqual([
      'POST',
      '/v2/measure?x=1',
      'action=getmeas&name=ä',
    ]);
    expect(request?.headers).toMatchObject({ authorization: 'Bearer canary', host: new URL(origin).host });
  });

  it('does not take for an answer what only announces one', async () => {
    const { origin } = await serve((response) => {
      response.writeEarlyHints({ link: '</style.css>; rel=preload' });
      response.writeProcessing();
      response.writeHead(200).end('{"status":0}');
    });
    expect(await createNodeSend()(post(origin), limits, true)).toStrictEqual({
      httpStatus: 200,
      text: '{"status":0}',
    });
  });

  it('asks whether anybody is there, of the address alone', async () => {
    const { origin, calls } = await serve(fine);
    const request = { method: 'HEAD', url: origin, headers: {}, body: null } as const;
    expect(await createNodeSend()(request, limits, true)).toStrictEqual({ httpStatus: 200, text: '' });
    expect([calls[0]?.request.method, calls[0]?.request.url]).toStrictEqual(['HEAD', '/']);
  });

  it('puts an answer together however it is cut', async () => {
    const bytes = Buffer.from('{"name":"äöü"}');
    const { origin } = await serve((response) => {
      for (const byte of bytes) response.write(Uint8Array.of(byte));
      response.end();
    });
    expect((await createNodeSend()(post(origin), limits, true)).text).toBe(bytes.toString());
  });

  it.each([
    ['gzip', gzipSync('{"status":0}')],
    ['br', brotliCompressSync('{"status":0}')],
  ])('unfolds an answer in %s', async (encoding, bytes) => {
    const { origin, calls } = await serve((response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(bytes),
    );
    expect((await createNodeSend()(post(origin), limits, true)).text).toBe('{"status":0}');
    expect(calls[0]?.request.headers['accept-encoding']).toContain(encoding);
  });

  it.each([
    ['F12: unfolds to more than the bound', 'gzip', gzipSync(Buffer.alloc(limits.bodyBytes + 1, ' '))],
    ['F16: says it is folded and is not', 'gzip', Buffer.from('{"status":0}')],
    ['F16: is folded in an unknown way', 'constructor', Buffer.from('{"status":0}')],
  ])('refuses an answer that %s', async (_, encoding, bytes) => {
    const { origin } = await serve((response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(bytes),
    );
    expect(await codeOf(createNodeSend()(post(origin), limits, true))).toBe('upstream_invalid');
  });

  it('reads an answer that is as long as it may be', async () => {
    const { origin } = await serve((response) => response.end(' '.repeat(limits.bodyBytes)));
    expect((await createNodeSend()(post(origin), limits, true)).text).toHaveLength(limits.bodyBytes);
  });

  it('F11: gives up an answer that drips, and frees the socket', async () => {
    const { origin, connections } = await serve((response) => {
      response.write('{');
      const timer = setInterval(() => response.write(' '), 5);
      response.on('close', () => clearInterval(timer));
    });
    const call = createNodeSend()(post(origin), { ...limits, totalMs: 100 }, true);
    expect(await codeOf(call)).toBe('upstream_timeout');
    await Promise.all(connections);
    expect(connections).toHaveLength(1);
  });

  it('S25: refuses a redirect before its body is there, and frees the socket', async () => {
    const { origin, calls, connections } = await serve((response) => {
      response.writeHead(307, { location: '/elsewhere' });
      response.write('never ends');
    });
    expect(await codeOf(createNodeSend()(post(origin), limits, true))).toBe('upstream_invalid');
    await Promise.all(connections);
    expect([calls.length, connections.length]).toStrictEqual([1, 1]);
  });

  it('S26: sends nothing to a server whose certificate nobody vouches for', async () => {
    const { origin, calls, connections } = await startService(createTlsServer(selfSigned), 'https', [fine]);
    expect(await codeOf(createNodeSend()(post(origin), limits, true))).toBe('upstream_unavailable');
    await Promise.all(connections);
    expect([calls.length, connections.length]).toStrictEqual([0, 1]);
  });

  it('S27, F9: gives up a connection that does not come about, TLS included, and frees the socket', async () => {
    // Hears all and never says a word: the handshake does not end.
    const { origin, connections } = await listenOn(
      createNetServer((socket) => void socket.resume()),
      'https',
    );
    const call = createNodeSend({ connectMs: 50 })(post(origin), limits, true);
    expect(await codeOf(call)).toBe('upstream_unavailable');
    await Promise.all(connections);
    expect(connections).toHaveLength(1);
  });
});

describe('a connection', () => {
  it('is kept for the next call', async () => {
    const { origin, connections } = await serve(fine);
    const send = createNodeSend();
    for (let call = 0; call < 5; call += 1) await send(post(origin), limits, true);
    expect(connections).toHaveLength(1);
  });

  it('is had by each of the calls that are under way at once, and all are kept', async () => {
    const waiting: ServerResponse[] = [];
    const { origin, connections } = await serve((response) => {
      waiting.push(response);
      if (waiting.length === 5) for (const each of waiting.splice(0)) each.end('{"status":0}');
    });
    const send = createNodeSend();
    for (let round = 0; round < 2; round += 1) {
      await Promise.all(Array.from({ length: 5 }, () => send(post(origin), limits, true)));
    }
    expect(connections).toHaveLength(5);
  });

  it('belongs to one service, by name and port', async () => {
    const services = [await serve(fine), await serve(fine)];
    const send = createNodeSend();
    for (const { origin } of [...services, ...services]) await send(post(origin), limits, true);
    expect(services.map(({ calls, connections }) => [calls.length, connections.length])).toStrictEqual([
      [2, 1],
      [2, 1],
    ]);
  });

  it.each([
    ['says that it ends', { connection: 'close' }],
    ['says that it ends soon', { 'keep-alive': 'timeout=1' }],
  ])('that %s is not used again', async (_, headers) => {
    const { origin, connections } = await serve((response) =>
      response.writeHead(200, headers).end('{"status":0}'),
    );
    const send = createNodeSend();
    for (let call = 0; call < 3; call += 1) await send(post(origin), limits, true);
    await Promise.all(connections);
    expect(connections).toHaveLength(3);
  });

  it('that was kept and is closed in the meantime costs nothing', async () => {
    const { origin, calls, connections } = await serve((response, request) => {
      response.end('{"status":0}', () => request.socket.destroy());
    });
    const send = createNodeSend();
    await send(post(origin), limits, true);
    await Promise.all(connections);
    await send(post(origin), limits, true);
    expect([calls.length, connections.length]).toStrictEqual([2, 2]);
  });

  it('F10: that was kept and answers no more is given up, not tried again, and its socket freed', async () => {
    const { origin, calls, connections } = await serve(fine, () => undefined);
    const send = createNodeSend();
    await send(post(origin), limits, true);
    expect(await codeOf(send(post(origin), { ...limits, headersMs: 50 }, true))).toBe('upstream_timeout');
    await Promise.all(connections);
    expect([calls.length, connections.length]).toStrictEqual([2, 1]);
  });

  it('that was kept and turns out closed costs a call that may be repeated nothing', async () => {
    const { origin, calls, connections } = await serve(fine, hangUp, fine);
    const send = createNodeSend();
    await send(post(origin), limits, true);
    expect((await send(post(origin), limits, true)).text).toBe('{"status":0}');
    expect([calls.length, connections.length]).toStrictEqual([3, 2]);
    expect(calls[2]?.body).toBe(calls[1]?.body);
  });

  it('that ends a second time is not tried a third', async () => {
    const { origin, calls } = await serve(fine, hangUp);
    const send = createNodeSend();
    await send(post(origin), limits, true);
    expect(await codeOf(send(post(origin), limits, true))).toBe('upstream_unavailable');
    expect(calls).toHaveLength(3);
  });

  it('that is new and ends is not tried again', async () => {
    const { origin, calls } = await serve(hangUp);
    expect(await codeOf(createNodeSend()(post(origin), limits, true))).toBe('upstream_unavailable');
    expect(calls).toHaveLength(1);
  });

  it('that ends within an answer is not tried again', async () => {
    const { origin, calls } = await serve(fine, (response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{', () => response.destroy());
    });
    const send = createNodeSend();
    await send(post(origin), limits, true);
    expect(await codeOf(send(post(origin), limits, true))).toBe('upstream_unavailable');
    expect(calls).toHaveLength(2);
  });

  it('F45: is new for each call that must not go out twice, and is never tried again', async () => {
    const { origin, calls, connections } = await serve(fine, fine, hangUp);
    const send = createNodeSend();
    await send(post(origin), limits, true);
    await send(post(origin), limits, false);
    expect(await codeOf(send(post(origin), limits, false))).toBe('upstream_unavailable');
    expect([calls.length, connections.length]).toStrictEqual([3, 3]);
  });
});
