import { useEffect, useState } from 'react';
import { useMessages } from '#settings/use-settings.ts';

/** Where nothing is wrong a page is here before. */
const PATIENCE_MS = 4000;

/** Stands in for a page whose program is still to arrive, and says so when that takes long. */
export function PageOnItsWay() {
  const { loading, loadingLong } = useMessages();
  const [isLong, setIsLong] = useState(false);

  // The clock stands outside React.
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, []);

  return (
    <p aria-busy="true" aria-live="polite">
      {isLong ? loadingLong : loading}
    </p>
  );
}
