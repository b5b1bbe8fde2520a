/** The bundle for edge runtimes, where nothing of Node is to be had. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Bindings } from '#proxy/worker.ts';
import { realEnv } from './harness.ts';

type Worker = { fetch: (request: Request, bindings: Bindings) => Promise<Response> };

/** What Node has and the web has not. */
const ofNode = ['process', 'Buffer', 'require', 'module', 'exports', 'global', 'setImmediate', '__dirname'];
const root = fileURLToPath(new URL('../..', import.meta.url));
let code: string;

beforeAll(async () => {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      target: 'es2023',
      copyPublicDir: false,
      lib: { entry: join(root, 'src/proxy/worker.ts'), formats: ['iife'], name: 'worker' },
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  const [chunk] = first !== undefined && 'output' in first ? first.output : [];
  code = chunk?.type === 'chunk' ? chunk.code : '';
}, 60_000);

/** A new isolate, as it were: the same code with a memory of its own. */
function start(): Worker {
  // The bundle is this project's own, built just now; a function is how its free names can be taken away.
  // oxlint-disable-next-line typescript/no-implied-eval
  const run = new Function(...ofNode, `${code}\nreturn worker;`) as () => Worker;
  return run();
}

const origin = realEnv.PUBLIC_ORIGIN;
const files: Readonly<Record<string, string>> = {
  '/': '<!doctype html><title>built</title><meta name="base-path" content="/" />',
  '/assets/index-12345678.js': 'export {};',
};
const ASSETS = {
  fetch: async (request: Request) => {
    const text = files[new URL(request.url).pathname];
    return text === undefined
      ? new Response(null, { status: 404 })
      : new Response(text, { headers: { 'content-type': 'text/html' } });
  },
};
const bindings: Bindings = { ...realEnv, LOG_LEVEL: 'silent', ASSETS };

describe('the worker', () => {
  it('names nothing of Node', () => {
    expect(code.length).toBeGreaterThan(10_000);
    expect(code).not.toMatch(/["']node:|\brequire\(/);
  });

  it('begins a sign-in as any other instance does, with a sealed transaction', async () => {
    const answer = await start().fetch(new Request(`${origin}/auth/login?provider=withings`), bindings);
    expect(answer.status).toBe(303);
    expect(new URL(answer.headers.get('location') ?? '').searchParams.get('client_id')).toBe(
      realEnv.CLIENT_ID,
    );
    expect(answer.headers.getSetCookie().join()).toMatch(/^__Host-Http-txn-|^__Host-txn-/);
  });

  it('serves the app for a page, with the headers of all answers', async () => {
    const answer = await start().fetch(new Request(`${origin}/body`), bindings);
    expect([answer.status, await answer.text()]).toStrictEqual([200, files['/']]);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('lets the named files be kept for ever, and knows no others', async () => {
    const worker = start();
    const known = await worker.fetch(new Request(`${origin}/assets/index-12345678.js`), bindings);
    const other = await worker.fetch(new Request(`${origin}/assets/missing-12345678.js`), bindings);
    expect([known.headers.get('cache-control'), other.status]).toStrictEqual([
      'public, max-age=31536000, immutable',
      404,
    ]);
  });

  it.each([
    ['without a key', { ...bindings, SECRET_KEY: '' }, 'SECRET_KEY'],
    ['with a store it cannot reach', { ...bindings, REDIS_URL: 'redis://127.0.0.1' }, 'REDIS_URL'],
  ])('does not run %s', async (_, wrong, variable) => {
    await expect(async () => start().fetch(new Request(`${origin}/`), wrong)).rejects.toThrow(variable);
  });
});
