import { isLoopback } from './config.ts';
import { ProxyError } from './errors.ts';

/** Who may ask: the header that only a script of our own origin can add, and what the browser says of the caller. */
export type Guard =
  /** Data and changes: `X-Dash: 1`, from our own pages only, never opened as a document. */
  | 'script'
  /** Readable without the header, but by nobody else's page. */
  | 'own'
  /** Opened by the browser itself, from anywhere. */
  | 'navigation';

export function checkCaller(guard: Guard, request: Request, publicOrigin: string): void {
  if (guard === 'navigation') return;
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  // Same site is not same origin: a sibling subdomain is a stranger. `none` is a person typing the address.
  const ownSite = site === null || site === 'same-origin' || (guard === 'own' && site === 'none');
  const ownOrigin = origin === null || origin === publicOrigin;
  const asked = guard === 'own' || request.headers.get('x-dash') === '1';
  const asDocument = guard === 'script' && request.headers.get('sec-fetch-dest') === 'document';
  if (!ownSite || !ownOrigin || !asked || asDocument) throw new ProxyError('forbidden');
}

/**
 * `own` when the request names this installation, `alias` when it names the same loopback server differently, `foreign`
 * for anything else: another site's name that was pointed here, or none at all. `X-Forwarded-Host` does not exist for us.
 * `url` is the request's own address.
 */
export function readHost(request: Request, url: URL, ours: URL): 'own' | 'alias' | 'foreign' {
  const written = request.headers.get('host') ?? url.host;
  if (written === ours.host && url.host === ours.host) return 'own';
  const text = `${ours.protocol}//${written}`;
  if (!/^[A-Za-z0-9.:[\]-]+$/.test(written) || !URL.canParse(text)) return 'foreign';
  const asked = new URL(text);
  // A request line with a full address (`GET http://other/ HTTP/1.1`) must not say otherwise.
  if (asked.hostname !== url.hostname) return 'foreign';
  if (asked.host === ours.host) return 'own';
  return isLoopback(asked.hostname) && isLoopback(ours.hostname) && asked.port === ours.port
    ? 'alias'
    : 'foreign';
}

export function isNavigation(request: Request): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  const destination = request.headers.get('sec-fetch-dest');
  if (destination === null) return acceptsHtml(request);
  // A service worker that hands a navigation on leaves its destination out; no script can set the mode by itself.
  const isHandedOn = destination === 'empty' && request.headers.get('sec-fetch-mode') === 'navigate';
  return destination === 'document' || isHandedOn;
}

export function acceptsHtml(request: Request): boolean {
  return request.headers.get('accept')?.includes('text/html') === true;
}
