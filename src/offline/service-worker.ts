/// <reference lib="webworker" />
import { isOfBuild, nameCache, otherBuilds, planAnswer, staleCaches } from './plan.ts';

/**
 * Opens the app without a network: keeps one build's files together and answers page navigations from them.
 *
 * It never touches data, sign-in or the simulator, and no page mixes files of two builds. A new build installs beside
 * the old one and is what the next navigation opens. Pages of the old one stay open and keep its files, so nothing
 * ever reloads them.
 */
declare const self: ServiceWorkerGlobalScope;

// Filled in by the build, which finds them by name.
declare const __BUILD__: string;
declare const __FILES__: readonly string[];
declare const __PAGES__: string;

const scope = self.registration.scope;
const cacheName = nameCache(scope, __BUILD__);
const pages = new RegExp(__PAGES__);
const installation = { scope, isPage: (path: string) => pages.test(path) };

self.addEventListener('install', (event) => {
  event.waitUntil(install());
});

async function install(): Promise<void> {
  // Named last again when the server has gone back to a build that is still here.
  await caches.delete(cacheName);
  const cache = await caches.open(cacheName);
  await cache.addAll(__FILES__.map((file) => new URL(file, scope).href));
  const shell = await fetch(scope, { cache: 'reload' });
  if (!shell.ok || shell.redirected || !isOfBuild(await shell.clone().text(), __FILES__)) {
    await caches.delete(cacheName);
    throw new Error('Failed to keep this build: its document did not come. The browser tries again later.');
  }
  // Last, so that a build with a document is whole.
  await cache.put(scope, shell);
}

self.addEventListener('activate', (event) => {
  event.waitUntil(activate());
});

async function activate(): Promise<void> {
  const stale = staleCaches(await caches.keys(), scope, cacheName);
  await Promise.all(stale.map((name) => caches.delete(name)));
  await self.clients.claim();
}

self.addEventListener('message', (event) => {
  if (event.data === 'take over') event.waitUntil(self.skipWaiting());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const answer = planAnswer(request, installation);
  if (answer === 'page') event.respondWith(openPage(request));
  if (answer === 'address') event.respondWith(openAddress(request));
  if (answer === 'part') event.respondWith(findPart(request));
});

/** Of the newest build. After "clear data" none is left while the worker still runs: the network answers then. */
async function openPage(request: Request): Promise<Response> {
  const { waiting } = self.registration;
  const newer = waiting === null ? undefined : otherBuilds(await caches.keys(), scope, cacheName).at(-1);
  // eslint-disable-next-line unicorn/require-post-message-target-origin -- a worker is no window: it has no origin to aim at
  waiting?.postMessage('take over');
  for (const build of [newer, cacheName]) {
    const shell = build === undefined ? undefined : await shellOf(build);
    if (shell !== undefined) return shell;
  }
  return fetch(request);
}

async function openAddress(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (failure) {
    const shell = await shellOf(cacheName);
    if (shell === undefined) throw failure;
    return shell;
  }
}

async function shellOf(build: string): Promise<Response | undefined> {
  return (await caches.has(build)) ? (await caches.open(build)).match(scope) : undefined;
}

/** A part's name holds its hash, so whichever build it is of, it is the one that was asked for. */
async function findPart(request: Request): Promise<Response> {
  return (await caches.match(request.url)) ?? fetch(request);
}
