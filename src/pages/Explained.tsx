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
  /** Called while the drawer is open, and not before. */
  explain: () => Explanation;
  /** The number as it stands on the page; text alone, since it is the face of a button. */
  children: ReactNode;
};

/** A number that can be opened to see what it was made of. */
export function Explained({ name, explain, children }: ExplainedProps) {
  const messages = useMessages();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className={styles['explained']}
        aria-haspopup="dialog"
        // Paper leaves out what one presses, but not the number itself.
        data-printed
        onClick={() => setOpen(true)}
      >
        <VisuallyHidden>{messages.explain(name)} </VisuallyHidden>
        {children}
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <ExplanationDrawer explanation={explain()} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
