import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useMessages } from '#settings/use-settings.ts';
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx';
import styles from './Explained.module.css';
import type { Explanation } from './explanation.ts';

// Asked for seldom, and mostly words.
const ExplanationDrawer = lazy(async () => ({
  default: (await import('./ExplanationDrawer.tsx')).ExplanationDrawer,
}));

export type ExplainedProps = {
  /** What the number is, for who hears it: the button is called "Explain: trend now 81.2 kg". */
  name: string;
  /** Called when the drawer is opened, and not before; what it takes may be loaded then. */
  explain: () => Explanation | Promise<Explanation>;
  /** The number as it stands on the page; text alone, since it is the face of a button. */
  children: ReactNode;
};

/** A number that can be opened to see what it was made of. */
export function Explained({ name, explain, children }: ExplainedProps) {
  const messages = useMessages();
  const [opened, setOpened] = useState<Promise<Explanation> | null>(null);
  return (
    <>
      <button
        type="button"
        className={styles['explained']}
        aria-haspopup="dialog"
        // Paper leaves out what one presses, but not the number itself.
        data-printed
        onClick={() => setOpened(Promise.resolve(explain()))}
      >
        <VisuallyHidden>{messages.explain(name)} </VisuallyHidden>
        {children}
      </button>
      {opened !== null && (
        <Suspense fallback={null}>
          <ExplanationDrawer opened={opened} onClose={() => setOpened(null)} />
        </Suspense>
      )}
    </>
  );
}
