import { useEffect, useState } from 'react';
import { useMessages } from '#settings/use-settings.ts';
import { Button } from '#ui/Button.tsx';
import { onNewBuild } from './new-build.ts';
import styles from './NewBuildNotice.module.css';

/** Offers the build that came while this page was open. Whoever lets it be gets it with the next page they open. */
export function NewBuildNotice() {
  const { newBuild } = useMessages();
  const [isReady, setIsReady] = useState(false);

  // The browser's worker stands outside React's tree.
  useEffect(
    () =>
      onNewBuild(() => {
        setIsReady(true);
      }),
    [],
  );

  return (
    // There from the start: a live region is heard when its content changes.
    <div aria-live="polite">
      {isReady && (
        <div className={styles['notice']}>
          <p className={styles['text']}>{newBuild.text}</p>
          <Button
            tone="primary"
            onClick={() => {
              location.reload();
            }}
          >
            {newBuild.load}
          </Button>
          <Button
            tone="quiet"
            onClick={() => {
              setIsReady(false);
            }}
          >
            {newBuild.later}
          </Button>
        </div>
      )}
    </div>
  );
}
