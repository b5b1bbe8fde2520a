/// <reference lib="webworker" />
/**
 * Opens the app without a network: keeps one build's files together and answers page navigations from them.
 *
 * It never touches data, sign-in or the simulator, and it never mixes files of two builds: a new build installs
 * beside the old one and takes over when the last page of the old one is closed.
 */
declare const self: ServiceWorkerGlobalScope;

// Filled in by the build, which finds them by name.
declare const __BUILD__: string;
declare const __FILES__: readonly string[];

const cacheName = `homeostat-${__BUILD__}`;
const scope = new URL(self.registration.scope);
const shellUrl = scope.href;
/** Paths below the scope that belong to the server alone. */
const serverPaths = /^(api|auth|hooks|events|simulator|__sim|healthz|readyz)(\/|$)/;

self.addEventListener('install', (event) => {
  event.waitUntil(install());
});

async function install(): Promise<void> {
  const cache = await caches.open(cacheName);
  const urls = [shellUrl, ...__FILES__.map((file) => new URL(file, scope).href)];
  await cache.addAll(urls.map((url) => new Request(url, { cache: url === shellUrl ? 'reload' : 'default' })));
}

self.addEventListener('activate', (event) => {
  event.waitUntil(activate());
});

async function activate(): Promise<void> {
  const names = await caches.keys();
  const stale = names.filter((name) => name.startsWith('homeostat-') && name !== cacheName);
  await Promise.all(stale.map((name) => caches.delete(name)));
  await self.clients.claim();
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname))
    return;
  const path = url.pathname.slice(scope.pathname.length);
  if (serverPaths.test(path)) return;
  if (request.mode === 'navigate') {
    event.respondWith(fromCache(shellUrl, request));
  } else if (path.startsWith('assets/')) {
    event.respondWith(fromCache(url.href, request));
  }
});

async function fromCache(key: string, request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  // After "clear data" the cache is gone while the worker still runs: the network answers then.
  return (await cache.match(key)) ?? fetch(request);
}
