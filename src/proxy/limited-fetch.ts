import type { UpstreamLimits } from './config.ts';
import { ProxyError } from './errors.ts';

export type UpstreamAnswer = {
  readonly httpStatus: number;
  /** `undefined` when the body is no JSON. */
  readonly json: unknown;
};

/**
 * One call to the service, bounded in time and bytes, never redirected.
 *
 * A redirect is refused rather than followed because the token would travel along.
 */
export async function fetchUpstream(
  fetch: typeof globalThis.fetch,
  request: Request,
  limits: UpstreamLimits,
): Promise<UpstreamAnswer> {
  const abort = new AbortController();
  const timeout = new ProxyError('upstream_timeout');
  const total = setTimeout(() => abort.abort(timeout), limits.totalMs);
  const headers = setTimeout(() => abort.abort(timeout), limits.headersMs);
  try {
    const response = await orAborted(
      fetch(request, { redirect: 'manual', signal: abort.signal }),
      abort.signal,
    );
    clearTimeout(headers);
    if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
      throw new ProxyError('upstream_invalid', { vendorStatus: response.status });
    }
    const text = await readText(response, limits.bodyBytes, abort.signal);
    return { httpStatus: response.status, json: parseJson(text) };
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

/** Old servers label JSON as text; what counts is whether it parses. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
