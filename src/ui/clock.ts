import { createContext, use, useEffect, useState } from 'react';

/** Where components read the time: milliseconds since 1970. Tests and screenshots put a still clock here. */
export const ClockContext = createContext<() => number>(Date.now);

/** Now in whole epoch seconds, renewed every minute and when the page is looked at again. */
export function useNow(): number {
  const clock = use(ClockContext);
  const [now, setNow] = useState(() => Math.floor(clock() / 1000));

  // Time passes outside React; this is the subscription to it.
  useEffect(() => {
    const renew = () => {
      setNow(Math.floor(clock() / 1000));
    };
    const timer = setInterval(renew, 60_000);
    document.addEventListener('visibilitychange', renew);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', renew);
    };
  }, [clock]);

  return now;
}
