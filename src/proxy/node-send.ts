import { promisify } from 'node:util';
import { brotliDecompress, gunzip, type ZlibOptions } from 'node:zlib';
import type { Client as UndiciClient, Dispatcher } from 'undici';
// The two parts of it that are used. The whole would bring a second `fetch`, and lend its sockets to Node's own.
import buildConnector from 'undici/lib/core/connect.js';
import Client from 'undici/lib/dispatcher/client.js';
import { ProxyError } from './errors.ts';
import { refuseRedirect, type Send } from './upstream-call.ts';

/** For the connection alone, TLS included; undici looks twice a second. */
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

/** Of a connection that ended, by undici's codes and the system's. */
const endings: ReadonlySet<unknown> = new Set(['UND_ERR_SOCKET', 'UND_ERR_DESTROYED', 'ECONNRESET', 'EPIPE']);

/** Texts are decoded whole, so one decoder serves all; it drops a byte order mark. */
const textDecoder = new TextDecoder();

/** Says that a connection ended before anything of an answer came. */
class EndedConnection extends Error {}

/**
 * Calls by undici, the client behind Node's `fetch`, without what `fetch` puts before it: several times as quick as that,
 * and twice as quick as `node:http`.
 *
 * A kept connection may have been closed on the other side just when a call is written to it. What may be repeated is
 * then sent once more on a new one. What must not, because the service may have acted on it, never travels on a kept
 * connection, and so no such doubt can arise. That has to be known of each connection, which is why they are kept here
 * rather than in a pool.
 */
export function createNodeSend({ connectMs = CONNECT_MS } = {}): Send {
  const connect = buildConnector({ timeout: connectMs });
  const kept = new Map<string, UndiciClient[]>();

  /** A connection of its own, which ends for good when it is closed. */
  function open(origin: string): UndiciClient {
    const client = new Client(origin, {
      connect,
      keepAliveTimeout: IDLE_MS,
      keepAliveMaxTimeout: IDLE_MS,
      // Each call has its own limits here.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    client.once('disconnect', () => {
      const line = kept.get(origin);
      const index = line?.indexOf(client) ?? -1;
      if (index >= 0) line?.splice(index, 1);
      void client.destroy();
    });
    return client;
  }

  function keep(origin: string, client: UndiciClient): void {
    const line = kept.get(origin);
    if (line === undefined) kept.set(origin, [client]);
    else line.push(client);
  }

  return async (request, { headersMs, totalMs, bodyBytes }, repeatable) => {
    const { origin, pathname, search } = new URL(request.url);
    const fields = [...constantHeaders];
    for (const [name, value] of Object.entries(request.headers)) fields.push(name, value);
    const call: Dispatcher.DispatchOptions = {
      path: pathname + search,
      method: request.method,
      headers: fields,
      body: request.body,
      reset: !repeatable,
    };
    let client: UndiciClient | undefined;
    let isLate = false;
    const expire = (): void => {
      isLate = true;
      void client?.destroy();
    };
    const total = setTimeout(expire, totalMs);
    const headers = setTimeout(expire, headersMs);
    const attempt = (by: UndiciClient): Promise<Arrived> => {
      client = by;
      return readAnswer(by, call, bodyBytes, () => clearTimeout(headers));
    };
    try {
      const known = repeatable ? kept.get(origin)?.pop() : undefined;
      const { httpStatus, encoding, bytes } = await attempt(known ?? open(origin)).catch((error: unknown) => {
        if (known === undefined || isLate || !(error instanceof EndedConnection)) throw error;
        return attempt(open(origin));
      });
      if (repeatable && client !== undefined) keep(origin, client);
      client = undefined;
      return { httpStatus, text: await toText(bytes, encoding, bodyBytes) };
    } catch (error) {
      // Frees the socket of an answer that was not read to its end.
      void client?.destroy();
      if (isLate) throw new ProxyError('upstream_timeout');
      throw error instanceof ProxyError ? error : new ProxyError('upstream_unavailable');
    } finally {
      clearTimeout(total);
      clearTimeout(headers);
    }
  };
}

type Arrived = {
  readonly httpStatus: number;
  readonly encoding: string | string[] | undefined;
  readonly bytes: Buffer;
};

function readAnswer(
  client: UndiciClient,
  call: Dispatcher.DispatchOptions,
  mostBytes: number,
  onHead: () => void,
): Promise<Arrived> {
  return new Promise((resolve, reject) => {
    let httpStatus = 0;
    let encoding: Arrived['encoding'];
    let size = 0;
    const parts: Buffer[] = [];
    client.dispatch(call, {
      onRequestStart: () => undefined,
      onResponseStart(_, status, headers) {
        // What announces an answer is none.
        if (status < 200) return;
        onHead();
        httpStatus = status;
        encoding = headers['content-encoding'];
        refuseRedirect(status);
      },
      onResponseData(_, part) {
        size += part.length;
        if (size > mostBytes) throw new ProxyError('upstream_invalid');
        parts.push(part);
      },
      onResponseEnd() {
        const [first] = parts;
        const bytes = first !== undefined && parts.length === 1 ? first : Buffer.concat(parts);
        resolve({ httpStatus, encoding, bytes });
      },
      onResponseError(_, error) {
        const hasEnded = httpStatus === 0 && 'code' in error && endings.has(error.code);
        reject(hasEnded ? new EndedConnection() : error);
      },
    });
  });
}

/** What an answer says of itself may be a lie, and what it unfolds to has the same bound as what arrives. */
async function toText(bytes: Buffer, encoding: Arrived['encoding'], mostBytes: number): Promise<string> {
  if (encoding === undefined || encoding === 'identity' || bytes.length === 0)
    return textDecoder.decode(bytes);
  const isOne = typeof encoding === 'string' && Object.hasOwn(decoders, encoding);
  const decode = isOne ? decoders[encoding] : undefined;
  if (decode === undefined) throw new ProxyError('upstream_invalid');
  try {
    return textDecoder.decode(await decode(bytes, { maxOutputLength: mostBytes }));
  } catch {
    throw new ProxyError('upstream_invalid');
  }
}
