/** A proxy in memory before a service that does as the test says, and a browser with a cookie jar. */
import { connect, type AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import { createProxy, type Proxy, type ProxyOptions } from '#proxy/app.ts';
import { readConfig, type Config } from '#proxy/config.ts';
import type { LogLine } from '#proxy/log.ts';
import { createNodeServer } from '#proxy/node-server.ts';
import type { SharedState } from '#proxy/shared-state.ts';

const START_MS = Date.UTC(2026, 2, 1, 7);

export const realEnv = {
  PROVIDER: 'withings',
  PUBLIC_ORIGIN: 'https://health.example',
  CLIENT_ID: 'client-id-canary',
  CLIENT_SECRET: 'client-secret-canary',
  SECRET_KEY: 'q3VbCk0Zr8m1XyT5nH7uW2oLd9sJf4aEiG6pQcRtBvM=',
};

export const secondKey = 'Zm9+Qx1LkR7tVb3NcY8sWd5JhG2fPaE0uKiO6yTrMzQ=';

/** 128 bits as the mend of the configuration makes them, for tests of notifications. */
export const webhookSecret = '5f0c9b7ae1d24368a97b10f2c4e8d635';

type Answer = Response | (() => Response | Promise<Response>);

/** The service of a test: what it was asked, and what it answers next. */
export type FakeService = {
  readonly fetch: typeof fetch;
  readonly requests: { url: URL; method: string; headers: Headers; body: string }[];
  readonly tokenCalls: () => number;
  readonly dataCalls: () => number;
  /** Instead of the usual answer, once each, in order. */
  readonly answerNextToken: (answer: Answer) => void;
  readonly answerNextData: (answer: Answer) => void;
};

let serial = 0;

function isToken(url: URL): boolean {
  return url.pathname.endsWith('/oauth2') || url.pathname === '/oauth2/token';
}

function createFakeService(): FakeService {
  const requests: FakeService['requests'] = [];
  const tokenAnswers: Answer[] = [];
  const dataAnswers: Answer[] = [];
  const count = (token: boolean): number => requests.filter(({ url }) => isToken(url) === token).length;
  return {
    requests,
    tokenCalls: () => count(true),
    dataCalls: () => count(false),
    answerNextToken: (answer) => tokenAnswers.push(answer),
    answerNextData: (answer) => dataAnswers.push(answer),
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const url = new URL(request.url);
      requests.push({ url, method: request.method, headers: request.headers, body: await request.text() });
      const next = (isToken(url) ? tokenAnswers : dataAnswers).shift();
      if (next !== undefined) return typeof next === 'function' ? next() : next;
      return isToken(url) ? tokenAnswer() : dataAnswer({ updatetime: 1, measuregrps: [] });
    },
  };
}

export function tokenAnswer(change: Record<string, unknown> = {}): Response {
  serial += 1;
  return Response.json({
    status: 0,
    body: {
      userid: 4711,
      access_token: `access-canary-${serial}`,
      refresh_token: `refresh-canary-${serial}`,
      expires_in: 10_800,
      scope: 'user.info,user.metrics,user.activity',
      token_type: 'Bearer',
      ...change,
    },
  });
}

export function dataAnswer(body: unknown): Response {
  return Response.json({ status: 0, body });
}

export function failureAnswer(status: number, body: unknown = {}): Response {
  return Response.json({ status, body, error: `vendor text ${status}` });
}

export type Harness = {
  readonly proxy: Proxy;
  readonly config: Config;
  readonly origin: string;
  readonly service: FakeService;
  readonly logLines: LogLine[];
  readonly clock: { ms: number };
  readonly browser: () => Browser;
};

export function createHarness(
  options: {
    env?: Record<string, string>;
    limits?: Partial<Config['limits']>;
    assets?: ProxyOptions['assets'];
    fetch?: typeof fetch;
    send?: ProxyOptions['send'];
    onHint?: ProxyOptions['onHint'];
    setTimer?: ProxyOptions['setTimer'];
    shared?: SharedState;
    service?: FakeService;
  } = {},
): Harness {
  const config = readConfig({ ...realEnv, ...options.env });
  const service = options.service ?? createFakeService();
  const logLines: LogLine[] = [];
  const clock = { ms: START_MS };
  const proxy = createProxy({
    config: { ...config, limits: { ...config.limits, ...options.limits } },
    fetch: options.fetch ?? service.fetch,
    now: () => clock.ms,
    log: (line) => logLines.push(line),
    ...(options.send !== undefined && { send: options.send }),
    ...(options.assets !== undefined && { assets: options.assets }),
    ...(options.onHint !== undefined && { onHint: options.onHint }),
    ...(options.setTimer !== undefined && { setTimer: options.setTimer }),
    ...(options.shared !== undefined && { shared: options.shared }),
  });
  const origin = config.publicOrigin;
  return {
    proxy,
    config,
    origin,
    service,
    logLines,
    clock,
    browser: () => createBrowser(proxy.fetch, origin + config.basePath),
  };
}

export type Browser = {
  readonly cookies: Map<string, string>;
  readonly setCookies: string[];
  /** Every byte the browser was ever sent, head included. */
  readonly received: string[];
  readonly send: (path: string, init?: RequestInit) => Promise<Response>;
  /** As our own pages ask. */
  readonly ask: (path: string, init?: RequestInit) => Promise<Response>;
  /** Through the consent page's "Allow", without its page. */
  readonly signIn: (options?: { provider?: string; returnPath?: string }) => Promise<Response>;
  readonly beginSignIn: (options?: {
    provider?: string;
    returnPath?: string;
  }) => Promise<{ state: string; url: URL }>;
  readonly fork: () => Browser;
};

function createBrowser(
  send: (request: Request) => Promise<Response>,
  origin: string,
  cookies = new Map<string, string>(),
): Browser {
  const setCookies: string[] = [];
  const received: string[] = [];
  const browser: Browser = {
    cookies,
    setCookies,
    received,
    async send(path, init) {
      const headers = new Headers(init?.headers);
      if (cookies.size > 0 && !headers.has('cookie')) {
        headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
      }
      const answer = await send(new Request(new URL(path, origin), { ...init, headers, redirect: 'manual' }));
      for (const line of answer.headers.getSetCookie()) {
        setCookies.push(line);
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (/Max-Age=0(;|$)/.test(line)) cookies.delete(name);
        else cookies.set(name, value);
      }
      received.push(JSON.stringify([...answer.headers]), await answer.clone().text());
      return answer;
    },
    ask: (path, init) => {
      const headers = new Headers(init?.headers);
      headers.set('x-dash', '1');
      return browser.send(path, { ...init, headers });
    },
    async beginSignIn({ provider = 'withings', returnPath = '/' } = {}) {
      const query = new URLSearchParams({ provider, return: returnPath });
      const answer = await browser.send(`auth/login?${query}`);
      const url = new URL(answer.headers.get('location') ?? '');
      return { state: url.searchParams.get('state') ?? '', url };
    },
    async signIn(options = {}) {
      const { state } = await browser.beginSignIn(options);
      const query = new URLSearchParams({ code: 'code-canary', state });
      return browser.send(`auth/callback/${options.provider ?? 'withings'}?${query}`);
    },
    fork: () => createBrowser(send, origin, new Map(cookies)),
  };
  return browser;
}

export type RunningServer = {
  readonly origin: string;
  readonly port: number;
  readonly stop: () => Promise<void>;
};

/** The same proxy behind a real socket. */
export async function serveProxy(
  env: Record<string, string> = {},
  options: Omit<Parameters<typeof createHarness>[0] & object, 'env'> = {},
): Promise<Harness & RunningServer> {
  const port = await freePort();
  const harness = createHarness({ ...options, env: { PUBLIC_ORIGIN: `http://127.0.0.1:${port}`, ...env } });
  const server = createNodeServer(harness.proxy.answer, harness.origin.startsWith('https:'));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    ...harness,
    port,
    browser: () => createBrowser((request) => fetch(request), harness.origin),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      // A server that listens on a port has such an address.
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Writes bytes as they are and reads until the other side closes; `hangUp` closes our side at once. */
export function sendRaw(port: number, text: string, { hangUp = false } = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      const bytes = Buffer.from(text, 'latin1');
      if (hangUp) socket.end(bytes);
      else socket.write(bytes);
    });
    let answer = '';
    socket.setEncoding('latin1');
    socket.on('data', (part: string) => (answer += part));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

export function statusOf(rawAnswer: string): number {
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(rawAnswer)?.[1]);
}

export async function codeOf(answer: Response): Promise<unknown> {
  const json: unknown = await answer.json();
  return typeof json === 'object' && json !== null && 'code' in json ? json.code : undefined;
}
