import { type ReactNode, startTransition, useEffect, useState } from 'react';

/**
 * Draws what is inside once everything around it is on the screen, in a pass of its own that gives way to the reader.
 *
 * `value` holds all that is drawn from: the same object for as long as it says the same. Another one is drawn later,
 * too; until then the one before stays. One within another, they come one after the other, so that no single task
 * holds up a slow machine. (A deferred value would not: React draws all that hang from one update in one pass.)
 */
export function Later<Value>({
  value,
  fallback = null,
  children,
}: {
  value: Value;
  fallback?: ReactNode;
  children: (value: Value) => ReactNode;
}) {
  const [shown, setShown] = useState<{ readonly value: Value } | null>(null);
  // An effect: what stands around it has been painted by then.
  useEffect(() => {
    startTransition(() => setShown({ value }));
  }, [value]);
  return shown === null ? fallback : children(shown.value);
}
