import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/react';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { network } from './support/msw.ts';

/** What Recharts and our own charts measure: happy-dom lays nothing out. */
const LAYOUT = { width: 640, height: 300 };

/** Calls back at once: a later call races with the test under load. */
class InstantResizeObserver implements ResizeObserver {
  readonly #callback: ResizeObserverCallback;

  constructor(callback: ResizeObserverCallback) {
    this.#callback = callback;
  }

  observe(target: Element): void {
    const contentRect = DOMRect.fromRect(LAYOUT);
    // Only these two members are read.
    this.#callback([{ target, contentRect } as unknown as ResizeObserverEntry], this);
  }

  unobserve(): void {}
  disconnect(): void {}
}

globalThis.ResizeObserver = InstantResizeObserver;

beforeAll(() => {
  network.listen({ onUnhandledRequest: 'error' });
});

afterEach(() => {
  cleanup();
  network.resetHandlers();
  localStorage.clear();
  sessionStorage.clear();
  document.documentElement.removeAttribute('data-theme');
  window.history.replaceState(null, '', '/');
});

afterAll(() => {
  network.close();
});
