import { useLocation } from 'react-router-dom';
import { useMessages } from '#settings/use-settings.ts';
import { Icon } from '#ui/Icon.tsx';
import { Popover } from '#ui/Popover.tsx';
import styles from './Navigation.module.css';
import { PageLink } from './PageLink.tsx';
import { type Destination, isAt } from './use-destinations.ts';

/** The pages that find no place in a phone's bar. */
export function MorePages({ destinations }: { destinations: readonly Destination[] }) {
  const { more } = useMessages().navigation;
  const { pathname } = useLocation();
  const isHere = destinations.some(({ to }) => isAt(to, pathname));
  return (
    <Popover
      label={more}
      className={styles['rest']}
      buttonClass={`${styles['link']} ${isHere ? styles['current'] : ''}`}
      button={
        <>
          <Icon name="more" />
          {more}
        </>
      }
    >
      {(close) =>
        destinations.map((destination) => <PageLink key={destination.to} {...destination} onFollow={close} />)
      }
    </Popover>
  );
}
