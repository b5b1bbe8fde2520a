import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '#app/App.tsx';
import { beginParts } from '#app/browser-parts.ts';
import { reloadForNewBuild } from '#app/reload-for-new-build.ts';
import { createRuntime } from '#queries/runtime.ts';
import { chooseLanguage } from '#settings/browser-languages.ts';
import { createSettingsStore } from '#settings/settings-store.ts';
import { createTranslator } from '#settings/translator.ts';

const basePath = document.querySelector<HTMLMetaElement>('meta[name="base-path"]')?.content ?? '/';
const baseUrl = new URL(basePath, location.origin).href;
const storage = localStorageIfAllowed();
const settings = createSettingsStore(storage, window);
const translator = createTranslator();
const words = translator.speak(chooseLanguage(settings.read().language, navigator.languages));

// The chart's program is the longest to travel, so it leaves first, beside the data.
beginParts(() => {
  const isBody = location.pathname.endsWith('/body');
  if (isBody || /\/(vitals|activity)$/.test(location.pathname))
    void import('#charts/TimeSeriesChart.tsx').catch(ignore);
  if (isBody) void import('#pages/body/BodyPage.tsx').catch(ignore);
  if (location.pathname.endsWith('/')) void import('#pages/home/HomePage.tsx').catch(ignore);
});

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
const screen = createRoot(root);
// A page in German does not begin in English. Not awaited at the top: parts of the program that are still to be loaded
// share this file's code, and would wait for it in turn.
if (words === undefined) render();
else void words.then(render);

reloadForNewBuild(baseUrl);
// The worker fetches every part of the program, which must not hold up those of the first page.
if (import.meta.env.PROD) addEventListener('load', () => void registerWorker());

function render(): void {
  screen.render(
    <StrictMode>
      <App
        runtime={runtime}
        settings={settings}
        translator={translator}
        basePath={basePath}
        languages={navigator.languages}
      />
    </StrictMode>,
  );
}

async function registerWorker(): Promise<void> {
  const loaded = await import('#app/register-service-worker.ts').catch(ignore);
  await loaded?.registerServiceWorker(baseUrl);
}

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

/** Whoever needs a part asks again, and says so, when its program is really missing. */
function ignore(): void {}
