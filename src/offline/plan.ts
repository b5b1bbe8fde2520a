/** What the worker decides, apart from how a browser carries it out. */
type Asked = { readonly method: string; readonly mode: string; readonly url: string };

type Installation = {
  /** The address below which the app stands. */
  readonly scope: string;
  readonly isPage: (path: string) => boolean;
};

/**
 * `page`: the app itself, at once. `address`: whatever stands there, and the app when the network is away.
 * `part`: a file of some build. `null`: none of the worker's business.
 */
export type Answer = 'page' | 'address' | 'part' | null;

/** Paths below the scope that belong to the server alone. */
const serverPaths = /^(api|auth|hooks|events|simulator|__sim|healthz|readyz)(\/|$)/;

/**
 * Who answers a request: at an address that is no page of ours another app of the same host may stand (a root
 * installation sees the navigations to all of them), or another installation of this one.
 */
export function planAnswer({ method, mode, url }: Asked, { scope, isPage }: Installation): Answer {
  const base = new URL(scope);
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== base.origin || !pathname.startsWith(base.pathname)) return null;
  const path = pathname.slice(base.pathname.length);
  if (serverPaths.test(path)) return null;
  if (mode === 'navigate') return isPage(`/${path}`) ? 'page' : 'address';
  return path.startsWith('assets/') ? 'part' : null;
}

/** Builds before this one whose files are kept for the pages that still run them. */
const KEPT_BUILDS = 2;

/** The name of a build's files; one host may carry several installations. */
export function nameCache(scope: string, build: string): string {
  return `${cachePrefix(scope)}${build}`;
}

function cachePrefix(scope: string): string {
  return `homeostat ${new URL(scope).pathname} `;
}

/** Other builds of this installation, as the browser lists them: oldest first. */
export function otherBuilds(names: readonly string[], scope: string, own: string): readonly string[] {
  return names.filter((name) => name.startsWith(cachePrefix(scope)) && name !== own);
}

/** What to delete when a build takes over. Until now names told no installation. */
export function staleCaches(names: readonly string[], scope: string, own: string): readonly string[] {
  const nameless = names.filter((name) => /^homeostat-[\da-f]{12}$/.test(name));
  return [...nameless, ...otherBuilds(names, scope, own).slice(0, -KEPT_BUILDS)];
}

/** Whether a document is of the build with these files; between two downloads the server may have got another. */
export function isOfBuild(html: string, files: readonly string[]): boolean {
  const named = [...html.matchAll(/="[^"]*?\/(assets\/[^"]+)"/g)].map((match) => match[1] ?? '');
  return named.length > 0 && named.every((file) => files.includes(file));
}
