import {
  Agent as HttpAgent,
  request as requestHttp,
  type ClientRequest,
  type IncomingMessage,
} from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, type ZlibOptions } from 'node:zlib';
import type { UpstreamRequest } from '#api/dialects/request.ts';
import { ProxyError } from './errors.ts';
import { refuseRedirect, type Send } from './upstream-call.ts';

/** For the connection alone, TLS included. */
const CONNECT_MS = 3000;
/** Connections are kept for what a page asks next. Most servers keep theirs for five seconds or more. */
const IDLE_MS = 4000;

const decoders: Readonly<Record<string, (bytes: Buffer, options: ZlibOptions) => Promise<Buffer>>> = {
  gzip: promisify<Buffer, ZlibOptions, Buffer>(gunzip),
  br: promisify<Buffer, ZlibOptions, Buffer>(brotliDecompress),
};
const constantHeaders = [
  'accept-encoding',
  Object.keys(decoders).join(', '),
  // Firewalls before a service take who does not say what it is for a robot.
  'user-agent',
  'homeostat',
];

/** Texts are decoded whole, so one decoder serves all; it drops a byte order mark. */
const textDecoder = new TextDecoder();

/** Says that a kept connection had been closed on the other side before anything of an answer came. */
class StaleConnection extends Error {}

/**
 * Calls by Node's own client, several times as quick as its `fetch`.
 *
 * A kept connection may have been closed on the other side just when a call is written to it. What may be repeated is
 * then sent once more on a new one. What must not, because the service may have acted on it, never travels on a kept
 * connection, and so no such doubt can arise.
 */
export function createNodeSend({ connectMs = CONNECT_MS } = {}): Send {
  const httpAgent = new HttpAgent({ keepAlive: true, timeout: IDLE_MS });
  const httpsAgent = new HttpsAgent({ keepAlive: true, timeout: IDLE_MS });

  function open(request: UpstreamRequest, reusing: boolean): ClientRequest {
    const { method, url, headers, body } = request;
    const { protocol, host, hostname, port, pathname, search } = new URL(url);
    const isTls = protocol === 'https:';
    // A list is written as it is; a record would be copied and looked through once more.
    const fields: string[] = ['host', host, ...constantHeaders];
    for (const [name, value] of Object.entries(headers)) fields.push(name, value);
    if (body !== null) fields.push('content-length', String(Buffer.byteLength(body)));
    const options = {
      // An address of IPv6 stands in brackets in a URL alone.
      host: hostname.startsWith('[') ? hostname.slice(1, -1) : hostname,
      port: port === '' ? (isTls ? 443 : 80) : Number(port),
      path: pathname + search,
      method,
      headers: fields,
      agent: reusing && (isTls ? httpsAgent : httpAgent),
    };
    const call = isTls ? requestHttps(options) : requestHttp(options);
    if (!call.reusedSocket) limitConnecting(call, isTls ? 'secureConnect' : 'connect', connectMs);
    call.end(body ?? undefined);
    return call;
  }

  return async (request, { headersMs, totalMs, bodyBytes }, repeatable) => {
    let call: ClientRequest | undefined;
    let isLate = false;
    const expire = (): void => {
      isLate = true;
      call?.destroy();
    };
    const total = setTimeout(expire, totalMs);
    const headers = setTimeout(expire, headersMs);
    const attempt = (reusing: boolean): Promise<Arrived> => {
      call = open(request, reusing);
      return readAnswer(call, bodyBytes, () => clearTimeout(headers));
    };
    try {
      const { answer, bytes } = await attempt(repeatable).catch((error: unknown) => {
        if (!repeatable || isLate || !(error instanceof StaleConnection)) throw error;
        return attempt(false);
      });
      const text = await toText(bytes, answer.headers['content-encoding'], bodyBytes);
      return { httpStatus: answer.statusCode ?? 0, text };
    } catch (error) {
      // Frees the socket of an answer that was not read to its end.
      call?.destroy();
      if (isLate) throw new ProxyError('upstream_timeout');
      throw error instanceof ProxyError ? error : new ProxyError('upstream_unavailable');
    } finally {
      clearTimeout(total);
      clearTimeout(headers);
    }
  };
}

function limitConnecting(call: ClientRequest, done: 'connect' | 'secureConnect', connectMs: number): void {
  call.once('socket', (socket) => {
    const timer = setTimeout(() => call.destroy(), connectMs);
    const stop = (): void => clearTimeout(timer);
    socket.once(done, stop);
    socket.once('close', stop);
  });
}

type Arrived = { readonly answer: IncomingMessage; readonly bytes: Buffer };

function readAnswer(call: ClientRequest, mostBytes: number, onHead: () => void): Promise<Arrived> {
  return new Promise((resolve, reject) => {
    let isAnswered = false;
    let isWhole = false;
    call.on('response', (answer) => {
      isAnswered = true;
      onHead();
      const parts: Buffer[] = [];
      let size = 0;
      answer.on('error', reject);
      answer.on('data', (part: Buffer) => {
        size += part.length;
        if (size > mostBytes) reject(new ProxyError('upstream_invalid'));
        else parts.push(part);
      });
      answer.on('end', () => {
        isWhole = true;
        const [first] = parts;
        const bytes = first !== undefined && parts.length === 1 ? first : Buffer.concat(parts);
        resolve({ answer, bytes });
      });
      try {
        refuseRedirect(answer.statusCode ?? 0);
      } catch (error) {
        reject(error);
      }
    });
    call.on('error', (error: NodeJS.ErrnoException) => {
      const isReset = error.code === 'ECONNRESET' || error.code === 'EPIPE';
      reject(call.reusedSocket && !isAnswered && isReset ? new StaleConnection() : error);
    });
    // The other side hung up in the middle, or we did.
    call.on('close', () => {
      if (!isWhole) reject(new Error('half an answer'));
    });
  });
}

/** What an answer says of itself may be a lie, and what it unfolds to has the same bound as what arrives. */
async function toText(bytes: Buffer, encoding: string | undefined, mostBytes: number): Promise<string> {
  if (encoding === undefined || encoding === 'identity' || bytes.length === 0)
    return textDecoder.decode(bytes);
  const decode = Object.hasOwn(decoders, encoding) ? decoders[encoding] : undefined;
  if (decode === undefined) throw new ProxyError('upstream_invalid');
  try {
    return textDecoder.decode(await decode(bytes, { maxOutputLength: mostBytes }));
  } catch {
    throw new ProxyError('upstream_invalid');
  }
}
