import { createProxy, type Proxy } from './app.ts';
import type { Assets } from './app-shell.ts';
import { ConfigError, readConfig, type Environment } from './config.ts';
import type { LogLine } from './log.ts';

/** What a Worker is bound to: texts by the names of the environment, and the built app as `ASSETS`. */
export type Bindings = Readonly<Record<string, unknown>> & {
  readonly ASSETS?: { readonly fetch: (request: Request) => Promise<Response> };
};

let current: { readonly bindings: Bindings; readonly proxy: Proxy } | undefined;

/**
 * The proxy on Cloudflare Workers, and wherever else a module with a `fetch` is asked.
 *
 * Each isolate remembers for itself, as there is no line from here to Redis: what keeps a refresh from being spent twice
 * is the browser's lock, and the service that honours the old token until the new one is used.
 */
// The shape that the runtime asks for.
export default {
  fetch(request: Request, bindings: Bindings): Promise<Response> {
    // Made with the first request: before that, no randomness and no bindings are to be had.
    if (current?.bindings !== bindings) current = { bindings, proxy: createWorkerProxy(bindings) };
    return current.proxy.fetch(request);
  },
};

function createWorkerProxy(bindings: Bindings): Proxy {
  const { ASSETS: files } = bindings;
  const config = readConfig(readBindings(bindings));
  return createProxy({
    config,
    fetch: (input, init) => fetch(input, init),
    now: Date.now,
    log: config.logLevel === 'silent' ? () => undefined : writeLog,
    ...(files !== undefined && { assets: readAssets((request) => files.fetch(request)) }),
  });
}

/** Refuses what would hold in one isolate and not in the next. */
function readBindings(bindings: Bindings): Environment {
  const env = Object.fromEntries(
    Object.entries(bindings).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
  if (!env['SECRET_KEY']) {
    throw new ConfigError(
      'SECRET_KEY',
      'is missing',
      'Set 32 random bytes in base64: openssl rand -base64 32',
    );
  }
  if (env['REDIS_URL']) {
    throw new ConfigError('REDIS_URL', 'cannot be reached from this runtime', 'Unset it.');
  }
  return env;
}

/** The binding answers `/` with the document and sends whoever asks for it by name back there. */
function readAssets(fetchFile: (request: Request) => Promise<Response>): Assets {
  return async (path, request) => {
    const url = new URL(path === '/index.html' ? '/' : path, request.url);
    const answer = await fetchFile(new Request(url));
    if (answer.status !== 200) return null;
    if (!path.startsWith('/assets/')) return answer;
    const headers = new Headers(answer.headers);
    headers.set('cache-control', 'public, max-age=31536000, immutable');
    return new Response(answer.body, { headers });
  };
}

function writeLog(line: LogLine): void {
  // There is no other way out of an isolate.
  // oxlint-disable-next-line no-console
  console.log(JSON.stringify(line));
}
