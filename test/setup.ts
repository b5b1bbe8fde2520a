import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { network } from './support/msw.ts';

/** What is awaited comes within milliseconds, or on a busy machine within seconds. */
configure({ asyncUtilTimeout: 15_000 });

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
// happy-dom's own never calls back: nothing would ever come near.
Reflect.deleteProperty(globalThis, 'IntersectionObserver');

/** happy-dom opens no popovers: a press of the button says that it opened, and closing that it closed. */
function tellToggle(panel: HTMLElement, newState: 'open' | 'closed'): void {
  panel.dispatchEvent(Object.assign(new Event('toggle'), { newState }));
}

HTMLElement.prototype.hidePopover = function hidePopover() {
  tellToggle(this, 'closed');
};

document.addEventListener('click', ({ target }) => {
  const id = target instanceof Element && target.closest('[popovertarget]')?.getAttribute('popovertarget');
  const panel = id ? document.getElementById(id) : null;
  if (panel !== null) tellToggle(panel, 'open');
});

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
