import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '#app/App.tsx';
import { reloadForNewBuild } from '#app/reload-for-new-build.ts';
import { registerServiceWorker } from '#app/register-service-worker.ts';
import { createRuntime } from '#queries/runtime.ts';
import { createSettingsStore } from '#settings/settings-store.ts';

const basePath = document.querySelector<HTMLMetaElement>('meta[name="base-path"]')?.content ?? '/';
const baseUrl = new URL(basePath, location.origin).href;
const storage = localStorageIfAllowed();

// The chart's program is the longest to travel, so it leaves first, beside the data.
if (!/\/(connect|settings)$/.test(location.pathname)) {
  void import('#charts/TimeSeriesChart.tsx').catch(ignore);
  void import('#pages/body/BodyPage.tsx').catch(ignore);
}

// Reads of the archive begin here, before React is up.
const runtime = createRuntime({
  fetch: (...request) => fetch(...request),
  baseUrl,
  locks: navigator.locks,
  indexedDB: indexedDbIfAllowed(),
  storage,
  now: Date.now,
});

const root = document.querySelector('#root');
if (root === null)
  throw new Error('Failed to start: the page has no #root. Serve the index.html of this build.');
createRoot(root).render(
  <StrictMode>
    <App
      runtime={runtime}
      settings={createSettingsStore(storage, window)}
      basePath={basePath}
      languages={navigator.languages}
    />
  </StrictMode>,
);

reloadForNewBuild(baseUrl);
if (import.meta.env.PROD) void registerServiceWorker(baseUrl);

/** Reading `localStorage` throws where the reader has blocked this site's data. */
function localStorageIfAllowed(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

/** Some private windows have none, and reading it may throw. */
function indexedDbIfAllowed(): IDBFactory | undefined {
  try {
    return globalThis.indexedDB;
  } catch {
    return undefined;
  }
}

/** The chart asks again, and says so, when its program is really missing. */
function ignore(): void {}
