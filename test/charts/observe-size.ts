import { vi } from 'vitest';

/** Lets every element be of this size until `vi.unstubAllGlobals()`. */
export function observeSize(width: number, height: number): void {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      readonly #callback: ResizeObserverCallback;

      constructor(callback: ResizeObserverCallback) {
        this.#callback = callback;
      }

      observe(target: Element): void {
        const contentRect = DOMRect.fromRect({ width, height });
        // Only these two members are read, and the observer not at all.
        this.#callback([{ target, contentRect } as ResizeObserverEntry], this as unknown as ResizeObserver);
      }

      disconnect(): void {}
    },
  );
}
