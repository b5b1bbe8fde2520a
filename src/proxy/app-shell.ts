import { hashText } from './bytes.ts';
import { acceptsHtml, isNavigation } from './guards.ts';
import { isPagePath } from './page-routes.ts';

/** A file of the built app by its path, which starts with `/`; `null` when there is none. */
export type Assets = (path: string, request: Request) => Promise<Response | null>;

/** Below these the app shell never answers: whoever asks there wants data, not a page. */
const serverPaths = /^\/(?:api|auth|hooks|events|assets|simulator|__sim|healthz|readyz)(?:\/|$)/;

/**
 * The built app: its files, and one document for all of its routes.
 *
 * An address that is no route gets the document too when a person opened it, with 404: the app says so in its own words.
 */
export async function answerFromApp(path: string, request: Request, assets: Assets, basePath: string) {
  if (path === '/index.html' || isPagePath(path)) return shell(assets, request, basePath, 200);
  if (path === '/manifest.webmanifest')
    return filledIn(assets, request, { path, status: 200, fill: (json) => withIdentity(json, basePath) });
  const file = /\/\./.test(path) ? null : await assets(path, request);
  if (file !== null) return file;
  const isMistyped = isNavigation(request) && acceptsHtml(request) && !/[.;%]/.test(path);
  if (serverPaths.test(path) || !isMistyped) return null;
  return shell(assets, request, basePath, 404);
}

function shell(assets: Assets, request: Request, basePath: string, status: 200 | 404) {
  const fill = (html: string): string => withBasePath(html, basePath);
  return filledIn(assets, request, { path: '/index.html', status, fill });
}

type Template = {
  readonly path: string;
  readonly status: 200 | 404;
  readonly fill: (text: string) => string;
};

async function filledIn(
  assets: Assets,
  request: Request,
  { path, status, fill }: Template,
): Promise<Response | null> {
  const built = await assets(path, request);
  if (built === null) return null;
  const contentType = built.headers.get('content-type') ?? 'application/octet-stream';
  const text = fill(await built.text());
  const etag = `"${(await hashText(text)).slice(0, 22)}"`;
  const headers = { 'content-type': contentType, 'cache-control': 'no-cache', etag };
  if (status === 200 && request.headers.get('if-none-match') === etag)
    return new Response(null, { status: 304, headers });
  return new Response(text, { status, headers });
}

/** The build names its files relatively; a document at `/day/2026-03-01` needs them from the base. */
function withBasePath(html: string, basePath: string): string {
  return html
    .replaceAll('="./', `="${basePath}`)
    .replace('<meta name="base-path" content="/"', `<meta name="base-path" content="${basePath}"`);
}

/** An `id` is read against the origin alone (W3C manifest, 1.8): two installations of one host would be one app. */
function withIdentity(json: string, basePath: string): string {
  return json.replace('"id": "/"', `"id": "${basePath}"`);
}
