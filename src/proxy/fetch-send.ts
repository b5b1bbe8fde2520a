import { toWebRequest } from '#api/dialects/request.ts';
import { ProxyError } from './errors.ts';
import { refuseRedirect, type Send } from './upstream-call.ts';

/** Calls by a `fetch`: the wire of every runtime but Node's, and of a pretend service inside this process. */
export function createFetchSend(fetch: typeof globalThis.fetch): Send {
  return async (request, limits) => {
    const abort = new AbortController();
    const timeout = new ProxyError('upstream_timeout');
    const total = setTimeout(() => abort.abort(timeout), limits.totalMs);
    const headers = setTimeout(() => abort.abort(timeout), limits.headersMs);
    try {
      const response = await orAborted(
        fetch(toWebRequest(request), { redirect: 'manual', signal: abort.signal }),
        abort.signal,
      );
      clearTimeout(headers);
      // What a browser makes of a redirect that it does not follow.
      if (response.type === 'opaqueredirect') throw new ProxyError('upstream_invalid');
      refuseRedirect(response.status);
      const text = await readText(response, limits.bodyBytes, abort.signal);
      return { httpStatus: response.status, text };
    } catch (error) {
      if (error instanceof ProxyError) throw error;
      if (abort.signal.aborted) throw timeout;
      throw new ProxyError('upstream_unavailable');
    } finally {
      clearTimeout(total);
      clearTimeout(headers);
      // Frees the socket of an answer that was not read to its end; of no effect after that.
      abort.abort(timeout);
    }
  };
}

async function readText(response: Response, bodyBytes: number, signal: AbortSignal): Promise<string> {
  if (response.body === null) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await orAborted(reader.read(), signal);
      if (done) return text + decoder.decode();
      size += value.byteLength;
      if (size > bodyBytes) throw new ProxyError('upstream_invalid');
      text += decoder.decode(value, { stream: true });
    }
  } catch (error) {
    // Frees the socket also where the runtime has let go of the signal by now, as undici's weak reference to it may.
    void reader.cancel().catch(() => undefined);
    throw error;
  }
}

/** Ends with the signal even where the other side does not listen to it. */
async function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop);
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    if (stop !== undefined) signal.removeEventListener('abort', stop);
  }
}
