import { type ReactNode, startTransition, useEffect, useRef, useState } from 'react';
import styles from './BelowFold.module.css';

export type BelowFoldProps = {
  /** Something more urgent is going on, for which it waits; for ten seconds at most. */
  busy: boolean;
  children: ReactNode;
};

const PATIENCE_MS = 10_000;
/** Browsers that are never idle have time all the same. */
const IDLE_TIMEOUT_MS = 2000;

/**
 * What stands below the first screen: mounted when the browser has time for it, and at once for a reader who comes near
 * it, who uses the keyboard, or who prints.
 */
export function BelowFold({ busy, children }: BelowFoldProps) {
  // Where nobody can tell what is near, everything is.
  const [isMounted, setIsMounted] = useState(typeof IntersectionObserver === 'undefined');
  const place = useRef<HTMLDivElement>(null);

  // Scrolling, keys and the printer stand outside React's tree.
  useEffect(() => {
    if (isMounted || place.current === null) return undefined;
    const ending = new AbortController();
    const mount = () => {
      setIsMounted(true);
    };
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) mount();
    });
    observer.observe(place.current);
    // The next Tab may lead there, and so may a search of the page.
    addEventListener('keydown', mount, { signal: ending.signal });
    addEventListener('beforeprint', mount, { signal: ending.signal });
    return () => {
      observer.disconnect();
      ending.abort();
    };
  }, [isMounted]);

  // As above: when the browser has time.
  useEffect(
    () =>
      isMounted
        ? undefined
        : whenThereIsTime(busy, () => {
            startTransition(() => {
              setIsMounted(true);
            });
          }),
    [isMounted, busy],
  );

  return isMounted ? children : <div ref={place} className={styles['place']} aria-busy="true" />;
}

/** Calls back later; returns how to have it left out. */
function whenThereIsTime(busy: boolean, listener: () => void): () => void {
  // Safari has no idle callbacks.
  if (busy || !('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(listener, busy ? PATIENCE_MS : 0);
    return () => {
      clearTimeout(timer);
    };
  }
  const request = requestIdleCallback(listener, { timeout: IDLE_TIMEOUT_MS });
  return () => {
    cancelIdleCallback(request);
  };
}
