import { type ReactNode, useId, useState } from 'react';
import styles from './Popover.module.css';

export type PopoverProps = {
  /** The button's name, where `button` may show an icon alone. */
  label: string;
  button: ReactNode;
  buttonClass?: string | undefined;
  /** Says where the panel stands. */
  className?: string | undefined;
  /** Made when the panel opens. */
  children: (close: () => void) => ReactNode;
};

/** A button and the panel it opens. The platform closes it by Escape or a press elsewhere and gives the focus back. */
export function Popover({ label, button, buttonClass, className, children }: PopoverProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className={buttonClass}
        popoverTarget={id}
        aria-expanded={isOpen}
        aria-label={label}
        title={label}
      >
        {button}
      </button>
      <div
        id={id}
        popover="auto"
        className={[styles['panel'], className].filter(Boolean).join(' ')}
        onToggle={(event) => {
          setOpen(event.newState === 'open');
        }}
      >
        {isOpen && children(() => document.getElementById(id)?.hidePopover())}
      </div>
    </>
  );
}
