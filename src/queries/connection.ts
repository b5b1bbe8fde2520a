import { type Client, type ClientOptions, createClient } from '#api/client.ts';
import { ApiError, type ErrorCode } from '#api/errors.ts';
import { createSyncEngine, type SyncDeps, type SyncEngine } from '#sync/sync-engine.ts';
import type { LiveSurroundings } from './live.ts';

/**
 * All that talks to our own server. The first picture comes from the archive and needs none of it, so it is loaded
 * beside the first load and not with it.
 */
export type Connection = Pick<Client, 'session' | 'get' | 'send'> & {
  /** Resolves to false when the server has not heard of it. */
  readonly logout: () => Promise<boolean>;
  /** It hears at once of what the service says has changed, for as long as it leads. */
  readonly createEngine: (deps: Omit<SyncDeps, 'client'> & LiveSurroundings) => SyncEngine;
};

/** Answers to a sign-out that mean there is nothing left to end. */
const meansSignedOut: ReadonlySet<ErrorCode> = new Set([
  'auth_required',
  'auth_expired',
  'reconnect_required',
]);

export function createConnection(options: ClientOptions): Connection {
  const client = createClient(options);
  return {
    session: client.session,
    get: client.get,
    send: client.send,
    logout: async () => {
      try {
        await client.logout();
      } catch (error) {
        return error instanceof ApiError && meansSignedOut.has(error.code);
      }
      return true;
    },
    createEngine(deps) {
      const engine = createSyncEngine({ ...deps, client });
      // Before the first look has been taken there is nothing that could have changed since.
      const stop = engine.subscribe(() => {
        if (engine.status().lastSyncAt === null) return;
        stop();
        void import('./live.ts').then(
          ({ listenFor }) =>
            listenFor({ ...deps, engine, client, url: new URL('events', options.baseUrl).href }),
          // Without it the page looks by itself, every five minutes.
          () => undefined,
        );
      });
      return engine;
    },
  };
}
