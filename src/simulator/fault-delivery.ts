import type { Fault } from './faults.ts';
import { envelopeReply, failure, htmlReply, redirectReply, type Reply, toResponse } from './reply.ts';

const chunkBytes = 64 * 1024;

/** What arrives in place of the service's answer when the call never reaches it; `null` when it does. */
export function replyInstead(fault: Fault): Reply | null {
  switch (fault.kind) {
    case 'status':
      return envelopeReply(failure(fault.status ?? 2555, fault.error ?? 'Simulated failure', fault.body));
    case 'http': {
      const status = fault.http ?? 500;
      return htmlReply(status, `<!doctype html><title>${status}</title><h1>Service unavailable</h1>`);
    }
    case 'html200':
      return htmlReply(200, '<!doctype html><title>Welcome</title><h1>Sign in to the network</h1>');
    case 'redirect':
      // Port 9 discards what it is sent, where anything listens at all.
      return redirectReply(302, fault.location ?? 'http://127.0.0.1:9/');
    default:
      return null;
  }
}

/** Waits, or fails, before the service is asked. */
export async function meetBefore(fault: Fault, signal: AbortSignal): Promise<void> {
  if (fault.kind === 'stall') await pause(null, signal);
  if (fault.kind === 'delay') await pause(fault.ms ?? 1000, signal);
  if (fault.kind === 'reset' && fault.atByte === undefined) throw connectionLost();
}

/** The answer as it comes out of the wire. */
export function deliver(reply: Reply, fault: Fault | null, signal: AbortSignal): Response {
  if (fault === null) return toResponse(reply);
  const bytes = new TextEncoder().encode(reply.body ?? '');
  switch (fault.kind) {
    case 'dropAfterCommit':
      throw connectionLost();
    case 'truncate':
      return toResponse(reply, streamOf([bytes.subarray(0, fault.atByte ?? bytes.length >> 1)], null));
    case 'reset':
      return toResponse(reply, streamOf([bytes.subarray(0, fault.atByte)], connectionLost()));
    case 'drip':
      return toResponse(reply, drip(bytes, 1000 / (fault.bytesPerSec ?? 1), signal));
    case 'huge':
      return toResponse(reply, spaces(fault.bytes ?? 2 ** 30));
    case 'contentType':
      return toResponse({
        ...reply,
        headers: { ...reply.headers, 'content-type': fault.contentType ?? 'text/plain' },
      });
    case 'bom':
      return toResponse({ ...reply, body: `\uFEFF${reply.body ?? ''}` });
    case 'duplicateKeys':
      // Inside a text a quotation mark would be escaped, so this finds the beginnings of objects alone.
      return toResponse({
        ...reply,
        body: (reply.body ?? '').replaceAll(/\{("(?:[^"\\]|\\.)*"):/g, '{$1:null,$1:'),
      });
    default:
      return toResponse(reply);
  }
}

function connectionLost(): TypeError {
  // The error that `fetch` has for every failure of the network.
  return new TypeError('Failed to fetch: the simulated connection broke. Try again.');
}

function streamOf(chunks: readonly Uint8Array[], end: Error | null): ReadableStream<Uint8Array> {
  const queue = chunks.filter(({ length }) => length > 0);
  // Errors on a later pull: an erroring stream would throw away what it still holds.
  return new ReadableStream({
    pull: (controller) => {
      const chunk = queue.shift();
      if (chunk !== undefined) controller.enqueue(chunk);
      else if (end === null) controller.close();
      else controller.error(end);
    },
  });
}

function drip(bytes: Uint8Array, everyMs: number, signal: AbortSignal): ReadableStream<Uint8Array> {
  let position = 0;
  let isCancelled = false;
  return new ReadableStream({
    pull: async (controller) => {
      if (position > 0) await pause(everyMs, signal);
      if (isCancelled) return;
      if (position >= bytes.length) {
        controller.close();
        return;
      }
      controller.enqueue(bytes.slice(position, position + 1));
      position += 1;
    },
    cancel: () => {
      isCancelled = true;
    },
  });
}

/** White space is legal before any JSON, so only a reader that counts bytes will stop. */
function spaces(byteCount: number): ReadableStream<Uint8Array> {
  let left = byteCount;
  return new ReadableStream({
    pull: (controller) => {
      if (left <= 0) {
        controller.close();
        return;
      }
      controller.enqueue(new Uint8Array(Math.min(left, chunkBytes)).fill(0x20));
      left -= chunkBytes;
    },
  });
}

/** Rejects as an aborted `fetch` does; without an end it waits for that alone. */
function pause(ms: number | null, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      clearTimeout(timer);
      reject(signal.reason instanceof Error ? signal.reason : new TypeError('The call was given up.'));
    };
    const timer =
      ms === null
        ? undefined
        : setTimeout(() => {
            signal.removeEventListener('abort', abort);
            resolve();
          }, ms);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}
