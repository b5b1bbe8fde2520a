import 'fake-indexeddb/auto';
import { render } from '@testing-library/react';
import { type UserEvent, userEvent } from '@testing-library/user-event';
import { IDBFactory } from 'fake-indexeddb';
import { onTestFinished } from 'vitest';
import { App } from '#app/App.tsx';
import type { Surroundings } from '#queries/browser.ts';
import { createRuntime } from '#queries/runtime.ts';
import { createSettingsStore } from '#settings/settings-store.ts';
import { createTranslator } from '#settings/translator.ts';
import { ClockContext } from '#ui/clock.ts';

/** A Friday morning on which nothing in particular happens. */
export const NOW_MS = Date.parse('2026-11-20T09:00:00Z');
export const stillClock = () => NOW_MS;

export type RenderAppOptions = {
  now?: () => number;
  languages?: readonly string[];
  indexedDB?: IDBFactory;
  /** Timers that keep pace with `now`, where it does not stand still. */
  surroundings?: Surroundings;
};

/** The whole app at an address, as `main.tsx` puts it together, on a device of its own. */
export function renderApp(path: string, options: RenderAppOptions = {}): { user: UserEvent } {
  const { now = stillClock, languages = ['en-GB'], indexedDB = new IDBFactory(), surroundings } = options;
  window.history.pushState(null, '', path);
  const runtime = createRuntime({
    fetch: (input, init) => fetch(input, init),
    baseUrl: `${location.origin}/`,
    // happy-dom has none; this page is the only one there is.
    locks: undefined,
    indexedDB,
    storage: localStorage,
    now,
    ...(surroundings !== undefined && { surroundings }),
  });
  onTestFinished(runtime.dispose);
  render(
    <ClockContext value={now}>
      <App
        runtime={runtime}
        settings={createSettingsStore(localStorage, window)}
        translator={createTranslator()}
        basePath="/"
        languages={languages}
      />
    </ClockContext>,
  );
  return { user: userEvent.setup() };
}
