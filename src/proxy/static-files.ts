import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { Assets } from './app-shell.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** Written by the build, in the order in which we would rather send them. */
const encodings = [
  { name: 'br', extension: '.br' },
  { name: 'gzip', extension: '.gz' },
] as const;

type File = { readonly bytes: Uint8Array<ArrayBuffer>; readonly etag: string };

/**
 * The files of a built app, read once: an address is looked up among the names that were there, so that no spelling
 * of `..` leads anywhere else, and what has no known type is not served.
 */
export function createStaticFiles(folder: string): Assets {
  const files = new Map<string, File>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const bytes = new Uint8Array(readFileSync(file));
    const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
    files.set(`/${relative(folder, file).split(sep).join('/')}`, { bytes, etag });
  }
  return (path, request) => Promise.resolve(answer(files, path, request));
}

function answer(files: ReadonlyMap<string, File>, path: string, request: Request): Response | null {
  const plain = files.get(path);
  const contentType = contentTypes[extname(path)];
  if (plain === undefined || contentType === undefined) return null;
  const accepted = acceptedEncodings(request.headers.get('accept-encoding') ?? '');
  const encoding = encodings.find(({ name, extension }) => accepted.has(name) && files.has(path + extension));
  const { bytes, etag } = (encoding && files.get(path + encoding.extension)) ?? plain;
  const isImmutable = path.startsWith('/assets/');
  const headers = {
    'content-type': contentType,
    'cache-control': isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag,
    vary: 'Accept-Encoding',
    ...(encoding !== undefined && { 'content-encoding': encoding.name }),
  };
  const known = request.headers.get('if-none-match')?.split(',') ?? [];
  if (known.some((text) => text.trim().replace(/^W\//, '') === etag))
    return new Response(null, { status: 304, headers });
  return new Response(bytes, { headers: { ...headers, 'content-length': String(bytes.length) } });
}

function acceptedEncodings(header: string): ReadonlySet<string> {
  const offers = header.split(',').map((offer) => offer.trim().toLowerCase());
  return new Set(
    offers.filter((offer) => !/;\s*q=0(?:\.0*)?$/.test(offer)).map((offer) => offer.split(';')[0] ?? ''),
  );
}
