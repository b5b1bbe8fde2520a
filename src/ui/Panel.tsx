import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import styles from './Panel.module.css';

export type PanelProps = {
  label: string;
  /** What opened it: a press there is not one outside, and there the focus goes back to. */
  opener: RefObject<HTMLElement | null>;
  onClose: () => void;
  children: ReactNode;
};

/**
 * A panel over the page, below the nearest positioned ancestor, that pushes nothing around.
 *
 * Escape, a press outside and a focus that moves on close it. Whoever closes it, a focus that was inside goes back to
 * the opener; nothing scrolls.
 */
export function Panel({ label, opener, onClose, children }: PanelProps) {
  const panel = useRef<HTMLDialogElement>(null);

  // Before the panel leaves the document, and the focus with it.
  useLayoutEffect(() => {
    const element = panel.current;
    const button = opener.current;
    return () => {
      if (element?.contains(document.activeElement) === true) button?.focus({ preventScroll: true });
    };
  }, [opener]);

  // The page around it belongs to others.
  useEffect(() => {
    const closeIfOutside = ({ target }: Event) => {
      // Only nodes of this document hear of presses and focus.
      const node = target as Node;
      if (panel.current?.contains(node) === false && opener.current?.contains(node) !== true) onClose();
    };
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      onClose();
    };
    document.addEventListener('pointerdown', closeIfOutside);
    document.addEventListener('focusin', closeIfOutside);
    document.addEventListener('keydown', closeOnEscape);
    return () => {
      document.removeEventListener('pointerdown', closeIfOutside);
      document.removeEventListener('focusin', closeIfOutside);
      document.removeEventListener('keydown', closeOnEscape);
    };
  }, [opener, onClose]);

  return (
    <dialog ref={panel} open aria-label={label} className={styles['panel']}>
      {children}
    </dialog>
  );
}
