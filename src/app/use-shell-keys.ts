import { useEffect } from 'react';
import type { PageCommandSlot } from '#pages/page-commands.ts';

/** Fields in which a letter is a letter; a radio button or a check box is none. */
const fields =
  'textarea, select, [contenteditable]:not([contenteditable="false"]), ' +
  'input:not([type="radio"], [type="checkbox"], [type="button"], [type="submit"])';

/** What moves by the arrow keys itself: fields, radio groups, charts, and areas that scroll. */
const arrowUsers = 'input, textarea, select, [role], [tabindex="0"]';

/** The keys that hold wherever nothing else wants them. */
export function useShellKeys(
  page: PageCommandSlot,
  open: { readonly goToDay: () => void; readonly help: () => void },
): void {
  const { goToDay, help } = open;
  // Keys are heard by the document: they have no element of their own.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const act = isForOthers(event) ? undefined : actionOf(event, page, { goToDay, help });
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [page, goToDay, help]);
}

/** Shift is no modifier here: which signs need it is the keyboard's affair. */
function isForOthers(event: KeyboardEvent): boolean {
  const { ctrlKey, altKey, metaKey, isComposing, repeat, defaultPrevented } = event;
  if (ctrlKey || altKey || metaKey || isComposing || repeat || defaultPrevented) return true;
  return isWithin(event, fields) || document.querySelector('dialog[open]') !== null;
}

function actionOf(
  event: KeyboardEvent,
  page: PageCommandSlot,
  { goToDay, help }: { readonly goToDay: () => void; readonly help: () => void },
): (() => void) | undefined {
  const { key, shiftKey } = event;
  const { goToToday, step, presets } = page.get();
  switch (key) {
    case '?':
      return help;
    case 'ArrowLeft':
    case 'ArrowRight':
      if (step === undefined || shiftKey || isWithin(event, arrowUsers)) return undefined;
      return () => {
        step(key === 'ArrowLeft' ? -1 : 1);
      };
    case 'g':
      return goToDay;
    case 't':
      return goToToday;
    default:
      return /^[1-6]$/.test(key) ? presets?.[Number(key) - 1]?.choose : undefined;
  }
}

function isWithin({ target }: KeyboardEvent, selector: string): boolean {
  return target instanceof Element && target.closest(selector) !== null;
}
