import { useLayoutEffect, useState, type RefObject } from 'react';

export type Size = { readonly width: number; readonly height: number };

/** The content size of an element in whole CSS pixels: read once before the first paint, then observed. */
export function useSize(target: RefObject<HTMLElement | null>): Size | null {
  const [size, setSize] = useState<Size | null>(null);

  // A layout effect: the picture is drawn at its real size before anything is painted.
  useLayoutEffect(() => {
    const element = target.current;
    if (element === null) return undefined;
    const update = (width: number, height: number): void => {
      const next = { width: Math.floor(width), height: Math.floor(height) };
      if (next.width <= 0 || next.height <= 0) return;
      setSize((size) => (size?.width === next.width && size.height === next.height ? size : next));
    };
    update(element.clientWidth, element.clientHeight);
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) update(entry.contentRect.width, entry.contentRect.height);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [target]);

  return size;
}
