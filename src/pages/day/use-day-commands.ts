import { useEffect, useLayoutEffect, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { addDays, type LocalDay } from '#domain/time.ts';
import { useDayMessages } from '#settings/use-day-messages.ts';
import { useShellMessages } from '#settings/use-shell-messages.ts';
import { usePageCommands } from '../page-commands.ts';
import { paths } from '../paths.ts';
import { withoutWindow } from './day-address.ts';

const WEEK = 7;

/** Fields in which a sign is a sign, and whatever moves by the keys itself. */
const keyUsers = 'input, textarea, select, [role], [contenteditable], dialog';

/** The keys of the page: days, weeks, and where nothing has the focus those of its picture. */
export function useDayCommands(day: LocalDay, today: LocalDay): void {
  const navigate = useNavigate();
  const { search } = useLocation();
  const { keys } = useDayMessages();
  const { key } = useShellMessages().keys;
  // A key may come before the day that the one before it led to is on the screen.
  const place = useRef(day);
  useLayoutEffect(() => {
    place.current = day;
  }, [day]);
  const goTo = (wanted: LocalDay) => {
    // After today there is nothing.
    const reached = wanted > today ? today : wanted;
    if (reached === place.current) return;
    place.current = reached;
    void navigate(paths.day(reached) + withoutWindow(search));
  };
  usePageCommands({
    goToDay: goTo,
    goToToday: () => {
      goTo(today);
    },
    step: (direction) => {
      goTo(addDays(place.current, direction));
    },
    others: [
      { keys: [key.shift, ...key.arrows], label: keys.week },
      { keys: ['+', '−'], label: keys.zoom },
      { keys: ['[', ']'], label: keys.events },
      { keys: ['L'], label: keys.table },
    ],
  });

  // Keys are heard by the document: they have no element of their own.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || event.repeat) return;
      if (event.target instanceof Element && event.target.closest(keyUsers) !== null) return;
      if (document.querySelector('dialog[open]') !== null) return;
      if (!press(event)) return;
      event.preventDefault();
    };
    const press = ({ key, shiftKey }: KeyboardEvent): boolean => {
      if (shiftKey && (key === 'ArrowLeft' || key === 'ArrowRight')) {
        goTo(addDays(place.current, key === 'ArrowLeft' ? -WEEK : WEEK));
        return true;
      }
      if (key === 'l') return openTable();
      return pictureKeys.has(key) && pressInPicture(key);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
    };
  });
}

const pictureKeys = new Set(['+', '=', '-', '[', ']']);

/** The first picture of the page takes the focus and the key. */
function pressInPicture(key: string): boolean {
  const picture = document.querySelector<HTMLElement>('main figure [role="application"]');
  if (picture === null) return false;
  picture.focus({ preventScroll: true });
  picture.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  return true;
}

/** The figure keeps its table to itself: its own button is what opens it. */
function openTable(): boolean {
  const button = document.querySelector<HTMLElement>('main figure figcaption button');
  button?.click();
  return button !== null;
}
