/** The app's own routes: what a sign-in may return to, what the app shell answers, and the worker without a network. */
export const pagePath =
  /^\/(?:(?:body|vitals|activity|day(?:\/[\w-]+)?|sleep(?:\/[\w-]+)?|workouts(?:\/[\w-]+)?|devices|settings|connect)\/?)?$/;

/** Whether a path below the base, starting with `/`, is a page of the app. */
export function isPagePath(path: string): boolean {
  return pagePath.test(path);
}

/** Eight sign-ins at once, each with its cookie, stay below 4 KiB together. */
const LONGEST_RETURN = 200;

/**
 * The route to come back to after signing in, or `null` for anything that is not a page of this app.
 *
 * Read by the same parser as the browser's: what it makes of `\`, of tabs and of `/.//host` is what counts, and none of
 * it may leave this origin.
 */
export function parseReturnPath(text: string): string | null {
  // eslint-disable-next-line no-control-regex -- control bytes are exactly what must not pass
  if (!text.startsWith('/') || text.length > LONGEST_RETURN || /[\u0000-\u001f\u007f\\]/.test(text))
    return null;
  const ours = 'http://return.invalid';
  if (!URL.canParse(text, ours)) return null;
  const url = new URL(text, ours);
  if (url.origin !== ours || !isPagePath(url.pathname)) return null;
  return url.pathname + url.search + url.hash;
}
