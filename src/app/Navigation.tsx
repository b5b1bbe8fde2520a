import { lazy, Suspense } from 'react';
import { useMessages } from '#settings/use-settings.ts';
import { useMediaQuery } from '#ui/use-media-query.ts';
import styles from './Navigation.module.css';
import { PageLink } from './PageLink.tsx';
import type { Destination } from './use-destinations.ts';

const MorePages = lazy(async () => ({ default: (await import('./MorePages.tsx')).MorePages }));

/** Places in the bar of a phone; where there are more pages, the last one opens the rest. */
const PLACES = 5;

/** At the bottom on phones, at the side on desktops. */
export function Navigation({ destinations }: { destinations: readonly Destination[] }) {
  const { navigation } = useMessages();
  const hasSide = useMediaQuery('(min-width: 60rem)');
  const inBar = hasSide || destinations.length <= PLACES ? destinations.length : PLACES - 1;
  const rest = destinations.slice(inBar);
  return (
    <nav aria-label={navigation.label} className={styles['navigation']}>
      {destinations.slice(0, inBar).map((destination) => (
        <PageLink key={destination.to} {...destination} />
      ))}
      {rest.length > 0 && (
        <Suspense>
          <MorePages destinations={rest} />
        </Suspense>
      )}
    </nav>
  );
}
