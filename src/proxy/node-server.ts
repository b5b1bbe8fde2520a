import { getRequestListener } from '@hono/node-server';
import { createServer, STATUS_CODES, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { isText, type Answer } from './answer.ts';
import { errorAnswer } from './errors.ts';
import { securityHeaders } from './security-headers.ts';

type AnswerTo = (request: Request) => Promise<Answer>;

/** Time to finish what is under way when told to stop. */
const LONGEST_GOODBYE_MS = 5000;

/** A Node server; also what never becomes a Request gets an answer with all the headers. */
export function createNodeServer(answerTo: AnswerTo, secure: boolean): Server {
  const listener = createNodeListener(answerTo, secure);
  const server = createServer(
    // The listener refuses a missing Host itself, with headers.
    // Kept alive longer than a reverse proxy or a client keeps its end, or they meet a closing connection.
    { requireHostHeader: false, requestTimeout: 30_000, headersTimeout: 15_000, keepAliveTimeout: 75_000 },
    (incoming, outgoing) => void listener(incoming, outgoing),
  );
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (socket.destroyed || !socket.writable) return;
    const isTooLarge = error.code === 'HPE_HEADER_OVERFLOW';
    const isSlow = error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
    const status = isTooLarge ? 431 : isSlow ? 408 : 400;
    const headers = { ...securityHeaders('data', secure), 'cache-control': 'no-store', connection: 'close' };
    const lines = Object.entries({ ...headers, 'content-length': '0' }).map(
      ([name, value]) => `${name}: ${value}`,
    );
    socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('\r\n')}\r\n\r\n`);
  });
  return server;
}

export function createNodeListener(answerTo: AnswerTo, secure: boolean) {
  const respond = async (request: Request, outgoing: ServerResponse): Promise<Response> => {
    const answer = await answerTo(request);
    if (!isText(answer)) return answer;
    const { status, headers, text } = answer;
    outgoing.writeHead(status, [...headers, 'content-length', String(Buffer.byteLength(text))]);
    outgoing.end(text);
    // The adapter has nothing left to do, and would read the headers of whatever it were told.
    return new Promise<never>(() => undefined);
  };
  // Never that of HTTP/2: no server here speaks it.
  return getRequestListener((request, { outgoing }) => respond(request, outgoing as ServerResponse), {
    // The runtime's own Request and Response, here and everywhere else.
    overrideGlobalObjects: false,
    errorHandler: () => {
      const answer = errorAnswer('bad_request');
      for (const [name, value] of Object.entries(securityHeaders('data', secure)))
        answer.headers.set(name, value);
      answer.headers.set('cache-control', 'no-store');
      return answer;
    },
  });
}

/** Resolves once it listens; a taken port is an ordinary thing and gets an ordinary sentence. */
export function listen(server: Server, port: number, host: string, variable: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE'
          ? 'is already in use'
          : `cannot be listened on (${error.code ?? 'unknown'})`;
      reject(
        new Error(`Failed to start: ${variable} ${port} on ${host} ${why}. Set ${variable} to a free one.`),
      );
    });
    server.listen(port, host, resolve);
  });
}

/** Ends the process on SIGTERM and SIGINT: no new connection, the open answers are finished, then out. */
export function stopOnSignal(server: Server, endStreams?: () => void): void {
  const stop = (): void => {
    endStreams?.();
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), LONGEST_GOODBYE_MS).unref();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
