import type { Config } from './config.ts';
import type { SharedState } from './shared-state.ts';

/** What this instance shares with others, if there are any; the client is loaded where it is needed. */
export async function connectShared({
  redisUrl,
  publicOrigin,
  basePath,
}: Config): Promise<SharedState | undefined> {
  if (redisUrl === undefined) return undefined;
  const { connectRedis } = await import('./node-redis.ts');
  // One server may serve several installations.
  return connectRedis(redisUrl, { prefix: `homeostat:${publicOrigin}${basePath}`, now: Date.now });
}
