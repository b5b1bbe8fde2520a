import type { IncomingMessage, ServerResponse } from 'node:http';
import { createProxy } from './app.ts';
import { readConfig } from './config.ts';
import { readNodeEnvironment } from './node-environment.ts';
import { createNodeListener } from './node-server.ts';

const ownPaths = /^\/(?:(?:auth|api|hooks|simulator|__sim)\/|events$|healthz$|readyz$)/;

/**
 * The proxy as a middleware of the development server, on its port; documents and sources stay that server's business.
 *
 * The origin is asked for with the first request, because the port is only known once the server listens.
 */
export function developmentListener(
  origin: () => string,
): (request: IncomingMessage, response: ServerResponse, next: () => void) => Promise<void> {
  const env = readNodeEnvironment();
  let listener: ReturnType<typeof createNodeListener> | undefined;
  return async (request, response, next) => {
    const [path = ''] = (request.url ?? '').split('?');
    if (!ownPaths.test(path)) return next();
    listener ??= createNodeListener(
      createProxy({
        config: readConfig({ ...env, PUBLIC_ORIGIN: new URL(origin()).origin, BASE_PATH: '/' }),
        fetch,
        now: Date.now,
        log: () => undefined,
      }).answer,
      false,
    );
    return listener(request, response);
  };
}
