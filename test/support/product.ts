import { http } from 'msw';
import { createProxy } from '#proxy/app.ts';
import { readConfig } from '#proxy/config.ts';
import { network } from './msw.ts';

export type Product = {
  /** Walks through sign-in and consent, as the reader's browser would. */
  readonly connect: (providerId: string) => Promise<void>;
  /** The simulator's switches: faults, clock, readings, tokens. */
  readonly control: (path: string, body: unknown) => Promise<unknown>;
  /** Every record of a kind as the service truly has it, oldest first. */
  readonly truth: (kind: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Every weight as the service truly has it, oldest first. */
  readonly weights: () => Promise<readonly TrueWeight[]>;
};

export type TrueWeight = { readonly at: number; readonly kg: number; readonly attrib: number };

/**
 * The real proxy with its simulator behind the page's own `fetch`.
 *
 * A page never sees its HttpOnly cookies; the browser's jar is here.
 */
export function startProduct({
  now = Date.now,
  years = 1,
  env = {},
}: { now?: () => number; years?: number; env?: Record<string, string> } = {}): Product {
  const origin = location.origin;
  const config = readConfig({
    PUBLIC_ORIGIN: origin,
    LOG_LEVEL: 'silent',
    SIM_CONTROL: '1',
    SIM_LIMITS: 'off',
    SIM_YEARS: String(years),
    ...env,
  });
  const proxy = createProxy({ config, fetch, now, log: () => {} });
  const cookies = new Map<string, string>();

  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const answer = await proxy.fetch(
      new Request(new URL(path, origin), { ...init, headers, redirect: 'manual' }),
    );
    for (const cookie of answer.headers.getSetCookie()) keep(cookie);
    return answer;
  }

  function keep(cookie: string): void {
    const [pair = '', ...attributes] = cookie.split(/;\s*/);
    const split = pair.indexOf('=');
    const name = pair.slice(0, split);
    if (attributes.some((attribute) => /^max-age=0$/i.test(attribute))) cookies.delete(name);
    else cookies.set(name, pair.slice(split + 1));
  }

  network.use(
    http.all(`${origin}/*`, async ({ request }) => {
      const url = new URL(request.url);
      const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
      return ask(url.pathname + url.search, {
        method: request.method,
        headers: { 'x-dash': request.headers.get('x-dash') ?? '' },
        ...(hasBody && { body: await request.text() }),
      });
    }),
  );

  return {
    async connect(providerId) {
      const login = await ask(`/auth/login?provider=${providerId}&return=/body`);
      const consent = login.headers.get('location') ?? '';
      const allowed = await ask(new URL(consent).pathname + new URL(consent).search, {
        method: 'POST',
        body: new URLSearchParams({ decision: 'allow' }).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
      const callback = new URL(allowed.headers.get('location') ?? '');
      const done = await ask(callback.pathname + callback.search);
      if (done.headers.get('location') !== '/body') {
        throw new Error(
          `Failed to sign in: the callback led to ${done.headers.get('location')}. Look at its log.`,
        );
      }
    },
    async control(path, body) {
      const answer = await ask(`/__sim/${path}`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      });
      if (!answer.ok)
        throw new Error(`Failed to switch ${path}: ${await answer.text()} Look at the switch's grammar.`);
      return answer.json();
    },
    async truth(kind) {
      const answer = await ask(`/__sim/truth?kind=${kind}`);
      const { records } = (await answer.json()) as { records: readonly Readonly<Record<string, unknown>>[] };
      return records;
    },
    async weights() {
      const answer = await ask('/__sim/truth?kind=measures');
      // The simulator's own words; a test that reads them wrongly fails.
      const { records } = (await answer.json()) as Truth;
      return records
        .filter(({ category }) => category === 1)
        .flatMap(({ date, attrib, measures }) =>
          measures.flatMap(({ type, value }) => (type === 1 ? [{ at: date, kg: value, attrib }] : [])),
        )
        .toSorted((a, b) => a.at - b.at);
    },
  };
}

type Truth = {
  readonly records: readonly {
    readonly date: number;
    readonly category: number;
    readonly attrib: number;
    readonly measures: readonly { readonly type: number; readonly value: number }[];
  }[];
};
