import { useEffect, useRef } from 'react';
import { NavigationType, useLocation, useNavigationType } from 'react-router-dom';
import { useMessages } from '#settings/use-settings.ts';

/** A page's h1. It names the tab, and takes the focus when the reader has come here from another page. */
export function PageHeading({ title }: { title: string }) {
  const messages = useMessages();
  const heading = useRef<HTMLHeadingElement>(null);
  const { key } = useLocation();
  const arrival = useNavigationType();
  const isFirst = useRef(key === 'default');
  const cameBy = useRef(arrival);

  // The tab's title is not React's to render.
  useEffect(() => {
    document.title = messages.pageTitle(title);
  }, [messages, title]);

  // Focus and scroll position are the window's. They move once per arrival; the first page of a visit, and one that
  // was redirected to, leave them at the top, and with Back the browser finds the old place by itself.
  useEffect(() => {
    if (isFirst.current || cameBy.current === NavigationType.Replace) return;
    if (cameBy.current === NavigationType.Push) window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);

  return (
    <h1 ref={heading} tabIndex={-1}>
      {title}
    </h1>
  );
}
