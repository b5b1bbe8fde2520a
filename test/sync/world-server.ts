import { createProxy } from '#proxy/app.ts';
import { readConfig, SIMULATOR_MOUNT, type UpstreamLimits } from '#proxy/config.ts';
import type { SimulatorOptions } from '#simulator/options.ts';
import { createSimulator } from '#simulator/simulator.ts';

export const BASE_URL = 'http://127.0.0.1:8080/';

/** A call of a browser's at the product's own server, with the virtual time at which it was made. */
export type BrowserCall = {
  readonly atMs: number;
  readonly path: string;
  readonly query: string;
  /** Null until answered, or where no answer came. */
  status: number | null;
};

/** A call at the pretend service, as its own log tells it. */
export type ServiceCall = {
  readonly atMs: number;
  readonly path: string;
  readonly action: string | null;
  readonly params: Readonly<Record<string, string>>;
  readonly status: number | null;
  readonly fault: string | null;
};

/** What lies between the browser and its server: nothing, no network, or a network that wants a sign-in first. */
export type Network = 'up' | 'down' | 'portal';

export type ServerOptions = {
  readonly now: () => number;
  readonly limits: 'real' | 'off';
  readonly simulator: Omit<SimulatorOptions, 'now' | 'limits' | 'control'>;
  /** How patient the server is with the service; real time. */
  readonly upstream: Partial<UpstreamLimits>;
};

/** The real proxy before an instance of the simulator, and one browser's cookies. Nothing is sent over a network. */
export function createServer({ now, limits, simulator: options, upstream }: ServerOptions) {
  const simulator = createSimulator({ ...options, now, limits, control: true });
  const { simulator: _mounted, ...config } = readConfig({ PROVIDER: 'simulator', SIM_LIMITS: limits });
  const proxy = createProxy({
    config: { ...config, limits: { ...config.limits, ...upstream } },
    fetch: (input, init) => simulator.fetch(new Request(input, init)),
    now,
    log: () => undefined,
  });
  const jar = new Map<string, string>();
  const calls: BrowserCall[] = [];
  let underWay = 0;

  async function send(url: URL, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('host', url.host);
    headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await proxy.fetch(new Request(url, { ...init, headers, redirect: 'manual' }));
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = cookie.split(';');
      const [name = '', value = ''] = pair.split('=');
      if (attributes.some((attribute) => attribute.trim() === 'Max-Age=0')) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  async function answer(url: URL, init: RequestInit, hooks: Hooks): Promise<Response> {
    const call: BrowserCall = { atMs: now(), path: url.pathname, query: url.search, status: null };
    calls.push(call);
    underWay += 1;
    try {
      await hooks.before(url);
      if (hooks.network() === 'down') throw new TypeError('Failed to fetch');
      if (hooks.network() === 'portal') return portalPage();
      const response = await send(url, init);
      const text = await response.text();
      call.status = response.status;
      // A status without a body takes none.
      return new Response(response.status === 204 ? null : text, response);
    } finally {
      underWay -= 1;
    }
  }

  return {
    calls,
    isBusy: () => underWay > 0,
    /** As a browser fetches: given up when its signal says so. */
    fetch: async (url: URL, init: RequestInit, hooks: Hooks): Promise<Response> => {
      const { signal, ...rest } = init;
      signal?.throwIfAborted();
      return new Promise((resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason as Error));
        answer(url, rest, hooks).then(resolve, reject);
      });
    },
    /** Follows the sign-in to its end, saying Allow on the way. */
    async signIn(provider: string): Promise<void> {
      const consent = locationOf(await send(new URL(`auth/login?provider=${provider}`, BASE_URL)));
      const form = new URLSearchParams([...consent.searchParams, ['decision', 'allow']]);
      const page = new URL(consent.pathname.slice(SIMULATOR_MOUNT.length), BASE_URL);
      const allowed = await simulator.fetch(new Request(page, { method: 'POST', body: form }));
      const arrival = await send(locationOf(allowed));
      if (arrival.status !== 303) throw new Error(`Failed to sign in: HTTP ${arrival.status}.`);
    },
    /** The control plane of the pretend service. */
    async control(method: 'GET' | 'POST' | 'DELETE', path: string, json?: unknown): Promise<unknown> {
      const init = json === undefined ? { method } : { method, body: JSON.stringify(json) };
      const url = new URL(`__sim/${path}`, BASE_URL);
      const response = await simulator.fetch(new Request(url, init));
      if (!response.ok) throw new Error(`Failed to control the simulator: ${await response.text()}.`);
      return response.json();
    },
  };
}

type Hooks = { readonly before: (url: URL) => Promise<void> | void; readonly network: () => Network };

function portalPage(): Response {
  const html = '<!doctype html><title>Welcome</title><h1>Sign in to the network</h1>';
  return new Response(html, { headers: { 'content-type': 'text/html' } });
}

function locationOf(response: Response): URL {
  return new URL(response.headers.get('location') ?? '', BASE_URL);
}
