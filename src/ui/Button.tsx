import type { ComponentProps } from 'react';
import styles from './Button.module.css';

export type ButtonTone = 'plain' | 'primary' | 'danger' | 'quiet';

export type ButtonProps = ComponentProps<'button'> & {
  tone?: ButtonTone;
  /** Holds an icon alone: square, and the name comes from `aria-label`. */
  square?: boolean;
};

export function Button({ tone = 'plain', square = false, className, type = 'button', ...rest }: ButtonProps) {
  // oxlint-disable-next-line react/button-has-type -- the default is `button`; callers may ask for `submit`.
  return <button type={type} className={buttonClass(tone, square, className)} {...rest} />;
}

/** The look of a button for an element that is a link. */
export function buttonClass(tone: ButtonTone = 'plain', square = false, className?: string): string {
  return [styles['button'], styles[tone], square && styles['icon'], className].filter(Boolean).join(' ');
}
