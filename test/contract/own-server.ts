import { createProxy, type Proxy } from '#proxy/app.ts';
import { readConfig } from '#proxy/config.ts';

export const BASE_URL = 'http://127.0.0.1:8080/';

/** A browser before the product's own server, with the pretend service behind it: the cookie jar and `fetch`. */
export type Browser = {
  readonly fetch: typeof fetch;
  /** Follows the sign-in to its end, saying Allow on the way. */
  readonly signIn: (provider: string) => Promise<void>;
  /** The control plane of the pretend service. */
  readonly control: (path: string, json?: unknown) => Promise<unknown>;
  /** How often the browser asked its server for a path. */
  readonly count: (path: string) => number;
};

/** Starts a server of its own for each test; nothing is shared and nothing is sent over a network. */
export function createBrowser(now: () => number): Browser {
  const proxy: Proxy = createProxy({
    config: readConfig({ PROVIDER: 'simulator', SIM_CONTROL: '1', SIM_LIMITS: 'off', SIM_YEARS: '3' }),
    fetch: () => Promise.reject(new TypeError('there is no network')),
    now,
    log: () => undefined,
  });
  const jar = new Map<string, string>();
  const paths: string[] = [];

  async function send(url: URL, init: RequestInit = {}): Promise<Response> {
    paths.push(url.pathname);
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

  return {
    // The client calls it with a URL and an init alone.
    fetch: (async (input: URL, init?: RequestInit) => send(new URL(input), init)) as typeof fetch,
    async signIn(provider) {
      const consent = locationOf(await send(new URL(`auth/login?provider=${provider}`, BASE_URL)));
      const form = new URLSearchParams([...consent.searchParams, ['decision', 'allow']]);
      const allowed = await send(new URL(consent.pathname, BASE_URL), { method: 'POST', body: form });
      const arrival = await send(locationOf(allowed));
      if (arrival.status !== 303) throw new Error(`Failed to sign in: HTTP ${arrival.status}.`);
    },
    async control(path, json) {
      const init = json === undefined ? {} : { method: 'POST', body: JSON.stringify(json) };
      const response = await send(new URL(`__sim/${path}`, BASE_URL), init);
      if (!response.ok) throw new Error(`Failed to control the simulator: ${await response.text()}.`);
      return response.json();
    },
    count: (path) => paths.filter((asked) => asked === path).length,
  };
}

function locationOf(response: Response): URL {
  return new URL(response.headers.get('location') ?? '', BASE_URL);
}
