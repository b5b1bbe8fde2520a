import { ProxyError } from './errors.ts';

/** Counts while it reads: the length that a sender announces is a claim. */
export async function readBody(request: Request, mostBytes: number): Promise<ArrayBuffer> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    for await (const part of request.body ?? []) {
      size += part.byteLength;
      if (size > mostBytes) throw new ProxyError('too_large');
      parts.push(new Uint8Array(part));
    }
  } catch (error) {
    // Whoever hangs up in the middle made a bad request; it is no failure of ours.
    throw error instanceof ProxyError ? error : new ProxyError('bad_request');
  }
  return new Blob(parts).arrayBuffer();
}

/** Refuses what is not UTF-8 instead of reading something else into it. */
export async function readTextBody(request: Request, mostBytes: number): Promise<string> {
  const bytes = await readBody(request, mostBytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ProxyError('bad_request');
  }
}
